/* test-predictions.c: what a model predicts comes in, or the line says why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "format-fixture.h"
#include "pol-import.h"
#include "pol-open-suggestions.h"

static void
set_up (FormatFixture *fixture,
        gconstpointer data)
{
  g_autoptr (PolEdit) edit = NULL;

  format_fixture_set_up (fixture, data);
  format_fixture_add_project (fixture, "a.png b.png c.png");
  edit = pol_project_begin_edit (fixture->project, "Concepts");
  pol_edit_add_concept (edit, "burger", "Burger", NULL, NULL, FALSE);
  pol_edit_add_concept (edit, "pizza", NULL, NULL, NULL, FALSE);
  pol_project_apply (fixture->project, edit);
}

static gboolean
import_bytes (FormatFixture *fixture,
              const char *bytes,
              gssize length,
              const PolImportOptions *options,
              PolImportReport *report,
              GError **error)
{
  g_autoptr (GFile) file = format_fixture_write (fixture, "in.jsonl", bytes, length);
  PolImportOptions defaults = { NULL, NULL, FALSE };

  return pol_import_file (fixture->project, file, options != NULL ? options : &defaults, report,
                          NULL, error);
}

static void
assert_imports (FormatFixture *fixture,
                const char *text,
                PolImportReport *report)
{
  g_autoptr (GError) error = NULL;

  import_bytes (fixture, text, -1, NULL, report, &error);
  g_assert_no_error (error);
}

static guint
get_percent (FormatFixture *fixture,
             const char *path,
             const char *id)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);
  PolSuggestion suggestion;
  guint image;

  g_assert_true (pol_project_find_image (fixture->project, path, &image));
  if (!pol_open_suggestions_find (fixture->project, image,
                                  pol_concept_get_index (pol_concept_list_find (concepts, id)),
                                  &suggestion))
    return G_MAXUINT;

  return pol_suggestion_get_percent (suggestion.score);
}

static void
test_lines_become_suggestions (FormatFixture *fixture,
                               gconstpointer data)
{
  g_auto (PolImportReport) report = { 0 };

  assert_imports (fixture,
                  "\xef\xbb\xbf{\"image\": \"b.png\", \"concept\": \"burger\", \"score\": 0.87}\r\n"
                  "\n"
                  "{\"score\": 1, \"model\": {\"name\": [\"x\", null]}, \"concept\": \"pizza\", "
                  "\"image\": \"b.png\"}\n"
                  "{\"image\":\"a.png\",\"concept\":\"burger\",\"score\":5e-1}",
                  &report);
  g_assert_cmpuint (report.n_suggestions, ==, 3);
  g_assert_cmpuint (report.n_annotations, ==, 0);
  g_assert_cmpuint (report.n_lacking + report.n_unknown, ==, 0);
  g_assert_cmpuint (get_percent (fixture, "b.png", "burger"), ==, 87);
  g_assert_cmpuint (get_percent (fixture, "b.png", "pizza"), ==, 100);
  g_assert_cmpuint (get_percent (fixture, "a.png", "burger"), ==, 50);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
}

/* The members of a line may be in any order, and lines of one image follow one
 * another. */
static void
test_encoded_paths_are_decoded (FormatFixture *fixture,
                                gconstpointer data)
{
  g_auto (PolImportReport) report = { 0 };

  assert_imports (fixture,
                  "{\"concept\": \"burger\", \"encoding\": \"uri\", \"image\": \"%61.png\", \"score\": 0.1}\n"
                  "{\"concept\": \"pizza\", \"image\": \"%61.png\", \"score\": 0.2, \"encoding\": \"uri\"}\n"
                  "{\"concept\": \"pizza\", \"image\": \"%61.png\", \"score\": 0.3}\n", &report);
  g_assert_cmpuint (get_percent (fixture, "a.png", "burger"), ==, 10);
  g_assert_cmpuint (get_percent (fixture, "a.png", "pizza"), ==, 20);
  g_assert_cmpuint (report.n_lacking, ==, 1);
}

