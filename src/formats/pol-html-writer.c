/* pol-html-writer.c: writes a page of HTML that needs no other file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-html-writer.h"

#include <string.h>

#define BUFFER_SIZE (64 * 1024)

struct _PolHtmlWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
  GString *buffer;
};

/**
 * pol_html_writer_new:
 * @stream: where the page goes
 * @cancellable: (nullable): a cancellable
 *
 * Begins to write a page. The stream stays open at the end.
 *
 * Returns: (transfer full): the writer
 */
PolHtmlWriter *
pol_html_writer_new (GOutputStream *stream,
                     GCancellable *cancellable)
{
  PolHtmlWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (PolHtmlWriter, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_string_sized_new (BUFFER_SIZE);

  return self;
}

/**
 * pol_html_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer. What was not finished is not written.
 */
void
pol_html_writer_free (PolHtmlWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static void
flush (PolHtmlWriter *self)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                               self->cancellable, &self->error);
  g_string_truncate (self->buffer, 0);
}

static void
flush_if_full (PolHtmlWriter *self)
{
  if (self->buffer->len >= BUFFER_SIZE)
    flush (self);
}

/* The language of the words, as HTML names it. */
static char *
dup_language (void)
{
  char *language = g_strdup (g_get_language_names ()[0]);

  language[strcspn (language, ".@")] = '\0';
  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    {
      g_free (language);
      return g_strdup ("en");
    }

  return g_strdelimit (language, "_", '-');
}

/**
 * pol_html_writer_begin:
 * @self: a writer
 * @title: the title of the page
 * @style: its style sheet
 *
 * Writes all that comes before the body. Text runs in the direction of @title.
 */
void
pol_html_writer_begin (PolHtmlWriter *self,
                       const char *title,
                       const char *style)
{
  g_autofree char *language = dup_language ();
  g_autofree char *escaped = g_markup_escape_text (language, -1);

  pol_html_writer_markup (self, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"auto\">\n<head>\n", escaped);
  pol_html_writer_markup (self, "<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width\">\n");
  pol_html_writer_element (self, "title", title);
  pol_html_writer_markup (self, "\n<style>\n%s</style>\n</head>\n<body>\n", style);
}

/**
 * pol_html_writer_markup:
 * @self: a writer
 * @format: a format for markup, see printf()
 * @...: what goes into it
 *
 * Writes markup as it is.
 */
void
pol_html_writer_markup (PolHtmlWriter *self,
                        const char *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->buffer, format, arguments);
  va_end (arguments);
  flush_if_full (self);
}

/**
 * pol_html_writer_text:
 * @self: a writer
 * @text: text
 *
 * Writes text, whatever is in it.
 */
void
pol_html_writer_text (PolHtmlWriter *self,
                      const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (self->buffer, escaped);
  flush_if_full (self);
}

/**
 * pol_html_writer_element:
 * @self: a writer
 * @tag: the name of an element and, after a blank, its attributes
 * @text: its text
 *
 * Writes an element that holds text alone.
 */
void
pol_html_writer_element (PolHtmlWriter *self,
                         const char *tag,
                         const char *text)
{
  pol_html_writer_markup (self, "<%s>", tag);
  pol_html_writer_text (self, text);
  pol_html_writer_markup (self, "</%.*s>", (int) strcspn (tag, " "), tag);
}

/**
 * pol_html_writer_image:
 * @self: a writer
 * @type: a MIME type
 * @data: a picture of that type
 *
 * Writes a picture as a part of the page. What it shows is told beside it.
 */
void
pol_html_writer_image (PolHtmlWriter *self,
                       const char *type,
                       GBytes *data)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (data, &length);
  g_autofree char *encoded = g_base64_encode (bytes, length);

  pol_html_writer_markup (self, "<img alt=\"\" src=\"data:%s;base64,", type);
  g_string_append (self->buffer, encoded);
  pol_html_writer_markup (self, "\">");
}

/**
 * pol_html_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Writes the end of the page.
 *
 * Returns: whether all of it is written
 */
gboolean
pol_html_writer_finish (PolHtmlWriter *self,
                        GError **error)
{
  pol_html_writer_markup (self, "</body>\n</html>\n");
  flush (self);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
