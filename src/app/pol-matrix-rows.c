/* pol-matrix-rows.c: the images of a matrix, in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-rows.h"

#include "pol-image-arrangement.h"

struct _PolMatrixRows
{
  PolMatrixOrder parent_instance;

  PolImageList *images;
  PolRowOrder order;
  PolPolicy *policy;            /* under which they are sorted */
  guint concept;                /* by whose labels */

  PolImageArrangement *arrangement; /* NULL where they are as in the list */
  gboolean sort_again;          /* the list changed since */
  gboolean is_new_list;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (PolMatrixRows, pol_matrix_rows, POL_TYPE_MATRIX_ORDER)

static const PolImageAspect aspects[] = {
  [POL_ROW_ORDER_NAME] = POL_IMAGE_ASPECT_NAME,
  [POL_ROW_ORDER_SITUATION] = POL_IMAGE_ASPECT_SITUATION,
  [POL_ROW_ORDER_TAGS] = POL_IMAGE_ASPECT_TAGS,
  [POL_ROW_ORDER_LABEL] = POL_IMAGE_ASPECT_LABEL,
};

static void sort (PolMatrixRows *self, gboolean anew);

static void
take_arrangement (PolMatrixRows *self, PolImageArrangement *arrangement)
{
  g_clear_pointer (&self->arrangement, pol_image_arrangement_unref);
  self->arrangement = arrangement;
  pol_matrix_order_changed (POL_MATRIX_ORDER (self));
}

static void
on_sorted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolMatrixRows) self = user_data;
  PolImageArrangement *arrangement = pol_image_arrangement_new_finish (result, NULL);

  if (arrangement == NULL)
    return;

  take_arrangement (self, arrangement);
  pol_matrix_order_end (POL_MATRIX_ORDER (self));
  if (self->sort_again)
    sort (self, self->is_new_list);
}

/* Names do not depend on tags: by them, what comes has a place among the others. */
static void
sort (PolMatrixRows *self, gboolean anew)
{
  GCancellable *cancellable = pol_matrix_order_begin (POL_MATRIX_ORDER (self));
  g_autoptr (GArray) images = pol_image_list_share_images (self->images);
  gboolean keep = !anew && self->order != POL_ROW_ORDER_NAME;

  self->sort_again = FALSE;
  self->is_new_list = FALSE;
  pol_image_arrangement_new_async (pol_image_list_get_project (self->images), self->policy,
                                   aspects[self->order], self->concept, images,
                                   keep ? self->arrangement : NULL, cancellable, on_sorted,
                                   g_object_ref (self));
}

static gboolean
update (gpointer user_data)
{
  PolMatrixRows *self = user_data;

  self->update_id = 0;
  if (self->order == POL_ROW_ORDER_LIST)
    pol_matrix_order_changed (POL_MATRIX_ORDER (self));
  else if (pol_matrix_order_get_sorting (POL_MATRIX_ORDER (self)))
    self->sort_again = TRUE;
  else
    sort (self, self->is_new_list);

  return G_SOURCE_REMOVE;
}

/* Images come and go many times in one turn of the main loop. */
static void
queue_update (PolMatrixRows *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update, self);
}

static void
on_query_changed (PolMatrixRows *self)
{
  self->is_new_list = TRUE;
  queue_update (self);
}

static void
pol_matrix_rows_dispose (GObject *object)
{
  PolMatrixRows *self = POL_MATRIX_ROWS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);

  G_OBJECT_CLASS (pol_matrix_rows_parent_class)->dispose (object);
}

static void
pol_matrix_rows_finalize (GObject *object)
{
  PolMatrixRows *self = POL_MATRIX_ROWS (object);

  g_object_unref (self->images);
  g_clear_object (&self->policy);
  g_clear_pointer (&self->arrangement, pol_image_arrangement_unref);

  G_OBJECT_CLASS (pol_matrix_rows_parent_class)->finalize (object);
}

