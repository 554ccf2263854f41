/* test-json-reader.c: what the JSON reader takes, and what it refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "chunk-stream.h"
#include "pol-json-reader.h"

static const char sample[] =
    "{\"format\": \"x\", \"list\": [1, -2.5e+3, 0, \"a\\u00e4\\ud83d\\ude00\\n\"],\n"
    " \"nested\": {\"empty\": {}, \"none\": [], \"t\": true, \"f\": false, \"n\": null},\n"
    " \"f\303\244r\": \"\342\202\254\"}\n";

static PolJsonReader *
make_reader (const char *text,
             gsize length,
             gsize chunk)
{
  g_autoptr (GInputStream) stream = chunk_stream_new (text, length, chunk);

  return pol_json_reader_new (stream, "sample.json", NULL);
}

/* Skips a whole text; NULL if it is valid, the message otherwise. */
static char *
check_text (const char *text,
            gsize length)
{
  g_autoptr (PolJsonReader) reader = make_reader (text, length, 4096);
  g_autoptr (GError) error = NULL;

  pol_json_reader_skip (reader);
  if (pol_json_reader_finish (reader, &error))
    return NULL;

  g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
  return g_strdup (error->message);
}

static void
assert_valid (const char *text)
{
  g_autofree char *message = check_text (text, strlen (text));

  g_assert_cmpstr (message, ==, NULL);
}

static void
assert_invalid (const char *text,
                const char *part)
{
  g_autofree char *message = check_text (text, strlen (text));

  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "sample.json"));
  if (strstr (message, part) == NULL)
    g_error ("“%s” does not say “%s”", message, part);
}

static void
test_values (void)
{
  g_autoptr (PolJsonReader) reader = make_reader (sample, strlen (sample), 4096);
  g_autoptr (GError) error = NULL;
  gint64 integer;
  double number;
  gboolean boolean;

  g_assert_cmpint (pol_json_reader_peek (reader), ==, POL_JSON_OBJECT);
  g_assert_true (pol_json_reader_enter_object (reader));
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "format");
  g_assert_cmpstr (pol_json_reader_read_string (reader), ==, "x");

  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "list");
  g_assert_true (pol_json_reader_enter_array (reader));
  g_assert_true (pol_json_reader_next_element (reader));
  g_assert_true (pol_json_reader_read_integer (reader, &integer));
  g_assert_cmpint (integer, ==, 1);
  g_assert_true (pol_json_reader_next_element (reader));
  g_assert_true (pol_json_reader_read_number (reader, &number));
  g_assert_cmpfloat (number, ==, -2500);
  g_assert_true (pol_json_reader_next_element (reader));
  g_assert_true (pol_json_reader_read_integer (reader, &integer));
  g_assert_cmpint (integer, ==, 0);
  g_assert_true (pol_json_reader_next_element (reader));
  g_assert_cmpstr (pol_json_reader_read_string (reader), ==, "a\303\244\360\237\230\200\n");
  g_assert_false (pol_json_reader_next_element (reader));

  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "nested");
  g_assert_true (pol_json_reader_enter_object (reader));
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "empty");
  g_assert_true (pol_json_reader_skip (reader));
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "none");
  g_assert_true (pol_json_reader_skip (reader));
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "t");
  g_assert_true (pol_json_reader_read_boolean (reader, &boolean));
  g_assert_true (boolean);
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "f");
  g_assert_true (pol_json_reader_read_boolean (reader, &boolean));
  g_assert_false (boolean);
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "n");
  g_assert_true (pol_json_reader_read_null (reader));
  g_assert_null (pol_json_reader_next_member (reader));

  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "f\303\244r");
  g_assert_cmpstr (pol_json_reader_read_string (reader), ==, "\342\202\254");
  g_assert_null (pol_json_reader_next_member (reader));
  g_assert_true (pol_json_reader_finish (reader, &error));
  g_assert_no_error (error);
}