static void
test_a_new_score_replaces_the_old_one (FormatFixture *fixture,
                                       gconstpointer data)
{
  g_auto (PolImportReport) first = { 0 };
  g_auto (PolImportReport) second = { 0 };

  assert_imports (fixture, "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 0.1}\n"
                           "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 0.2}\n", &first);
  assert_imports (fixture, "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 0.8}\n"
                           "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 0.9}\n", &second);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 2);
  g_assert_cmpuint (get_percent (fixture, "a.png", "burger"), ==, 90);
  g_assert_cmpuint (get_percent (fixture, "a.png", "pizza"), ==, 20);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (get_percent (fixture, "a.png", "burger"), ==, 10);
}

static void
test_what_the_project_lacks_is_counted_and_named (FormatFixture *fixture,
                                                  gconstpointer data)
{
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *images = NULL;
  g_autofree char *concepts = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "{\"image\": \"x%u.png\", \"concept\": \"burger\", \"score\": 0}\n"
                                  "{\"image\": \"x%u.png\", \"concept\": \"u%u\", \"score\": 0}\n",
                            i, i, i % 11);
  g_string_append (text, "{\"image\": \"a.png\", \"concept\": \"u0\", \"score\": 1}\n"
                         "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 1}\n");
  assert_imports (fixture, text->str, &report);

  g_assert_cmpuint (report.n_suggestions, ==, 1);
  g_assert_cmpuint (report.n_lacking, ==, 12);
  g_assert_cmpuint (report.n_unknown, ==, 11);
  images = pol_import_report_list_lacking (&report);
  concepts = pol_import_report_list_unknown (&report);
  g_assert_cmpstr (images, ==, "x0.png, x1.png, x2.png, x3.png, x4.png, x5.png, x6.png, x7.png, "
                               "x8.png, x9.png, …");
  g_assert_cmpstr (concepts, ==, "u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, …");
  g_assert_null (pol_concept_list_find (pol_project_get_concepts (fixture->project), "u0"));
}

static void
test_strict_takes_nothing_in (FormatFixture *fixture,
                              gconstpointer data)
{
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  const PolImportOptions options = { NULL, NULL, TRUE };

  g_assert_false (import_bytes (fixture,
                                "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 1}\n"
                                "{\"image\": \"a.png\", \"concept\": \"taco\", \"score\": 1}\n",
                                -1, &options, &report, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT);
  g_assert_nonnull (strstr (error->message, "taco"));
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 0);
}

/* The second line is wrong; the message says so, and why. */
static const struct
{
  const char *line;
  const char *says;
} bad[] = {
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 1.5}", "from 0 to 1" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": -0.1}", "from 0 to 1" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 1e999}", "from 0 to 1" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": \"0.5\"}", "number" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": NaN}", "number" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": null}", "number" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\"}", "“score”" },
  { "{\"image\": \"a.png\", \"score\": 1}", "“concept”" },
  { "{\"concept\": \"pizza\", \"score\": 1}", "“image”" },
  { "{\"image\": \"\", \"concept\": \"pizza\", \"score\": 1}", "“image”" },
  { "{\"image\": \"a.png\", \"concept\": \"\", \"score\": 1}", "“concept”" },
  { "{\"image\": 3, \"concept\": \"pizza\", \"score\": 1}", "string" },
  { "{\"image\": \"a.png\", \"concept\": [\"pizza\"], \"score\": 1}", "string" },
  { "{\"image\": \"a%zz\", \"encoding\": \"uri\", \"concept\": \"pizza\", \"score\": 1}", "percent" },
  { "{\"image\": \"a.png\", \"encoding\": \"hex\", \"concept\": \"pizza\", \"score\": 1}", "“uri”" },
  { "[\"a.png\", \"pizza\", 1]", "object" },
  { "a.png,pizza,1", "object" },
  { "{\"image\": \"a.png\", \"concept\": \"pizza\", \"score\": 1", "too early" },
  { "{\"image\": \"a.png\" \"concept\": \"pizza\", \"score\": 1}", "“,”" },
  { "{\"image\": \"\xff.png\", \"concept\": \"pizza\", \"score\": 1}", "UTF-8" },
  { "{\"image\": \"a\\u0000.png\", \"concept\": \"pizza\", \"score\": 1}", "" },
};

