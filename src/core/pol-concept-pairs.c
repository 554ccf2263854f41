/* pol-concept-pairs.c: finds the concepts that are always positive together, or never
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-pairs.h"

/* The counts of so many pairs are kept at a time: 64 MB. With more than about 2,900
 * concepts that come into question, the images are gone through more than once. */
#define MOST_CELLS (1u << 22)

/* Of the positives of each concept of a pair that is always together, so many in a
 * hundred are on images that are positive for both: the few others lack a tag. */
#define SHARE_TOGETHER 90

#define NO_ROW G_MAXUINT32

struct _PolConceptPairs
{
  guint n_concepts;
  guint32 (*counts)[2];     /* by concept: images where it is negative, and positive */
  guint32 *tags;            /* twice the concept, and one if it is positive */
  guint32 n_tags;
  GArray *ends;             /* guint32: where the tags of each image end */
};

/* There is room for @most_tags. */
PolConceptPairs *
pol_concept_pairs_new (guint n_concepts,
                       gsize most_tags)
{
  PolConceptPairs *self = g_new0 (PolConceptPairs, 1);

  self->n_concepts = n_concepts;
  self->counts = g_malloc0_n (n_concepts, sizeof *self->counts);
  self->tags = g_new (guint32, most_tags);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
pol_concept_pairs_free (PolConceptPairs *self)
{
  g_free (self->counts);
  g_free (self->tags);
  g_array_unref (self->ends);
  g_free (self);
}

/* Adds a tag of the image at hand. Concepts come in the order of their indexes. */
void
pol_concept_pairs_add (PolConceptPairs *self,
                       guint32 concept,
                       gboolean positive)
{
  self->counts[concept][positive ? 1 : 0]++;
  self->tags[self->n_tags++] = 2 * concept + (positive ? 1 : 0);
}

/* An image with a single tag has no pair. */
void
pol_concept_pairs_end_image (PolConceptPairs *self)
{
  guint32 start = self->ends->len > 0 ? g_array_index (self->ends, guint32, self->ends->len - 1) : 0;

  if (self->n_tags - start >= 2)
    g_array_append_val (self->ends, self->n_tags);
  else
    self->n_tags = start;
}

/* Images where both are tagged, by whether the first and whether the second is
 * positive. */
typedef guint32 Cell[4];

enum
{
  BOTH_NEGATIVE,
  ONLY_SECOND,
  ONLY_FIRST,
  BOTH_POSITIVE
};

/* The concepts that come into question, in rows, of which a part is counted at a
 * time. The row of a concept has a cell for each concept after it. */
typedef struct
{
  guint32 *concepts;        /* by row */
  guint n_rows;
  guint first_row;
  guint end_row;
  Cell *cells;
  gint64 *starts;           /* by row: where the cell of row 0 would be, were it in there */
} Table;

/* Leaves out concepts with too few positives to be found, whose tags then are those of
 * rows instead. */
static void
choose_concepts (PolConceptPairs *self,
                 Table *table)
{
  g_autofree guint32 *rows = g_new (guint32, self->n_concepts);
  guint32 *tags = self->tags;
  guint32 *ends = (guint32 *) (gpointer) self->ends->data;
  guint n = 0;

  table->concepts = g_new (guint32, self->n_concepts);
  for (guint32 i = 0; i < self->n_concepts; i++)
    {
      rows[i] = NO_ROW;
      if (self->counts[i][1] < POL_CONCEPT_PAIRS_SUPPORT)
        continue;
      rows[i] = table->n_rows;
      table->concepts[table->n_rows++] = i;
    }

  for (guint image = 0, i = 0; image < self->ends->len; image++)
    {
      for (; i < ends[image]; i++)
        {
          if (rows[tags[i] / 2] != NO_ROW)
            tags[n++] = 2 * rows[tags[i] / 2] + tags[i] % 2;
        }
      ends[image] = n;
    }
}

/* As many rows as there is room for, and one in any case. */
static void
choose_rows (Table *table)
{
  gint64 n_cells = 0;

  table->first_row = table->end_row;
  do
    {
      guint row = table->end_row++;

      table->starts[row] = n_cells - (row + 1);
      n_cells += table->n_rows - row - 1;
    }
  while (table->end_row < table->n_rows
         && n_cells + (table->n_rows - table->end_row - 1) <= MOST_CELLS);

  g_free (table->cells);
  table->cells = g_new0 (Cell, MAX (1, n_cells));
}

static void
count_image (Table *table,
             const guint32 *tags,
             guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint row = tags[i] / 2;
      guint first = 2 * (tags[i] % 2);
      Cell *cells;

      if (row < table->first_row)
        continue;
      if (row >= table->end_row)
        break;
      cells = table->cells + table->starts[row];
      for (guint j = i + 1; j < n; j++)
        cells[tags[j] / 2][first + tags[j] % 2]++;
    }
}

