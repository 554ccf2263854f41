/* pol-image-table.c: the images of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-table.h"

#include <string.h>

#define PATH_BLOCK (64 * 1024)
#define SMALL_SORT 64

/* Paths, one after the other, which never change or move. A block keeps those
 * before it alive, so that holding the last one holds all. */
typedef struct _PathBlock
{
  struct _PathBlock *previous;
  char bytes[];
} PathBlock;

struct _PolImageTable
{
  PolColumn paths;         /* const char * */
  PolColumn states;        /* guint8 */
  PolColumn missing;       /* guint8 */
  PolColumn sizes;         /* gint64 */
  PolColumn mtimes;        /* gint64 */
  PolColumn widths;        /* guint32 */
  PolColumn heights;       /* guint32 */
  PolColumn order;         /* guint32 image indexes by path bytes; the sorted ones only */
  guint n_missing;
  PathBlock *path_block;
  gsize path_room;         /* what is left of it, if it is this table's to write to */
};

PolImageTable *
pol_image_table_new (void)
{
  PolImageTable *self = g_new0 (PolImageTable, 1);

  pol_column_init (&self->paths, sizeof (const char *));
  pol_column_init (&self->states, sizeof (guint8));
  pol_column_init (&self->missing, sizeof (guint8));
  pol_column_init (&self->sizes, sizeof (gint64));
  pol_column_init (&self->mtimes, sizeof (gint64));
  pol_column_init (&self->widths, sizeof (guint32));
  pol_column_init (&self->heights, sizeof (guint32));
  pol_column_init (&self->order, sizeof (guint32));

  return self;
}

static void
path_block_clear (gpointer data)
{
  PathBlock *block = data;

  if (block->previous != NULL)
    g_atomic_rc_box_release_full (block->previous, path_block_clear);
}

static void
path_block_unref (PathBlock *block)
{
  g_atomic_rc_box_release_full (block, path_block_clear);
}

PolImageTable *
pol_image_table_copy (PolImageTable *self)
{
  PolImageTable *copy = g_new0 (PolImageTable, 1);

  pol_column_copy (&copy->paths, &self->paths);
  pol_column_copy (&copy->states, &self->states);
  pol_column_copy (&copy->missing, &self->missing);
  pol_column_copy (&copy->sizes, &self->sizes);
  pol_column_copy (&copy->mtimes, &self->mtimes);
  pol_column_copy (&copy->widths, &self->widths);
  pol_column_copy (&copy->heights, &self->heights);
  pol_column_copy (&copy->order, &self->order);
  copy->n_missing = self->n_missing;
  if (self->path_block != NULL)
    copy->path_block = g_atomic_rc_box_acquire (self->path_block);

  return copy;
}

void
pol_image_table_free (PolImageTable *self)
{
  pol_column_clear (&self->paths);
  pol_column_clear (&self->states);
  pol_column_clear (&self->missing);
  pol_column_clear (&self->sizes);
  pol_column_clear (&self->mtimes);
  pol_column_clear (&self->widths);
  pol_column_clear (&self->heights);
  pol_column_clear (&self->order);
  g_clear_pointer (&self->path_block, path_block_unref);
  g_free (self);
}

guint
pol_image_table_get_n (PolImageTable *self)
{
  return self->paths.n;
}

const char *
pol_image_table_get_path (PolImageTable *self,
                          guint image)
{
  return pol_column_get (&self->paths, char *, image);
}

guint
pol_image_table_get_nth (PolImageTable *self,
                         guint position)
{
  return pol_column_get (&self->order, guint32, position);
}

static inline int
compare_nth (PolImageTable *self,
             guint nth,
             const char *path)
{
  return strcmp (pol_image_table_get_path (self, pol_image_table_get_nth (self, nth)), path);
}

/* The first position from @low to @high whose path is not before @path. */
static guint
find_between (PolImageTable *self,
              guint low,
              guint high,
              const char *path)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_nth (self, middle, path) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The same before @end, likely near it. */
static guint
find_before (PolImageTable *self,
             guint end,
             const char *path)
{
  guint high = end;

  for (guint step = 1; high > 0; step *= 2)
    {
      guint low = high - MIN (high, step);

      if (compare_nth (self, low, path) < 0)
        return find_between (self, low + 1, high, path);
      high = low;
    }

  return 0;
}

/* The same from @start on, likely near it. */
static guint
find_after (PolImageTable *self,
            guint start,
            const char *path)
{
  guint low = start;

  for (guint step = 1; low < self->order.n; step *= 2)
    {
      guint high = MIN (self->order.n, low + step) - 1;

      if (compare_nth (self, high, path) >= 0)
        return find_between (self, low, high, path);
      low = high + 1;
    }

  return low;
}

/* Where @path stands in the order, or would stand. The search begins at @from:
 * who looks for sorted paths one after the other gives the last position. */
