#pragma once

#include <gtk/gtk.h>

#include "pol-concept-merge.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_CONFLICT_ROW (pol_concept_conflict_row_get_type ())

/* An image of which someone said opposite things of concepts that become one, and
 * what is to hold: activates merge.decide (uu), with the image and a PolValue. */
G_DECLARE_FINAL_TYPE (PolConceptConflictRow, pol_concept_conflict_row, POL, CONCEPT_CONFLICT_ROW,
                      GtkWidget)

GtkWidget *pol_concept_conflict_row_new       (PolProject            *project,
                                               PolConceptMerge       *merge);
void       pol_concept_conflict_row_set_image (PolConceptConflictRow *self,
                                               guint                  image);

G_END_DECLS
