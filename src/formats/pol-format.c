/* pol-format.c: the file formats there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-format-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-json-reader.h"

/* In the order in which they look at a file: annotations take any object. */
static const PolFormat *const formats[] = {
  &pol_format_predictions,
  &pol_format_annotations,
  &pol_format_labels,
  &pol_format_totals,
};

static const char *const layout_words[] = { "full", "compact" };

/**
 * pol_format_get_all:
 * @n_formats: (out): how many they are
 *
 * Gets the formats.
 *
 * Returns: (transfer none) (array length=n_formats): the formats
 */
const PolFormat *const *
pol_format_get_all (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * pol_format_find:
 * @id: an id
 *
 * Looks a format up.
 *
 * Returns: (nullable): the format
 */
const PolFormat *
pol_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i]->id, id))
        return formats[i];
    }

  return NULL;
}

/**
 * pol_format_detect:
 * @head: the beginning of a file
 * @length: its length in bytes
 *
 * Finds out which format a file is in that can be read.
 *
 * Returns: (nullable): the format
 */
const PolFormat *
pol_format_detect (const char *head,
                   gsize length)
{
  g_return_val_if_fail (head != NULL || length == 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (formats[i]->detect != NULL && formats[i]->detect (head, length))
        return formats[i];
    }

  return NULL;
}

/**
 * pol_format_get_name:
 * @format: a format
 *
 * Gets the name that people see.
 *
 * Returns: the name, translated
 */
const char *
pol_format_get_name (const PolFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return _(format->name);
}

/**
 * pol_format_can_read:
 * @format: a format
 *
 * Gets whether files of the format can be imported.
 *
 * Returns: whether they can
 */
gboolean
pol_format_can_read (const PolFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  return format->read != NULL;
}

/**
 * pol_format_can_write:
 * @format: a format
 *
 * Gets whether a project can be exported in the format.
 *
 * Returns: whether it can
 */
gboolean
pol_format_can_write (const PolFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  return format->write != NULL;
}

/**
 * pol_layout_to_string:
 * @layout: a layout
 *
 * Gets the word for a layout, untranslated.
 *
 * Returns: the word
 */
const char *
pol_layout_to_string (PolLayout layout)
{
  g_return_val_if_fail (layout < G_N_ELEMENTS (layout_words), NULL);

  return layout_words[layout];
}

/**
 * pol_layout_from_string:
 * @string: a word
 * @layout: (out): the layout
 *
 * Reads a layout: `full` or `compact`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_layout_from_string (const char *string,
                        PolLayout *layout)
{
  g_return_val_if_fail (string != NULL && layout != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (layout_words); i++)
    {
      if (g_str_equal (layout_words[i], string))
        {
          *layout = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* The string under "format" in the JSON object that a file begins with. NULL if
 * there is none as far as @head goes. */
char *
pol_format_peek_json_format (const char *head,
                             gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (head, length, NULL);
  g_autoptr (PolJsonReader) reader = pol_json_reader_new (stream, "", NULL);
  const char *name;

  pol_json_reader_enter_object (reader);
  while ((name = pol_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "format"))
        return g_strdup (pol_json_reader_read_string (reader));
      pol_json_reader_skip (reader);
    }

  return NULL;
}

/* A path as text: one that is no UTF-8 is percent-encoded. */
char *
pol_format_encode_path (const char *path)
{
  if (g_utf8_validate (path, -1, NULL))
    return g_strdup (path);

  return g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
}

/* Writes the members that say where an image is. */
void
pol_format_write_path (PolJsonWriter *writer,
                       const char *path)
{
  g_autofree char *encoded = NULL;

  if (g_utf8_validate (path, -1, NULL))
    {
      pol_json_writer_member_string (writer, "path", path);
      return;
    }

  encoded = pol_format_encode_path (path);
  pol_json_writer_member_string (writer, "path", encoded);
  pol_json_writer_member_string (writer, "encoding", "uri");
}

/* Reads how a path is written. */
void
pol_format_read_encoding (PolJsonReader *reader,
                          gboolean *is_uri)
{
  const char *word = pol_json_reader_read_string (reader);

  if (word == NULL)
    return;
  if (g_str_equal (word, "uri"))
    *is_uri = TRUE;
  else
    pol_json_reader_fail (reader, _("“encoding” is “uri”, not “%s”."), word);
}

/* The path of an image as the data set has it, or NULL if it cannot be one. */
char *
pol_format_decode_path (const char *path,
                        gboolean is_uri)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (!is_uri)
    return g_strdup (path);

  bytes = g_uri_unescape_bytes (path, -1, NULL, NULL);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  return memchr (data, '\0', length) == NULL ? g_strndup (data, length) : NULL;
}

/* Writes the members that say what a concept is; the group if it has one. */
void
pol_format_write_concept (PolJsonWriter *writer,
                          PolConcept *concept)
{
  pol_json_writer_member_string (writer, "id", pol_concept_get_id (concept));
  pol_json_writer_member_string (writer, "name", pol_concept_get_name (concept));
  if (pol_concept_get_group (concept) != NULL)
    pol_json_writer_member_string (writer, "group", pol_concept_get_group (concept));
}
