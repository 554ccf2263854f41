/* pol-json-reader.c: reads JSON as a stream, value by value
 *
 * Strictly RFC 8259, in constant memory and without recursion, so that no file
 * can exhaust the stack or the memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-json-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "pol-json-lexer.h"

typedef struct
{
  gboolean is_object;
  gboolean has_items;
} Level;

struct _PolJsonReader
{
  PolJsonLexer lexer;
  guint depth;
  Level levels[POL_JSON_READER_MAX_DEPTH];
};

/**
 * pol_json_reader_new:
 * @stream: where the text comes from
 * @name: what messages call it
 * @cancellable: (nullable): a cancellable
 *
 * Begins to read a JSON text, which may start with a byte-order mark.
 *
 * Returns: (transfer full): the reader
 */
PolJsonReader *
pol_json_reader_new (GInputStream *stream,
                     const char *name,
                     GCancellable *cancellable)
{
  PolJsonReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (PolJsonReader, 1);
  pol_json_lexer_init (&self->lexer, stream, name, cancellable);

  return self;
}

/**
 * pol_json_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees a reader.
 */
void
pol_json_reader_free (PolJsonReader *self)
{
  g_return_if_fail (self != NULL);

  pol_json_lexer_clear (&self->lexer);
  g_free (self);
}

/**
 * pol_json_reader_peek:
 * @self: a reader
 *
 * Tells what the next value is, without reading it.
 *
 * Returns: its type
 */
PolJsonType
pol_json_reader_peek (PolJsonReader *self)
{
  int c;

  g_return_val_if_fail (self != NULL, POL_JSON_INVALID);

  c = pol_json_lexer_peek (&self->lexer);
  switch (c)
    {
    case '{':
      return POL_JSON_OBJECT;
    case '[':
      return POL_JSON_ARRAY;
    case '"':
      return POL_JSON_STRING;
    case 't':
    case 'f':
      return POL_JSON_BOOLEAN;
    case 'n':
      return POL_JSON_NULL;
    default:
      return c == '-' || g_ascii_isdigit (c) ? POL_JSON_NUMBER : POL_JSON_INVALID;
    }
}

/**
 * pol_json_reader_has_more:
 * @self: a reader
 *
 * Tells whether the text goes on, as it may where several values follow on each
 * other, one a line.
 *
 * Returns: whether it does; %FALSE after an error
 */
gboolean
pol_json_reader_has_more (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return pol_json_lexer_peek (&self->lexer) >= 0;
}

static gboolean
enter (PolJsonReader *self,
       gboolean is_object)
{
  if (pol_json_lexer_peek (&self->lexer) != (is_object ? '{' : '['))
    {
      pol_json_lexer_fail (&self->lexer, is_object ? _("An object, “{”, is expected here.")
                                                   : _("An array, “[”, is expected here."));
      return FALSE;
    }
  if (self->depth == POL_JSON_READER_MAX_DEPTH)
    {
      pol_json_lexer_fail (&self->lexer,
                           _("Objects and arrays are nested too deeply, more than 64 levels."));
      return FALSE;
    }

  self->lexer.source->pos++;
  self->levels[self->depth++] = (Level) { is_object, FALSE };
  return TRUE;
}

/* Goes on to the next item of the innermost container, past the comma. FALSE
 * at the container's end, which is left, and after an error. */
static gboolean
next_item (PolJsonReader *self,
           char close)
{
  Level *level;
  int c = pol_json_lexer_peek (&self->lexer);

  if (self->lexer.source->error != NULL)
    return FALSE;

  g_assert (self->depth > 0);
  level = &self->levels[self->depth - 1];
  g_assert (level->is_object == (close == '}'));

  if (c == close)
    {
      self->lexer.source->pos++;
      self->depth--;
      return FALSE;
    }
  if (!level->has_items)
    {
      level->has_items = TRUE;
      return TRUE;
    }
  if (c != ',')
    {
      pol_json_lexer_fail (&self->lexer, close == '}' ? _("“,” or “}” is expected here.")
                                                      : _("“,” or “]” is expected here."));
      return FALSE;
    }

  self->lexer.source->pos++;
  return TRUE;
}

