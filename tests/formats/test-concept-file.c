/* test-concept-file.c: concept lists in their three forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "format-fixture.h"
#include "pol-concept-file.h"

/* The list as id|name|group|key, one after the other, then what is repeated;
 * or the error. */
static char *
read_list (FormatFixture *fixture,
           const char *name,
           const char *contents,
           gssize length)
{
  g_autoptr (GFile) file = format_fixture_write (fixture, name, contents, length);
  g_auto (GStrv) repeated = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) specs = pol_concept_file_read (file, &repeated, NULL, &error);
  GString *result;

  if (specs == NULL)
    {
      g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, name));
      return g_strdup (error->message);
    }

  result = g_string_new (NULL);
  for (guint i = 0; i < specs->len; i++)
    {
      const PolConceptSpec *spec = g_ptr_array_index (specs, i);

      g_string_append_printf (result, "%s|%s|%s|%s;", spec->id,
                              spec->name != NULL ? spec->name : spec->id,
                              spec->group != NULL ? spec->group : "",
                              spec->key != NULL ? spec->key : "");
    }
  for (guint i = 0; repeated[i] != NULL; i++)
    g_string_append_printf (result, " twice: %s", repeated[i]);

  return g_string_free (result, FALSE);
}

static void
assert_list (FormatFixture *fixture,
             const char *name,
             const char *contents,
             const char *expected)
{
  g_autofree char *list = read_list (fixture, name, contents, -1);

  g_assert_cmpstr (list, ==, expected);
}

static void
assert_error (FormatFixture *fixture,
              const char *name,
              const char *contents,
              gssize length,
              const char *part)
{
  g_autofree char *message = read_list (fixture, name, contents, length);

  if (strstr (message, part) == NULL)
    g_error ("“%s” does not say “%s”", message, part);
}

static void
test_txt (FormatFixture *fixture,
          gconstpointer data)
{
  assert_list (fixture, "a.txt", "burger\npizza\n", "burger|burger||;pizza|pizza||;");
  assert_list (fixture, "a.txt", "\xef\xbb\xbf" "burger \r\n\r\n\t\n  hot dog\r\n",
               "burger|burger||;hot dog|hot dog||;");
  assert_list (fixture, "a.TXT", "id,name\n", "id,name|id,name||;");
  assert_list (fixture, "a.txt", "a\nb\na\na\n", "a|a||;b|b||; twice: a twice: a");
}

static void
test_csv (FormatFixture *fixture,
          gconstpointer data)
{
  assert_list (fixture, "a.csv", "id,name,group,key\nburger,Burger,food,b\npizza,,,\n",
               "burger|Burger|food|b;pizza|pizza||;");
  assert_list (fixture, "a.csv", "\xef\xbb\xbf" "Name\r\n\r\n\"Hot, dog\"\r\n Taco \r\n , \r\n",
               "Hot, dog|Hot, dog||;Taco|Taco||;");
}

static void
test_csv_details (FormatFixture *fixture,
                  gconstpointer data)
{
  assert_list (fixture, "a.csv", "group,colour,id\nfood,red,burger\n", "burger|burger|food|;");
  assert_list (fixture, "a.csv", "id\na\na\n", "a|a||; twice: a");
  assert_error (fixture, "a.csv", "colour,group\nred,food\n", -1, "line 1");
  assert_error (fixture, "a.csv", "id,group\na,b\n,food\n", -1, "line 3");
  assert_error (fixture, "a.csv", "id\na,b\n", -1, "line 2");
}

static void
test_json (FormatFixture *fixture,
           gconstpointer data)
{
  assert_list (fixture, "a.json", "[\"burger\", {\"id\": \"pizza\", \"name\": \"Pizza\"},"
                                  " {\"name\": \"Taco\", \"group\": \"food\", \"key\": null}]",
               "burger|burger||;pizza|Pizza||;Taco|Taco|food|;");
  assert_error (fixture, "a.json", "{\"a\": 1}", -1, "array");
  assert_error (fixture, "a.json", "[\"a\",\n3]", -1, "line 2");
  assert_error (fixture, "a.json", "[\"a\",\n{\"group\": \"x\"}]", -1, "line 2");
  assert_error (fixture, "a.json", "[\"a\"", -1, "ends too early");
}

static void
test_by_content (FormatFixture *fixture,
                 gconstpointer data)
{
  assert_list (fixture, "list", "\xef\xbb\xbf [\"a\"]", "a|a||;");
  assert_list (fixture, "list", "id,name\na,A\n", "a|A||;");
  assert_list (fixture, "list.dat", "a, b\nid\n", "a, b|a, b||;id|id||;");
}

static void
test_bad_lists (FormatFixture *fixture,
                gconstpointer data)
{
  assert_error (fixture, "a.txt", "", 0, "names no concept");
  assert_error (fixture, "a.txt", "\xef\xbb\xbf\r\n \n", -1, "names no concept");
  assert_error (fixture, "a.json", "[]", -1, "names no concept");
  assert_error (fixture, "a.csv", "id,name\n", -1, "names no concept");
  assert_error (fixture, "a.txt", "a\nb\nc\xff\nd\n", -1, "line 3");
  assert_error (fixture, "a.csv", "id\na\n\xff\n", -1, "line 3");
  assert_error (fixture, "a.json", "[\"a\",\n\"\xff\"]", -1, "line 2");
  assert_error (fixture, "a.txt", "a\nb\0c\n", 6, "line 2");
}

static void
test_missing (FormatFixture *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) file = format_fixture_get_file (fixture, "missing.txt");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_concept_file_read (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "missing.txt"));
  g_clear_error (&error);
  g_assert_null (pol_concept_file_read (folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

#define ADD(path, func) \
  g_test_add (path, FormatFixture, NULL, format_fixture_set_up, func, format_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/concept-file/txt", test_txt);
  ADD ("/concept-file/csv-columns", test_csv_details);
  ADD ("/concept-file/csv", test_csv);
  ADD ("/concept-file/json", test_json);
  ADD ("/concept-file/without-a-known-ending", test_by_content);
  ADD ("/concept-file/bad-lists-name-the-line", test_bad_lists);
  ADD ("/concept-file/missing-file", test_missing);

  return g_test_run ();
}
