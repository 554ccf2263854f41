/* pol-tag-table.c: the annotations of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-table.h"

#include <string.h>

/* Up to so many changes in a block are made one by one; more are merged with
 * what is there in one pass. */
#define FEW_CHANGES 4

typedef struct
{
  gatomicrefcount ref_count;
  guint32 room;
  guint32 ends[POL_TAG_BLOCK];    /* where the annotations of each image end */
  PolAnnotation *annotations;
} Block;

struct _PolTagTable
{
  GPtrArray *blocks;              /* Block, NULL for one without annotations */
  guint n;
};

static Block *
block_new (guint32 room)
{
  Block *block = g_new0 (Block, 1);

  g_atomic_ref_count_init (&block->ref_count);
  block->room = room;
  block->annotations = g_new (PolAnnotation, room);

  return block;
}

static Block *
block_ref (Block *block)
{
  if (block != NULL)
    g_atomic_ref_count_inc (&block->ref_count);

  return block;
}

static void
block_unref (Block *block)
{
  if (block == NULL || !g_atomic_ref_count_dec (&block->ref_count))
    return;

  g_free (block->annotations);
  g_free (block);
}

static inline guint32
block_get_n (const Block *block)
{
  return block->ends[POL_TAG_BLOCK - 1];
}

static inline guint32
block_get_start (const Block *block,
                 guint nth)
{
  return nth > 0 ? block->ends[nth - 1] : 0;
}

static Block *
block_copy (const Block *block)
{
  Block *copy = block_new (block_get_n (block));

  memcpy (copy->ends, block->ends, sizeof copy->ends);
  memcpy (copy->annotations, block->annotations, block_get_n (block) * sizeof (PolAnnotation));

  return copy;
}

static void
block_set_room (Block *block,
                guint32 room)
{
  block->room = room;
  block->annotations = g_renew (PolAnnotation, block->annotations, room);
}

PolTagTable *
pol_tag_table_new (void)
{
  PolTagTable *self = g_new0 (PolTagTable, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_unref);

  return self;
}

/* A table that stays as this one is now, for any thread. Takes no time to speak
 * of: one reference for each block. */
PolTagTable *
pol_tag_table_copy (PolTagTable *self)
{
  PolTagTable *copy = pol_tag_table_new ();

  g_ptr_array_set_size (copy->blocks, self->blocks->len);
  for (guint i = 0; i < self->blocks->len; i++)
    copy->blocks->pdata[i] = block_ref (self->blocks->pdata[i]);
  copy->n = self->n;

  return copy;
}

void
pol_tag_table_free (PolTagTable *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
pol_tag_table_get_n (PolTagTable *self)
{
  return self->n;
}

/* The annotations of an image, valid until the next change. */
const PolAnnotation *
pol_tag_table_get (PolTagTable *self,
                   guint image,
                   gsize *n_annotations)
{
  guint nth = image % POL_TAG_BLOCK;
  const Block *block;
  guint32 start;

  *n_annotations = 0;
  if (image / POL_TAG_BLOCK >= self->blocks->len)
    return NULL;

  block = self->blocks->pdata[image / POL_TAG_BLOCK];
  if (block == NULL)
    return NULL;

  start = block_get_start (block, nth);
  *n_annotations = block->ends[nth] - start;
  return *n_annotations > 0 ? block->annotations + start : NULL;
}

/* The annotations of POL_TAG_BLOCK images from @block times as many on, and
 * where those of each image end. */
const PolAnnotation *
pol_tag_table_get_block (PolTagTable *self,
                         guint block,
                         const guint32 **ends)
{
  static const guint32 no_ends[POL_TAG_BLOCK];
  static const PolAnnotation no_annotations[1];
  const Block *found = block < self->blocks->len ? self->blocks->pdata[block] : NULL;

  *ends = found != NULL ? found->ends : no_ends;
  return found != NULL && found->annotations != NULL ? found->annotations : no_annotations;
}

/* A block, which need not be there yet. */
static Block *
get_block (PolTagTable *self,
           guint nth)
{
  if (nth >= self->blocks->len)
    g_ptr_array_set_size (self->blocks, nth + 1);
  if (self->blocks->pdata[nth] == NULL)
    self->blocks->pdata[nth] = block_new (0);

  return self->blocks->pdata[nth];
}

/* A block to be changed: this table's own. */
static Block *
own_block (PolTagTable *self,
           guint nth)
{
  Block *block = get_block (self, nth);

  if (!g_atomic_ref_count_compare (&block->ref_count, 1))
    {
      self->blocks->pdata[nth] = block_copy (block);
      block_unref (block);
    }

  return self->blocks->pdata[nth];
}

/* Adds an annotation that comes after all others in (image, concept, annotator)
 * order, as a store delivers them. */
void
pol_tag_table_append (PolTagTable *self,
                      guint image,
                      PolAnnotation annotation)
{
  guint nth = image / POL_TAG_BLOCK;
  Block *block = own_block (self, nth);
  guint32 n = block_get_n (block);

  if (n == 0 && nth > 0)
    {
      Block *last = own_block (self, nth - 1);

      block_set_room (last, block_get_n (last));
    }

  if (n == block->room)
    block_set_room (block, MAX (64, 2 * n));
  block->annotations[n] = annotation;
  for (guint i = image % POL_TAG_BLOCK; i < POL_TAG_BLOCK; i++)
    block->ends[i] = n + 1;
  self->n++;
}

static inline int
compare_keys (const PolAnnotation *annotation,
              const PolTagChange *change)
{
  if (annotation->concept != change->concept)
    return annotation->concept < change->concept ? -1 : 1;

  return (annotation->annotator > change->annotator) - (annotation->annotator < change->annotator);
}

/* The place among @n annotations of an image where a change belongs. */
static guint
find_place (const PolAnnotation *annotations,
            guint n,
            const PolTagChange *change,
            gboolean *found)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_keys (&annotations[middle], change) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *found = low < n && compare_keys (&annotations[low], change) == 0;
  return low;
}

