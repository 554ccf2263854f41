#pragma once

#include <gtk/gtk.h>

#include "pol-concept-search.h"
#include "pol-tag-summary.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_ROW (pol_concept_row_get_type ())

/* The concept at a place in what a search lists, whichever that is at the time. */
G_DECLARE_FINAL_TYPE (PolConceptRow, pol_concept_row, POL, CONCEPT_ROW, GtkWidget)

GtkWidget  *pol_concept_row_new          (PolTagSummary    *summary,
                                          PolConceptSearch *search);
PolConcept *pol_concept_row_get_concept  (PolConceptRow    *self);
void        pol_concept_row_set_position (PolConceptRow    *self,
                                          guint             position);

G_END_DECLS
