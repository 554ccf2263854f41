#pragma once

#include <gtk/gtk.h>

#include "pol-concept.h"
#include "pol-tag-count.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_MANAGER_ROW (pol_concept_manager_row_get_type ())

/* A concept with its group and how often it was tagged, and a box that selects
 * it. Properties: "selected". */
G_DECLARE_FINAL_TYPE (PolConceptManagerRow, pol_concept_manager_row, POL, CONCEPT_MANAGER_ROW,
                      GtkWidget)

GtkWidget  *pol_concept_manager_row_new         (void);
PolConcept *pol_concept_manager_row_get_concept (PolConceptManagerRow *self);
void        pol_concept_manager_row_set_concept (PolConceptManagerRow *self,
                                                 PolConcept           *concept);
void        pol_concept_manager_row_set_count   (PolConceptManagerRow *self,
                                                 const PolTagCount    *count);

G_END_DECLS
