/* test-image-list.c: the list follows the project, and tells truly what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "image-fixture.h"
#include "pol-image-list.h"

/* What someone believes to be in a list who only listens to its signals. */
typedef struct
{
  GArray *images;
  guint n_signals;
} Mirror;

static void
on_items_changed (PolImageList *list,
                  guint position,
                  guint removed,
                  guint added,
                  Mirror *mirror)
{
  if (removed > 0)
    g_array_remove_range (mirror->images, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      guint32 image = pol_image_list_get_image (list, i);

      g_array_insert_val (mirror->images, i, image);
    }

  mirror->n_signals++;
  g_assert_cmpuint (mirror->images->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
}

static void
mirror_set_up (Mirror *mirror,
               PolImageList *list)
{
  mirror->images = g_array_new (FALSE, FALSE, sizeof (guint32));
  on_items_changed (list, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), mirror);
  mirror->n_signals = 0;
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), mirror);
}

static void
mirror_tear_down (Mirror *mirror,
                  PolImageList *list)
{
  g_signal_handlers_disconnect_by_data (list, mirror);
  g_array_unref (mirror->images);
}

static void
assert_mirrors (Mirror *mirror,
                PolImageList *list)
{
  PolProject *project = pol_image_list_get_project (list);
  const char *last = "";

  g_assert_cmpuint (mirror->images->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < mirror->images->len; i++)
    {
      guint32 image = g_array_index (mirror->images, guint32, i);
      const char *path = pol_project_get_image_path (project, image);
      guint position;

      g_assert_cmpuint (image, ==, pol_image_list_get_image (list, i));
      g_assert_true (pol_image_list_find (list, image, &position));
      g_assert_cmpuint (position, ==, i);
      g_assert_cmpint (strcmp (last, path), <, 0);
      last = path;
    }
}

static void
test_rows_are_lazy (ImageFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  PolImageItem *item, *again;

  image_fixture_write_empty (fixture, "*.jpg", 0, 10000);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);

  wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 10000);
  g_assert_cmpuint (pol_image_list_get_n_rows (list), ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (list), 4321);
  again = g_list_model_get_item (G_LIST_MODEL (list), 4321);
  g_assert_true (item == again);
  g_assert_cmpuint (pol_image_list_get_n_rows (list), ==, 1);
  g_assert_cmpstr (pol_image_item_get_path (item), ==, "004321.jpg");

  g_object_unref (again);
  g_assert_finalize_object (item);
  g_assert_cmpuint (pol_image_list_get_n_rows (list), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 10000));
}

static void
on_notify (PolImageItem *item,
           GParamSpec *pspec,
           GString *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_row_follows_tags (ImageFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (PolImageItem) item = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  image_fixture_write_empty (fixture, "*.jpg", 0, 2);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify", G_CALLBACK (on_notify), names);

  image_fixture_tag (fixture, pol_image_list_get_image (list, 1), "Ana", POL_VALUE_POSITIVE);
  g_assert_cmpstr (names->str, ==, "");

  image_fixture_tag (fixture, pol_image_list_get_image (list, 0), "Ana", POL_VALUE_POSITIVE);
  g_assert_cmpuint (pol_image_item_get_n_positive (item), ==, 1);
  g_assert_cmpstr (names->str, ==, "n-positive ");

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_image_item_get_n_positive (item), ==, 0);
}

static void
test_filters_and_counts (ImageFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  guint third;
  Mirror mirror;

  image_fixture_write_empty (fixture, "*.jpg", 0, 5);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  mirror_set_up (&mirror, list);
  third = pol_image_list_get_image (list, 2);

  image_fixture_tag (fixture, pol_image_list_get_image (list, 0), "Ana", POL_VALUE_POSITIVE);
  image_fixture_tag (fixture, pol_image_list_get_image (list, 1), "Ana", POL_VALUE_NEGATIVE);
  image_fixture_tag (fixture, third, "Ana", POL_VALUE_POSITIVE);
  image_fixture_tag (fixture, third, "Ben", POL_VALUE_NEGATIVE);
  g_assert_cmpuint (mirror.n_signals, ==, 0);

  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_ALL), ==, 5);
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_UNTAGGED), ==, 3);
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_ONLY_NEGATIVES), ==, 1);
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_DISAGREEMENT), ==, 1);

  for (PolImageFilter filter = 0; filter < POL_N_IMAGE_FILTERS; filter++)
    {
      pol_image_list_set_filter (list, filter);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                        pol_image_list_get_count (list, filter));
      assert_mirrors (&mirror, list);
    }
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_DISAGREEMENT);
  g_assert_cmpuint (pol_image_list_get_image (list, 0), ==, third);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_DISAGREEMENT), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  mirror_tear_down (&mirror, list);
}

