/* test-export.c: what leaves a project, and what stays when it cannot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "format-fixture.h"
#include "pol-export.h"

static void
tag (FormatFixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");
  guint burger = pol_edit_add_concept (edit, "burger", "Burger", "food", NULL, FALSE);
  guint car = pol_edit_add_concept (edit, "car", NULL, NULL, "c", FALSE);
  guint gone = pol_edit_add_concept (edit, "gone", NULL, NULL, NULL, TRUE);
  guint zoe = pol_edit_add_annotator (edit, "Zo\303\253");
  guint ana = pol_edit_add_annotator (edit, "Ana");
  guint a;
  guint c;

  pol_project_find_image (fixture->project, "a.png", &a);
  pol_project_find_image (fixture->project, "c.png", &c);
  pol_edit_set_tag (edit, a, gone, ana, POL_VALUE_NEGATIVE, 1000);
  pol_edit_set_tag (edit, a, car, zoe, POL_VALUE_UNSURE, 2000);
  pol_edit_set_tag (edit, a, car, ana, POL_VALUE_NEGATIVE, 3000);
  pol_edit_set_tag (edit, a, burger, zoe, POL_VALUE_POSITIVE, 4000);
  pol_edit_set_state (edit, c, POL_IMAGE_STATE_SKIPPED);
  pol_project_apply (fixture->project, edit);
}

static void
set_up (FormatFixture *fixture,
        gconstpointer data)
{
  format_fixture_set_up (fixture, data);
  format_fixture_add_project (fixture, "a.png c.png b.png");
  tag (fixture);
}

static char *
export (FormatFixture *fixture,
        const PolExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  char *text = pol_export_to_string (fixture->project, options, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_annotations (FormatFixture *fixture,
                  gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("annotations") };
  g_autofree char *text = export (fixture, &options);

  g_assert_cmpstr (text, ==,
    "{\"format\": \"polarity-annotations\", \"version\": 1,\n"
    " \"concepts\": [\n"
    "  {\"id\": \"burger\", \"name\": \"Burger\", \"group\": \"food\"},\n"
    "  {\"id\": \"car\", \"name\": \"car\", \"key\": \"c\"}],\n"
    " \"images\": [\n"
    "  {\"path\": \"a.png\", \"annotations\": ["
    "{\"concept\": \"burger\", \"value\": \"positive\", \"annotator\": \"Zo\303\253\", "
    "\"at\": \"1970-01-01T00:00:04.000Z\"}, "
    "{\"concept\": \"car\", \"value\": \"negative\", \"annotator\": \"Ana\", "
    "\"at\": \"1970-01-01T00:00:03.000Z\"}, "
    "{\"concept\": \"car\", \"value\": \"unsure\", \"annotator\": \"Zo\303\253\", "
    "\"at\": \"1970-01-01T00:00:02.000Z\"}, "
    "{\"concept\": \"gone\", \"value\": \"negative\", \"annotator\": \"Ana\", "
    "\"at\": \"1970-01-01T00:00:01.000Z\"}]},\n"
    "  {\"path\": \"b.png\", \"annotations\": []},\n"
    "  {\"path\": \"c.png\", \"state\": \"skipped\", \"annotations\": []}]}\n");
}

static void
test_labels (FormatFixture *fixture,
             gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("labels"), NULL, POL_LAYOUT_FULL, NULL, 1 };
  g_autofree char *text = export (fixture, &options);

  g_assert_nonnull (strstr (text,
    " \"concepts\": [\n"
    "  {\"id\": \"burger\", \"name\": \"Burger\", \"group\": \"food\"},\n"
    "  {\"id\": \"car\", \"name\": \"car\"}],\n"
    " \"images\": [\n"
    "  {\"path\": \"a.png\", \"labels\": ["
    "{\"concept\": \"burger\", \"label\": \"positive\", \"reason\": \"explicit\"}, "
    "{\"concept\": \"car\", \"label\": \"negative\", \"reason\": \"explicit\"}]}]}\n"));
}

static void
test_compact (FormatFixture *fixture,
              gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("labels"), NULL, POL_LAYOUT_COMPACT, NULL, 2 };
  g_autofree char *all = export (fixture, &options);
  g_autofree char *groups = NULL;

  g_assert_nonnull (strstr (all,
    "  {\"path\": \"b.png\", \"labels\": [], "
    "\"rest\": [{\"label\": \"ignored\", \"reason\": \"unannotated\"}]}]}\n"));

  options.policy = pol_policy_get_preset ("clarifai-groups");
  groups = export (fixture, &options);
  g_assert_nonnull (strstr (groups,
    "\"rest\": [{\"group\": \"food\", \"label\": \"negative\", \"reason\": \"implicit\"}, "
    "{\"group\": null, \"label\": \"negative\", \"reason\": \"widened\"}]}"));
}

/* In the order of the paths, each once, whatever was asked for. */
static void
test_subset (FormatFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));
  PolExportOptions options = { pol_format_find ("annotations"), NULL, POL_LAYOUT_FULL, images };
  g_autofree char *text = NULL;
  guint32 a;
  guint32 c;

  pol_project_find_image (fixture->project, "a.png", &a);
  pol_project_find_image (fixture->project, "c.png", &c);
  g_array_append_val (images, c);
  g_array_append_val (images, a);
  g_array_append_val (images, c);
  text = export (fixture, &options);

  g_assert_null (strstr (text, "b.png"));
  g_assert_nonnull (strstr (text, "a.png"));
  g_assert_true (strstr (text, "a.png") < strstr (text, "c.png"));
  g_assert_null (strstr (strstr (text, "c.png") + 1, "c.png"));
}

