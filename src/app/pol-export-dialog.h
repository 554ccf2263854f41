#pragma once

#include <adwaita.h>

#include "pol-policy.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_EXPORT_DIALOG (pol_export_dialog_get_type ())

/* Format, policy and layout of an export, with its first records as a preview. */
G_DECLARE_FINAL_TYPE (PolExportDialog, pol_export_dialog, POL, EXPORT_DIALOG, AdwWindow)

GtkWidget *pol_export_dialog_new (GtkWindow  *parent,
                                  PolProject *project,
                                  PolPolicy  *policy);

G_END_DECLS
