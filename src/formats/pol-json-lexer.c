/* pol-json-lexer.c: the strings, numbers and words that JSON is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-json-lexer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Begins to read a text. */
void
pol_json_lexer_init (PolJsonLexer *self,
                     GInputStream *stream,
                     const char *name,
                     GCancellable *cancellable)
{
  self->source = pol_text_source_new (stream, name, cancellable);
  self->text = g_string_new (NULL);
}

void
pol_json_lexer_clear (PolJsonLexer *self)
{
  pol_text_source_free (self->source);
  g_string_free (self->text, TRUE);
}

static int
peek_byte (PolJsonLexer *self)
{
  return pol_text_source_peek (self->source);
}

/* The next byte that is no white space, or -1. */
int
pol_json_lexer_peek (PolJsonLexer *self)
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
void
pol_json_lexer_fail (PolJsonLexer *self,
                     const char *sentence)
{
  PolTextSource *source = self->source;

  if (source->error != NULL)
    return;

  if (pol_text_source_peek (source) < 0)
    pol_text_source_fail (source, _("The file ends too early; it is not complete."));
  else
    pol_text_source_fail (source, _("%s (column %u)"), sentence,
                          (guint) (source->offset + source->pos - source->line_start + 1));
}

static gboolean
read_hex (PolJsonLexer *self,
          gunichar *value)
{
  *value = 0;
  for (int i = 0; i < 4; i++)
    {
      int c = peek_byte (self);

      if (c < 0 || !g_ascii_isxdigit (c))
        {
          pol_json_lexer_fail (self, _("Four hexadecimal digits are expected after “\\u”."));
          return FALSE;
        }
      *value = *value * 16 + g_ascii_xdigit_value (c);
      self->source->pos++;
    }

  return TRUE;
}

static gboolean
expect_byte (PolJsonLexer *self,
             char byte)
{
  if (peek_byte (self) != byte)
    return FALSE;

  self->source->pos++;
  return TRUE;
}

/* What follows "\u", with the second half of a surrogate pair. */
static gboolean
read_unicode_escape (PolJsonLexer *self)
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
          pol_json_lexer_fail (self, _("The second half of a surrogate pair is expected here."));
          return FALSE;
        }
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (value == 0 || (value >= 0xdc00 && value < 0xe000))
    {
      pol_json_lexer_fail (self, _("This escape does not stand for a character."));
      return FALSE;
    }

  return pol_text_source_append (self->source, self->text, utf8,
                                 g_unichar_to_utf8 (value, utf8));
}

static gboolean
read_escape (PolJsonLexer *self)
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
      pol_json_lexer_fail (self, _("There is no such escape."));
      return FALSE;
    }

  self->source->pos++;
  return pol_text_source_append (self->source, self->text, &meanings[escape - escapes], 1);
}

static gboolean
check_utf8 (PolJsonLexer *self,
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
read_long_string (PolJsonLexer *self)
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
          pol_json_lexer_fail (self, _("A string ends with “\"”, and control characters are "
                                       "escaped in it."));
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

/* Reads a string that is there. Nearly always the buffer holds it as it is, and
 * its closing quote makes room for the end. */
const char *
pol_json_lexer_read_string (PolJsonLexer *self)
{
  PolTextSource *source = self->source;
  gsize available = source->end - source->pos - 1;
  char *string = source->buffer + ++source->pos;
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

/* Takes a byte of a number over if it is a digit or @other. */
static gboolean
take_number_byte (PolJsonLexer *self,
                  const char *other)
{
  int c = peek_byte (self);

  if (c <= 0 || (other == NULL ? !g_ascii_isdigit (c) : strchr (other, c) == NULL))
    return FALSE;

  /* What does not fit is checked, but its value is lost. */
  if (self->number_length < POL_JSON_LEXER_MAX_NUMBER - 1)
    self->number[self->number_length++] = c;
  self->source->pos++;
  return TRUE;
}

static gboolean
take_digits (PolJsonLexer *self)
{
  if (!take_number_byte (self, NULL))
    {
      pol_json_lexer_fail (self, _("A digit is expected here."));
      return FALSE;
    }

  while (take_number_byte (self, NULL))
    ;
  return TRUE;
}

/* Reads a number by the grammar of RFC 8259. NULL after an error, else its text,
 * valid until the next number. */
const char *
pol_json_lexer_read_number (PolJsonLexer *self)
{
  self->number_length = 0;
  take_number_byte (self, "-");
  if (!take_number_byte (self, "0") && !take_digits (self))
    return NULL;
  if (take_number_byte (self, ".") && !take_digits (self))
    return NULL;
  if (take_number_byte (self, "eE"))
    {
      take_number_byte (self, "+-");
      if (!take_digits (self))
        return NULL;
    }

  self->number[self->number_length] = '\0';
  return self->number;
}

/* Reads a word such as "true", letter by letter. */
gboolean
pol_json_lexer_read_word (PolJsonLexer *self,
                          const char *word)
{
  for (const char *c = word; *c != '\0'; c++)
    {
      if (!expect_byte (self, *c))
        {
          pol_json_lexer_fail (self, _("A value is expected here."));
          return FALSE;
        }
    }

  return TRUE;
}
