/* pol-csv-reader.c: reads comma-separated values as a stream, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-csv-reader.h"

#include <glib/gi18n-lib.h>

#include "pol-text-source.h"

struct _PolCsvReader
{
  PolTextSource *source;
  GString *text;        /* the fields of the row, each with its end */
  GArray *starts;       /* gsize: where each field begins in the text */
  GPtrArray *fields;    /* pointers into the text */
  guint row_line;     /* where the row that was read last begins */
};

/**
 * pol_csv_reader_new:
 * @stream: where the text comes from
 * @name: what messages call it
 * @cancellable: (nullable): a cancellable
 *
 * Begins to read rows from a text, which may start with a byte-order mark. Lines
 * end with LF, CR or both.
 *
 * Returns: (transfer full): the reader
 */
PolCsvReader *
pol_csv_reader_new (GInputStream *stream,
                    const char *name,
                    GCancellable *cancellable)
{
  PolCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (PolCsvReader, 1);
  self->source = pol_text_source_new (stream, name, cancellable);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->fields = g_ptr_array_new ();

  return self;
}

/**
 * pol_csv_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees a reader.
 */
void
pol_csv_reader_free (PolCsvReader *self)
{
  g_return_if_fail (self != NULL);

  pol_text_source_free (self->source);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static gboolean
is_line_end (int c)
{
  return c == '\n' || c == '\r';
}

static void
pass_line_end (PolTextSource *source)
{
  int c = pol_text_source_peek (source);

  if (c < 0)
    return;

  source->pos++;
  if (c == '\r' && pol_text_source_peek (source) == '\n')
    source->pos++;
  pol_text_source_next_line (source);
}

static gboolean
take_byte (PolCsvReader *self)
{
  char byte = self->source->buffer[self->source->pos];

  if (!pol_text_source_append (self->source, self->text, &byte, 1))
    return FALSE;

  self->source->pos++;
  if (byte == '\n')
    pol_text_source_next_line (self->source);
  return TRUE;
}

/* What stands between quotes, where two of them stand for one. */
static gboolean
read_quoted (PolCsvReader *self)
{
  self->source->pos++;
  while (TRUE)
    {
      int c = pol_text_source_peek (self->source);

      if (c < 0)
        {
          pol_text_source_fail (self->source, _("A closing quote is missing."));
          return FALSE;
        }
      if (c == '"')
        {
          self->source->pos++;
          if (pol_text_source_peek (self->source) != '"')
            return TRUE;
        }
      if (!take_byte (self))
        return FALSE;
    }
}

static gboolean
read_plain (PolCsvReader *self)
{
  while (TRUE)
    {
      int c = pol_text_source_peek (self->source);

      if (c < 0 || c == ',' || is_line_end (c))
        return TRUE;
      if (!take_byte (self))
        return FALSE;
    }
}

static gboolean
end_field (PolCsvReader *self,
           gsize start)
{
  int c = pol_text_source_peek (self->source);

  if (c >= 0 && c != ',' && !is_line_end (c))
    {
      pol_text_source_fail (self->source, _("A comma is expected after a closing quote."));
      return FALSE;
    }
  if (!g_utf8_validate_len (self->text->str + start, self->text->len - start, NULL))
    {
      pol_text_source_fail (self->source, _("The text is not valid UTF-8."));
      return FALSE;
    }

  return pol_text_source_append (self->source, self->text, "", 1);
}

static gboolean
read_field (PolCsvReader *self)
{
  gsize start = self->text->len;
  gboolean quoted = pol_text_source_peek (self->source) == '"';

  g_array_append_val (self->starts, start);
  return (quoted ? read_quoted (self) : read_plain (self)) && end_field (self, start);
}

/**
 * pol_csv_reader_next_row:
 * @self: a reader
 * @n_fields: (out): how many fields there are, one at least
 *
 * Reads the next row. A blank line is a row with one empty field.
 *
 * Returns: (transfer none) (array length=n_fields) (nullable): the fields, valid
 *   until the next call, or %NULL at the end and after an error
 */
const char *const *
pol_csv_reader_next_row (PolCsvReader *self,
                         guint *n_fields)
{
  g_return_val_if_fail (self != NULL && n_fields != NULL, NULL);

  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  g_ptr_array_set_size (self->fields, 0);
  self->row_line = self->source->line;
  if (pol_text_source_peek (self->source) < 0 || !read_field (self))
    return NULL;

  while (pol_text_source_peek (self->source) == ',')
    {
      self->source->pos++;
      if (!read_field (self))
        return NULL;
    }
  pass_line_end (self->source);
  if (self->source->error != NULL)
    return NULL;

  for (guint i = 0; i < self->starts->len; i++)
    g_ptr_array_add (self->fields, self->text->str + g_array_index (self->starts, gsize, i));
  *n_fields = self->fields->len;
  return (const char *const *) self->fields->pdata;
}

/**
 * pol_csv_reader_fail:
 * @self: a reader
 * @format: a translated sentence that says what is wrong, in the manner of printf()
 * @...: what goes into it
 *
 * Ends the reading with an error about the row that was read last. The file and
 * the line are added.
 */
void
pol_csv_reader_fail (PolCsvReader *self,
                     const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->source->line = self->row_line;
  pol_text_source_fail (self->source, "%s", message);
}

/**
 * pol_csv_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Tells of the first error there was.
 *
 * Returns: whether all was well
 */
gboolean
pol_csv_reader_finish (PolCsvReader *self,
                       GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->source->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->source->error));
  return FALSE;
}
