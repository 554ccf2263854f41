#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_POLICY_MENU (pol_policy_menu_get_type ())

/* Properties: "policy" (PolPolicy, rw, NULL only where "optional"), "project"
 * (PolProject, rw, whose own policies are offered below the presets, as they
 * change), "optional" (gboolean, construct only, whether no policy can be
 * chosen), "title" (what the menu is called).
 *
 * Signals:
 *   gone (PolPolicy *policy)  the policy that was chosen was removed, and another
 *                             choice, or none, took its place */
G_DECLARE_FINAL_TYPE (PolPolicyMenu, pol_policy_menu, POL, POLICY_MENU, GtkWidget)

PolPolicy *pol_policy_menu_get_policy (PolPolicyMenu *self);
void       pol_policy_menu_set_policy (PolPolicyMenu *self,
                                       PolPolicy     *policy);

G_END_DECLS