/* However the bytes arrive, they mean the same. */
static void
test_chunks (void)
{
  for (gsize chunk = 1; chunk < strlen (sample); chunk++)
    {
      g_autoptr (PolJsonReader) reader = make_reader (sample, strlen (sample), chunk);
      g_autoptr (GError) error = NULL;

      pol_json_reader_enter_object (reader);
      g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "format");
      g_assert_cmpstr (pol_json_reader_read_string (reader), ==, "x");
      g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "list");
      pol_json_reader_skip (reader);
      g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "nested");
      pol_json_reader_skip (reader);
      g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "f\303\244r");
      g_assert_cmpstr (pol_json_reader_read_string (reader), ==, "\342\202\254");
      g_assert_null (pol_json_reader_next_member (reader));
      g_assert_true (pol_json_reader_finish (reader, &error));
      g_assert_no_error (error);
    }
}

static void
test_truncated (void)
{
  gsize end = strlen (sample) - 1;

  for (gsize length = 0; length < end; length++)
    {
      g_autofree char *message = check_text (sample, length);

      g_assert_nonnull (message);
      g_assert_nonnull (strstr (message, "ends too early"));
    }
}

/* No byte, put anywhere, makes the reader do more than refuse. */
static void
test_any_byte_anywhere (void)
{
  g_autofree char *text = g_strdup (sample);

  for (gsize i = 0; i < strlen (sample); i++)
    {
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autofree char *message = NULL;

          text[i] = byte;
          message = check_text (text, strlen (sample));
          g_assert_true (message == NULL || strstr (message, "sample.json") != NULL);
        }
      text[i] = sample[i];
    }
}

static void
test_nesting (void)
{
  const gsize depth = 200000;
  g_autofree char *deep = g_strnfill (depth, '[');
  g_autoptr (GString) limit = g_string_new (NULL);

  assert_invalid (deep, "nested too deeply");

  for (guint i = 0; i < POL_JSON_READER_MAX_DEPTH; i++)
    g_string_append_c (limit, '[');
  for (guint i = 0; i < POL_JSON_READER_MAX_DEPTH; i++)
    g_string_append_c (limit, ']');
  assert_valid (limit->str);
}

static void
test_numbers (void)
{
  static const char *const good[] = { "0", "-0", "1", "10", "0.5", "-1.25", "1e5", "1E-5",
                                      "1.5e+10", "123456789012345678901234567890" };
  static const char *const bad[] = { "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "NaN",
                                     "Infinity", "-Infinity", "1 2", "--1" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_valid (good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_invalid (bad[i], "line 1");
}

static void
test_integers (void)
{
  static const char *const bad[] = { "1.5", "1e3", "9223372036854775808", "\"1\"", "true" };
  g_autoptr (PolJsonReader) reader = make_reader ("-9223372036854775808", 20, 4096);
  gint64 value;

  g_assert_true (pol_json_reader_read_integer (reader, &value));
  g_assert_cmpint (value, ==, G_MININT64);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (PolJsonReader) other = make_reader (bad[i], strlen (bad[i]), 4096);

      g_assert_false (pol_json_reader_read_integer (other, &value));
      g_assert_false (pol_json_reader_finish (other, NULL));
    }
}

static void
test_strings (void)
{
  assert_valid ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"");
  assert_valid ("\"\\ud83d\\ude00\"");
  assert_invalid ("\"\\ud83d\"", "surrogate");
  assert_invalid ("\"\\ud83dx\"", "surrogate");
  assert_invalid ("\"\\ud83d\\u0041\"", "surrogate");
  assert_invalid ("\"\\ude00\"", "character");
  assert_invalid ("\"\\u0000\"", "character");
  assert_invalid ("\"\\u12g4\"", "hexadecimal");
  assert_invalid ("\"\\x\"", "no such escape");
  assert_invalid ("\"a\nb\"", "control characters");
  assert_invalid ("\"a\tb\"", "control characters");
  assert_invalid ("'a'", "value is expected");
}

