/* test-tag-table.c: annotations in blocks that copies share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-tag-table.h"

#define N_IMAGES (3 * POL_TAG_BLOCK + 7)
#define N_CONCEPTS 5
#define N_ANNOTATORS 2

/* What a table should hold, in the simplest way. */
typedef guint8 Model[N_IMAGES][N_CONCEPTS][N_ANNOTATORS];

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const PolTagChange *first = a;
  const PolTagChange *second = b;

  if (first->image != second->image)
    return first->image < second->image ? -1 : 1;
  if (first->concept != second->concept)
    return first->concept < second->concept ? -1 : 1;

  return (int) first->annotator - (int) second->annotator;
}

/* Draws changes of different things, sorted. */
static GArray *
draw_changes (guint n)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (PolTagChange));
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      PolTagChange change = { 0 };
      guint key;

      change.image = g_test_rand_int_range (0, N_IMAGES);
      change.concept = g_test_rand_int_range (0, N_CONCEPTS);
      change.annotator = g_test_rand_int_range (0, N_ANNOTATORS);
      change.after = g_test_rand_int_range (POL_VALUE_NONE, POL_VALUE_UNSURE + 1);
      change.after_at = change.after != POL_VALUE_NONE ? g_test_rand_int_range (1, 1000) : 0;
      key = (change.image * N_CONCEPTS + change.concept) * N_ANNOTATORS + change.annotator;
      if (g_hash_table_add (drawn, GUINT_TO_POINTER (key)))
        g_array_append_val (changes, change);
    }
  g_array_sort (changes, compare_changes);

  return changes;
}

static void
change_model (Model model,
              GArray *changes,
              gboolean backwards)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PolTagChange *change = &g_array_index (changes, PolTagChange, i);

      model[change->image][change->concept][change->annotator]
          = backwards ? change->before : change->after;
    }
}

static void
assert_model (PolTagTable *table,
              Model model)
{
  guint n_all = 0;

  for (guint image = 0; image < N_IMAGES; image++)
    {
      gsize n;
      gsize nth = 0;
      const PolAnnotation *annotations = pol_tag_table_get (table, image, &n);

      for (guint concept = 0; concept < N_CONCEPTS; concept++)
        {
          for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
            {
              if (model[image][concept][annotator] == POL_VALUE_NONE)
                continue;

              g_assert_cmpuint (nth, <, n);
              g_assert_cmpuint (annotations[nth].concept, ==, concept);
              g_assert_cmpuint (annotations[nth].annotator, ==, annotator);
              g_assert_cmpuint (annotations[nth].value, ==, model[image][concept][annotator]);
              nth++;
            }
        }
      g_assert_cmpuint (nth, ==, n);
      n_all += n;
    }

  g_assert_cmpuint (pol_tag_table_get_n (table), ==, n_all);
}

static void
change (PolTagTable *table,
        Model model,
        GArray *changes)
{
  pol_tag_table_fill_before (table, (PolTagChange *) changes->data, changes->len);
  pol_tag_table_change (table, (const PolTagChange *) changes->data, changes->len, FALSE);
  change_model (model, changes, FALSE);
}

/* Few changes are made one by one, many are merged. */
static void
test_few_and_many_changes (void)
{
  g_autoptr (PolTagTable) table = pol_tag_table_new ();
  g_autofree Model *model = (Model *) g_new0 (guint8, sizeof (Model));

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GArray) changes = draw_changes (i % 3 == 0 ? 2000 : 3);

      change (table, *model, changes);
      assert_model (table, *model);
    }
}

static void
test_back_to_where_it_was (void)
{
  g_autoptr (PolTagTable) table = pol_tag_table_new ();
  g_autofree Model *model = (Model *) g_new0 (guint8, sizeof (Model));
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < 20; i++)
    {
      g_ptr_array_add (steps, draw_changes (i % 2 == 0 ? 900 : 2));
      change (table, *model, steps->pdata[i]);
    }

  for (guint i = steps->len; i > 0; i--)
    {
      GArray *changes = steps->pdata[i - 1];

      pol_tag_table_change (table, (const PolTagChange *) changes->data, changes->len, TRUE);
      change_model (*model, changes, TRUE);
      assert_model (table, *model);
    }
  g_assert_cmpuint (pol_tag_table_get_n (table), ==, 0);
}

static void
test_copy_stays_as_it_is (void)
{
  g_autoptr (PolTagTable) table = pol_tag_table_new ();
  g_autoptr (PolTagTable) copy = NULL;
  g_autofree Model *model = (Model *) g_new0 (guint8, sizeof (Model));
  g_autofree Model *then = NULL;
  g_autoptr (GArray) first = draw_changes (500);

  change (table, *model, first);
  copy = pol_tag_table_copy (table);
  then = g_memdup2 (model, sizeof (Model));

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GArray) changes = draw_changes (i % 2 == 0 ? 900 : 2);

      change (table, *model, changes);
    }

  assert_model (table, *model);
  assert_model (copy, *then);
}

static void
test_blocks_hold_what_was_appended (void)
{
  g_autoptr (PolTagTable) table = pol_tag_table_new ();
  const guint32 *ends;
  const PolAnnotation *annotations;

  pol_tag_table_append (table, 1, (PolAnnotation) { 5, 2, 0, POL_VALUE_POSITIVE });
  pol_tag_table_append (table, 2 * POL_TAG_BLOCK, (PolAnnotation) { 6, 3, 0, POL_VALUE_NEGATIVE });

  pol_tag_table_get_block (table, 0, &ends);
  g_assert_cmpuint (ends[0], ==, 0);
  g_assert_cmpuint (ends[1], ==, 1);
  g_assert_cmpuint (ends[POL_TAG_BLOCK - 1], ==, 1);

  pol_tag_table_get_block (table, 1, &ends);
  g_assert_cmpuint (ends[POL_TAG_BLOCK - 1], ==, 0);

  annotations = pol_tag_table_get_block (table, 2, &ends);
  g_assert_cmpuint (ends[0], ==, 1);
  g_assert_cmpuint (annotations[0].concept, ==, 3);

  pol_tag_table_get_block (table, 7, &ends);
  g_assert_cmpuint (ends[POL_TAG_BLOCK - 1], ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-table/few-and-many-changes", test_few_and_many_changes);
  g_test_add_func ("/tag-table/back-to-where-it-was", test_back_to_where_it_was);
  g_test_add_func ("/tag-table/copy-stays-as-it-is", test_copy_stays_as_it_is);
  g_test_add_func ("/tag-table/blocks-hold-what-was-appended", test_blocks_hold_what_was_appended);

  return g_test_run ();
}
