/* test-json-writer.c: the bytes that the JSON writer writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "pol-json-reader.h"
#include "pol-json-writer.h"

static char *
finish (PolJsonWriter *writer,
        GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  pol_json_writer_finish (writer, &error);
  g_assert_no_error (error);
  pol_json_writer_free (writer);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_layout (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  PolJsonWriter *writer = pol_json_writer_new (stream, NULL);
  g_autofree char *text = NULL;

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_word (writer, "format", "x");
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, -1);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "list");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < 2; i++)
    {
      pol_json_writer_break_line (writer);
      pol_json_writer_begin_object (writer);
      pol_json_writer_member (writer, "a");
      pol_json_writer_null (writer);
      pol_json_writer_member (writer, "b");
      pol_json_writer_boolean (writer, i == 1);
      pol_json_writer_end_object (writer);
    }
  pol_json_writer_end_array (writer);
  pol_json_writer_member (writer, "none");
  pol_json_writer_begin_array (writer);
  pol_json_writer_break_line (writer);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
  text = finish (writer, stream);

  g_assert_cmpstr (text, ==,
                   "{\"format\": \"x\", \"version\": -1,\n"
                   " \"list\": [\n"
                   "  {\"a\": null, \"b\": false},\n"
                   "  {\"a\": null, \"b\": true}], \"none\": [\n"
                   " ]}\n");
}

static void
test_escapes (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  PolJsonWriter *writer = pol_json_writer_new (stream, NULL);
  g_autofree char *text = NULL;

  pol_json_writer_begin_array (writer);
  pol_json_writer_string (writer, "");
  pol_json_writer_string (writer, "a\"b\\c/d");
  pol_json_writer_string (writer, "\b\f\n\r\t\x01\x1f\x7f");
  pol_json_writer_string (writer, "\303\244\360\237\230\200");
  pol_json_writer_end_array (writer);
  text = finish (writer, stream);

  g_assert_cmpstr (text, ==,
                   "[\"\", \"a\\\"b\\\\c/d\", \"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\", "
                   "\"\303\244\360\237\230\200\"]\n");
}

/* Every string comes back as it was, wherever the buffers of the two end. */
static void
test_round_trip (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  PolJsonWriter *writer = pol_json_writer_new (stream, NULL);
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (PolJsonReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *filling = g_strnfill (200 * 1000, '"');
  const guint n = 2000;

  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    pol_json_writer_string (writer, filling + strlen (filling) - i);
  pol_json_writer_string (writer, filling);
  pol_json_writer_end_array (writer);
  text = finish (writer, stream);

  input = g_memory_input_stream_new_from_data (text, -1, NULL);
  reader = pol_json_reader_new (input, "text", NULL);
  pol_json_reader_enter_array (reader);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pol_json_reader_next_element (reader));
      g_assert_cmpstr (pol_json_reader_read_string (reader), ==, filling + strlen (filling) - i);
    }
  g_assert_true (pol_json_reader_next_element (reader));
  g_assert_cmpstr (pol_json_reader_read_string (reader), ==, filling);
  g_assert_false (pol_json_reader_next_element (reader));
  g_assert_true (pol_json_reader_finish (reader, &error));
  g_assert_no_error (error);
}

static void
test_error_stays (void)
{
  char room[16];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < 20000; i++)
    pol_json_writer_string (writer, "abcdef");
  g_assert_true (pol_json_writer_has_failed (writer));
  pol_json_writer_end_array (writer);
  g_assert_false (pol_json_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_numbers (void)
{
  const double numbers[] = { 0.4, -1, 1.0 / 3, 1e300, G_MAXDOUBLE * 10, 0.0 / 0.0 };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  PolJsonWriter *writer = pol_json_writer_new (stream, NULL);
  g_autofree char *text = NULL;

  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    pol_json_writer_number (writer, numbers[i]);
  pol_json_writer_end_array (writer);
  text = finish (writer, stream);

  g_assert_cmpstr (text, ==, "[0.4, -1, 0.333333333333, 1e+300, null, null]\n");
}

/* They stand among other items as if they were written value by value. */
static void
test_items_of_two_pieces (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  PolJsonWriter *writer = pol_json_writer_new (stream, NULL);
  g_autofree char *quoted = pol_json_quote ("a \"b\"\n");
  g_autofree char *text = NULL;

  g_assert_cmpstr (quoted, ==, "\"a \\\"b\\\"\\n\"");
  pol_json_writer_begin_array (writer);
  pol_json_writer_item (writer, "{\"x\": ", 6, "1}", 2);
  pol_json_writer_break_line (writer);
  pol_json_writer_item (writer, quoted, strlen (quoted), "", 0);
  pol_json_writer_integer (writer, 2);
  pol_json_writer_end_array (writer);
  text = finish (writer, stream);

  g_assert_cmpstr (text, ==, "[{\"x\": 1},\n \"a \\\"b\\\"\\n\", 2]\n");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/numbers", test_numbers);
  g_test_add_func ("/json-writer/items-of-two-pieces", test_items_of_two_pieces);
  g_test_add_func ("/json-writer/escapes", test_escapes);
  g_test_add_func ("/json-writer/round-trip", test_round_trip);
  g_test_add_func ("/json-writer/first-error-stays", test_error_stays);

  return g_test_run ();
}