static void
test_invalid_utf8 (void)
{
  static const char *const bad[] = { "\"\xff\"", "\"a\xc3\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"",
                                     "\"\xf5\x80\x80\x80\"", "{\"\xff\": 1}",
                                     "\"\\n\xff\"" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_invalid (bad[i], "not valid UTF-8");
}

static void
test_structure (void)
{
  static const char *const bad[] = { "[1,]", "[,1]", "[1 2]", "{\"a\" 1}", "{\"a\": 1,}", "{a: 1}",
                                     "{\"a\": }", "{1: 2}", "[1}", "{\"a\": 1]", "tru", "nul",
                                     "truee", "[] []", "{} x", "// x\n1", "]", "}", ",", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_invalid (bad[i], "line 1");
}

static void
test_byte_order_mark (void)
{
  assert_valid ("\xef\xbb\xbf{\"a\": 1}");
  assert_valid ("\xef\xbb\xbf \r\n{\"a\": 1}\r\n");
  assert_invalid ("\xef\xbb\xbf\xef\xbb\xbf{}", "value is expected");
}

static void
test_errors_name_the_line (void)
{
  assert_invalid ("{\"a\": 1,\n \"b\": 2,\n \"c\" 3}", "line 3");
  assert_invalid ("{\"a\": 1,\n \"b\": 2,\n \"c\" 3}", "column 6");
  assert_invalid ("[1,\r\n2,\r\n,]", "line 3");
}

static void
test_wrong_shape (void)
{
  g_autoptr (PolJsonReader) reader = make_reader ("{\"a\": [1]}", 10, 4096);
  g_autoptr (GError) error = NULL;

  pol_json_reader_enter_object (reader);
  g_assert_cmpstr (pol_json_reader_next_member (reader), ==, "a");
  g_assert_null (pol_json_reader_read_string (reader));
  g_assert_true (pol_json_reader_has_failed (reader));

  /* The first error stays. */
  g_assert_null (pol_json_reader_next_member (reader));
  g_assert_false (pol_json_reader_enter_array (reader));
  pol_json_reader_fail (reader, "Another error.");
  g_assert_false (pol_json_reader_finish (reader, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "A string is expected"));
}

/* Longer than the buffer, and longer than is allowed. */
static void
test_long_strings (void)
{
  const gsize length = 300 * 1000;
  g_autofree char *body = g_strnfill (length, 'x');
  g_autofree char *text = g_strdup_printf ("[\"%s\\n\", \"%s\"]", body, body);
  g_autofree char *too_long = g_strnfill (1100 * 1000, 'x');
  g_autoptr (PolJsonReader) reader = make_reader (text, strlen (text), 5000);
  g_autoptr (GError) error = NULL;

  pol_json_reader_enter_array (reader);
  pol_json_reader_next_element (reader);
  g_assert_cmpuint (strlen (pol_json_reader_read_string (reader)), ==, length + 1);
  pol_json_reader_next_element (reader);
  g_assert_cmpstr (pol_json_reader_read_string (reader), ==, body);
  g_assert_false (pol_json_reader_next_element (reader));
  g_assert_true (pol_json_reader_finish (reader, &error));

  too_long[0] = '"';
  assert_invalid (too_long, "longer than 1 MiB");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (sample, -1, NULL);
  g_autoptr (PolJsonReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  reader = pol_json_reader_new (stream, "sample.json", cancellable);
  g_assert_false (pol_json_reader_skip (reader));
  g_assert_false (pol_json_reader_finish (reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-reader/values", test_values);
  g_test_add_func ("/json-reader/chunks-of-any-size-mean-the-same", test_chunks);
  g_test_add_func ("/json-reader/truncated-anywhere-is-an-error", test_truncated);
  g_test_add_func ("/json-reader/any-byte-anywhere-is-survived", test_any_byte_anywhere);
  g_test_add_func ("/json-reader/nesting-has-a-limit", test_nesting);
  g_test_add_func ("/json-reader/numbers-are-strict", test_numbers);
  g_test_add_func ("/json-reader/integers-are-whole-and-fit", test_integers);
  g_test_add_func ("/json-reader/escapes", test_strings);
  g_test_add_func ("/json-reader/invalid-utf8-is-an-error", test_invalid_utf8);
  g_test_add_func ("/json-reader/structure-is-strict", test_structure);
  g_test_add_func ("/json-reader/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/json-reader/errors-name-line-and-column", test_errors_name_the_line);
  g_test_add_func ("/json-reader/first-error-stays", test_wrong_shape);
  g_test_add_func ("/json-reader/long-strings", test_long_strings);
  g_test_add_func ("/json-reader/cancelled", test_cancelled);

  return g_test_run ();
}
