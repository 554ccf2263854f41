#pragma once

#include <gtk/gtk.h>

#include "pol-image-query.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_FILTER (pol_concept_filter_get_type ())

/* A button to choose a concept, and what it shall be tagged or read as. Emits
 * "changed" when someone has chosen. */
G_DECLARE_FINAL_TYPE (PolConceptFilter, pol_concept_filter, POL, CONCEPT_FILTER, GtkWidget)

GtkWidget     *pol_concept_filter_new          (void);

void           pol_concept_filter_set_concepts (PolConceptFilter *self,
                                                PolConceptList   *concepts);
guint          pol_concept_filter_get_concept  (PolConceptFilter *self);
PolImageMatch  pol_concept_filter_get_match    (PolConceptFilter *self);
void           pol_concept_filter_choose       (PolConceptFilter *self,
                                                PolConcept       *concept,
                                                PolImageMatch     match);
void           pol_concept_filter_set_required (PolConceptFilter *self,
                                                gboolean          required);

G_END_DECLS
