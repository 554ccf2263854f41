#pragma once

#include "pol-concept-list.h"
#include "pol-concept-private.h"

G_BEGIN_DECLS

PolConceptList *pol_concept_list_new    (void);
PolConceptList *pol_concept_list_copy   (PolConceptList *self);
PolConcept     *pol_concept_list_append (PolConceptList *self,
                                         const char     *id);
GPtrArray      *pol_concept_list_sync   (PolConceptList *self);
void            pol_concept_list_tell   (PolConceptList *self,
                                         GPtrArray      *old);

G_END_DECLS
