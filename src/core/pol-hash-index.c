/* pol-hash-index.c: finds the pairs of hashes that differ in few bits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-hash-index.h"

#include <string.h>

/* Multi-index hashing (Norouzi, Punjani, Fleet: Fast search in Hamming space with
 * multi-index hashing, CVPR 2012): of the four parts of two hashes that differ in
 * at most 7 bits, one part differs in at most one bit. So only hashes are compared
 * that share a part, but for a bit. */
#define N_PARTS 4
#define PART_BITS 16
#define N_BUCKETS (1u << PART_BITS)
#define PART(hash, part) (((hash) >> (PART_BITS * (part))) & (N_BUCKETS - 1))

typedef struct
{
  guint32 *starts;      /* of each bucket in members, and where the last one ends */
  guint32 *members;     /* which hashes, by bucket */
  guint64 *hashes;      /* theirs, beside them: to compare is to read on */
} Table;

static void
table_fill (Table *self,
            const guint64 *hashes,
            guint n,
            guint part)
{
  guint32 *starts = self->starts;

  memset (starts, 0, (N_BUCKETS + 1) * sizeof *starts);
  for (guint i = 0; i < n; i++)
    starts[PART (hashes[i], part) + 1]++;
  for (guint i = 0; i < N_BUCKETS; i++)
    starts[i + 1] += starts[i];

  for (guint i = 0; i < n; i++)
    {
      guint32 place = starts[PART (hashes[i], part)]++;

      self->members[place] = i;
      self->hashes[place] = hashes[i];
    }
  memmove (starts + 1, starts, N_BUCKETS * sizeof *starts);
  starts[0] = 0;
}

static inline guint
count_bits (guint64 bits)
{
  return __builtin_popcountll (bits);
}

/* A pair is told at the first part that finds it. */
static inline gboolean
was_found_before (guint64 difference,
                  guint part)
{
  for (guint i = 0; i < part; i++)
    {
      if (count_bits (PART (difference, i)) <= 1)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  guint max_distance;
  PolHashPairFunc func;
  gpointer data;
} Search;

static void
compare_ranges (const Search *search,
                const Table *table,
                guint part,
                guint32 place,
                guint32 first,
                guint32 end)
{
  guint64 hash = table->hashes[place];

  for (guint32 i = first; i < end; i++)
    {
      guint64 difference = hash ^ table->hashes[i];

      if (count_bits (difference) <= search->max_distance && !was_found_before (difference, part))
        search->func (MIN (table->members[place], table->members[i]),
                      MAX (table->members[place], table->members[i]), search->data);
    }
}

/* Each pair of buckets once: a bucket with itself, and with those above it that
 * differ in a bit. */
static void
search_bucket (const Search *search,
               const Table *table,
               guint part,
               guint bucket)
{
  guint32 end = table->starts[bucket + 1];

  for (guint32 place = table->starts[bucket]; place < end; place++)
    {
      compare_ranges (search, table, part, place, place + 1, end);
      for (guint bit = 0; bit < PART_BITS; bit++)
        {
          guint other = bucket ^ (1u << bit);

          if (other > bucket)
            compare_ranges (search, table, part, place, table->starts[other],
                            table->starts[other + 1]);
        }
    }
}

/* Calls @func once for each pair that differs in at most @max_distance bits, in no
 * order. Takes time for the pairs and for what looks a little alike, not for all
 * pairs. */
void
pol_hash_index_find_pairs (const guint64 *hashes,
                           guint n,
                           guint max_distance,
                           PolHashPairFunc func,
                           gpointer data)
{
  const Search search = { max_distance, func, data };
  g_autofree guint32 *starts = g_new (guint32, N_BUCKETS + 1);
  g_autofree guint32 *members = g_new (guint32, n);
  g_autofree guint64 *beside = g_new (guint64, n);
  Table table = { starts, members, beside };

  g_return_if_fail (max_distance <= POL_HASH_MAX_DISTANCE);

  for (guint part = 0; part < N_PARTS; part++)
    {
      table_fill (&table, hashes, n, part);
      for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
        search_bucket (&search, &table, part, bucket);
    }
}
