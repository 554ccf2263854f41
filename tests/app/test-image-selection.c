/* test-image-selection.c: a selection is of images, wherever they are in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "image-fixture.h"
#include "pol-image-selection.h"

static PolImageSelection *
select_among (ImageFixture *fixture,
              guint n_images)
{
  g_autoptr (PolImageList) list = NULL;

  image_fixture_write_empty (fixture, "*-b.jpg", 0, n_images);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  wait_until (!pol_image_list_get_searching (list));

  return pol_image_selection_new (list);
}

static void
assert_selected (PolImageSelection *selection,
                 guint n,
                 ...)
{
  PolProject *project = pol_image_list_get_project (pol_image_selection_get_list (selection));
  GtkBitset *images = pol_image_selection_get_images (selection);
  va_list args;

  g_assert_cmpuint (gtk_bitset_get_size (images), ==, n);
  g_assert_cmpuint (pol_image_selection_get_n_selected (selection), ==, n);

  va_start (args, n);
  for (guint i = 0; i < n; i++)
    {
      const char *path = va_arg (args, const char *);
      guint image, position;

      g_assert_true (pol_project_find_image (project, path, &image));
      g_assert_true (pol_image_list_find (pol_image_selection_get_list (selection), image,
                                          &position));
      g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), position));
    }
  va_end (args);
}

static void
assert_current (PolImageSelection *selection,
                const char *path)
{
  PolProject *project = pol_image_list_get_project (pol_image_selection_get_list (selection));

  g_assert_cmpstr (pol_project_get_image_path (project, pol_image_selection_get_current (selection)),
                   ==, path);
}

static void
test_survives_a_batch (ImageFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 10);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 3, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 7, FALSE);
  assert_selected (selection, 2, "000003-b.jpg", "000007-b.jpg");

  image_fixture_write_empty (fixture, "*-a.jpg", 0, 100);
  image_fixture_scan (fixture);

  assert_selected (selection, 2, "000003-b.jpg", "000007-b.jpg");
  assert_current (selection, "000007-b.jpg");
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 3));
}

static void
test_select_all_is_cheap (ImageFixture *fixture,
                          gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 100000);
  g_autoptr (GtkBitset) positions = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));

  g_assert_cmpuint (pol_image_selection_get_n_selected (selection), ==, 100000);
  g_assert_cmpuint (pol_image_list_get_n_rows (pol_image_selection_get_list (selection)), ==, 0);
  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (gtk_bitset_get_size (positions), ==, 100000);
  assert_current (selection, "000000-b.jpg");
}

static void
test_range_leads_to_its_end (ImageFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 10);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_item (model, 5, TRUE);
  gtk_selection_model_select_range (model, 5, 3, TRUE);
  assert_selected (selection, 3, "000005-b.jpg", "000006-b.jpg", "000007-b.jpg");
  assert_current (selection, "000007-b.jpg");

  gtk_selection_model_select_range (model, 3, 3, TRUE);
  assert_selected (selection, 3, "000003-b.jpg", "000004-b.jpg", "000005-b.jpg");
  assert_current (selection, "000003-b.jpg");
}

static void
test_current_is_selected (ImageFixture *fixture,
                          gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 4);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  g_assert_cmpuint (pol_image_selection_get_current (selection), ==, G_MAXUINT);

  gtk_selection_model_select_item (model, 1, TRUE);
  gtk_selection_model_select_item (model, 2, FALSE);
  gtk_selection_model_unselect_item (model, 2);
  assert_current (selection, "000001-b.jpg");

  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (pol_image_selection_get_current (selection), ==, G_MAXUINT);
  assert_selected (selection, 0);
}

static void
test_set_selection (ImageFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 10);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (2, 2);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, 5);
  g_autoptr (GtkBitset) positions = NULL;

  gtk_selection_model_select_item (model, 1, TRUE);
  gtk_selection_model_select_item (model, 8, FALSE);
  gtk_selection_model_set_selection (model, selected, mask);
  assert_selected (selection, 3, "000002-b.jpg", "000003-b.jpg", "000008-b.jpg");

  positions = gtk_selection_model_get_selection_in_range (model, 0, 5);
  g_assert_true (gtk_bitset_contains (positions, 2));
  g_assert_true (gtk_bitset_contains (positions, 3));
  g_assert_false (gtk_bitset_contains (positions, 1));
}

static void
test_filter_takes_what_it_hides (ImageFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 4);
  PolImageList *list = pol_image_selection_get_list (selection);

  image_fixture_tag (fixture, pol_image_list_get_image (list, 1), "Ana", POL_VALUE_POSITIVE);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  pol_image_selection_select_image (selection, pol_image_list_get_image (list, 1));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, FALSE);

  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  assert_selected (selection, 1, "000002-b.jpg");
  assert_current (selection, "000002-b.jpg");
}

static void
test_tagged_image_stays_while_selected (ImageFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (PolImageSelection) selection = select_among (fixture, 4);
  PolImageList *list = pol_image_selection_get_list (selection);
  guint image = pol_image_list_get_image (list, 1);

  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  pol_image_selection_select_image (selection, image);
  image_fixture_tag (fixture, image, "Ana", POL_VALUE_POSITIVE);
  assert_selected (selection, 1, "000001-b.jpg");

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);
  wait_until (!pol_image_list_find (list, image, NULL));
  assert_selected (selection, 1, "000002-b.jpg");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  image_fixture_add ("/image-selection/survives-a-batch", test_survives_a_batch);
  image_fixture_add ("/image-selection/select-all-is-cheap", test_select_all_is_cheap);
  image_fixture_add ("/image-selection/range-leads-to-its-end", test_range_leads_to_its_end);
  image_fixture_add ("/image-selection/current-is-selected", test_current_is_selected);
  image_fixture_add ("/image-selection/set-selection", test_set_selection);
  image_fixture_add ("/image-selection/filter-takes-what-it-hides",
                     test_filter_takes_what_it_hides);
  image_fixture_add ("/image-selection/tagged-image-stays-while-selected",
                     test_tagged_image_stays_while_selected);

  return g_test_run ();
}
