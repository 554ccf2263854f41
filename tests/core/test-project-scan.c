/* test-project-scan.c: what a project takes in of what happens in its folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

static char *
get_file (ProjectFixture *fixture,
          const char *path)
{
  return g_build_filename (fixture->root, "images", path, NULL);
}

/* A file of its own: its size and time are those of no other. */
static void
write_file (ProjectFixture *fixture,
            const char *path,
            guint size)
{
  g_autofree char *file = get_file (fixture, path);
  g_autofree char *bytes = g_strnfill (size, 'x');
  struct utimbuf time = { 1000000000 + size, 1000000000 + size };

  project_fixture_add_file (fixture, path);
  g_assert_true (g_file_set_contents (file, bytes, size, NULL));
  g_assert_cmpint (utime (file, &time), ==, 0);
}

static void
rename_file (ProjectFixture *fixture,
             const char *from,
             const char *to)
{
  g_autofree char *old_file = get_file (fixture, from);
  g_autofree char *new_file = get_file (fixture, to);

  g_assert_cmpint (g_rename (old_file, new_file), ==, 0);
}

static void
remove_file (ProjectFixture *fixture,
             const char *path)
{
  g_autofree char *file = get_file (fixture, path);

  g_assert_cmpint (g_unlink (file), ==, 0);
}