/**
 * pol_json_reader_enter_object:
 * @self: a reader
 *
 * Enters the object that comes next. Its members must then be read to the end
 * with [method@JsonReader.next_member].
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_enter_object (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return enter (self, TRUE);
}

/**
 * pol_json_reader_enter_array:
 * @self: a reader
 *
 * Enters the array that comes next. Its elements must then be read to the end
 * with [method@JsonReader.next_element].
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_enter_array (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return enter (self, FALSE);
}

/**
 * pol_json_reader_next_element:
 * @self: a reader
 *
 * Goes on to the next element of the array that was entered last. The value
 * must then be read or skipped.
 *
 * Returns: whether there is one; %FALSE leaves the array
 */
gboolean
pol_json_reader_next_element (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return next_item (self, ']');
}

/**
 * pol_json_reader_read_string:
 * @self: a reader
 *
 * Reads a string. One with U+0000 in it is an error.
 *
 * Returns: (transfer none) (nullable): the string, valid until the next call
 */
const char *
pol_json_reader_read_string (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (pol_json_lexer_peek (&self->lexer) != '"')
    {
      pol_json_lexer_fail (&self->lexer, _("A string is expected here."));
      return NULL;
    }

  return pol_json_lexer_read_string (&self->lexer);
}

/**
 * pol_json_reader_next_member:
 * @self: a reader
 *
 * Goes on to the next member of the object that was entered last. Its value
 * must then be read or skipped.
 *
 * Returns: (transfer none) (nullable): its name, valid until the next call;
 *   %NULL leaves the object
 */
const char *
pol_json_reader_next_member (PolJsonReader *self)
{
  PolTextSource *source;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  if (!next_item (self, '}'))
    return NULL;

  source = self->lexer.source;
  if (pol_json_lexer_peek (&self->lexer) != '"')
    {
      pol_json_lexer_fail (&self->lexer, _("The name of a member, in quotes, is expected here."));
      return NULL;
    }

  name = pol_json_lexer_read_string (&self->lexer);
  if (name == NULL)
    return NULL;

  /* Unless the colon is at hand, looking for it may overwrite the name. */
  if (source->pos < source->end && source->buffer[source->pos] == ':')
    {
      source->pos++;
      return name;
    }

  if (name != self->lexer.text->str)
    g_string_assign (self->lexer.text, name);
  if (pol_json_lexer_peek (&self->lexer) != ':')
    {
      pol_json_lexer_fail (&self->lexer, _("“:” is expected here."));
      return NULL;
    }
  source->pos++;

  return self->lexer.text->str;
}

static const char *
read_number (PolJsonReader *self)
{
  if (pol_json_reader_peek (self) != POL_JSON_NUMBER)
    {
      pol_json_lexer_fail (&self->lexer, _("A number is expected here."));
      return NULL;
    }

  return pol_json_lexer_read_number (&self->lexer);
}