static void
assert_refused (FormatFixture *fixture,
                const char *line,
                const char *says)
{
  g_autofree char *text = g_strconcat (
      "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 0.1}\n", line, NULL);
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (import_bytes (fixture, text, -1, NULL, &report, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“"));
  g_assert_nonnull (strstr (error->message, "in.jsonl"));
  g_assert_nonnull (strstr (error->message, "line 2"));
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is said of %s", error->message, line);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 0);
}

static void
test_bad_lines_are_named (FormatFixture *fixture,
                          gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (fixture, bad[i].line, bad[i].says);
}

/* A text that is deeper, or longer, than anyone writes. */
static void
test_hostile_lines_are_refused (FormatFixture *fixture,
                                gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new ("{\"image\": \"a.png\", \"x\": ");
  g_autoptr (GString) huge = g_string_new ("{\"image\": \"");

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 2 * 1024 * 1024; i++)
    g_string_append_c (huge, 'a');
  assert_refused (fixture, deep->str, "nested too deeply");
  assert_refused (fixture, huge->str, "1 MiB");
}

/* Whatever is cut off or altered is taken in as a whole or refused with a
 * message, never half. */
static void
test_altered_files_do_no_harm (FormatFixture *fixture,
                               gconstpointer data)
{
  static const char whole[] = "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 0.25}\n"
                              "{\"image\": \"b.png\", \"concept\": \"pizza\", \"score\": 0.75}\n";

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_memdup2 (whole, sizeof whole);
      gsize length = g_test_rand_int_range (0, sizeof whole);
      g_auto (PolImportReport) report = { 0 };
      const PolImportOptions options = { pol_format_find ("predictions"), NULL, FALSE };
      g_autoptr (GError) error = NULL;
      gboolean imported;

      if (length > 0)
        text[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      imported = import_bytes (fixture, text, length, &options, &report, &error);
      g_assert_cmpint (imported, ==, error == NULL);
      if (!imported)
        continue;
      g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), <=, report.n_suggestions);
      if (pol_project_get_n_suggestions (fixture->project) > 0)
        pol_project_undo (fixture->project);
    }
}

static void
test_files_are_recognised (void)
{
  static const struct
  {
    const char *head;
    const char *format;
  } files[] = {
    { "{\"image\": \"a.png\", \"concept\": \"burger\", \"score\": 1}\n{", "predictions" },
    { " \n{\"score\": 2, \"concept\": \"burger\"}", "predictions" },
    { "{\"image\": \"a.png\", \"concept\": \"burg", "predictions" },
    { "{\"format\": \"polarity-annotations\", \"version\": 1}", "annotations" },
    { "{\"images\": [{\"path\": \"a.png\"}]}", "annotations" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpstr (pol_format_detect (files[i].head, strlen (files[i].head))->id, ==,
                     files[i].format);
  g_assert_null (pol_format_detect ("image,concept,score", 19));
}

#define ADD(path, func) g_test_add (path, FormatFixture, NULL, set_up, func, format_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/predictions/lines-become-suggestions", test_lines_become_suggestions);
  ADD ("/predictions/encoded-paths-are-decoded", test_encoded_paths_are_decoded);
  ADD ("/predictions/a-new-score-replaces-the-old-one", test_a_new_score_replaces_the_old_one);
  ADD ("/predictions/what-the-project-lacks-is-counted-and-named",
       test_what_the_project_lacks_is_counted_and_named);
  ADD ("/predictions/strict-takes-nothing-in", test_strict_takes_nothing_in);
  ADD ("/predictions/bad-lines-are-named", test_bad_lines_are_named);
  ADD ("/predictions/hostile-lines-are-refused", test_hostile_lines_are_refused);
  ADD ("/predictions/altered-files-do-no-harm", test_altered_files_do_no_harm);
  g_test_add_func ("/predictions/files-are-recognised", test_files_are_recognised);

  return g_test_run ();
}
