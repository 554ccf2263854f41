#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An array of values of one size. Copies share its memory until one of them
 * writes: then only the block that is written to becomes its own. A column
 * belongs to one thread; a copy of it may go to another. */
typedef struct
{
  struct _PolColumnBlocks *blocks;
  gsize size;                       /* of a value */
  guint n;
} PolColumn;

#define POL_COLUMN_BLOCK 4096u      /* values */

typedef struct _PolColumnBlocks
{
  gatomicrefcount ref_count;
  guint n;
  guint room;
  guint8 **data;                    /* each with room for a block of values */
} PolColumnBlocks;

void     pol_column_init   (PolColumn       *self,
                            gsize            size);
void     pol_column_clear  (PolColumn       *self);
void     pol_column_copy   (PolColumn       *self,
                            const PolColumn *other);
void     pol_column_append (PolColumn       *self,
                            gconstpointer    value);
gpointer pol_column_write  (PolColumn       *self,
                            guint            index);
void     pol_column_move   (PolColumn       *self,
                            guint            from,
                            guint            to,
                            guint            n);

/* A value to read, valid until the next change. */
static inline gconstpointer
pol_column_read (const PolColumn *self,
                 guint            index)
{
  g_assert (index < self->n);

  return self->blocks->data[index / POL_COLUMN_BLOCK] + index % POL_COLUMN_BLOCK * self->size;
}

#define pol_column_get(self, Type, index) (*(const Type *) pol_column_read (self, index))
#define pol_column_set(self, Type, index, value) (*(Type *) pol_column_write (self, index) = (value))

G_END_DECLS