static void
count_images (PolConceptPairs *self,
              Table *table,
              GCancellable *cancellable)
{
  const guint32 *tags = self->tags;
  const guint32 *ends = (const guint32 *) (gpointer) self->ends->data;

  for (guint image = 0, start = 0; image < self->ends->len; start = ends[image++])
    {
      if (image % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      count_image (table, tags + start, ends[image] - start);
    }
}

/* Never seen apart, and hardly ever one without a word on the other. */
static gboolean
is_always_together (const guint32 *cell,
                    guint n_first,
                    guint n_second)
{
  return cell[BOTH_POSITIVE] >= POL_CONCEPT_PAIRS_SUPPORT && cell[BOTH_NEGATIVE] == 0
         && cell[ONLY_FIRST] == 0 && cell[ONLY_SECOND] == 0
         && (guint64) cell[BOTH_POSITIVE] * 100 >= (guint64) MAX (n_first, n_second) * SHARE_TOGETHER;
}

/* Never seen together where chance would give as many such images as the support: by
 * accident, that happens to fewer than one pair in a hundred million (e⁻²⁰). */
static gboolean
is_never_together (const guint32 *cell)
{
  guint64 n = (guint64) cell[BOTH_NEGATIVE] + cell[ONLY_FIRST] + cell[ONLY_SECOND];

  return n > 0 && cell[BOTH_POSITIVE] == 0
         && (guint64) cell[ONLY_FIRST] * cell[ONLY_SECOND] >= n * POL_CONCEPT_PAIRS_SUPPORT;
}

static void
find_in_rows (PolConceptPairs *self,
              const Table *table,
              GArray *pairs)
{
  for (guint row = table->first_row; row < table->end_row; row++)
    {
      for (guint other = row + 1; other < table->n_rows; other++)
        {
          const guint32 *cell = table->cells[table->starts[row] + other];
          guint32 first = table->concepts[row], second = table->concepts[other];
          gboolean together = is_always_together (cell, self->counts[first][1], self->counts[second][1]);
          PolConceptPair pair = { first, second, together };

          if (together || is_never_together (cell))
            g_array_append_val (pairs, pair);
        }
    }
}

/* Finds all pairs, sorted (PolConceptPair). Takes time for the pairs of tags of each
 * image, and memory that concepts do not add to. Nothing can be added after this. */
GArray *
pol_concept_pairs_find (PolConceptPairs *self,
                        GCancellable *cancellable)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (PolConceptPair));
  Table table = { 0 };

  choose_concepts (self, &table);
  table.starts = g_new (gint64, table.n_rows);
  while (table.end_row < table.n_rows && !g_cancellable_is_cancelled (cancellable))
    {
      choose_rows (&table);
      count_images (self, &table, cancellable);
      find_in_rows (self, &table, pairs);
    }
  g_free (table.concepts);
  g_free (table.cells);
  g_free (table.starts);

  return pairs;
}