static void
count_progress (guint64 n_done,
                guint64 n_total,
                gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpuint (n_total, ==, 3);
  *n = n_done;
}

static void
test_file (FormatFixture *fixture,
           gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("annotations") };
  g_autoptr (GFile) file = format_fixture_write (fixture, "out.json", "old", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected = export (fixture, &options);
  guint n_done = 0;

  pol_export_to_file (fixture->project, &options, file, count_progress, &n_done, NULL, &error);
  g_assert_no_error (error);
  written = format_fixture_read (fixture, "out.json");
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (n_done, ==, 3);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
cancel (guint64 n_done,
        guint64 n_total,
        gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled_leaves_the_old_file (FormatFixture *fixture,
                                    gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("labels") };
  g_autoptr (GFile) file = format_fixture_write (fixture, "out.json", "old", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  guint n_files = count_files (fixture->folder);

  g_assert_false (pol_export_to_file (fixture->project, &options, file, cancel, cancellable,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  contents = format_fixture_read (fixture, "out.json");
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
test_full_disk (FormatFixture *fixture,
                gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("labels") };
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }

  g_assert_false (pol_export_to_file (fixture->project, &options, file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "/dev/full"));
}

static void
test_no_folder (FormatFixture *fixture,
                gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("labels") };
  g_autoptr (GFile) file = format_fixture_get_file (fixture, "missing/out.json");
  g_autoptr (GError) error = NULL;

  g_assert_false (pol_export_to_file (fixture->project, &options, file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "out.json"));
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
  gboolean done;
} Outcome;

static void
on_exported (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = pol_export_finish (POL_PROJECT (source), result, &outcome->error);
  g_main_loop_quit (outcome->loop);
}

static void
test_async (FormatFixture *fixture,
            gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("annotations") };
  g_autoptr (GFile) file = format_fixture_get_file (fixture, "out.json");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *expected = export (fixture, &options);
  g_autofree char *written = NULL;
  Outcome outcome = { loop };
  guint n_done = 0;

  pol_export_async (fixture->project, &options, file, count_progress, &n_done, NULL, on_exported,
                    &outcome);
  g_main_loop_run (loop);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  written = format_fixture_read (fixture, "out.json");
  g_assert_cmpstr (written, ==, expected);
}

/* What is tagged while the file is written belongs to the next export. */
static void
test_async_is_of_its_moment (FormatFixture *fixture,
                             gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("annotations") };
  g_autoptr (GFile) file = format_fixture_get_file (fixture, "out.json");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *expected = export (fixture, &options);
  g_autofree char *written = NULL;
  Outcome outcome = { loop };

  pol_export_async (fixture->project, &options, file, NULL, NULL, NULL, on_exported, &outcome);
  edit = pol_project_begin_edit (fixture->project, "Meanwhile");
  pol_edit_set_state (edit, 0, POL_IMAGE_STATE_SKIPPED);
  pol_edit_add_concept (edit, "new", NULL, NULL, NULL, FALSE);
  pol_project_apply (fixture->project, edit);
  g_main_loop_run (loop);
  g_assert_no_error (outcome.error);
  written = format_fixture_read (fixture, "out.json");
  g_assert_cmpstr (written, ==, expected);
}

static void
test_async_error (FormatFixture *fixture,
                  gconstpointer data)
{
  PolExportOptions options = { pol_format_find ("annotations") };
  g_autoptr (GFile) file = format_fixture_get_file (fixture, "missing/out.json");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Outcome outcome = { loop };

  pol_export_async (fixture->project, &options, file, NULL, NULL, NULL, on_exported, &outcome);
  g_main_loop_run (loop);
  g_assert_false (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&outcome.error);
}

#define ADD(path, func) \
  g_test_add (path, FormatFixture, NULL, set_up, func, format_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/export/annotations", test_annotations);
  ADD ("/export/labels", test_labels);
  ADD ("/export/compact-labels", test_compact);
  ADD ("/export/subset-is-sorted", test_subset);
  ADD ("/export/file", test_file);
  ADD ("/export/cancelled-leaves-the-old-file", test_cancelled_leaves_the_old_file);
  ADD ("/export/full-disk", test_full_disk);
  ADD ("/export/no-folder", test_no_folder);
  ADD ("/export/async", test_async);
  ADD ("/export/async-is-of-its-moment", test_async_is_of_its_moment);
  ADD ("/export/async-error", test_async_error);

  return g_test_run ();
}
