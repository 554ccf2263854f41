/* pol-image-table.c: the images of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-table.h"

#include <string.h>

#define PATH_BLOCK (64 * 1024)

typedef struct
{
  const char *path;
  guint8 missing;
} Image;

struct _PolImageTable
{
  GArray *images;          /* Image, by index */
  GByteArray *states;      /* PolImageState, by index */
  GArray *order;           /* guint32 image indexes by path bytes; the sorted ones only */
  guint n_missing;
  GStringChunk **paths;    /* in a box with a count: copies share it */
};

static void
free_paths (gpointer paths)
{
  g_string_chunk_free (*(GStringChunk **) paths);
}

PolImageTable *
pol_image_table_new (void)
{
  PolImageTable *self = g_new0 (PolImageTable, 1);

  self->images = g_array_new (FALSE, FALSE, sizeof (Image));
  self->states = g_byte_array_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->paths = g_atomic_rc_box_new (GStringChunk *);
  *self->paths = g_string_chunk_new (PATH_BLOCK);

  return self;
}

/* A table that stays as this one is now, for any thread. */
PolImageTable *
pol_image_table_copy (PolImageTable *self)
{
  PolImageTable *copy = g_new0 (PolImageTable, 1);

  copy->images = g_array_copy (self->images);
  copy->states = g_byte_array_sized_new (self->states->len);
  g_byte_array_append (copy->states, self->states->data, self->states->len);
  copy->order = g_array_copy (self->order);
  copy->n_missing = self->n_missing;
  copy->paths = g_atomic_rc_box_acquire (self->paths);

  return copy;
}

void
pol_image_table_free (PolImageTable *self)
{
  g_array_unref (self->images);
  g_array_unref (self->order);
  g_byte_array_unref (self->states);
  g_atomic_rc_box_release_full (self->paths, free_paths);
  g_free (self);
}

static inline Image *
get_image (PolImageTable *self,
           guint image)
{
  g_assert (image < self->images->len);

  return &g_array_index (self->images, Image, image);
}

guint
pol_image_table_get_n (PolImageTable *self)
{
  return self->images->len;
}

const char *
pol_image_table_get_path (PolImageTable *self,
                          guint image)
{
  return get_image (self, image)->path;
}

guint
pol_image_table_get_nth (PolImageTable *self,
                         guint position)
{
  g_assert (position < self->order->len);

  return g_array_index (self->order, guint32, position);
}

/* Where @path stands, or would stand, among the first @n of the order. */
static guint
find_position (PolImageTable *self,
               guint n,
               const char *path,
               gboolean *found)
{
  guint low = 0;
  guint high = n;

  *found = FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 image = g_array_index (self->order, guint32, middle);
      int order = strcmp (get_image (self, image)->path, path);

      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
pol_image_table_find (PolImageTable *self,
                      const char *path,
                      guint *image)
{
  gboolean found;
  guint position = find_position (self, self->order->len, path, &found);

  if (found && image != NULL)
    *image = g_array_index (self->order, guint32, position);

  return found;
}

PolImageState
pol_image_table_get_state (PolImageTable *self,
                           guint image)
{
  g_assert (image < self->states->len);

  return self->states->data[image];
}

/* The mark of every image, as PolImageState. */
const guint8 *
pol_image_table_get_states (PolImageTable *self)
{
  return self->states->data;
}

void
pol_image_table_set_state (PolImageTable *self,
                           guint image,
                           PolImageState state)
{
  g_assert (image < self->states->len);

  self->states->data[image] = state;
}

gboolean
pol_image_table_get_missing (PolImageTable *self,
                             guint image)
{
  return get_image (self, image)->missing;
}

guint
pol_image_table_get_n_missing (PolImageTable *self)
{
  return self->n_missing;
}

void
pol_image_table_set_missing (PolImageTable *self,
                             guint image,
                             gboolean missing)
{
  self->n_missing += !!missing - get_image (self, image)->missing;
  get_image (self, image)->missing = !!missing;
}

/* Adds an image, which stands in the order only after pol_image_table_sort(). */
void
pol_image_table_append (PolImageTable *self,
                        const char *path)
{
  Image image = { g_string_chunk_insert (*self->paths, path), FALSE };
  guint8 state = POL_IMAGE_STATE_NONE;

  g_array_append_val (self->images, image);
  g_byte_array_append (self->states, &state, 1);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  PolImageTable *self = user_data;

  return strcmp (get_image (self, *(const guint32 *) a)->path,
                 get_image (self, *(const guint32 *) b)->path);
}

/* Brings the images appended since the last call into the order: they are
 * sorted by themselves, then merged from the end, so that a small batch into a
 * large table costs little more than one move of the table. */
void
pol_image_table_sort (PolImageTable *self)
{
  guint n_old = self->order->len;
  guint n_new = self->images->len - n_old;
  g_autofree guint32 *fresh = g_new (guint32, n_new);
  guint32 *order;
  guint end = n_old;

  for (guint i = 0; i < n_new; i++)
    fresh[i] = n_old + i;
  g_qsort_with_data (fresh, n_new, sizeof *fresh, compare_paths, self);
  g_array_set_size (self->order, n_old + n_new);
  order = (guint32 *) self->order->data;

  for (guint i = n_new; i > 0; i--)
    {
      gboolean found;
      guint position;

      position = find_position (self, end, get_image (self, fresh[i - 1])->path, &found);
      memmove (order + position + i, order + position, (end - position) * sizeof *order);
      order[position + i - 1] = fresh[i - 1];
      end = position;
    }
}
