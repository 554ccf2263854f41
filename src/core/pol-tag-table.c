/* pol-tag-table.c: the annotations of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-table.h"

#include <string.h>

/* An image's annotations lie side by side in the pool. A run that outgrows its
 * room moves to the end of the pool; when more than half of the pool is such
 * abandoned room, the pool is packed. */
typedef struct
{
  guint32 start;
  guint32 n;
  guint32 room;
} Run;

struct _PolTagTable
{
  GArray *runs;       /* Run, by image */
  GArray *pool;       /* PolAnnotation */
  guint n;
  gsize abandoned;
};

PolTagTable *
pol_tag_table_new (void)
{
  PolTagTable *self = g_new0 (PolTagTable, 1);

  self->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  self->pool = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));

  return self;
}

void
pol_tag_table_free (PolTagTable *self)
{
  g_array_unref (self->runs);
  g_array_unref (self->pool);
  g_free (self);
}

guint
pol_tag_table_get_n (PolTagTable *self)
{
  return self->n;
}

static inline PolAnnotation *
pool_at (PolTagTable *self,
         gsize at)
{
  return (PolAnnotation *) self->pool->data + at;
}

/* The annotations of an image, valid until the next change. */
const PolAnnotation *
pol_tag_table_get (PolTagTable *self,
                   guint image,
                   gsize *n_annotations)
{
  const Run *run;

  *n_annotations = 0;
  if (image >= self->runs->len)
    return NULL;

  run = &g_array_index (self->runs, Run, image);
  *n_annotations = run->n;
  return run->n > 0 ? pool_at (self, run->start) : NULL;
}

static Run *
ensure_run (PolTagTable *self,
            guint image)
{
  if (image >= self->runs->len)
    g_array_set_size (self->runs, image + 1);

  return &g_array_index (self->runs, Run, image);
}

static inline gboolean
precedes (const PolAnnotation *a,
          const PolAnnotation *b)
{
  if (a->concept != b->concept)
    return a->concept < b->concept;

  return a->annotator < b->annotator;
}

/* The first place of a run that does not precede @annotation. */
static guint
find_place (PolTagTable *self,
            const Run *run,
            const PolAnnotation *annotation)
{
  guint low = 0;
  guint high = run->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (precedes (pool_at (self, run->start + middle), annotation))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
pack (PolTagTable *self)
{
  GArray *packed = g_array_sized_new (FALSE, FALSE, sizeof (PolAnnotation),
                                      self->pool->len - self->abandoned);

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = &g_array_index (self->runs, Run, i);
      guint32 start = packed->len;

      g_array_append_vals (packed, pool_at (self, run->start), run->n);
      run->start = start;
      run->room = run->n;
    }

  g_array_unref (self->pool);
  self->pool = packed;
  self->abandoned = 0;
}

static void
grow_run (PolTagTable *self,
          Run *run)
{
  guint32 start = self->pool->len;
  guint32 room = MAX (4, run->room * 2);

  if (run->room > 0 && run->start + run->room == self->pool->len)
    {
      g_array_set_size (self->pool, run->start + room);
      run->room = room;
      return;
    }

  g_array_set_size (self->pool, start + room);
  if (run->n > 0)
    memcpy (pool_at (self, start), pool_at (self, run->start), run->n * sizeof (PolAnnotation));
  self->abandoned += run->room;
  run->start = start;
  run->room = room;

  if (self->abandoned > self->pool->len / 2 && self->pool->len > 1024)
    {
      pack (self);
      grow_run (self, run);
    }
}

static void
remove_at (PolTagTable *self,
           Run *run,
           guint place)
{
  memmove (pool_at (self, run->start + place), pool_at (self, run->start + place + 1),
           (run->n - place - 1) * sizeof (PolAnnotation));
  run->n--;
  self->n--;
}

static void
insert_at (PolTagTable *self,
           Run *run,
           guint place,
           PolAnnotation annotation)
{
  if (run->n == run->room)
    grow_run (self, run);

  memmove (pool_at (self, run->start + place + 1), pool_at (self, run->start + place),
           (run->n - place) * sizeof (PolAnnotation));
  *pool_at (self, run->start + place) = annotation;
  run->n++;
  self->n++;
}

/* Sets, replaces or, with the value none, removes the annotation of this
 * concept and annotator. Returns what was there, with the value none if nothing
 * was. */
PolAnnotation
pol_tag_table_set (PolTagTable *self,
                   guint image,
                   PolAnnotation annotation)
{
  Run *run = ensure_run (self, image);
  guint place = find_place (self, run, &annotation);
  PolAnnotation before = { 0, annotation.concept, annotation.annotator, POL_VALUE_NONE };
  gboolean there = place < run->n && !precedes (&annotation, pool_at (self, run->start + place));

  if (there)
    before = *pool_at (self, run->start + place);

  if (there && annotation.value == POL_VALUE_NONE)
    remove_at (self, run, place);
  else if (there)
    *pool_at (self, run->start + place) = annotation;
  else if (annotation.value != POL_VALUE_NONE)
    insert_at (self, run, place, annotation);

  return before;
}

/* Adds an annotation that comes after all others in (image, concept, annotator)
 * order, as a store delivers them. */
void
pol_tag_table_append (PolTagTable *self,
                      guint image,
                      PolAnnotation annotation)
{
  Run *run = ensure_run (self, image);

  if (run->n == 0)
    run->start = self->pool->len;
  g_assert (run->start + run->n == self->pool->len);

  g_array_append_val (self->pool, annotation);
  run->n++;
  run->room = run->n;
  self->n++;
}
