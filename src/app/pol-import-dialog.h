#pragma once

#include <adwaita.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_IMPORT_DIALOG (pol_import_dialog_get_type ())

/* Imports a file, and shows how far that has come or why it could not be done.
 * The window it belongs to hears what was done by its actions "notify-undo" and
 * "notify-list". */
G_DECLARE_FINAL_TYPE (PolImportDialog, pol_import_dialog, POL, IMPORT_DIALOG, AdwMessageDialog)

GtkWidget *pol_import_dialog_new (GtkWindow  *parent,
                                  PolProject *project,
                                  GFile      *file);

G_END_DECLS
