#pragma once

#include "pol-concept.h"
#include "pol-search-text.h"

G_BEGIN_DECLS

/* All of a concept that can change. `place` orders every concept of a project,
 * archived ones included, so that a restored one returns to where it was. There
 * is room for another between two places. `examples` are indexes of images
 * (guint32), sorted; the array is shared and does not change. */
typedef struct
{
  char    *name;
  char    *group;
  char    *key;
  double   place;
  gboolean archived;
  char    *note;
  GArray  *examples;    /* NULL for none */
} PolConceptFields;

void                    pol_concept_fields_init  (PolConceptFields       *fields,
                                                  const PolConceptFields *from);
void                    pol_concept_fields_clear (PolConceptFields       *fields);
gboolean                pol_concept_fields_equal (const PolConceptFields *a,
                                                  const PolConceptFields *b);

PolConcept             *pol_concept_new          (guint                   index,
                                                  const char             *id);
const PolConceptFields *pol_concept_get_fields   (PolConcept             *self);
void                    pol_concept_set_fields   (PolConcept             *self,
                                                  const PolConceptFields *fields);
const PolSearchText    *pol_concept_get_text     (PolConcept             *self);
PolConcept             *pol_concept_freeze       (PolConcept             *self);
void                    pol_concept_load_example (PolConcept             *self,
                                                  guint32                 image);

G_END_DECLS
