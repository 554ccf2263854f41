#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* Concepts in an order in which those that are on the same images are neighbours.
 *
 * How much two concepts belong together is the cosine of the sets of images that are tagged
 * positive for them (Ochiai's coefficient): images of both, by the root of the product of the
 * images of each. Pairs are taken from the strongest on and joined into chains, wherever both
 * are ends of different ones: the greedy way to a path through all of them. Chains follow each
 * other as their first concepts do in the list, and concepts that are with no other come last.
 *
 * The counts are sparse. An image counts for its most frequent POL_CONCEPT_CHAINS_TAGS
 * concepts, and a concept for its strongest POL_CONCEPT_CHAINS_NEIGHBOURS neighbours, so that
 * the time grows with the tags, and the memory with the tags and the concepts. */

#define POL_CONCEPT_CHAINS_TAGS 64
#define POL_CONCEPT_CHAINS_NEIGHBOURS 32

GArray *pol_concept_chains_sort        (PolProject           *project,
                                        PolPolicy            *policy,
                                        GArray               *concepts,
                                        GCancellable         *cancellable);
void    pol_concept_chains_sort_async  (PolProject           *project,
                                        PolPolicy            *policy,
                                        GArray               *concepts,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GArray *pol_concept_chains_sort_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
