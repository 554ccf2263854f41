#pragma once

#include "pol-image-order.h"

G_BEGIN_DECLS

/**
 * PolImageFilter:
 * @POL_IMAGE_FILTER_ALL: every image
 * @POL_IMAGE_FILTER_UNTAGGED: those with neither a positive nor a negative tag
 * @POL_IMAGE_FILTER_TAGGED: those with a positive or a negative tag
 * @POL_IMAGE_FILTER_ONLY_NEGATIVES: those with negative tags and no positive one
 * @POL_IMAGE_FILTER_REVIEWED: those marked as reviewed
 * @POL_IMAGE_FILTER_SKIPPED: those marked as skipped
 * @POL_IMAGE_FILTER_UNSURE: those with a concept that every annotator is unsure of
 * @POL_IMAGE_FILTER_DISAGREEMENT: those with a concept that annotators disagree on
 * @POL_IMAGE_FILTER_MISSING: those whose file is gone
 * @POL_IMAGE_FILTER_SUGGESTED: those with a suggestion that nobody answered
 *
 * Which images are looked for, as the default policy reads their tags.
 */
typedef enum
{
  POL_IMAGE_FILTER_ALL,
  POL_IMAGE_FILTER_UNTAGGED,
  POL_IMAGE_FILTER_TAGGED,
  POL_IMAGE_FILTER_ONLY_NEGATIVES,
  POL_IMAGE_FILTER_REVIEWED,
  POL_IMAGE_FILTER_SKIPPED,
  POL_IMAGE_FILTER_UNSURE,
  POL_IMAGE_FILTER_DISAGREEMENT,
  POL_IMAGE_FILTER_MISSING,
  POL_IMAGE_FILTER_SUGGESTED
} PolImageFilter;

#define POL_N_IMAGE_FILTERS (POL_IMAGE_FILTER_SUGGESTED + 1)

/**
 * PolImageMatch:
 * @POL_IMAGE_MATCH_POSITIVE: the concept is tagged positive
 * @POL_IMAGE_MATCH_NEGATIVE: it is tagged negative
 * @POL_IMAGE_MATCH_UNSURE: it is tagged unsure
 * @POL_IMAGE_MATCH_UNTAGGED: it is not tagged
 * @POL_IMAGE_MATCH_READS_POSITIVE: a model reads it as positive
 * @POL_IMAGE_MATCH_READS_NEGATIVE: a model reads it as negative
 * @POL_IMAGE_MATCH_READS_IGNORED: a model ignores it
 * @POL_IMAGE_MATCH_SUGGESTED: it is suggested, and nobody answered
 *
 * What is looked for in a concept.
 */
typedef enum
{
  POL_IMAGE_MATCH_POSITIVE,
  POL_IMAGE_MATCH_NEGATIVE,
  POL_IMAGE_MATCH_UNSURE,
  POL_IMAGE_MATCH_UNTAGGED,
  POL_IMAGE_MATCH_READS_POSITIVE,
  POL_IMAGE_MATCH_READS_NEGATIVE,
  POL_IMAGE_MATCH_READS_IGNORED,
  POL_IMAGE_MATCH_SUGGESTED
} PolImageMatch;

#define POL_N_IMAGE_MATCHES (POL_IMAGE_MATCH_SUGGESTED + 1)

/* Which images of a project to list, and in what order: those that fit all of
 * the conditions. */
typedef struct
{
  PolImageFilter filter;
  guint          concept;       /* its index, G_MAXUINT for no condition on one */
  PolImageMatch  match;
  PolPolicy     *policy;        /* for what a model reads, NULL for the default */
  char          *text;          /* a part of the path, NULL for any */
  GArray        *only;          /* guint32: none but these, sorted by index; NULL for all */
  PolImageSort   sort;
  gboolean       descending;
  guint32        seed;          /* of a random order */
} PolImageQuery;

PolImageQuery *pol_image_query_new        (void);
PolImageQuery *pol_image_query_copy       (const PolImageQuery *self);
void           pol_image_query_free       (PolImageQuery       *self);

gboolean       pol_image_query_fits_same  (const PolImageQuery *self,
                                           const PolImageQuery *other);
gboolean       pol_image_query_sorts_same (const PolImageQuery *self,
                                           const PolImageQuery *other);
gboolean       pol_image_query_fits_all   (const PolImageQuery *self);

gboolean       pol_image_query_fits       (const PolImageQuery *self,
                                           PolProject          *project,
                                           guint                image);
GArray        *pol_image_query_run        (const PolImageQuery *self,
                                           PolProject          *project,
                                           PolImageOrder       *order,
                                           const guint8        *kept);
gboolean       pol_image_query_find       (const PolImageQuery *self,
                                           PolProject          *project,
                                           const guint32       *images,
                                           guint                n_images,
                                           guint               *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageQuery, pol_image_query_free)

G_END_DECLS
