#pragma once

#include "pol-concept-list.h"
#include "pol-concept-private.h"

G_BEGIN_DECLS

PolConceptList *pol_concept_list_new    (void);
PolConceptList *pol_concept_list_copy   (PolConceptList *self);
PolConcept     *pol_concept_list_append (PolConceptList *self,
                                         const char     *id);
void            pol_concept_list_thaw   (PolConceptList *self,
                                         guint           index);
GPtrArray      *pol_concept_list_sync   (PolConceptList *self);
void            pol_concept_list_tell   (PolConceptList *self,
                                         GPtrArray      *old);
void            pol_concept_list_use    (PolConceptList *self,
                                         guint           index);
void            pol_concept_list_recall (PolConceptList *self,
                                         gint64         *times);

G_END_DECLS