static void
test_archived_concept_does_not_count (ImageFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (PolEdit) edit = NULL;
  Mirror mirror;

  image_fixture_write_empty (fixture, "*.jpg", 0, 3);
  image_fixture_scan (fixture);
  image_fixture_tag (fixture, 1, "Ana", POL_VALUE_POSITIVE);
  list = pol_image_list_new (fixture->project);
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  mirror_set_up (&mirror, list);
  g_assert_cmpuint (mirror.images->len, ==, 2);

  edit = pol_project_begin_edit (fixture->project, "Remove");
  pol_edit_set_archived (edit, 0, TRUE);
  pol_project_apply (fixture->project, edit);
  g_assert_cmpuint (mirror.images->len, ==, 3);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (mirror.images->len, ==, 2);
  assert_mirrors (&mirror, list);
  mirror_tear_down (&mirror, list);
}

static void
test_batches_are_merged (ImageFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  Mirror mirror;

  image_fixture_write_empty (fixture, "*-b.jpg", 0, 1000);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  mirror_set_up (&mirror, list);
  for (guint i = 500; i < 520; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));

  image_fixture_write_empty (fixture, "*-a.jpg", 0, 1000);
  image_fixture_scan (fixture);

  g_assert_cmpuint (mirror.images->len, ==, 2000);
  assert_mirrors (&mirror, list);
  g_assert_cmpuint (mirror.n_signals, <, 60);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (PolImageItem) row = g_list_model_get_item (G_LIST_MODEL (list), 1001 + 2 * i);

      g_assert_true (row == rows->pdata[i]);
    }
  mirror_tear_down (&mirror, list);
}

static void
test_moved_image_gets_its_new_place (ImageFixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "000000.png", NULL);
  g_autofree char *moved = g_build_filename (fixture->folder, "z.png", NULL);
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (PolImageItem) item = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint image;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 40, 30);
  image_fixture_write_empty (fixture, "*.jpg", 1, 3);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify", G_CALLBACK (on_notify), names);
  image = pol_image_item_get_image (item);

  g_assert_cmpint (g_rename (file, moved), ==, 0);
  image_fixture_scan (fixture);
  g_remove (moved);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  g_assert_cmpuint (pol_image_list_get_image (list, 3), ==, image);
  g_assert_cmpstr (pol_image_item_get_title (item), ==, "z.png");
  g_assert_nonnull (strstr (names->str, "file "));
}

static void
test_held_image_stays (ImageFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (GtkBitset) held = gtk_bitset_new_empty ();
  guint image;

  image_fixture_write_empty (fixture, "*.jpg", 0, 3);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  image = pol_image_list_get_image (list, 1);
  gtk_bitset_add (held, image);
  pol_image_list_hold (list, held);

  image_fixture_tag (fixture, image, "Ana", POL_VALUE_POSITIVE);
  g_assert_true (pol_image_list_find (list, image, NULL));
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_UNTAGGED), ==, 2);

  gtk_bitset_remove_all (held);
  pol_image_list_hold (list, held);
  wait_until (!pol_image_list_find (list, image, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);

  pol_project_undo (fixture->project);
  g_assert_true (pol_image_list_find (list, image, NULL));
}

static void
test_many_images_leave_together (ImageFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (PolEdit) edit = NULL;
  Mirror mirror;
  guint annotator;

  image_fixture_write_empty (fixture, "*.jpg", 0, 1000);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  mirror_set_up (&mirror, list);

  edit = pol_project_begin_edit (fixture->project, "Tag");
  annotator = pol_edit_add_annotator (edit, "Ana");
  for (guint i = 0; i < 1000; i += 2)
    pol_edit_set_tag (edit, i, 0, annotator, POL_VALUE_NEGATIVE, 1);
  pol_project_apply (fixture->project, edit);

  g_assert_cmpuint (mirror.images->len, ==, 500);
  g_assert_cmpuint (mirror.n_signals, <=, 2);
  assert_mirrors (&mirror, list);
  mirror_tear_down (&mirror, list);
}

/* Who tags blind goes on to what others tagged, and counts nothing but their own. */
static void
test_the_blind_see_what_others_tagged_as_untagged (ImageFixture *fixture,
                                                   gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  Mirror mirror;
  guint position;

  image_fixture_write_empty (fixture, "*.jpg", 0, 3);
  image_fixture_scan (fixture);
  pol_project_set_annotator (fixture->project, "Ben");
  list = pol_image_list_new (fixture->project);
  image_fixture_tag (fixture, 0, "Ana", POL_VALUE_NEGATIVE);
  image_fixture_tag (fixture, 1, "Ben", POL_VALUE_NEGATIVE);
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  mirror_set_up (&mirror, list);
  g_assert_cmpuint (mirror.images->len, ==, 1);

  pol_project_set_blind (fixture->project, TRUE);
  g_assert_cmpuint (mirror.images->len, ==, 2);
  g_assert_true (pol_image_list_find (list, 0, &position));
  g_assert_true (pol_image_list_find_next (list, POL_IMAGE_FILTER_UNTAGGED, 0, &position));
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_ONLY_NEGATIVES), ==, 1);

  pol_project_set_annotator (fixture->project, "Cem");
  g_assert_cmpuint (mirror.images->len, ==, 3);
  pol_project_set_blind (fixture->project, FALSE);
  g_assert_cmpuint (mirror.images->len, ==, 1);
  g_assert_cmpuint (pol_image_list_get_count (list, POL_IMAGE_FILTER_ONLY_NEGATIVES), ==, 2);
  assert_mirrors (&mirror, list);
  mirror_tear_down (&mirror, list);
}

