#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CHANGES_DIALOG (pol_changes_dialog_get_type ())

/* What becomes of the labels of each concept under another policy, or after a change of the
 * project that has not been made.
 *
 * Signals: show-images (GArray *images of guint32, const char *title)  those behind a number
 * Actions: changes.show(uu) with the index of a concept and its changes, as of PolEvidence */
G_DECLARE_FINAL_TYPE (PolChangesDialog, pol_changes_dialog, POL, CHANGES_DIALOG, AdwWindow)

GtkWidget *pol_changes_dialog_new (GtkWindow  *parent,
                                   PolProject *project,
                                   PolPolicy  *policy,
                                   PolPolicy  *other);

G_END_DECLS
