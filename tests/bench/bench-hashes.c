/* bench-hashes.c: finds pictures that look alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include "pol-hash-index.h"

#define N_HASHES 1000000
#define DISTANCE 6

/* So many hashes are compared with all others to tell how long all pairs take. */
#define N_SAMPLED 1000

/* One hash in so many is that of another one but for a few bits. */
#define ALIKE 20

typedef struct
{
  guint64 *hashes;
  guint64 found;        /* pairs that the index found, of a sampled hash and any later one */
  guint64 found_plainly;
} Hashes;

static void
count_pair (guint first,
            guint second,
            gpointer data)
{
  Hashes *self = data;

  /* A sum tells apart what a count does not. */
  if (first < N_SAMPLED)
    self->found += (guint64) first * N_HASHES + second;
}

static double
find_pairs (gpointer data)
{
  Hashes *self = data;
  double start = bench_now ();

  self->found = 0;
  pol_hash_index_find_pairs (self->hashes, N_HASHES, DISTANCE, count_pair, self);

  return bench_now () - start;
}

/* What comparing all pairs takes follows from a sample: the time that some hashes
 * take to be compared with all later ones, times the share of these in all pairs. */
static double
compare_all_pairs (gpointer data)
{
  Hashes *self = data;
  const double all = 0.5 * N_HASHES * (N_HASHES - 1.0);
  const double sampled = N_SAMPLED * (N_HASHES - 0.5 * (N_SAMPLED + 1));
  double start = bench_now ();

  self->found_plainly = 0;
  for (guint i = 0; i < N_SAMPLED; i++)
    {
      guint64 hash = self->hashes[i];

      for (guint j = i + 1; j < N_HASHES; j++)
        {
          if (__builtin_popcountll (hash ^ self->hashes[j]) <= DISTANCE)
            self->found_plainly += (guint64) i * N_HASHES + j;
        }
    }
  if (self->found_plainly != self->found)
    g_error ("the index and a loop find different pairs");

  return (bench_now () - start) * (all / sampled);
}

/* At random, but for those that are like an earlier one. */
static guint64 *
make_hashes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint64 *hashes = g_new (guint64, N_HASHES);

  for (guint i = 0; i < N_HASHES; i++)
    {
      hashes[i] = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      if (i % ALIKE != ALIKE - 1)
        continue;
      hashes[i] = hashes[g_rand_int_range (rand, 0, i)];
      for (int bits = g_rand_int_range (rand, 0, DISTANCE + 2); bits > 0; bits--)
        hashes[i] ^= G_GUINT64_CONSTANT (1) << g_rand_int_range (rand, 0, 64);
    }

  return hashes;
}

/* Hashes alone: the data set is not looked at. */
void
bench_hashes (const Bench *bench)
{
  g_autofree guint64 *hashes = make_hashes ();
  Hashes self = { hashes };

  bench_compare ("near duplicates", 3, find_pairs, compare_all_pairs, &self);
}
