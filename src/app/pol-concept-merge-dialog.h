#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_MERGE_DIALOG (pol_concept_merge_dialog_get_type ())

/* Asks which concept others are merged into, has it decided where someone said
 * opposite things of them, and merges them. */
G_DECLARE_FINAL_TYPE (PolConceptMergeDialog, pol_concept_merge_dialog, POL, CONCEPT_MERGE_DIALOG,
                      AdwWindow)

GtkWidget *pol_concept_merge_dialog_new (GtkWindow  *parent,
                                         PolProject *project,
                                         GPtrArray  *concepts);

G_END_DECLS