guint
pol_image_table_find_position (PolImageTable *self,
                               guint from,
                               const char *path,
                               gboolean *found)
{
  guint start = MIN (from, self->order.n);
  guint position;

  if (start > 0 && compare_nth (self, start - 1, path) >= 0)
    position = find_before (self, start, path);
  else
    position = find_after (self, start, path);

  *found = position < self->order.n && compare_nth (self, position, path) == 0;
  return position;
}

gboolean
pol_image_table_find (PolImageTable *self,
                      const char *path,
                      guint *image)
{
  guint position = find_between (self, 0, self->order.n, path);
  gboolean found = position < self->order.n && compare_nth (self, position, path) == 0;

  if (found && image != NULL)
    *image = pol_image_table_get_nth (self, position);

  return found;
}

/* Where the images below a folder, "" for all, begin in the order, and where they
 * end. */
guint
pol_image_table_find_folder (PolImageTable *self,
                             const char *folder,
                             guint *end)
{
  g_autofree char *first = g_strconcat (folder, "/", NULL);
  g_autofree char *next = g_strconcat (folder, "0", NULL);    /* what follows on '/' */
  guint start;

  *end = self->order.n;
  if (folder[0] == '\0')
    return 0;

  start = find_between (self, 0, *end, first);
  *end = find_between (self, start, *end, next);

  return start;
}

PolImageState
pol_image_table_get_state (PolImageTable *self,
                           guint image)
{
  return pol_column_get (&self->states, guint8, image);
}

/* The mark of every image, a PolImageState in a guint8. */
const PolColumn *
pol_image_table_get_states (PolImageTable *self)
{
  return &self->states;
}

void
pol_image_table_set_state (PolImageTable *self,
                           guint image,
                           PolImageState state)
{
  pol_column_set (&self->states, guint8, image, state);
}

gboolean
pol_image_table_get_missing (PolImageTable *self,
                             guint image)
{
  return pol_column_get (&self->missing, guint8, image);
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
  self->n_missing += !!missing - pol_image_table_get_missing (self, image);
  pol_column_set (&self->missing, guint8, image, !!missing);
}

/* In bytes, -1 while it is not known. */
gint64
pol_image_table_get_size (PolImageTable *self,
                          guint image)
{
  return pol_column_get (&self->sizes, gint64, image);
}

/* When the file was changed last, in milliseconds since 1970, 0 while that is
 * not known. */
gint64
pol_image_table_get_mtime (PolImageTable *self,
                           guint image)
{
  return pol_column_get (&self->mtimes, gint64, image);
}

void
pol_image_table_set_file (PolImageTable *self,
                          guint image,
                          gint64 size,
                          gint64 mtime)
{
  pol_column_set (&self->sizes, gint64, image, size);
  pol_column_set (&self->mtimes, gint64, image, mtime);
}

/* In pixels, 0 while it is not known. */
guint
pol_image_table_get_width (PolImageTable *self,
                           guint image)
{
  return pol_column_get (&self->widths, guint32, image);
}

guint
pol_image_table_get_height (PolImageTable *self,
                            guint image)
{
  return pol_column_get (&self->heights, guint32, image);
}

void
pol_image_table_set_dimensions (PolImageTable *self,
                                guint image,
                                guint width,
                                guint height)
{
  pol_column_set (&self->widths, guint32, image, width);
  pol_column_set (&self->heights, guint32, image, height);
}

static void
add_path_block (PolImageTable *self,
                gsize size)
{
  PathBlock *block = g_atomic_rc_box_alloc (sizeof (PathBlock) + size);

  block->previous = self->path_block;
  self->path_block = block;
  self->path_room = size;
}

static const char *
keep_path (PolImageTable *self,
           const char *path)
{
  gsize size = strlen (path) + 1;
  char *kept;

  if (self->path_room < size)
    add_path_block (self, MAX (PATH_BLOCK, size));

  /* The room is used from its end, where no index is needed. */
  self->path_room -= size;
  kept = self->path_block->bytes + self->path_room;
  memcpy (kept, path, size);

  return kept;
}

/* Gives images that have no more than a path yet the rest of what there is of
 * one, until there are @n. */
static void
append_defaults (PolImageTable *self,
                 guint n)
{
  const guint8 none = 0;
  const guint32 unknown = 0;
  const gint64 unknown_size = -1;
  const gint64 unknown_mtime = 0;

  for (guint i = self->states.n; i < n; i++)
    {
      pol_column_append (&self->states, &none);
      pol_column_append (&self->missing, &none);
      pol_column_append (&self->sizes, &unknown_size);
      pol_column_append (&self->mtimes, &unknown_mtime);
      pol_column_append (&self->widths, &unknown);
      pol_column_append (&self->heights, &unknown);
    }
}