/* What another thread reads stays as it was when it was asked for. */
static void
test_shared_images_stay (ImageFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  g_autoptr (GArray) shared = NULL;
  g_autoptr (GArray) later = NULL;

  image_fixture_write_empty (fixture, "*.jpg", 0, 5);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  pol_image_list_set_filter (list, POL_IMAGE_FILTER_UNTAGGED);
  shared = pol_image_list_share_images (list);

  image_fixture_tag (fixture, 2, "Ana", POL_VALUE_POSITIVE);
  later = pol_image_list_share_images (list);
  g_assert_cmpuint (shared->len, ==, 5);
  g_assert_cmpuint (g_array_index (shared, guint32, 2), ==, 2);
  g_assert_cmpuint (later->len, ==, 4);
  g_assert_cmpuint (g_array_index (later, guint32, 2), ==, 3);
}

static void
test_next_untagged_wraps (ImageFixture *fixture,
                          gconstpointer data)
{
  g_autoptr (PolImageList) list = NULL;
  guint position;

  image_fixture_write_empty (fixture, "*.jpg", 0, 3);
  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  image_fixture_tag (fixture, pol_image_list_get_image (list, 1), "Ana", POL_VALUE_NEGATIVE);

  g_assert_true (pol_image_list_find_next (list, POL_IMAGE_FILTER_UNTAGGED, 1, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_true (pol_image_list_find_next (list, POL_IMAGE_FILTER_UNTAGGED, 3, &position));
  g_assert_cmpuint (position, ==, 0);

  image_fixture_tag (fixture, pol_image_list_get_image (list, 0), "Ana", POL_VALUE_NEGATIVE);
  image_fixture_tag (fixture, pol_image_list_get_image (list, 2), "Ana", POL_VALUE_NEGATIVE);
  g_assert_false (pol_image_list_find_next (list, POL_IMAGE_FILTER_UNTAGGED, 0, &position));
}

/* Sizes are known only after all names are. */
static void
test_sorts_again_when_sizes_are_known (ImageFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (PolImageList) list = pol_image_list_new (fixture->project);
  g_autoptr (PolImageQuery) query = pol_image_query_new ();

  image_fixture_write_pixels (fixture, "large*.png", 0, 1, 90, 90);
  image_fixture_write_pixels (fixture, "small*.png", 0, 1, 5, 5);
  query->sort = POL_IMAGE_SORT_SIZE;
  pol_image_list_set_query (list, query);
  pol_project_scan_async (fixture->project, NULL, NULL, NULL);

  wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);
  wait_until (pol_image_list_get_image (list, 0) == image_fixture_find (fixture, "small000000.png"));
  g_assert_cmpuint (pol_image_list_get_image (list, 1), ==, image_fixture_find (fixture, "large000000.png"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  image_fixture_add ("/image-list/rows-are-lazy", test_rows_are_lazy);
  image_fixture_add ("/image-list/row-follows-tags", test_row_follows_tags);
  image_fixture_add ("/image-list/filters-and-counts", test_filters_and_counts);
  image_fixture_add ("/image-list/archived-concept-does-not-count",
                     test_archived_concept_does_not_count);
  image_fixture_add ("/image-list/batches-are-merged", test_batches_are_merged);
  image_fixture_add ("/image-list/moved-image-gets-its-new-place",
                     test_moved_image_gets_its_new_place);
  image_fixture_add ("/image-list/sorts-again-when-sizes-are-known",
                     test_sorts_again_when_sizes_are_known);
  image_fixture_add ("/image-list/held-image-stays", test_held_image_stays);
  image_fixture_add ("/image-list/many-images-leave-together", test_many_images_leave_together);
  image_fixture_add ("/image-list/the-blind-see-what-others-tagged-as-untagged",
                     test_the_blind_see_what_others_tagged_as_untagged);
  image_fixture_add ("/image-list/shared-images-stay", test_shared_images_stay);
  image_fixture_add ("/image-list/next-untagged-wraps", test_next_untagged_wraps);

  return g_test_run ();
}
