/* test-folder-scan.c: which files of a folder are images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-folder-scan.h"
#include "project-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
collect (const char *const *paths,
         gsize n_paths,
         gpointer user_data)
{
  GPtrArray *found = user_data;

  g_assert_cmpuint (n_paths, ==, g_strv_length ((char **) paths));
  for (gsize i = 0; i < n_paths; i++)
    g_ptr_array_add (found, g_strdup (paths[i]));
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static char *
scan (ProjectFixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pol_folder_scan (fixture->folder, "", collect, found, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (found, compare_strings);
  g_ptr_array_add (found, NULL);

  return g_strjoinv (" ", (char **) found->pdata);
}

static void
test_endings (void)
{
  g_assert_true (pol_folder_scan_is_image ("a/b.JPG"));
  g_assert_true (pol_folder_scan_is_image ("b.webp"));
  g_assert_true (pol_folder_scan_is_image ("b.c.svg"));
  g_assert_false (pol_folder_scan_is_image ("b.jpg.txt"));
  g_assert_false (pol_folder_scan_is_image ("jpg"));
  g_assert_false (pol_folder_scan_is_image ("b."));
}

static void
test_what_is_found (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autofree char *images = g_file_get_path (fixture->folder);
  g_autofree char *folder_link = g_build_filename (images, "again", NULL);
  g_autofree char *file_link = g_build_filename (images, "link.png", NULL);
  g_autofree char *found = NULL;

  project_fixture_add_file (fixture, "b.jpg");
  project_fixture_add_file (fixture, "a/deep/c.PNG");
  project_fixture_add_file (fixture, "notes.txt");
  project_fixture_add_file (fixture, ".hidden.jpg");
  project_fixture_add_file (fixture, ".git/d.jpg");
  project_fixture_add_file (fixture, "folder.jpg/e.gif");
  project_fixture_add_file (fixture, "caf\xe9.jpg");
  g_assert_cmpint (symlink (images, folder_link), ==, 0);
  g_assert_cmpint (symlink ("b.jpg", file_link), ==, 0);

  found = scan (fixture);
  g_assert_cmpstr (found, ==, "a/deep/c.PNG b.jpg caf\xe9.jpg folder.jpg/e.gif link.png");
}

static void
test_folders_in_order (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  static const char *const paths[] = { "a/1.jpg", "a/b/1.jpg", "b/1.jpg", "c/1.jpg", "d/1.jpg" };

  for (guint i = G_N_ELEMENTS (paths); i > 0; i--)
    project_fixture_add_file (fixture, paths[i - 1]);

  g_assert_true (pol_folder_scan (fixture->folder, "", collect, found, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==, paths[i]);
}

static void
test_missing_folder (void)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/there/is/no/such/folder");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_false (pol_folder_scan (nowhere, "", collect, found, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/there/is/no/such/folder"));
}

static void
test_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pol_folder_scan (fixture->folder, "", collect, found, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GCancellable *cancellable;
  guint n_batches;
} Taker;

static void
take_one (const char *const *paths,
          gsize n_paths,
          gpointer user_data)
{
  Taker *taker = user_data;

  taker->n_batches++;
  g_cancellable_cancel (taker->cancellable);
}

static void
test_cancelled_by_who_takes (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Taker taker = { cancellable, 0 };

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u/%u.jpg", i / 300, i);

      project_fixture_add_file (fixture, name);
    }

  g_assert_false (pol_folder_scan (fixture->folder, "", take_one, &taker, NULL, NULL, cancellable,
                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (taker.n_batches, ==, 1);
}

static void
test_rescan (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  g_autofree char *gone = g_build_filename (fixture->root, "images", "001.jpg", NULL);
  g_autoptr (GError) error = NULL;
  guint image;

  g_assert_cmpint (g_unlink (gone), ==, 0);
  project_fixture_add_file (fixture, "000-new.jpg");
  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (pol_project_get_n_images (fixture->project), ==, 4);
  g_assert_true (pol_project_find_image (fixture->project, "001.jpg", &image));
  g_assert_true (pol_project_get_image_missing (fixture->project, image));
  g_assert_cmpstr (pol_project_get_image_path (fixture->project,
                                               pol_project_get_nth_image (fixture->project, 0)),
                   ==, "000-new.jpg");

  project_fixture_add_file (fixture, "001.jpg");
  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);
  project_fixture_reopen (fixture);
  g_assert_true (pol_project_find_image (fixture->project, "001.jpg", &image));
  g_assert_false (pol_project_get_image_missing (fixture->project, image));
}

static void
test_no_pictures (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (pol_project_scan (fixture->project, NULL, NULL, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_NO_IMAGES);
}

static void
on_scanned (GObject *project,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pol_project_scan_finish (POL_PROJECT (project), result, NULL, &error);
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
count_added (PolProject *project,
             guint first,
             guint n,
             guint *n_added)
{
  g_assert_cmpuint (first, ==, *n_added);
  *n_added += n;
}

static void
test_scan_in_the_background (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint n_added = 0;

  for (guint i = 0; i < 700; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u/%u.jpg", i % 7, i);

      project_fixture_add_file (fixture, name);
    }
  g_signal_connect (fixture->project, "images-added", G_CALLBACK (count_added), &n_added);

  pol_project_scan_async (fixture->project, NULL, on_scanned, loop);
  g_main_loop_run (loop);

  g_assert_cmpuint (n_added, ==, 700);
  for (guint i = 1; i < 700; i++)
    {
      guint before = pol_project_get_nth_image (fixture->project, i - 1);
      guint image = pol_project_get_nth_image (fixture->project, i);

      g_assert_cmpstr (pol_project_get_image_path (fixture->project, before), <,
                       pol_project_get_image_path (fixture->project, image));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-scan/endings", test_endings);
  g_test_add_func ("/folder-scan/what-is-found", test_what_is_found);
  g_test_add_func ("/folder-scan/folders-in-order", test_folders_in_order);
  g_test_add_func ("/folder-scan/missing-folder", test_missing_folder);
  g_test_add_func ("/folder-scan/cancelled", test_cancelled);
  g_test_add_func ("/folder-scan/cancelled-by-who-takes", test_cancelled_by_who_takes);
  g_test_add_func ("/folder-scan/rescan", test_rescan);
  g_test_add_func ("/folder-scan/no-pictures", test_no_pictures);
  g_test_add_func ("/folder-scan/in-the-background", test_scan_in_the_background);

  return g_test_run ();
}
