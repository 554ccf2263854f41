#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_POLICY_MANAGER (pol_policy_manager_get_type ())

/* The policies of a project's own, to be made, changed and removed, and the
 * presets to begin with. */
G_DECLARE_FINAL_TYPE (PolPolicyManager, pol_policy_manager, POL, POLICY_MANAGER, AdwWindow)

GtkWidget *pol_policy_manager_new (GtkWindow  *parent,
                                   PolProject *project);

G_END_DECLS