/**
 * pol_json_reader_read_number:
 * @self: a reader
 * @value: (out): the number
 *
 * Reads a number.
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_read_number (PolJsonReader *self,
                             double *value)
{
  const char *number;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  number = read_number (self);
  if (number == NULL)
    return FALSE;

  *value = g_ascii_strtod (number, NULL);
  return TRUE;
}

/**
 * pol_json_reader_read_integer:
 * @self: a reader
 * @value: (out): the number
 *
 * Reads a number without a fraction and without an exponent.
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_read_integer (PolJsonReader *self,
                              gint64 *value)
{
  const char *number;
  char *end;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  number = read_number (self);
  if (number == NULL)
    return FALSE;

  errno = 0;
  *value = g_ascii_strtoll (number, &end, 10);
  if (errno == 0 && *end == '\0')
    return TRUE;

  pol_text_source_fail (self->lexer.source, _("A whole number is expected here."));
  return FALSE;
}

/**
 * pol_json_reader_read_boolean:
 * @self: a reader
 * @value: (out): the value
 *
 * Reads `true` or `false`.
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_read_boolean (PolJsonReader *self,
                              gboolean *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (pol_json_reader_peek (self) != POL_JSON_BOOLEAN)
    {
      pol_json_lexer_fail (&self->lexer, _("“true” or “false” is expected here."));
      return FALSE;
    }

  *value = pol_json_lexer_peek (&self->lexer) == 't';
  return pol_json_lexer_read_word (&self->lexer, *value ? "true" : "false");
}

/**
 * pol_json_reader_read_null:
 * @self: a reader
 *
 * Reads `null`.
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_read_null (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pol_json_reader_peek (self) != POL_JSON_NULL)
    {
      pol_json_lexer_fail (&self->lexer, _("“null” is expected here."));
      return FALSE;
    }

  return pol_json_lexer_read_word (&self->lexer, "null");
}

/* A value; of a container, the beginning alone. */
static gboolean
skip_start (PolJsonReader *self)
{
  gboolean ignored;

  switch (pol_json_reader_peek (self))
    {
    case POL_JSON_OBJECT:
      return enter (self, TRUE);
    case POL_JSON_ARRAY:
      return enter (self, FALSE);
    case POL_JSON_STRING:
      return pol_json_reader_read_string (self) != NULL;
    case POL_JSON_NUMBER:
      return read_number (self) != NULL;
    case POL_JSON_BOOLEAN:
      return pol_json_reader_read_boolean (self, &ignored);
    case POL_JSON_NULL:
      return pol_json_reader_read_null (self);
    case POL_JSON_INVALID:
    default:
      pol_json_lexer_fail (&self->lexer, _("A value is expected here."));
      return FALSE;
    }
}

/**
 * pol_json_reader_skip:
 * @self: a reader
 *
 * Reads the next value, whatever it is, and forgets it.
 *
 * Returns: whether there is one
 */
gboolean
pol_json_reader_skip (PolJsonReader *self)
{
  guint depth;

  g_return_val_if_fail (self != NULL, FALSE);

  depth = self->depth;
  if (!skip_start (self))
    return FALSE;

  while (self->depth > depth)
    {
      gboolean more = self->levels[self->depth - 1].is_object
                          ? pol_json_reader_next_member (self) != NULL
                          : next_item (self, ']');

      if (self->lexer.source->error != NULL || (more && !skip_start (self)))
        return FALSE;
    }

  return TRUE;
}

/**
 * pol_json_reader_get_line:
 * @self: a reader
 *
 * Gets where the reader is.
 *
 * Returns: the line, counted from 1
 */
guint
pol_json_reader_get_line (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lexer.source->line;
}

/**
 * pol_json_reader_get_offset:
 * @self: a reader
 *
 * Gets how far the reader has come.
 *
 * Returns: the bytes that were read
 */
guint64
pol_json_reader_get_offset (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lexer.source->offset + self->lexer.source->pos;
}

/**
 * pol_json_reader_has_failed:
 * @self: a reader
 *
 * Gets whether there was an error.
 *
 * Returns: whether there was one
 */
gboolean
pol_json_reader_has_failed (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->lexer.source->error != NULL;
}

/**
 * pol_json_reader_fail:
 * @self: a reader
 * @format: a translated sentence that says what is wrong, in the manner of printf()
 * @...: what goes into it
 *
 * Ends the reading with an error about the value that was read last. The file
 * and the line are added.
 */
void
pol_json_reader_fail (PolJsonReader *self,
                      const char *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  pol_text_source_fail (self->lexer.source, "%s", message);
}

/**
 * pol_json_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Ends the reading: checks that nothing follows the value, and tells of the
 * first error there was.
 *
 * Returns: whether all was well
 */
gboolean
pol_json_reader_finish (PolJsonReader *self,
                        GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pol_json_lexer_peek (&self->lexer) >= 0)
    pol_json_lexer_fail (&self->lexer, _("The file goes on after its end."));
  if (self->lexer.source->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->lexer.source->error));
  return FALSE;
}
