/* test-csv-reader.c: rows and fields of comma-separated values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "chunk-stream.h"
#include "pol-csv-reader.h"

/* All rows, fields in brackets and rows on lines, then the error. */
static char *
read_all (const char *text,
          gsize length,
          gsize chunk)
{
  g_autoptr (GInputStream) stream = chunk_stream_new (text, length, chunk);
  g_autoptr (PolCsvReader) reader = pol_csv_reader_new (stream, "sample.csv", NULL);
  g_autoptr (GError) error = NULL;
  GString *result = g_string_new (NULL);
  const char *const *row;
  guint n;

  while ((row = pol_csv_reader_next_row (reader, &n)) != NULL)
    {
      for (guint i = 0; i < n; i++)
        g_string_append_printf (result, "[%s]", row[i]);
      g_string_append (result, ";");
    }
  if (!pol_csv_reader_finish (reader, &error))
    g_string_append (result, error->message);

  return g_string_free (result, FALSE);
}

static void
assert_reads (const char *text,
              const char *expected)
{
  for (gsize chunk = 1; chunk <= strlen (text) + 1; chunk++)
    {
      g_autofree char *result = read_all (text, strlen (text), chunk);

      g_assert_cmpstr (result, ==, expected);
    }
}

static void
test_fields (void)
{
  assert_reads ("", "");
  assert_reads ("a,b\n1,2\n", "[a][b];[1][2];");
  assert_reads ("a,b\n1,2", "[a][b];[1][2];");
  assert_reads ("a,,\n,\n", "[a][][];[][];");
  assert_reads ("a\n\nb\n", "[a];[];[b];");
}

static void
test_quotes (void)
{
  assert_reads ("\"a,b\",\"c\"\"d\",\"\"\n", "[a,b][c\"d][];");
  assert_reads ("\"a\nb\",c\r\n\"d\r\ne\"\r\n", "[a\nb][c];[d\r\ne];");
  assert_reads ("a\"b,c\n", "[a\"b][c];");
}

static void
test_line_ends (void)
{
  assert_reads ("a,b\r\nc,d\r\n", "[a][b];[c][d];");
  assert_reads ("a\rb\rc", "[a];[b];[c];");
  assert_reads ("\xef\xbb\xbf" "a,b\r\n", "[a][b];");
}

static void
test_errors (void)
{
  g_autofree char *open = read_all ("a\n\"b\nc", 6, 10);
  g_autofree char *after = read_all ("a\n\"b\"c\n", 7, 10);
  g_autofree char *utf8 = read_all ("a\nb\n\xff\n", 6, 10);
  g_autofree char *nul = read_all ("a\nb\0\n", 5, 10);

  g_assert_nonnull (strstr (open, "closing quote is missing"));
  g_assert_nonnull (strstr (after, "line 2"));
  g_assert_nonnull (strstr (after, "comma is expected"));
  g_assert_nonnull (strstr (utf8, "sample.csv"));
  g_assert_nonnull (strstr (utf8, "line 3"));
  g_assert_nonnull (strstr (utf8, "UTF-8"));
  g_assert_nonnull (strstr (nul, "line 2"));
}

static void
test_row_has_a_limit (void)
{
  g_autofree char *text = g_strnfill (1100 * 1000, ',');
  g_autofree char *result = read_all (text, strlen (text), 65536);

  g_assert_nonnull (strstr (result, "longer than 1 MiB"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/fields", test_fields);
  g_test_add_func ("/csv-reader/quotes", test_quotes);
  g_test_add_func ("/csv-reader/line-ends", test_line_ends);
  g_test_add_func ("/csv-reader/errors-name-the-line", test_errors);
  g_test_add_func ("/csv-reader/row-has-a-limit", test_row_has_a_limit);

  return g_test_run ();
}
