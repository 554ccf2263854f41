/* pol-json-writer.c: writes JSON as a stream, value by value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-json-writer.h"

#include <math.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)
#define MAX_DEPTH 64

struct _PolJsonWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
  gsize used;
  guint depth;
  gboolean after_item;      /* a comma goes before the next item */
  gboolean after_member;    /* the next value belongs to a name */
  gboolean break_line;      /* the next item begins a line */
  char buffer[BUFFER_SIZE];
};

/**
 * pol_json_writer_new:
 * @stream: where the text goes
 * @cancellable: (nullable): a cancellable
 *
 * Begins to write a JSON text. The stream stays open at the end.
 *
 * Returns: (transfer full): the writer
 */
PolJsonWriter *
pol_json_writer_new (GOutputStream *stream,
                     GCancellable *cancellable)
{
  PolJsonWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_malloc (sizeof *self);
  memset (self, 0, G_STRUCT_OFFSET (PolJsonWriter, buffer));
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);

  return self;
}

/**
 * pol_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer. What was not finished is not written.
 */
void
pol_json_writer_free (PolJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

static void
flush (PolJsonWriter *self)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->buffer, self->used, NULL,
                               self->cancellable, &self->error);
  self->used = 0;
}

static void
put_long (PolJsonWriter *self,
          const char *text,
          gsize length)
{
  while (length > 0)
    {
      gsize part = MIN (length, BUFFER_SIZE - self->used);

      memcpy (self->buffer + self->used, text, part);
      self->used += part;
      text += part;
      length -= part;
      if (self->used == BUFFER_SIZE)
        flush (self);
    }
}

static inline void
put (PolJsonWriter *self,
     const char *text,
     gsize length)
{
  if (G_UNLIKELY (self->used + length > BUFFER_SIZE))
    {
      put_long (self, text, length);
      return;
    }

  memcpy (self->buffer + self->used, text, length);
  self->used += length;
}

static inline void
put_byte (PolJsonWriter *self,
          char byte)
{
  if (G_UNLIKELY (self->used >= BUFFER_SIZE))
    flush (self);
  self->buffer[self->used++] = byte;
}

static void
put_escape (PolJsonWriter *self,
            guchar c)
{
  static const char short_escapes[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                        ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\' };
  static const char digits[] = "0123456789abcdef";

  put_byte (self, '\\');
  if (short_escapes[c] != '\0')
    {
      put_byte (self, short_escapes[c]);
      return;
    }

  put (self, "u00", 3);
  put_byte (self, digits[c >> 4]);
  put_byte (self, digits[c & 0xf]);
}

static void
put_string (PolJsonWriter *self,
            const char *string)
{
  put_byte (self, '"');
  while (TRUE)
    {
      const guchar *end = (const guchar *) string;

      while (*end >= ' ' && *end != '"' && *end != '\\')
        end++;
      put (self, string, (const char *) end - string);
      if (*end == '\0')
        break;

      put_escape (self, *end);
      string = (const char *) end + 1;
    }
  put_byte (self, '"');
}

static void
put_line_break (PolJsonWriter *self)
{
  put_byte (self, '\n');
  for (guint i = 0; i < self->depth; i++)
    put_byte (self, ' ');
  self->break_line = FALSE;
}

/* What separates an item from the one before. */
static inline void
begin_item (PolJsonWriter *self)
{
  if (self->after_member)
    {
      self->after_member = FALSE;
      return;
    }

  if (self->after_item)
    put_byte (self, ',');
  if (self->break_line)
    put_line_break (self);
  else if (self->after_item)
    put_byte (self, ' ');
}

static void
begin (PolJsonWriter *self,
       char bracket)
{
  g_return_if_fail (self->depth < MAX_DEPTH);

  begin_item (self);
  put_byte (self, bracket);
  self->depth++;
  self->after_item = FALSE;
}

static void
end (PolJsonWriter *self,
     char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->break_line)
    put_line_break (self);
  put_byte (self, bracket);
  self->after_item = TRUE;
}

/**
 * pol_json_writer_begin_object:
 * @self: a writer
 *
 * Begins an object.
 */
void
pol_json_writer_begin_object (PolJsonWriter *self)
{
  begin (self, '{');
}

/**
 * pol_json_writer_end_object:
 * @self: a writer
 *
 * Ends an object.
 */
void
pol_json_writer_end_object (PolJsonWriter *self)
{
  end (self, '}');
}

/**
 * pol_json_writer_begin_array:
 * @self: a writer
 *
 * Begins an array.
 */
void
pol_json_writer_begin_array (PolJsonWriter *self)
{
  begin (self, '[');
}

/**
 * pol_json_writer_end_array:
 * @self: a writer
 *
 * Ends an array.
 */
void
pol_json_writer_end_array (PolJsonWriter *self)
{
  end (self, ']');
}

/**
 * pol_json_writer_break_line:
 * @self: a writer
 *
 * Lets what comes next, a member's name, an array's element or the end of
 * either, begin a line.
 */
