#pragma once

#include <gio/gio.h>

#include "pol-concept-list.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_SEARCH (pol_concept_search_get_type ())

G_DECLARE_FINAL_TYPE (PolConceptSearch, pol_concept_search, POL, CONCEPT_SEARCH, GObject)

PolConceptSearch *pol_concept_search_new            (PolConceptList   *concepts);
PolConceptList   *pol_concept_search_get_concepts   (PolConceptSearch *self);
void              pol_concept_search_set_concepts   (PolConceptSearch *self,
                                                     PolConceptList   *concepts);
const char       *pol_concept_search_get_query      (PolConceptSearch *self);
void              pol_concept_search_set_query      (PolConceptSearch *self,
                                                     const char       *query);
guint             pol_concept_search_get_n_recent   (PolConceptSearch *self);
void              pol_concept_search_update_recent  (PolConceptSearch *self);
PolConcept       *pol_concept_search_get_neighbour  (PolConceptSearch *self,
                                                     PolConcept       *concept,
                                                     int               step);
GArray           *pol_concept_search_find_parts     (PolConceptSearch *self,
                                                     const char       *name);

G_END_DECLS
