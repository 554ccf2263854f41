/* pol-text-source.c: a file of text, read through a buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-text-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-error.h"

#define BUFFER_SIZE (64 * 1024)

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* Not every stream looks at the cancellable, so it is asked here. */
static gssize
read_more (PolTextSource *self)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return -1;

  return g_input_stream_read (self->stream, self->buffer + self->end, BUFFER_SIZE - self->end,
                              self->cancellable, &self->error);
}

/* Reads the first bytes and steps over a byte-order mark. */
static void
skip_byte_order_mark (PolTextSource *self)
{
  const gsize length = strlen (byte_order_mark);

  while (self->end < length)
    {
      gssize n = read_more (self);

      if (n <= 0)
        return;
      self->end += n;
    }

  if (memcmp (self->buffer, byte_order_mark, length) == 0)
    self->pos = self->line_start = length;
}

/* An error of the file system, turned into a sentence that names the file. */
static void
name_error (PolTextSource *self)
{
  g_autoptr (GError) cause = NULL;

  if (self->error == NULL || g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  cause = g_steal_pointer (&self->error);
  self->error = g_error_new (cause->domain, cause->code, _("“%s” cannot be read: %s"),
                             self->name, cause->message);
}

/* Begins to read @stream, which messages call @name. */
PolTextSource *
pol_text_source_new (GInputStream *stream,
                     const char *name,
                     GCancellable *cancellable)
{
  PolTextSource *self = g_new0 (PolTextSource, 1);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->name = g_strdup (name);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->line = 1;
  skip_byte_order_mark (self);
  name_error (self);

  return self;
}

void
pol_text_source_free (PolTextSource *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self);
}

/* Reads on when the buffer is used up. FALSE at the end of the file and after
 * an error. */
gboolean
pol_text_source_fill (PolTextSource *self)
{
  gssize n;

  g_assert (self->pos == self->end);

  if (self->error != NULL)
    return FALSE;

  self->offset += self->end;
  self->pos = self->end = 0;
  n = read_more (self);
  name_error (self);
  if (n <= 0)
    return FALSE;

  self->end = n;
  return TRUE;
}

/* Ends the reading with an error that names the file and the line. The text is
 * a translated sentence. */
void
pol_text_source_fail (PolTextSource *self,
                      const char *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  self->error = g_error_new (POL_ERROR, POL_ERROR_INVALID,
                             _("“%s”, line %u: %s"),
                             self->name, self->line, message);
  self->pos = self->end;
}

/* Collects text that the buffer does not hold in one piece. */
gboolean
pol_text_source_append (PolTextSource *self,
                        GString *text,
                        const char *bytes,
                        gsize length)
{
  if (text->len + length > POL_TEXT_SOURCE_MAX_TEXT)
    {
      pol_text_source_fail (self, _("A text is longer than 1 MiB."));
      return FALSE;
    }

  g_string_append_len (text, bytes, length);
  return TRUE;
}
