/* test-import.c: what comes into a project, and what is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "format-fixture.h"
#include "pol-export.h"
#include "pol-import.h"

#define HEAD "{\"format\": \"polarity-annotations\", \"version\": 1, "

static void
set_up (FormatFixture *fixture,
        gconstpointer data)
{
  format_fixture_set_up (fixture, data);
  format_fixture_add_project (fixture, "a.png b.png bad\xff.png");
}

static char *
export (FormatFixture *fixture)
{
  PolExportOptions options = { pol_format_find ("annotations") };

  return pol_export_to_string (fixture->project, &options, NULL);
}

static gboolean
import (FormatFixture *fixture,
        const char *text,
        const PolImportOptions *options,
        PolImportReport *report,
        GError **error)
{
  g_autoptr (GFile) file = format_fixture_write (fixture, "in.json", text, -1);
  PolImportOptions defaults = { NULL, "Default", FALSE };

  return pol_import_file (fixture->project, file, options != NULL ? options : &defaults, report,
                          NULL, error);
}

static void
assert_imports (FormatFixture *fixture,
                const char *text)
{
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  import (fixture, text, NULL, &report, &error);
  g_assert_no_error (error);
}

static const char whole[] =
    "{\"format\": \"polarity-annotations\", \"version\": 1,\n"
    " \"concepts\": [\n"
    "  {\"id\": \"burger\", \"name\": \"Burger\", \"group\": \"food\"},\n"
    "  {\"id\": \"car\", \"name\": \"car\", \"key\": \"c\"},\n"
    "  {\"id\": \"old\", \"name\": \"Old one\", \"archived\": true}],\n"
    " \"images\": [\n"
    "  {\"path\": \"a.png\", \"annotations\": ["
    "{\"concept\": \"burger\", \"value\": \"positive\", \"annotator\": \"Ana\", "
    "\"at\": \"2026-11-23T10:00:00.000Z\"}, "
    "{\"concept\": \"burger\", \"value\": \"unsure\", \"annotator\": \"Bob\", "
    "\"at\": \"2026-11-23T10:00:00.001Z\"}, "
    "{\"concept\": \"aged\", \"value\": \"negative\", \"annotator\": \"Bob\", "
    "\"at\": \"2026-11-23T10:00:00.000Z\"}, "
    "{\"concept\": \"old\", \"value\": \"negative\", \"annotator\": \"Bob\", "
    "\"at\": \"2026-11-23T10:00:00.000Z\"}]},\n"
    "  {\"path\": \"b.png\", \"state\": \"reviewed\", \"annotations\": []},\n"
    "  {\"path\": \"bad%FF.png\", \"encoding\": \"uri\", \"state\": \"skipped\", \"annotations\": ["
    "{\"concept\": \"car\", \"value\": \"negative\", \"annotator\": \"Ana\", "
    "\"at\": \"2026-11-23T10:00:00.000Z\"}]}]}\n";

static void
test_round_trip (FormatFixture *fixture,
                 gconstpointer data)
{
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  import (fixture, whole, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_images, ==, 3);
  g_assert_cmpuint (report.n_annotations, ==, 5);
  g_assert_cmpuint (report.concepts->len, ==, 4);
  g_assert_cmpuint (report.n_lacking, ==, 0);
  text = export (fixture);
  g_assert_cmpstr (text, ==, whole);
}

/* JSON objects have no order. */
static void
test_any_order (FormatFixture *fixture,
                gconstpointer data)
{
  g_autofree char *text = NULL;

  assert_imports (fixture,
                  "{\"images\": [{\"annotations\": [{\"at\": \"2026-11-23T10:00:00.000Z\", "
                  "\"annotator\": \"Ana\", \"value\": \"positive\", \"concept\": \"b\"}], "
                  "\"path\": \"a.png\"}], \"extra\": [{}], "
                  "\"concepts\": [{\"name\": \"A\", \"id\": \"a\"}, {\"id\": \"b\"}], "
                  "\"version\": 1, \"format\": \"polarity-annotations\"}");
  text = export (fixture);
  g_assert_nonnull (strstr (text, "  {\"id\": \"a\", \"name\": \"A\"},\n"
                                  "  {\"id\": \"b\", \"name\": \"b\"}],\n"));
  g_assert_nonnull (strstr (text, "{\"concept\": \"b\", \"value\": \"positive\", "
                                  "\"annotator\": \"Ana\", "
                                  "\"at\": \"2026-11-23T10:00:00.000Z\"}"));
}