/* Adds an image, which stands in the order only after pol_image_table_sort(). */
void
pol_image_table_append (PolImageTable *self,
                        const char *path)
{
  const char *kept = keep_path (self, path);

  pol_column_append (&self->paths, &kept);
  append_defaults (self, self->paths.n);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  PolImageTable *self = user_data;

  return strcmp (pol_image_table_get_path (self, *(const guint32 *) a),
                 pol_image_table_get_path (self, *(const guint32 *) b));
}

static gboolean
is_sorted (PolImageTable *self,
           const guint32 *images,
           guint n)
{
  for (guint i = 1; i < n; i++)
    {
      if (compare_paths (&images[i - 1], &images[i], self) > 0)
        return FALSE;
    }

  return TRUE;
}

static void
merge (PolImageTable *self,
       guint32 *images,
       guint middle,
       guint n)
{
  g_autofree guint32 *left = g_memdup2 (images, middle * sizeof *images);
  guint i = 0;
  guint j = middle;
  guint k = 0;

  while (i < middle && j < n)
    images[k++] = compare_paths (&left[i], &images[j], self) <= 0 ? left[i++] : images[j++];
  while (i < middle)
    images[k++] = left[i++];
}

/* Puts images into the order of their paths. They mostly are: those of a folder
 * are added in their order, and so are most folders. */
static void
sort_images (PolImageTable *self,
             guint32 *images,
             guint n)
{
  if (is_sorted (self, images, n))
    return;

  if (n <= SMALL_SORT)
    {
      g_qsort_with_data (images, n, sizeof *images, compare_paths, self);
      return;
    }

  sort_images (self, images, n / 2);
  sort_images (self, images + n / 2, n - n / 2);
  merge (self, images, n / 2, n);
}

/* Merges images into the first @n_old of the order, from the end of both on, so
 * that a small batch costs little more than one move of what is behind it. The
 * order has room for all. */
static void
merge_into_order (PolImageTable *self,
                  guint n_old,
                  guint32 *fresh,
                  guint n_fresh)
{
  guint end = n_old;

  sort_images (self, fresh, n_fresh);
  for (guint i = n_fresh; i > 0; i--)
    {
      guint position = find_before (self, end, pol_image_table_get_path (self, fresh[i - 1]));

      pol_column_move (&self->order, position, position + i, end - position);
      pol_column_set (&self->order, guint32, position + i - 1, fresh[i - 1]);
      end = position;
    }
}

/* Brings the images appended since the last call into the order. */
void
pol_image_table_sort (PolImageTable *self)
{
  guint n_old = self->order.n;
  guint n_new = self->paths.n - n_old;
  g_autofree guint32 *fresh = g_new (guint32, n_new);

  for (guint i = 0; i < n_new; i++)
    {
      fresh[i] = n_old + i;
      pol_column_append (&self->order, &fresh[i]);
    }

  merge_into_order (self, n_old, fresh, n_new);
}

/* Gives @n images, each once, other paths. */
void
pol_image_table_move (PolImageTable *self,
                      const guint32 *images,
                      const char *const *paths,
                      guint n)
{
  g_autofree guint32 *fresh = g_memdup2 (images, n * sizeof *images);
  g_autofree guint8 *moved = g_new0 (guint8, self->paths.n);
  guint n_rest = 0;

  g_assert (self->order.n == self->paths.n);

  for (guint i = 0; i < n; i++)
    {
      pol_column_set (&self->paths, const char *, images[i], keep_path (self, paths[i]));
      moved[images[i]] = TRUE;
    }

  for (guint i = 0; i < self->order.n; i++)
    {
      guint32 image = pol_image_table_get_nth (self, i);

      if (!moved[image] && n_rest++ < i)
        pol_column_set (&self->order, guint32, n_rest - 1, image);
    }

  merge_into_order (self, n_rest, fresh, n);
}

/* Makes the paths and the order those of @other, which was a copy of @self and
 * has got more images or other paths since. */
void
pol_image_table_take_paths (PolImageTable *self,
                            PolImageTable *other)
{
  g_assert (other->paths.n >= self->paths.n);

  pol_column_clear (&self->paths);
  pol_column_copy (&self->paths, &other->paths);
  append_defaults (self, self->paths.n);

  pol_column_clear (&self->order);
  pol_column_copy (&self->order, &other->order);

  g_clear_pointer (&self->path_block, path_block_unref);
  if (other->path_block != NULL)
    self->path_block = g_atomic_rc_box_acquire (other->path_block);
  self->path_room = 0;
}

/* Makes the marks those of @other, which was a copy of @self. */
void
pol_image_table_take_states (PolImageTable *self,
                             PolImageTable *other)
{
  g_assert (other->states.n == self->states.n);

  pol_column_clear (&self->states);
  pol_column_copy (&self->states, &other->states);
}
