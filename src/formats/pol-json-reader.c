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
#include <string.h>

#include "pol-text-source.h"

/* Long enough for every number that a double or an integer can hold. */
#define MAX_NUMBER 512

typedef struct
{
  gboolean is_object;
  gboolean has_items;
} Level;

struct _PolJsonReader
{
  PolTextSource *source;
  GString *text;      /* strings that are not in the buffer in one piece */
  guint depth;
  Level levels[POL_JSON_READER_MAX_DEPTH];
  char number[MAX_NUMBER];
  gsize number_length;
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
  self->source = pol_text_source_new (stream, name, cancellable);
  self->text = g_string_new (NULL);

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

  pol_text_source_free (self->source);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static int
peek_byte (PolJsonReader *self)
{
  return pol_text_source_peek (self->source);
}

/* The next byte that is no white space, or -1. */
static int
peek_token (PolJsonReader *self)
{
  PolTextSource *source = self->source;

  while (TRUE)
    {
      int c = pol_text_source_peek (source);

      if (c > ' ')
        return c;
      if (c == '\n')
        {
          source->pos++;
          pol_text_source_next_line (source);
        }
      else if (c == ' ' || c == '\t' || c == '\r')
        source->pos++;
      else
        return c;
    }
}

/* What comes next is not what is expected; @sentence is translated. */
static void
fail (PolJsonReader *self,
      const char *sentence)
{
  PolTextSource *source = self->source;

  if (source->error != NULL)
    return;

  if (pol_text_source_peek (source) < 0)
    pol_text_source_fail (source, _("The file ends too early; it is not complete."));
  else
    pol_text_source_fail (source, _("%s (column %" G_GUINT64_FORMAT ")"), sentence,
                          source->offset + source->pos - source->line_start + 1);
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

  c = peek_token (self);
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

static gboolean
enter (PolJsonReader *self,
       gboolean is_object)
{
  if (peek_token (self) != (is_object ? '{' : '['))
    {
      fail (self, is_object ? _("An object, “{”, is expected here.")
                            : _("An array, “[”, is expected here."));
      return FALSE;
    }
  if (self->depth == POL_JSON_READER_MAX_DEPTH)
    {
      fail (self, _("Objects and arrays are nested too deeply, more than 64 levels."));
      return FALSE;
    }

  self->source->pos++;
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
  int c = peek_token (self);

  if (self->source->error != NULL)
    return FALSE;

  g_assert (self->depth > 0);
  level = &self->levels[self->depth - 1];
  g_assert (level->is_object == (close == '}'));

  if (c == close)
    {
      self->source->pos++;
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
      fail (self, close == '}' ? _("“,” or “}” is expected here.")
                               : _("“,” or “]” is expected here."));
      return FALSE;
    }

  self->source->pos++;
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

static gboolean
read_hex (PolJsonReader *self,
          gunichar *value)
{
  *value = 0;
  for (int i = 0; i < 4; i++)
    {
      int c = peek_byte (self);

      if (c < 0 || !g_ascii_isxdigit (c))
        {
          fail (self, _("Four hexadecimal digits are expected after “\\u”."));
          return FALSE;
        }
      *value = *value * 16 + g_ascii_xdigit_value (c);
      self->source->pos++;
    }

  return TRUE;
}

static gboolean
expect_byte (PolJsonReader *self,
             char byte)
{
  if (peek_byte (self) != byte)
    return FALSE;

  self->source->pos++;
  return TRUE;
}

/* What follows "\u", with the second half of a surrogate pair. */
static gboolean
read_unicode_escape (PolJsonReader *self)
{
  gunichar value;
  gunichar low;
  char utf8[6];

  if (!read_hex (self, &value))
    return FALSE;

  if (value >= 0xd800 && value < 0xdc00)
    {
      if (!expect_byte (self, '\\') || !expect_byte (self, 'u') || !read_hex (self, &low)
          || low < 0xdc00 || low > 0xdfff)
        {
          fail (self, _("The second half of a surrogate pair is expected here."));
          return FALSE;
        }
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (value == 0 || (value >= 0xdc00 && value < 0xe000))
    {
      fail (self, _("This escape does not stand for a character."));
      return FALSE;
    }

  return pol_text_source_append (self->source, self->text, utf8,
                                 g_unichar_to_utf8 (value, utf8));
}

static gboolean
read_escape (PolJsonReader *self)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape;
  int c = peek_byte (self);

  if (c == 'u')
    {
      self->source->pos++;
      return read_unicode_escape (self);
    }

  escape = c > 0 ? strchr (escapes, c) : NULL;
  if (escape == NULL)
    {
      fail (self, _("There is no such escape."));
      return FALSE;
    }

  self->source->pos++;
  return pol_text_source_append (self->source, self->text, &meanings[escape - escapes], 1);
}

static gboolean
check_utf8 (PolJsonReader *self,
            const char *string,
            gsize length)
{
  if (g_utf8_validate_len (string, length, NULL))
    return TRUE;

  pol_text_source_fail (self->source, _("The text is not valid UTF-8."));
  return FALSE;
}

/* The length of what may stand in a string as it is: all but the quote, the
 * backslash and control characters. */
static inline gsize
measure_plain (const char *text,
               gsize length,
               guchar *seen)
{
  gsize i;
  guchar all = 0;

  for (i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == '"' || c == '\\' || c < ' ')
        break;
      all |= c;
    }

  *seen |= all;
  return i;
}

/* A string with escapes, or one that the buffer holds the beginning of. */
static const char *
read_long_string (PolJsonReader *self)
{
  PolTextSource *source = self->source;
  guchar seen = 0;

  g_string_truncate (self->text, 0);
  while (TRUE)
    {
      int c = peek_byte (self);
      gsize length = measure_plain (source->buffer + source->pos, source->end - source->pos, &seen);

      if (!pol_text_source_append (source, self->text, source->buffer + source->pos, length))
        return NULL;
      source->pos += length;
      if (length > 0)
        continue;

      if (c < ' ')
        {
          fail (self, _("A string ends with “\"”, and control characters are escaped in it."));
          return NULL;
        }

      source->pos++;
      if (c == '"')
        break;
      if (!read_escape (self))
        return NULL;
    }

  return check_utf8 (self, self->text->str, self->text->len) ? self->text->str : NULL;
}

/* Reads a string after its opening quote: nearly always it is in the buffer as
 * it is, and the closing quote makes room for the end. */
static const char *
read_string_body (PolJsonReader *self)
{
  PolTextSource *source = self->source;
  char *string = source->buffer + source->pos;
  gsize available = source->end - source->pos;
  guchar seen = 0;
  gsize length = measure_plain (string, available, &seen);

  if (length == available || string[length] != '"')
    return read_long_string (self);

  if (seen >= 0x80 && !check_utf8 (self, string, length))
    return NULL;

  string[length] = '\0';
  source->pos += length + 1;
  return string;
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

  if (peek_token (self) != '"')
    {
      fail (self, _("A string is expected here."));
      return NULL;
    }

  self->source->pos++;
  return read_string_body (self);
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

  source = self->source;
  if (peek_token (self) != '"')
    {
      fail (self, _("The name of a member, in quotes, is expected here."));
      return NULL;
    }

  source->pos++;
  name = read_string_body (self);
  if (name == NULL)
    return NULL;

  /* Unless the colon is at hand, looking for it may overwrite the name. */
  if (source->pos < source->end && source->buffer[source->pos] == ':')
    {
      source->pos++;
      return name;
    }

  if (name != self->text->str)
    g_string_assign (self->text, name);
  if (peek_token (self) != ':')
    {
      fail (self, _("“:” is expected here."));
      return NULL;
    }
  source->pos++;

  return self->text->str;
}

/* Takes a byte of a number over if it is a digit or @other. */
static gboolean
take_number_byte (PolJsonReader *self,
                  const char *other)
{
  int c = peek_byte (self);

  if (c <= 0 || (other == NULL ? !g_ascii_isdigit (c) : strchr (other, c) == NULL))
    return FALSE;

  /* What does not fit is checked, but its value is lost. */
  if (self->number_length < MAX_NUMBER - 1)
    self->number[self->number_length++] = c;
  self->source->pos++;
  return TRUE;
}

static gboolean
take_digits (PolJsonReader *self)
{
  if (!take_number_byte (self, NULL))
    {
      fail (self, _("A digit is expected here."));
      return FALSE;
    }

  while (take_number_byte (self, NULL))
    ;
  return TRUE;
}

/* Reads the text of a number by the grammar of RFC 8259. */
static gboolean
scan_number (PolJsonReader *self)
{
  if (pol_json_reader_peek (self) != POL_JSON_NUMBER)
    {
      fail (self, _("A number is expected here."));
      return FALSE;
    }

  self->number_length = 0;
  take_number_byte (self, "-");
  if (!take_number_byte (self, "0") && !take_digits (self))
    return FALSE;
  if (take_number_byte (self, ".") && !take_digits (self))
    return FALSE;
  if (take_number_byte (self, "eE"))
    {
      take_number_byte (self, "+-");
      if (!take_digits (self))
        return FALSE;
    }

  self->number[self->number_length] = '\0';
  return TRUE;
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
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (!scan_number (self))
    return FALSE;

  *value = g_ascii_strtod (self->number, NULL);
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
  char *end;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (!scan_number (self))
    return FALSE;

  errno = 0;
  *value = g_ascii_strtoll (self->number, &end, 10);
  if (errno == 0 && *end == '\0')
    return TRUE;

  pol_text_source_fail (self->source, _("A whole number is expected here."));
  return FALSE;
}

static gboolean
read_word (PolJsonReader *self,
           const char *word)
{
  for (const char *c = word; *c != '\0'; c++)
    {
      if (!expect_byte (self, *c))
        {
          fail (self, _("A value is expected here."));
          return FALSE;
        }
    }

  return TRUE;
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
      fail (self, _("“true” or “false” is expected here."));
      return FALSE;
    }

  *value = peek_byte (self) == 't';
  return read_word (self, *value ? "true" : "false");
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
      fail (self, _("“null” is expected here."));
      return FALSE;
    }

  return read_word (self, "null");
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
      return scan_number (self);
    case POL_JSON_BOOLEAN:
      return pol_json_reader_read_boolean (self, &ignored);
    case POL_JSON_NULL:
      return pol_json_reader_read_null (self);
    case POL_JSON_INVALID:
    default:
      fail (self, _("A value is expected here."));
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

      if (self->source->error != NULL || (more && !skip_start (self)))
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
guint64
pol_json_reader_get_line (PolJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->source->line;
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

  return self->source->error != NULL;
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
  pol_text_source_fail (self->source, "%s", message);
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

  if (peek_token (self) >= 0)
    fail (self, _("The file goes on after its end."));
  if (self->source->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->source->error));
  return FALSE;
}
