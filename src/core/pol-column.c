/* pol-column.c: an array whose copies share what is the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-column.h"

#include <string.h>

/* Before the values of a block stands how many lists of blocks hold it. */
#define HEADER 16

G_STATIC_ASSERT (sizeof (gatomicrefcount) <= HEADER);

static inline gatomicrefcount *
block_count (guint8 *block)
{
  return (gatomicrefcount *) (block - HEADER);
}

static guint8 *
block_new (gsize size)
{
  guint8 *block = (guint8 *) g_malloc (HEADER + size * POL_COLUMN_BLOCK) + HEADER;

  g_atomic_ref_count_init (block_count (block));

  return block;
}

static void
block_unref (guint8 *block)
{
  if (g_atomic_ref_count_dec (block_count (block)))
    g_free (block - HEADER);
}

static PolColumnBlocks *
blocks_new (guint room)
{
  PolColumnBlocks *blocks = g_new0 (PolColumnBlocks, 1);

  g_atomic_ref_count_init (&blocks->ref_count);
  blocks->room = room;
  blocks->data = g_new (guint8 *, room);

  return blocks;
}

static void
blocks_unref (PolColumnBlocks *blocks)
{
  if (!g_atomic_ref_count_dec (&blocks->ref_count))
    return;

  for (guint i = 0; i < blocks->n; i++)
    block_unref (blocks->data[i]);
  g_free (blocks->data);
  g_free (blocks);
}

/* Makes the list of blocks, not the blocks in it, this column's own. */
static void
own_blocks (PolColumn *self)
{
  PolColumnBlocks *shared = self->blocks;

  if (g_atomic_ref_count_compare (&shared->ref_count, 1))
    return;

  self->blocks = blocks_new (shared->n + 1);
  self->blocks->n = shared->n;
  for (guint i = 0; i < shared->n; i++)
    {
      self->blocks->data[i] = shared->data[i];
      g_atomic_ref_count_inc (block_count (shared->data[i]));
    }
  blocks_unref (shared);
}

static guint8 *
own_block (PolColumn *self,
           guint nth)
{
  guint8 *shared;

  own_blocks (self);
  shared = self->blocks->data[nth];
  if (g_atomic_ref_count_compare (block_count (shared), 1))
    return shared;

  self->blocks->data[nth] = block_new (self->size);
  memcpy (self->blocks->data[nth], shared, self->size * POL_COLUMN_BLOCK);
  block_unref (shared);

  return self->blocks->data[nth];
}

static void
add_block (PolColumn *self)
{
  PolColumnBlocks *blocks;

  own_blocks (self);
  blocks = self->blocks;
  if (blocks->n == blocks->room)
    {
      blocks->room = MAX (4, blocks->room * 2);
      blocks->data = g_renew (guint8 *, blocks->data, blocks->room);
    }
  blocks->data[blocks->n++] = block_new (self->size);
}

void
pol_column_init (PolColumn *self,
                 gsize size)
{
  self->blocks = blocks_new (0);
  self->size = size;
  self->n = 0;
}

void
pol_column_clear (PolColumn *self)
{
  g_clear_pointer (&self->blocks, blocks_unref);
}

/* Makes @self, which must not be initialised, a copy of @other. */
void
pol_column_copy (PolColumn *self,
                 const PolColumn *other)
{
  *self = *other;
  g_atomic_ref_count_inc (&self->blocks->ref_count);
}

void
pol_column_append (PolColumn *self,
                   gconstpointer value)
{
  if (self->n % POL_COLUMN_BLOCK == 0)
    add_block (self);
  self->n++;
  memcpy (pol_column_write (self, self->n - 1), value, self->size);
}

/* A value to write, valid until the next change. */
gpointer
pol_column_write (PolColumn *self,
                  guint index)
{
  g_assert (index < self->n);

  return own_block (self, index / POL_COLUMN_BLOCK) + index % POL_COLUMN_BLOCK * self->size;
}

/* Moves @n values to a place farther back, which is there already; where they
 * were stays as it was, unless that is part of it. */
void
pol_column_move (PolColumn *self,
                 guint from,
                 guint to,
                 guint n)
{
  g_assert (from <= to && to + n <= self->n);

  while (n > 0)
    {
      guint piece = MIN (n, MIN ((from + n - 1) % POL_COLUMN_BLOCK, (to + n - 1) % POL_COLUMN_BLOCK) + 1);
      gpointer target;

      n -= piece;
      target = pol_column_write (self, to + n);
      memmove (target, pol_column_read (self, from + n), piece * self->size);
    }
}
