/* test-data-set.c: data sets are what they are said to be, each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "data-set.h"

#define N_IMAGES 2000
#define N_CONCEPTS 100
#define N_TAGS 10000

/* What is in a data set, counted. */
typedef struct
{
  guint n_tags;
  guint n_negative;
  guint n_untouched;
  guint n_only_negative;
  guint n_unsure;
  guint n_of_concept[N_CONCEPTS];
  guint hash;
} Counts;

static void
count_image (Counts *counts,
             GArray *annotations)
{
  gboolean only_negative = annotations->len > 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      const PolAnnotation *annotation = &g_array_index (annotations, PolAnnotation, i);

      only_negative &= annotation->value == POL_VALUE_NEGATIVE;
      counts->n_negative += annotation->value == POL_VALUE_NEGATIVE;
      counts->n_unsure += annotation->value == POL_VALUE_UNSURE;
      counts->n_of_concept[annotation->concept]++;
      counts->hash = 31 * counts->hash + annotation->concept * 4 + annotation->value;
    }
  counts->n_tags += annotations->len;
  counts->n_untouched += annotations->len == 0;
  counts->n_only_negative += only_negative;
}

static Counts
count (guint64 seed)
{
  g_autoptr (DataSet) set = data_set_new (seed, N_IMAGES, N_CONCEPTS, N_TAGS, TRUE);
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  Counts counts = { 0 };

  for (guint image = 0; image < N_IMAGES; image++)
    {
      data_set_get_annotations (set, image, annotations);
      count_image (&counts, annotations);
    }

  return counts;
}

static void
test_follows_from_the_seed (void)
{
  g_assert_cmpuint (count (1).hash, ==, count (1).hash);
  g_assert_cmpuint (count (1).hash, !=, count (2).hash);
}

static void
test_has_its_shares (void)
{
  Counts counts = count (1);

  g_assert_cmpuint (counts.n_tags, ==, N_TAGS);
  g_assert_cmpuint (counts.n_untouched, ==, N_IMAGES / 10);
  g_assert_cmpuint (counts.n_only_negative, ==, N_IMAGES / 100);
  g_assert_cmpuint (counts.n_negative, >, N_TAGS * 18 / 100);
  g_assert_cmpuint (counts.n_negative, <, N_TAGS * 22 / 100);
  g_assert_cmpuint (counts.n_unsure, >, 0);
}

static void
test_has_a_long_tail (void)
{
  Counts counts = count (1);

  g_assert_cmpuint (counts.n_of_concept[0], >, 10 * counts.n_of_concept[N_CONCEPTS / 2]);
  g_assert_cmpuint (counts.n_of_concept[N_CONCEPTS - 1], >, 0);
}

static void
test_knows_an_image_by_its_path (void)
{
  g_autoptr (DataSet) set = data_set_new (1, N_IMAGES, N_CONCEPTS, N_TAGS, TRUE);
  g_autofree char *path = data_set_get_path (set, 1234);

  g_assert_cmpstr (path, ==, "0001/IMG_0001234.jpg");
  g_assert_cmpuint (data_set_get_number (path), ==, 1234);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-set/follows-from-the-seed", test_follows_from_the_seed);
  g_test_add_func ("/data-set/has-its-shares", test_has_its_shares);
  g_test_add_func ("/data-set/has-a-long-tail", test_has_a_long_tail);
  g_test_add_func ("/data-set/knows-an-image-by-its-path", test_knows_an_image_by_its_path);

  return g_test_run ();
}