/* Writes down what is there now in the place of each change. */
void
pol_tag_table_fill_before (PolTagTable *self,
                           PolTagChange *changes,
                           gsize n_changes)
{
  for (gsize i = 0; i < n_changes; i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_tag_table_get (self, changes[i].image, &n);
      gboolean found;
      guint place = find_place (annotations, n, &changes[i], &found);

      changes[i].before = found ? annotations[place].value : POL_VALUE_NONE;
      changes[i].before_at = found ? annotations[place].at : 0;
    }
}

static inline PolAnnotation
get_result (const PolTagChange *change,
            gboolean backwards)
{
  return (PolAnnotation) { backwards ? change->before_at : change->after_at, change->concept,
                           change->annotator, backwards ? change->before : change->after };
}

static void
shift_ends (Block *block,
            guint nth,
            int by)
{
  for (guint i = nth; i < POL_TAG_BLOCK; i++)
    block->ends[i] += by;
}

static void
remove_at (Block *block,
           guint nth,
           guint32 at)
{
  memmove (block->annotations + at, block->annotations + at + 1,
           (block_get_n (block) - at - 1) * sizeof (PolAnnotation));
  shift_ends (block, nth, -1);
}

static void
insert_at (Block *block,
           guint nth,
           guint32 at,
           PolAnnotation annotation)
{
  guint32 n = block_get_n (block);

  if (n == block->room)
    block_set_room (block, n + MAX (16, n / 16));
  memmove (block->annotations + at + 1, block->annotations + at, (n - at) * sizeof (PolAnnotation));
  block->annotations[at] = annotation;
  shift_ends (block, nth, 1);
}

static void
change_one (Block *block,
            const PolTagChange *change,
            gboolean backwards)
{
  PolAnnotation result = get_result (change, backwards);
  guint nth = change->image % POL_TAG_BLOCK;
  guint32 start = block_get_start (block, nth);
  gboolean found;
  guint32 at = start + find_place (block->annotations + start, block->ends[nth] - start, change, &found);

  if (found && result.value == POL_VALUE_NONE)
    remove_at (block, nth, at);
  else if (found)
    block->annotations[at] = result;
  else if (result.value != POL_VALUE_NONE)
    insert_at (block, nth, at, result);
}

/* Merges the changes of one image with its annotations. Returns how many
 * annotations there are after it. */
static guint32
merge_image (PolAnnotation *merged,
             const PolAnnotation *annotations,
             guint32 n,
             const PolTagChange *changes,
             gsize n_changes,
             gboolean backwards)
{
  guint32 n_merged = 0;
  guint32 at = 0;

  for (gsize i = 0; i < n_changes; i++)
    {
      PolAnnotation result = get_result (&changes[i], backwards);

      while (at < n && compare_keys (&annotations[at], &changes[i]) < 0)
        merged[n_merged++] = annotations[at++];
      if (at < n && compare_keys (&annotations[at], &changes[i]) == 0)
        at++;
      if (result.value != POL_VALUE_NONE)
        merged[n_merged++] = result;
    }

  while (at < n)
    merged[n_merged++] = annotations[at++];

  return n_merged;
}

static Block *
merge_block (const Block *block,
             const PolTagChange *changes,
             gsize n_changes,
             gboolean backwards)
{
  Block *merged = block_new (block_get_n (block) + n_changes);
  guint32 n = 0;
  gsize done = 0;

  for (guint i = 0; i < POL_TAG_BLOCK; i++)
    {
      guint32 start = block_get_start (block, i);
      gsize first = done;

      while (done < n_changes && changes[done].image % POL_TAG_BLOCK == i)
        done++;
      n += merge_image (merged->annotations + n, block->annotations + start, block->ends[i] - start,
                        changes + first, done - first, backwards);
      merged->ends[i] = n;
    }

  if (n < merged->room)
    block_set_room (merged, n);
  return merged;
}

static void
change_block (PolTagTable *self,
              guint nth,
              const PolTagChange *changes,
              gsize n_changes,
              gboolean backwards)
{
  Block *block = get_block (self, nth);

  self->n -= block_get_n (block);
  if (n_changes > FEW_CHANGES)
    {
      self->blocks->pdata[nth] = merge_block (block, changes, n_changes, backwards);
      block_unref (block);
    }
  else
    {
      block = own_block (self, nth);
      for (gsize i = 0; i < n_changes; i++)
        change_one (block, &changes[i], backwards);
    }
  self->n += block_get_n (self->blocks->pdata[nth]);
}

/* Carries changes out or, backwards, takes them back. They are sorted by image,
 * concept and annotator, and none is there twice. */
void
pol_tag_table_change (PolTagTable *self,
                      const PolTagChange *changes,
                      gsize n_changes,
                      gboolean backwards)
{
  for (gsize i = 0, next; i < n_changes; i = next)
    {
      guint nth = changes[i].image / POL_TAG_BLOCK;

      for (next = i + 1; next < n_changes && changes[next].image / POL_TAG_BLOCK == nth;)
        next++;
      change_block (self, nth, changes + i, next - i, backwards);
    }
}
