#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_POLICY_EDITOR (pol_policy_editor_get_type ())

/* A policy of the user's own, to be made or changed, with what it does to the
 * labels of the data set.
 *
 * Signals:
 *   saved (PolPolicy *policy)  it is in the project */
G_DECLARE_FINAL_TYPE (PolPolicyEditor, pol_policy_editor, POL, POLICY_EDITOR, AdwWindow)

char      *pol_policy_editor_make_copy_name
                                          (PolProject *project,
                                           PolPolicy  *original);
GtkWidget *pol_policy_editor_new_for_copy (GtkWindow  *parent,
                                           PolProject *project,
                                           PolPolicy  *original,
                                           const char *name);
GtkWidget *pol_policy_editor_new_for_own  (GtkWindow  *parent,
                                           PolProject *project,
                                           PolPolicy  *policy);

G_END_DECLS