static void
pol_matrix_rows_class_init (PolMatrixRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pol_matrix_rows_dispose;
  object_class->finalize = pol_matrix_rows_finalize;
}

static void
pol_matrix_rows_init (PolMatrixRows *self)
{
  self->concept = G_MAXUINT;
}

/**
 * pol_matrix_rows_new:
 * @images: the images
 *
 * Returns: (transfer full): the images, in the order of the list
 */
PolMatrixRows *
pol_matrix_rows_new (PolImageList *images)
{
  PolMatrixRows *self;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (images), NULL);

  self = g_object_new (POL_TYPE_MATRIX_ROWS, NULL);
  self->images = g_object_ref (images);
  g_signal_connect_object (images, "items-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (images, "query-changed", G_CALLBACK (on_query_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pol_image_list_get_project (images), "images-moved",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pol_matrix_rows_set_order:
 * @self: rows
 * @order: an order
 * @policy: the policy whose reading of the tags decides
 * @concept: the active concept whose labels decide, for `POL_ROW_ORDER_LABEL`
 *
 * Sorts them, also anew by the same. Until that is done, they stay as they are.
 */
void
pol_matrix_rows_set_order (PolMatrixRows *self,
                           PolRowOrder order,
                           PolPolicy *policy,
                           guint concept)
{
  g_return_if_fail (POL_IS_MATRIX_ROWS (self));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (order != POL_ROW_ORDER_LABEL || concept != G_MAXUINT);

  self->order = order;
  self->concept = concept;
  g_set_object (&self->policy, policy);
  if (order != POL_ROW_ORDER_LIST)
    {
      sort (self, TRUE);
      return;
    }

  pol_matrix_order_end (POL_MATRIX_ORDER (self));
  self->sort_again = FALSE;
  self->is_new_list = FALSE;
  take_arrangement (self, NULL);
}

/**
 * pol_matrix_rows_get_n:
 * @self: rows
 *
 * Returns: how many there are
 */
guint
pol_matrix_rows_get_n (PolMatrixRows *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_ROWS (self), 0);

  if (self->arrangement != NULL)
    return pol_image_arrangement_get_images (self->arrangement)->len;

  return g_list_model_get_n_items (G_LIST_MODEL (self->images));
}

/**
 * pol_matrix_rows_get_image:
 * @self: rows
 * @row: a row
 *
 * Returns: the index of the image in it
 */
guint
pol_matrix_rows_get_image (PolMatrixRows *self, guint row)
{
  g_return_val_if_fail (POL_IS_MATRIX_ROWS (self), G_MAXUINT);
  g_return_val_if_fail (row < pol_matrix_rows_get_n (self), G_MAXUINT);

  if (self->arrangement != NULL)
    return g_array_index (pol_image_arrangement_get_images (self->arrangement), guint32, row);

  return pol_image_list_get_image (self->images, row);
}

/**
 * pol_matrix_rows_find:
 * @self: rows
 * @image: the index of an image
 * @row: (out): the row that it is in
 *
 * Returns: whether it is in one
 */
gboolean
pol_matrix_rows_find (PolMatrixRows *self, guint image, guint *row)
{
  g_return_val_if_fail (POL_IS_MATRIX_ROWS (self), FALSE);

  if (self->arrangement != NULL)
    return pol_image_arrangement_find (self->arrangement, image, row);

  return pol_image_list_find (self->images, image, row);
}

/**
 * pol_matrix_rows_share:
 * @self: rows
 *
 * Returns: (transfer full) (element-type guint32): the indexes of the images, in order, for
 *   another thread to read; not to be changed
 */
GArray *
pol_matrix_rows_share (PolMatrixRows *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_ROWS (self), NULL);

  if (self->arrangement != NULL)
    return g_array_ref (pol_image_arrangement_get_images (self->arrangement));

  return pol_image_list_share_images (self->images);
}
