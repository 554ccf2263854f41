#pragma once

#include <gio/gio.h>

#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Two concepts are told to be always or never together from so many images on. */
#define POL_CONCEPT_PAIRS_SUPPORT 20

/* Finds the pairs of concepts that, among the images where both are tagged, are always
 * both positive, or never. Images are added first, each with its tags; then pairs are
 * found. */
typedef struct _PolConceptPairs PolConceptPairs;

typedef struct
{
  guint32  first;         /* the index of a concept */
  guint32  second;        /* that of another one, above the first */
  gboolean together;      /* always, or never */
} PolConceptPair;

PolConceptPairs *pol_concept_pairs_new         (guint                n_concepts,
                                                gsize                most_tags);
void             pol_concept_pairs_free        (PolConceptPairs     *self);

void             pol_concept_pairs_add         (PolConceptPairs     *self,
                                                guint32              concept,
                                                gboolean             positive);
void             pol_concept_pairs_end_image   (PolConceptPairs     *self);

GArray          *pol_concept_pairs_find        (PolConceptPairs     *self,
                                                GCancellable        *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptPairs, pol_concept_pairs_free)

G_END_DECLS