static void
scan (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The paths in order, missing ones in brackets. */
static char *
list_images (PolProject *project)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    {
      guint image = pol_project_get_nth_image (project, i);
      gboolean missing = pol_project_get_image_missing (project, image);

      g_string_append_printf (list, missing ? "%s[%s]" : "%s%s", i > 0 ? " " : "",
                              pol_project_get_image_path (project, image));
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_images (ProjectFixture *fixture,
               const char *expected)
{
  g_autofree char *list = list_images (fixture->project);

  g_assert_cmpstr (list, ==, expected);
}

static guint
find (ProjectFixture *fixture,
      const char *path)
{
  guint image;

  g_assert_true (pol_project_find_image (fixture->project, path, &image));
  return image;
}

static gboolean
is_tagged (ProjectFixture *fixture,
           const char *path)
{
  gsize n;

  pol_project_get_annotations (fixture->project, find (fixture, path), &n);
  return n > 0;
}

static ProjectFixture *
fixture_with_tag (const char *path)
{
  ProjectFixture *fixture = project_fixture_new (0);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  write_file (fixture, "a.jpg", 10);
  write_file (fixture, "b.jpg", 20);
  write_file (fixture, "c/d.jpg", 30);
  scan (fixture);
  project_fixture_tag (fixture, find (fixture, path), burger, "A", POL_VALUE_POSITIVE);

  return fixture;
}

static void
collect_images (PolProject *project,
                GArray *images,
                GArray *collected)
{
  g_array_append_vals (collected, images->data, images->len);
}

static GArray *
watch_signal (ProjectFixture *fixture,
              const char *name)
{
  GArray *collected = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_signal_connect_data (fixture->project, name, G_CALLBACK (collect_images),
                         g_array_ref (collected), (GClosureNotify) (void *) g_array_unref, 0);
  return collected;
}

static void
test_a_moved_image_keeps_its_tags (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  g_autoptr (GArray) moved = watch_signal (fixture, "images-moved");
  g_autoptr (GArray) files = watch_signal (fixture, "files-changed");
  guint image = find (fixture, "b.jpg");

  rename_file (fixture, "b.jpg", "c/z.jpg");
  scan (fixture);

  assert_images (fixture, "a.jpg c/d.jpg c/z.jpg");
  g_assert_cmpuint (find (fixture, "c/z.jpg"), ==, image);
  g_assert_true (is_tagged (fixture, "c/z.jpg"));
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpuint (g_array_index (moved, guint32, 0), ==, image);
  g_assert_cmpuint (files->len, ==, 1);

  project_fixture_reopen (fixture);
  assert_images (fixture, "a.jpg c/d.jpg c/z.jpg");
  g_assert_true (is_tagged (fixture, "c/z.jpg"));
}

static void
test_a_missing_image_comes_back_elsewhere (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");

  remove_file (fixture, "b.jpg");
  scan (fixture);
  assert_images (fixture, "a.jpg [b.jpg] c/d.jpg");
  project_fixture_reopen (fixture);
  write_file (fixture, "e.jpg", 20);
  scan (fixture);

  assert_images (fixture, "a.jpg c/d.jpg e.jpg");
  g_assert_true (is_tagged (fixture, "e.jpg"));
}

static void
test_a_renamed_folder_keeps_its_images (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("c/d.jpg");

  rename_file (fixture, "c", "x");
  scan (fixture);

  assert_images (fixture, "a.jpg b.jpg x/d.jpg");
  g_assert_true (is_tagged (fixture, "x/d.jpg"));
}

static void
test_nothing_is_guessed (void)
{
  static const struct
  {
    const char *new_file;
    const char *other_file;
    gboolean before;
    const char *expected;
  } cases[] = {
    { "x.jpg", "y.jpg", FALSE, "a.jpg [b.jpg] c/d.jpg x.jpg y.jpg" },
    { "x.jpg", "0.jpg", TRUE, "0.jpg a.jpg [b.jpg] c/d.jpg x.jpg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");

      if (cases[i].before)
        {
          write_file (fixture, cases[i].other_file, 20);
          scan (fixture);
        }
      remove_file (fixture, "b.jpg");
      write_file (fixture, cases[i].new_file, 20);
      write_file (fixture, cases[i].other_file, 20);
      scan (fixture);

      assert_images (fixture, cases[i].expected);
      g_assert_true (is_tagged (fixture, "b.jpg"));
      g_assert_false (is_tagged (fixture, "x.jpg"));
    }
}

static void
test_of_two_missing_images_none_is_guessed (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");

  write_file (fixture, "e.jpg", 20);
  scan (fixture);
  remove_file (fixture, "b.jpg");
  remove_file (fixture, "e.jpg");
  write_file (fixture, "x.jpg", 20);
  scan (fixture);

  assert_images (fixture, "a.jpg [b.jpg] c/d.jpg [e.jpg] x.jpg");
}

static void
test_changed_files_are_told (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  g_autoptr (GArray) dimensions = g_array_new (FALSE, TRUE, 3 * sizeof (guint32));
  guint32 size[] = { find (fixture, "b.jpg"), 640, 480 };
  g_autoptr (GArray) files = NULL;
  guint width, height;

  g_array_append_val (dimensions, size);
  pol_project_set_dimensions (fixture->project, dimensions);
  project_fixture_reopen (fixture);
  files = watch_signal (fixture, "files-changed");
  g_assert_cmpint (pol_project_get_image_size (fixture->project, size[0]), ==, 20);
  g_assert_cmpint (pol_project_get_image_mtime (fixture->project, size[0]), ==, 1000000020000);
  g_assert_true (pol_project_get_image_dimensions (fixture->project, size[0], &width, &height));
  g_assert_cmpuint (width, ==, 640);
  g_assert_cmpuint (height, ==, 480);

  scan (fixture);
  g_assert_cmpuint (files->len, ==, 0);
  write_file (fixture, "b.jpg", 21);
  scan (fixture);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpuint (g_array_index (files, guint32, 0), ==, size[0]);
  g_assert_false (pol_project_get_image_dimensions (fixture->project, size[0], &width, &height));
  g_assert_true (is_tagged (fixture, "b.jpg"));

  project_fixture_reopen (fixture);
  g_assert_cmpint (pol_project_get_image_size (fixture->project, size[0]), ==, 21);
  g_assert_false (pol_project_get_image_dimensions (fixture->project, size[0], &width, &height));
}

static void
count_notification (GObject *project,
                    GParamSpec *pspec,
                    guint *n)
{
  (*n)++;
}

static void
test_nothing_is_written_if_nothing_changed (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  guint n_unsaved = 0;

  g_assert_true (pol_project_flush (fixture->project, NULL));
  project_fixture_reopen (fixture);
  g_signal_connect (fixture->project, "notify::saved", G_CALLBACK (count_notification), &n_unsaved);
  scan (fixture);

  g_assert_cmpuint (n_unsaved, ==, 0);
  assert_images (fixture, "a.jpg b.jpg c/d.jpg");
}

static void
on_rescanned (GObject *project,
              GAsyncResult *result,
              gpointer user_data)
{
  guint *n_scans = user_data;
  g_autoptr (GError) error = NULL;

  pol_project_scan_finish (POL_PROJECT (project), result, NULL, &error);
  g_assert_no_error (error);
  (*n_scans)--;
}

/* Until sizes and times are known, too: what moves next is told by them. */
static void
rescan (ProjectFixture *fixture,
        const char *place,
        const char *other_place)
{
  const char *const places[] = { place, other_place, NULL };
  guint n_scans = 1;

  pol_project_rescan_async (fixture->project, places, NULL, on_rescanned, &n_scans);
  while (n_scans > 0 || pol_project_get_checking (fixture->project))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_only_some_places (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("c/d.jpg");

  remove_file (fixture, "a.jpg");
  remove_file (fixture, "b.jpg");
  write_file (fixture, "c/e.jpg", 40);
  write_file (fixture, "c-.jpg", 50);
  write_file (fixture, "c0.jpg", 60);
  write_file (fixture, "notes.txt", 70);

  rescan (fixture, "b.jpg", NULL);
  assert_images (fixture, "a.jpg [b.jpg] c/d.jpg");
  rescan (fixture, "c", "notes.txt");
  assert_images (fixture, "a.jpg [b.jpg] c/d.jpg c/e.jpg");
  rescan (fixture, "nowhere", "c0.jpg");
  assert_images (fixture, "a.jpg [b.jpg] c/d.jpg c/e.jpg c0.jpg");
  rename_file (fixture, "c", "x");
  rescan (fixture, "c", NULL);
  assert_images (fixture, "a.jpg [b.jpg] [c/d.jpg] [c/e.jpg] c0.jpg");
  write_file (fixture, "x/f.jpg", 80);
  rescan (fixture, "x", "x/f.jpg");
  assert_images (fixture, "a.jpg [b.jpg] c0.jpg x/d.jpg x/e.jpg x/f.jpg");
  g_assert_true (is_tagged (fixture, "x/d.jpg"));
}

static void
test_one_scan_after_another (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  static const char *const place[] = { "0000.jpg", NULL };
  g_autofree char *list = NULL;
  guint n_scans = 3;

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.jpg", i);

      project_fixture_add_file (fixture, name);
    }

  pol_project_scan_async (fixture->project, NULL, on_rescanned, &n_scans);
  pol_project_rescan_async (fixture->project, place, NULL, on_rescanned, &n_scans);
  pol_project_scan_async (fixture->project, NULL, on_rescanned, &n_scans);
  g_assert_true (pol_project_get_scanning (fixture->project));
  while (n_scans > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (pol_project_get_scanning (fixture->project));
  g_assert_cmpuint (pol_project_get_n_images (fixture->project), ==, 6000);
}

/* A change of many images is made on a snapshot: what a scan finds meanwhile is
 * not lost with what it takes the place of. */
static void
tag_all (PolProject *snapshot,
         PolEdit *edit,
         gpointer user_data,
         GCancellable *cancellable)
{
  for (guint i = 0; i < pol_project_get_n_images (snapshot); i++)
    pol_edit_set_state (edit, i, POL_IMAGE_STATE_REVIEWED);
}

static void
on_edited (GObject *project,
           GAsyncResult *result,
           gpointer user_data)
{
  guint *n_left = user_data;

  g_assert_true (pol_project_edit_finish (POL_PROJECT (project), result, NULL));
  (*n_left)--;
}

static void
test_a_scan_during_a_large_edit (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  guint n_left = 2;

  remove_file (fixture, "a.jpg");
  rename_file (fixture, "b.jpg", "z.jpg");
  write_file (fixture, "new.jpg", 70);
  pol_project_edit_async (fixture->project, "Review", tag_all, NULL, NULL, NULL, on_edited, &n_left);
  pol_project_scan_async (fixture->project, NULL, on_rescanned, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);

  assert_images (fixture, "[a.jpg] c/d.jpg new.jpg z.jpg");
  g_assert_cmpint (pol_project_get_image_state (fixture->project, find (fixture, "z.jpg")), ==,
                   POL_IMAGE_STATE_REVIEWED);
}

/* The last to let go of the project is another thread, which wakes nobody. */
static void
wait_for_tasks (ProjectFixture *fixture)
{
  for (guint i = 0; i < 5000 && g_atomic_int_get (&G_OBJECT (fixture->project)->ref_count) > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (g_atomic_int_get (&G_OBJECT (fixture->project)->ref_count), ==, 1);
}

static void
wait_for_images (ProjectFixture *fixture,
                 const char *expected)
{
  g_autofree char *list = list_images (fixture->project);

  for (guint i = 0; i < 5000 && !g_str_equal (list, expected); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_free (list);
      list = list_images (fixture->project);
    }
  g_assert_cmpstr (list, ==, expected);
}

static void
wait_for_length (GArray *array,
                 guint n)
{
  for (guint i = 0; i < 5000 && array->len < n; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (array->len, ==, n);
}

static void
start_watching (ProjectFixture *fixture)
{
  pol_project_set_watching (fixture->project, TRUE);
  rescan (fixture, "", NULL);
  while (!pol_project_is_watched (fixture->project))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_happens_is_noticed (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  g_autoptr (GArray) files = watch_signal (fixture, "files-changed");
  g_autofree char *folder = get_file (fixture, "c");
  guint image = find (fixture, "b.jpg");

  start_watching (fixture);
  remove_file (fixture, "a.jpg");
  wait_for_images (fixture, "[a.jpg] b.jpg c/d.jpg");
  rename_file (fixture, "b.jpg", "c/e.jpg");
  wait_for_images (fixture, "[a.jpg] c/d.jpg c/e.jpg");
  g_assert_true (is_tagged (fixture, "c/e.jpg"));
  write_file (fixture, "n/e/w.jpg", 40);
  wait_for_images (fixture, "[a.jpg] c/d.jpg c/e.jpg n/e/w.jpg");
  write_file (fixture, "n/e/w2.jpg", 50);
  wait_for_images (fixture, "[a.jpg] c/d.jpg c/e.jpg n/e/w.jpg n/e/w2.jpg");
  write_file (fixture, "a.jpg", 10);
  wait_for_images (fixture, "a.jpg c/d.jpg c/e.jpg n/e/w.jpg n/e/w2.jpg");

  wait_for_tasks (fixture);
  g_array_set_size (files, 0);
  write_file (fixture, "c/e.jpg", 21);
  wait_for_length (files, 1);
  g_assert_cmpuint (g_array_index (files, guint32, 0), ==, image);

  remove_tree (folder);
  wait_for_images (fixture, "a.jpg [c/d.jpg] [c/e.jpg] n/e/w.jpg n/e/w2.jpg");
}

/* By size and time alone, neither file can be told from its twin. */
static void
test_a_rename_is_noticed (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");
  guint image;

  write_file (fixture, "twin.jpg", 20);
  write_file (fixture, "c/twin.jpg", 30);
  scan (fixture);
  image = find (fixture, "c/d.jpg");
  start_watching (fixture);

  rename_file (fixture, "b.jpg", "x.jpg");
  rename_file (fixture, "x.jpg", "y.jpg");
  wait_for_images (fixture, "a.jpg c/d.jpg c/twin.jpg twin.jpg y.jpg");
  g_assert_true (is_tagged (fixture, "y.jpg"));

  rename_file (fixture, "c", "z");
  wait_for_images (fixture, "a.jpg twin.jpg y.jpg z/d.jpg z/twin.jpg");
  g_assert_cmpuint (find (fixture, "z/d.jpg"), ==, image);
  wait_for_tasks (fixture);
}

static void
test_nothing_is_noticed_any_more (void)
{
  g_autoptr (ProjectFixture) fixture = fixture_with_tag ("b.jpg");

  start_watching (fixture);
  remove_file (fixture, "a.jpg");
  pol_project_set_watching (fixture->project, FALSE);
  for (guint i = 0; i < 500; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_assert_false (pol_project_is_watched (fixture->project));
  assert_images (fixture, "a.jpg b.jpg c/d.jpg");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-scan/a-moved-image-keeps-its-tags", test_a_moved_image_keeps_its_tags);
  g_test_add_func ("/project-scan/a-missing-image-comes-back-elsewhere",
                   test_a_missing_image_comes_back_elsewhere);
  g_test_add_func ("/project-scan/a-renamed-folder-keeps-its-images",
                   test_a_renamed_folder_keeps_its_images);
  g_test_add_func ("/project-scan/nothing-is-guessed", test_nothing_is_guessed);
  g_test_add_func ("/project-scan/of-two-missing-images-none-is-guessed",
                   test_of_two_missing_images_none_is_guessed);
  g_test_add_func ("/project-scan/changed-files-are-told", test_changed_files_are_told);
  g_test_add_func ("/project-scan/nothing-is-written-if-nothing-changed",
                   test_nothing_is_written_if_nothing_changed);
  g_test_add_func ("/project-scan/only-some-places", test_only_some_places);
  g_test_add_func ("/project-scan/one-scan-after-another", test_one_scan_after_another);
  g_test_add_func ("/project-scan/a-scan-during-a-large-edit", test_a_scan_during_a_large_edit);
  g_test_add_func ("/project-scan/what-happens-is-noticed", test_what_happens_is_noticed);
  g_test_add_func ("/project-scan/a-rename-is-noticed", test_a_rename_is_noticed);
  g_test_add_func ("/project-scan/nothing-is-noticed-any-more", test_nothing_is_noticed_any_more);

  return g_test_run ();
}