void
pol_json_writer_break_line (PolJsonWriter *self)
{
  self->break_line = TRUE;
}

/**
 * pol_json_writer_member:
 * @self: a writer
 * @name: a name that needs no escapes
 *
 * Writes the name of a member, whose value comes next.
 */
void
pol_json_writer_member (PolJsonWriter *self,
                        const char *name)
{
  begin_item (self);
  put_byte (self, '"');
  put (self, name, strlen (name));
  put (self, "\": ", 3);
  self->after_member = TRUE;
}

/**
 * pol_json_writer_string:
 * @self: a writer
 * @string: (nullable): valid UTF-8
 *
 * Writes a string, or `null` for %NULL.
 */
void
pol_json_writer_string (PolJsonWriter *self,
                        const char *string)
{
  begin_item (self);
  if (string != NULL)
    put_string (self, string);
  else
    put (self, "null", 4);
  self->after_item = TRUE;
}

/**
 * pol_json_writer_integer:
 * @self: a writer
 * @value: a number
 *
 * Writes a number.
 */
void
pol_json_writer_integer (PolJsonWriter *self,
                         gint64 value)
{
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);

  begin_item (self);
  put (self, digits, length);
  self->after_item = TRUE;
}

/**
 * pol_json_writer_number:
 * @self: a writer
 * @value: a number
 *
 * Writes a number with twelve significant digits, or `null` where it is not finite,
 * which JSON has no word for.
 */
void
pol_json_writer_number (PolJsonWriter *self,
                        double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      pol_json_writer_null (self);
      return;
    }

  g_ascii_formatd (digits, sizeof digits, "%.12g", value);
  begin_item (self);
  put (self, digits, strlen (digits));
  self->after_item = TRUE;
}

/**
 * pol_json_writer_boolean:
 * @self: a writer
 * @value: a truth value
 *
 * Writes `true` or `false`.
 */
void
pol_json_writer_boolean (PolJsonWriter *self,
                         gboolean value)
{
  begin_item (self);
  put (self, value ? "true" : "false", value ? 4 : 5);
  self->after_item = TRUE;
}

/**
 * pol_json_writer_null:
 * @self: a writer
 *
 * Writes `null`.
 */
void
pol_json_writer_null (PolJsonWriter *self)
{
  pol_json_writer_string (self, NULL);
}

/**
 * pol_json_writer_item:
 * @self: a writer
 * @head: the beginning of an item that is JSON as it stands
 * @head_length: its length
 * @tail: the rest of it
 * @tail_length: its length
 *
 * Writes an item that was put together before. Where the same few occur
 * millions of times, that is faster than value by value.
 */
void
pol_json_writer_item (PolJsonWriter *self,
                      const char *head,
                      gsize head_length,
                      const char *tail,
                      gsize tail_length)
{
  begin_item (self);
  put (self, head, head_length);
  put (self, tail, tail_length);
  self->after_item = TRUE;
}

/**
 * pol_json_quote:
 * @string: valid UTF-8
 *
 * Makes a JSON string.
 *
 * Returns: (transfer full): the string, in quotes
 */
char *
pol_json_quote (const char *string)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, NULL);

  put_string (writer, string);
  put_byte (writer, '\0');
  flush (writer);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * pol_json_writer_member_string:
 * @self: a writer
 * @name: a name that needs no escapes
 * @string: (nullable): valid UTF-8
 *
 * Writes a member that is a string, or `null` for %NULL.
 */
void
pol_json_writer_member_string (PolJsonWriter *self,
                               const char *name,
                               const char *string)
{
  pol_json_writer_member (self, name);
  pol_json_writer_string (self, string);
}

/**
 * pol_json_writer_member_word:
 * @self: a writer
 * @name: a name that needs no escapes
 * @word: a string that needs no escapes
 *
 * Writes a member that is a string, faster than [method@JsonWriter.member_string].
 */
void
pol_json_writer_member_word (PolJsonWriter *self,
                             const char *name,
                             const char *word)
{
  pol_json_writer_member (self, name);
  self->after_member = FALSE;
  put_byte (self, '"');
  put (self, word, strlen (word));
  put_byte (self, '"');
  self->after_item = TRUE;
}

/**
 * pol_json_writer_has_failed:
 * @self: a writer
 *
 * Gets whether there was an error, so that there is no use in writing on.
 *
 * Returns: whether there was one
 */
gboolean
pol_json_writer_has_failed (PolJsonWriter *self)
{
  return self->error != NULL;
}

/**
 * pol_json_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the text with a line break and writes what is left. The error is the
 * stream's own.
 *
 * Returns: whether all was written
 */
gboolean
pol_json_writer_finish (PolJsonWriter *self,
                        GError **error)
{
  g_return_val_if_fail (self->depth == 0 || self->error != NULL, FALSE);

  put_byte (self, '\n');
  flush (self);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
