#pragma once

#include <gtk/gtk.h>

#include "pol-concept-search.h"
#include "pol-tag-summary.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_ROW (pol_concept_row_get_type ())

/* Properties: "concept" (PolConcept), "position" (guint, the place among the
 * concepts shown). */
G_DECLARE_FINAL_TYPE (PolConceptRow, pol_concept_row, POL, CONCEPT_ROW, GtkWidget)

GtkWidget  *pol_concept_row_new          (PolTagSummary    *summary,
                                          PolConceptSearch *search);
PolConcept *pol_concept_row_get_concept  (PolConceptRow    *self);
void        pol_concept_row_set_concept  (PolConceptRow    *self,
                                          PolConcept       *concept);
void        pol_concept_row_set_position (PolConceptRow    *self,
                                          guint             position);

G_END_DECLS
