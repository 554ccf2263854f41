/* test-image-table.c: the images of a project, and copies of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-image-table.h"

static PolImageTable *
make_table (guint n)
{
  PolImageTable *table = pol_image_table_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%06u.jpg", i * 2);

      pol_image_table_append (table, path);
    }
  pol_image_table_sort (table);

  return table;
}

static void
assert_in_order (PolImageTable *table)
{
  for (guint i = 1; i < pol_image_table_get_n (table); i++)
    g_assert_cmpstr (pol_image_table_get_path (table, pol_image_table_get_nth (table, i - 1)), <,
                     pol_image_table_get_path (table, pol_image_table_get_nth (table, i)));
}

static void
test_any_order_becomes_the_order_of_paths (void)
{
  g_autoptr (PolImageTable) table = make_table (1000);
  guint image;

  for (guint i = 0; i < 9000; i++)
    {
      g_autofree char *path = g_strdup_printf ("%06u-%u.jpg", i * 7919 % 9000, i);

      pol_image_table_append (table, path);
    }
  pol_image_table_sort (table);

  assert_in_order (table);
  g_assert_cmpstr (pol_image_table_get_path (table, 3), ==, "000006.jpg");
  g_assert_true (pol_image_table_find (table, "000006.jpg", &image));
  g_assert_cmpuint (image, ==, 3);
  g_assert_false (pol_image_table_find (table, "000006", NULL));
  g_assert_false (pol_image_table_find (table, "z", NULL));
}

static void
test_positions_from_anywhere (void)
{
  g_autoptr (PolImageTable) table = make_table (100);

  for (guint from = 0; from <= 101; from++)
    {
      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *path = g_strdup_printf ("%06u.jpg", i);
          gboolean found;
          guint position = pol_image_table_find_position (table, from, path, &found);

          g_assert_cmpuint (position, ==, (i + 1) / 2);
          g_assert_cmpint (found, ==, i % 2 == 0);
        }
    }
}

static void
test_what_is_not_known (void)
{
  g_autoptr (PolImageTable) table = make_table (1);

  g_assert_cmpint (pol_image_table_get_state (table, 0), ==, POL_IMAGE_STATE_NONE);
  g_assert_false (pol_image_table_get_missing (table, 0));
  g_assert_cmpint (pol_image_table_get_size (table, 0), ==, -1);
  g_assert_cmpint (pol_image_table_get_mtime (table, 0), ==, 0);
  g_assert_cmpuint (pol_image_table_get_width (table, 0), ==, 0);
  g_assert_cmpuint (pol_image_table_get_height (table, 0), ==, 0);
}

static void
change_all (PolImageTable *table,
            guint image)
{
  pol_image_table_set_state (table, image, POL_IMAGE_STATE_REVIEWED);
  pol_image_table_set_missing (table, image, TRUE);
  pol_image_table_set_file (table, image, 1234, 5678);
  pol_image_table_set_dimensions (table, image, 640, 480);
}

static void
assert_changed (PolImageTable *table,
                guint image,
                gboolean changed)
{
  g_assert_cmpint (pol_image_table_get_state (table, image), ==,
                   changed ? POL_IMAGE_STATE_REVIEWED : POL_IMAGE_STATE_NONE);
  g_assert_cmpint (pol_image_table_get_missing (table, image), ==, changed);
  g_assert_cmpint (pol_image_table_get_size (table, image), ==, changed ? 1234 : -1);
  g_assert_cmpint (pol_image_table_get_mtime (table, image), ==, changed ? 5678 : 0);
  g_assert_cmpuint (pol_image_table_get_width (table, image), ==, changed ? 640 : 0);
  g_assert_cmpuint (pol_image_table_get_height (table, image), ==, changed ? 480 : 0);
}

static void
test_a_copy_stays_as_it_is (void)
{
  g_autoptr (PolImageTable) table = make_table (10000);
  g_autoptr (PolImageTable) copy = pol_image_table_copy (table);
  static const char *const new_path[] = { "z.jpg" };
  const guint32 moved = 0;

  change_all (table, 7);
  change_all (copy, 9999);
  pol_image_table_append (table, "a.jpg");
  pol_image_table_append (copy, "b.jpg");
  pol_image_table_sort (table);
  pol_image_table_sort (copy);
  pol_image_table_move (table, &moved, new_path, 1);

  assert_changed (table, 7, TRUE);
  assert_changed (copy, 7, FALSE);
  assert_changed (table, 9999, FALSE);
  assert_changed (copy, 9999, TRUE);
  g_assert_false (pol_image_table_find (copy, "a.jpg", NULL));
  g_assert_false (pol_image_table_find (table, "b.jpg", NULL));
  g_assert_cmpstr (pol_image_table_get_path (copy, 0), ==, "000000.jpg");
  assert_in_order (table);
  assert_in_order (copy);
}

static void
test_a_copy_outlives_the_original (void)
{
  PolImageTable *table = make_table (20000);
  g_autoptr (PolImageTable) copy = pol_image_table_copy (table);

  pol_image_table_append (table, "a.jpg");
  pol_image_table_free (table);

  g_assert_cmpuint (pol_image_table_get_n (copy), ==, 20000);
  g_assert_cmpstr (pol_image_table_get_path (copy, 19999), ==, "039998.jpg");
  assert_in_order (copy);
}

static void
test_paths_of_a_copy_can_be_taken (void)
{
  g_autoptr (PolImageTable) table = make_table (5000);
  g_autoptr (PolImageTable) copy = pol_image_table_copy (table);
  static const char *const new_path[] = { "000001.jpg" };
  const guint32 moved = 4999;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *path = g_strdup_printf ("%06u.png", i);

      pol_image_table_append (copy, path);
    }
  pol_image_table_sort (copy);
  pol_image_table_move (copy, &moved, new_path, 1);
  change_all (table, 4999);
  pol_image_table_take_paths (table, copy);
  pol_image_table_append (copy, "later.jpg");

  g_assert_cmpuint (pol_image_table_get_n (table), ==, 10000);
  g_assert_cmpstr (pol_image_table_get_path (table, 4999), ==, "000001.jpg");
  assert_changed (table, 4999, TRUE);
  assert_changed (table, 9999, FALSE);
  assert_in_order (table);
}

static gpointer
change_everything (gpointer data)
{
  PolImageTable *copy = data;

  for (guint i = 0; i < pol_image_table_get_n (copy); i++)
    change_all (copy, i);
  pol_image_table_free (copy);

  return NULL;
}

static void
test_copies_on_other_threads (void)
{
  g_autoptr (PolImageTable) table = make_table (30000);

  for (guint round = 0; round < 20; round++)
    {
      GThread *thread = g_thread_new ("copy", change_everything, pol_image_table_copy (table));

      for (guint i = 0; i < 30000; i++)
        pol_image_table_set_state (table, i, round % 2);
      g_thread_join (thread);
      for (guint i = 0; i < 30000; i++)
        {
          g_assert_cmpint (pol_image_table_get_state (table, i), ==, round % 2);
          g_assert_cmpint (pol_image_table_get_size (table, i), ==, -1);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-table/any-order-becomes-the-order-of-paths",
                   test_any_order_becomes_the_order_of_paths);
  g_test_add_func ("/image-table/positions-from-anywhere", test_positions_from_anywhere);
  g_test_add_func ("/image-table/what-is-not-known", test_what_is_not_known);
  g_test_add_func ("/image-table/a-copy-stays-as-it-is", test_a_copy_stays_as_it_is);
  g_test_add_func ("/image-table/a-copy-outlives-the-original", test_a_copy_outlives_the_original);
  g_test_add_func ("/image-table/paths-of-a-copy-can-be-taken", test_paths_of_a_copy_can_be_taken);
  g_test_add_func ("/image-table/copies-on-other-threads", test_copies_on_other_threads);

  return g_test_run ();
}
