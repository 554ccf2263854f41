/* pol-file-utils.c: opens files, and names them in messages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-file-utils.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough to tell formats apart by. */
#define HEAD_SIZE (64 * 1024)

/* What messages call a file: its path, or its URI if it has none. */
char *
pol_file_get_display_name (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? g_filename_display_name (path) : g_file_get_uri (file);
}

static void
name_error (GFile *file,
            GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) cause = NULL;

  if (error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  name = pol_file_get_display_name (file);
  cause = g_steal_pointer (error);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, cause->domain, cause->code, _("There is no file “%s”."), name);
  else
    g_set_error (error, cause->domain, cause->code, _("“%s” cannot be read: %s"), name,
                 cause->message);
}

/* Opens a file to be read, and shows its beginning, without a byte-order mark,
 * which the stream gives once more. */
GInputStream *
pol_file_open (GFile *file,
               const char **head,
               gsize *length,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFileInputStream) base = g_file_read (file, cancellable, error);
  g_autoptr (GInputStream) stream = NULL;
  GBufferedInputStream *buffered;
  gssize n = 1;

  if (base == NULL)
    {
      name_error (file, error);
      return NULL;
    }

  stream = g_buffered_input_stream_new_sized (G_INPUT_STREAM (base), HEAD_SIZE);
  buffered = G_BUFFERED_INPUT_STREAM (stream);
  while (n > 0 && g_buffered_input_stream_get_available (buffered) < HEAD_SIZE)
    n = g_buffered_input_stream_fill (buffered, -1, cancellable, error);
  if (n < 0)
    {
      name_error (file, error);
      return NULL;
    }

  *head = g_buffered_input_stream_peek_buffer (buffered, length);
  if (*length >= 3 && memcmp (*head, "\xef\xbb\xbf", 3) == 0)
    {
      *head += 3;
      *length -= 3;
    }

  return g_steal_pointer (&stream);
}
