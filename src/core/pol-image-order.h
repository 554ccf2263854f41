#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolImageSort:
 * @POL_IMAGE_SORT_NAME: by path, numbers in it by their value
 * @POL_IMAGE_SORT_DATE: by the time when the file was last changed
 * @POL_IMAGE_SORT_SIZE: by the size of the file
 * @POL_IMAGE_SORT_TAGS: by how many concepts are tagged
 * @POL_IMAGE_SORT_CHANGED: by the time of the newest annotation
 * @POL_IMAGE_SORT_RANDOM: shuffled, in the same way for the same seed
 * @POL_IMAGE_SORT_DOUBT: by the open suggestion whose score is nearest to 0.5,
 *   those nearest first
 * @POL_IMAGE_SORT_SCORE: by the highest score of an open suggestion, the highest
 *   first
 *
 * By what images are sorted. Those that are equal stay in the order of their
 * paths. In an order by suggestions those without one come last, also when it is
 * reversed.
 */
typedef enum
{
  POL_IMAGE_SORT_NAME,
  POL_IMAGE_SORT_DATE,
  POL_IMAGE_SORT_SIZE,
  POL_IMAGE_SORT_TAGS,
  POL_IMAGE_SORT_CHANGED,
  POL_IMAGE_SORT_RANDOM,
  POL_IMAGE_SORT_DOUBT,
  POL_IMAGE_SORT_SCORE
} PolImageSort;

/* Where each image of a project stands among all of them. It does not change:
 * threads may share it. */
typedef struct _PolImageOrder PolImageOrder;

gboolean       pol_image_sort_by_suggestions
                                            (PolImageSort   sort);

PolImageOrder *pol_image_order_new          (PolProject    *project,
                                             PolImageSort   sort,
                                             gboolean       descending,
                                             guint32        seed,
                                             guint          concept);
PolImageOrder *pol_image_order_new_by_path  (PolProject    *project);
PolImageOrder *pol_image_order_ref          (PolImageOrder *self);
void           pol_image_order_unref        (PolImageOrder *self);

guint          pol_image_order_get_n_images (PolImageOrder *self);
guint          pol_image_order_get_nth      (PolImageOrder *self,
                                             guint          position);
guint          pol_image_order_get_rank     (PolImageOrder *self,
                                             guint          image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageOrder, pol_image_order_unref)

G_END_DECLS
