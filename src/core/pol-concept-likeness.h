#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names, to find one that is written nearly as another. */
typedef struct _PolConceptLikeness PolConceptLikeness;

PolConceptLikeness *pol_concept_likeness_new  (void);
void                pol_concept_likeness_free (PolConceptLikeness *self);

void                pol_concept_likeness_add  (PolConceptLikeness *self,
                                               const char         *name);
const char         *pol_concept_likeness_find (PolConceptLikeness *self,
                                               const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptLikeness, pol_concept_likeness_free)

G_END_DECLS