/* A file that lists no concepts takes none off the list. */
static void
test_no_list (FormatFixture *fixture,
              gconstpointer data)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);

  assert_imports (fixture, HEAD "\"images\": [{\"path\": \"a.png\", \"annotations\": "
                                "[{\"concept\": \"new\", \"value\": \"positive\"}]}]}");
  g_assert_false (pol_concept_get_archived (pol_concept_list_find (concepts, "new")));
}

static void
test_defaults (FormatFixture *fixture,
               gconstpointer data)
{
  gint64 before = pol_time_now ();
  const PolAnnotation *annotations;
  guint image;
  gsize n;

  assert_imports (fixture, HEAD "\"concepts\": [{\"id\": \"x\"}], \"images\": [{\"path\": \"a.png\", "
                                "\"state\": null, \"annotations\": "
                                "[{\"concept\": \"x\", \"value\": \"unsure\"}]}]}");
  pol_project_find_image (fixture->project, "a.png", &image);
  annotations = pol_project_get_annotations (fixture->project, image, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (annotations[0].at, >=, before);
  g_assert_cmpstr (pol_project_get_annotator_name (fixture->project, annotations[0].annotator),
                   ==, "Default");
}

static void
test_later_wins (FormatFixture *fixture,
                 gconstpointer data)
{
  const PolAnnotation *annotations;
  guint image;
  gsize n;

  assert_imports (fixture,
                  HEAD "\"concepts\": [{\"id\": \"x\"}], \"images\": ["
                       "{\"path\": \"a.png\", \"annotations\": ["
                       "{\"concept\": \"x\", \"value\": \"positive\", \"annotator\": \"Ana\"}, "
                       "{\"concept\": \"x\", \"value\": \"unsure\", \"annotator\": \"Ana\"}]}, "
                       "{\"path\": \"a.png\", \"annotations\": ["
                       "{\"concept\": \"x\", \"value\": \"negative\", \"annotator\": \"Ana\"}]}]}");
  pol_project_find_image (fixture->project, "a.png", &image);
  annotations = pol_project_get_annotations (fixture->project, image, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (annotations[0].value, ==, POL_VALUE_NEGATIVE);
}

static void
test_lacking (FormatFixture *fixture,
              gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"concepts\": [], \"images\": [");
  g_auto (PolImportReport) report = { 0 };
  PolImportOptions strict = { NULL, NULL, TRUE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "{\"path\": \"x%02u.png\", \"annotations\": []}, ", i);
  g_string_append (text, "{\"path\": \"a.png\", \"state\": \"reviewed\", \"annotations\": []}]}");

  g_assert_false (import (fixture, text->str, &strict, &report, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_NO_SUCH_IMAGE);
  g_assert_cmpuint (pol_project_get_image_state (fixture->project, 0), ==, POL_IMAGE_STATE_NONE);
  pol_import_report_clear (&report);
  g_clear_error (&error);

  import (fixture, text->str, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_lacking, ==, 12);
  g_assert_cmpuint (report.lacking->len, ==, 12);
  g_assert_cmpstr (g_ptr_array_index (report.lacking, 9), ==, "x09.png");
  g_assert_cmpuint (report.n_images, ==, 1);
}

static void
test_strict_concepts (FormatFixture *fixture,
                      gconstpointer data)
{
  const char *text = HEAD "\"concepts\": [{\"id\": \"x\"}], \"images\": []}";
  PolImportOptions strict = { NULL, NULL, TRUE };
  g_auto (PolImportReport) first = { 0 };
  g_auto (PolImportReport) second = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (import (fixture, text, &strict, &first, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT);
  g_clear_error (&error);
  assert_imports (fixture, text);
  g_assert_true (import (fixture, text, &strict, &second, &error));
  g_assert_no_error (error);
}

/* What the project calls a concept is its own affair. */
static void
test_known_concepts_stay (FormatFixture *fixture,
                          gconstpointer data)
{
  g_autofree char *text = NULL;

  assert_imports (fixture, HEAD "\"concepts\": [{\"id\": \"x\", \"name\": \"Mine\"}], \"images\": []}");
  assert_imports (fixture, HEAD "\"concepts\": [{\"id\": \"x\", \"name\": \"Theirs\", \"group\": \"g\"}], "
                                "\"images\": []}");
  text = export (fixture);
  g_assert_nonnull (strstr (text, "{\"id\": \"x\", \"name\": \"Mine\"}]"));
}

static void
test_wrong_files_change_nothing (FormatFixture *fixture,
                                 gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "", "no format" },
    { "x", "no format" },
    { "[]", "no format" },
    { "{}", "format" },
    { "{\"format\": \"polarity-labels\"}", "no format" },
    { "{\"format\": 3}", "string" },
    { "{\"format\": \"polarity-annotations\", \"version\": 2}", "version 1" },
    { HEAD "\"concepts\": {}}", "array" },
    { HEAD "\"concepts\": [3]}", "object" },
    { HEAD "\"concepts\": [{\"name\": \"x\"}]}", "id" },
    { HEAD "\"concepts\": [{\"id\": \"\"}]}", "id" },
    { HEAD "\"concepts\": [{\"id\": [\"x\"]}]}", "string" },
    { HEAD "\"concepts\": [], \"images\": {}}", "array" },
    { HEAD "\"concepts\": [], \"images\": [{}]}", "path" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": 3}]}", "string" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a\", \"encoding\": \"hex\"}]}", "encoding" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"%zz\", \"encoding\": \"uri\"}]}", "percent" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a%00\", \"encoding\": \"uri\"}]}", "percent" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"state\": \"done\"}]}", "state" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": 3}]}", "array" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": [{}]}]}", "concept" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": "
           "[{\"concept\": \"x\"}]}]}", "value" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": "
           "[{\"concept\": \"x\", \"value\": \"yes\"}]}]}", "yes" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": "
           "[{\"concept\": \"x\", \"value\": \"none\"}]}]}", "none" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": "
           "[{\"concept\": \"x\", \"value\": \"positive\", \"at\": \"noon\"}]}]}", "noon" },
    { HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", \"annotations\": "
           "[{\"concept\": \"x\", \"value\": \"positive\", \"annotator\": \"\"}]}]}", "annotator" },
  };
  g_autofree char *before = export (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PolImportReport) report = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (import (fixture, cases[i].text, NULL, &report, &error));
      g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "in.json"));
      if (strstr (error->message, cases[i].part) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].part);
      after = export (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_truncated_changes_nothing (FormatFixture *fixture,
                                gconstpointer data)
{
  g_autofree char *before = export (fixture);

  for (gsize length = 0; length < strlen (whole) - 1; length++)
    {
      g_autofree char *text = g_strndup (whole, length);
      g_auto (PolImportReport) report = { 0 };

      g_assert_false (import (fixture, text, NULL, &report, NULL));
    }

  {
    g_autofree char *after = export (fixture);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_undone (FormatFixture *fixture,
             gconstpointer data)
{
  g_autofree char *before = export (fixture);
  g_autofree char *after = NULL;

  assert_imports (fixture, HEAD "\"concepts\": [], \"images\": [{\"path\": \"a.png\", "
                                "\"state\": \"skipped\", \"annotations\": []}]}");
  pol_project_undo (fixture->project);
  after = export (fixture);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  GMainLoop *loop;
  PolImportReport report;
  GError *error;
  gboolean done;
  guint64 n_read;
  GCancellable *cancellable;
} Outcome;

static void
on_imported (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = pol_import_finish (POL_PROJECT (source), result, &outcome->report,
                                     &outcome->error);
  g_main_loop_quit (outcome->loop);
}

static void
import_async (FormatFixture *fixture,
              const char *text,
              PolProgressFunc progress,
              Outcome *outcome)
{
  g_autoptr (GFile) file = format_fixture_write (fixture, "in.json", text, -1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  PolImportOptions options = { NULL, "Default", FALSE };

  outcome->loop = loop;
  pol_import_async (fixture->project, file, &options, progress, outcome, outcome->cancellable,
                    on_imported, outcome);
  g_main_loop_run (loop);
}

static void
outcome_clear (Outcome *outcome)
{
  pol_import_report_clear (&outcome->report);
  g_clear_error (&outcome->error);
  g_clear_object (&outcome->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
test_async (FormatFixture *fixture,
            gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *undone = NULL;
  g_auto (Outcome) outcome = { 0 };

  import_async (fixture, whole, NULL, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  g_assert_cmpuint (outcome.report.n_annotations, ==, 5);
  text = export (fixture);
  g_assert_cmpstr (text, ==, whole);

  pol_project_undo (fixture->project);
  g_assert_null (pol_project_get_undo_text (fixture->project));
  undone = export (fixture);
  g_assert_null (strstr (undone, "Ana"));
}

/* What was read before the error is not taken in. */
static void
test_async_error (FormatFixture *fixture,
                  gconstpointer data)
{
  g_autofree char *before = export (fixture);
  g_autofree char *after = NULL;
  g_autofree char *text = g_strndup (whole, strlen (whole) - 10);
  g_auto (Outcome) outcome = { 0 };

  import_async (fixture, text, NULL, &outcome);
  g_assert_false (outcome.done);
  g_assert_error (outcome.error, POL_ERROR, POL_ERROR_INVALID);
  g_assert_nonnull (strstr (outcome.error->message, "in.json"));
  after = export (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (pol_project_get_undo_text (fixture->project));
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (HEAD "\"concepts\": [{\"id\": \"x\"}], \"images\": [");

  for (guint i = 0; text->len < 10 * 1024 * 1024; i++)
    g_string_append_printf (text, "%s{\"path\": \"%s\", \"annotations\": [{\"concept\": \"x\", "
                                  "\"value\": \"positive\"}], \"note\": \"%0*u\"}",
                            i > 0 ? ",\n" : "", i % 2 == 0 ? "b.png" : "a.png", 900, i);
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static void
watch (guint64 n_done,
       guint64 n_total,
       gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_cmpuint (n_done, >, outcome->n_read);
  g_assert_cmpuint (n_done, <, n_total);
  outcome->n_read = n_done;
  g_cancellable_cancel (outcome->cancellable);
}

static void
test_async_progress (FormatFixture *fixture,
                     gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  g_auto (Outcome) outcome = { 0 };

  import_async (fixture, text, watch, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.n_read, >, 0);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 2);
}

static void
test_async_cancelled (FormatFixture *fixture,
                      gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  g_auto (Outcome) outcome = { .cancellable = g_cancellable_new () };

  g_cancellable_cancel (outcome.cancellable);
  import_async (fixture, text, watch, &outcome);
  g_assert_false (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
  g_assert_null (pol_project_get_undo_text (fixture->project));
}

/* Images are looked for on from the one before, wherever they stand. */
static void
test_images_in_any_order (void)
{
  static const int orders[][8] = {
    { 0, 1, 2, 3, 4, 5, 6, 7 }, { 7, 6, 5, 4, 3, 2, 1, 0 }, { 0, 7, 1, 6, 2, 5, 3, 4 },
    { 0, 2, 4, 6, 1, 3, 5, 7 }, { 3, 3, 0, 0, 7, 7, 4, 4 }, { -1, 0, -1, 4, -1, 7, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      FormatFixture fixture = { 0 };
      g_autoptr (GString) text = g_string_new (HEAD "\"concepts\": [], \"images\": [");
      gboolean named[8] = { FALSE };

      format_fixture_set_up (&fixture, NULL);
      format_fixture_add_project (&fixture, "b0.png b1.png b2.png b3.png b4.png b5.png b6.png b7.png");
      for (guint j = 0; j < 8; j++)
        {
          g_string_append_printf (text, "%s{\"path\": \"%c%d.png\", \"state\": \"skipped\"}",
                                  j > 0 ? ", " : "", orders[i][j] >= 0 ? 'b' : j % 2 ? 'a' : 'c',
                                  MAX (orders[i][j], 0));
          if (orders[i][j] >= 0)
            named[orders[i][j]] = TRUE;
        }
      g_string_append (text, "]}");
      assert_imports (&fixture, text->str);

      for (guint j = 0; j < 8; j++)
        {
          guint image = pol_project_get_nth_image (fixture.project, j);

          g_assert_cmpint (pol_project_get_image_state (fixture.project, image), ==,
                           named[j] ? POL_IMAGE_STATE_SKIPPED : POL_IMAGE_STATE_NONE);
        }
      format_fixture_tear_down (&fixture, NULL);
    }
}

#define ADD(path, func) \
  g_test_add (path, FormatFixture, NULL, set_up, func, format_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/import/annotations-round-trip", test_round_trip);
  ADD ("/import/members-in-any-order", test_any_order);
  ADD ("/import/no-list-takes-no-concept-off-the-list", test_no_list);
  ADD ("/import/time-and-annotator-by-default", test_defaults);
  ADD ("/import/later-annotation-wins", test_later_wins);
  ADD ("/import/images-that-are-lacking", test_lacking);
  ADD ("/import/strict-refuses-new-concepts", test_strict_concepts);
  ADD ("/import/known-concepts-stay-as-they-are", test_known_concepts_stay);
  ADD ("/import/wrong-files-change-nothing", test_wrong_files_change_nothing);
  ADD ("/import/truncated-files-change-nothing", test_truncated_changes_nothing);
  ADD ("/import/is-one-step-of-undo", test_undone);
  ADD ("/import/async", test_async);
  ADD ("/import/async-error", test_async_error);
  ADD ("/import/async-progress", test_async_progress);
  ADD ("/import/async-cancelled", test_async_cancelled);
  g_test_add_func ("/import/images-in-any-order", test_images_in_any_order);

  return g_test_run ();
}
