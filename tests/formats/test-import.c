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
  g_assert_cmpuint (report.lacking->len, ==, POL_IMPORT_MAX_NAMED);
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

  return g_test_run ();
}
