#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_IMPORT_DIALOG (pol_concept_import_dialog_get_type ())

/* Shows what a concept list would change, and carries out what is chosen. */
G_DECLARE_FINAL_TYPE (PolConceptImportDialog, pol_concept_import_dialog, POL, CONCEPT_IMPORT_DIALOG,
                      AdwWindow)

GtkWidget *pol_concept_import_dialog_new (GtkWindow  *parent,
                                          PolProject *project,
                                          GFile      *file);

G_END_DECLS
