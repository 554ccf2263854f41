/* test-hash-index.c: near hashes are those that a comparison of all pairs finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-hash-index.h"

#define N_HASHES 3000
#define N_FAMILIES 200

static guint64
draw_bits (void)
{
  return (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
}

/* Families of hashes that differ in a few bits, and others. */
static void
draw_hashes (guint64 *hashes)
{
  for (guint i = 0; i < N_HASHES; i++)
    {
      if (i < N_FAMILIES || g_test_rand_bit ())
        {
          hashes[i] = draw_bits ();
          continue;
        }

      hashes[i] = hashes[g_test_rand_int_range (0, N_FAMILIES)];
      for (int bit = g_test_rand_int_range (0, 10); bit > 0; bit--)
        hashes[i] ^= G_GUINT64_CONSTANT (1) << g_test_rand_int_range (0, 64);
    }
}

static void
note_pair (guint first,
           guint second,
           gpointer data)
{
  g_assert_cmpuint (first, <, second);
  g_assert_true (g_hash_table_add (data, GUINT_TO_POINTER (first * N_HASHES + second)));
}

static void
test_finds_what_all_pairs_have (void)
{
  g_autofree guint64 *hashes = g_new (guint64, N_HASHES);

  for (guint distance = 0; distance <= POL_HASH_MAX_DISTANCE; distance++)
    {
      g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
      guint n = 0;

      draw_hashes (hashes);
      pol_hash_index_find_pairs (hashes, N_HASHES, distance, note_pair, found);
      for (guint i = 0; i < N_HASHES; i++)
        for (guint j = i + 1; j < N_HASHES; j++)
          if ((guint) __builtin_popcountll (hashes[i] ^ hashes[j]) <= distance)
            {
              n++;
              g_assert_true (g_hash_table_contains (found, GUINT_TO_POINTER (i * N_HASHES + j)));
            }
      g_assert_cmpuint (g_hash_table_size (found), ==, n);
      g_assert_cmpuint (n, >, 0);
    }
}

static void
fail_on_pair (guint first,
              guint second,
              gpointer data)
{
  g_assert_not_reached ();
}

static void
test_few_hashes (void)
{
  const guint64 hashes[] = { 0, G_MAXUINT64 };

  pol_hash_index_find_pairs (NULL, 0, 6, fail_on_pair, NULL);
  pol_hash_index_find_pairs (hashes, 1, 6, fail_on_pair, NULL);
  pol_hash_index_find_pairs (hashes, 2, 6, fail_on_pair, NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hash-index/finds-what-all-pairs-have", test_finds_what_all_pairs_have);
  g_test_add_func ("/hash-index/few-hashes", test_few_hashes);

  return g_test_run ();
}
