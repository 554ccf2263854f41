/* pol-file-sink.c: a file that is written as a whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-file-sink.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pol-file-utils.h"

struct _PolFileSink
{
  char *name;              /* in messages */
  char *path;              /* NULL when there is nothing to rename */
  char *temporary;
  int fd;
  GOutputStream *stream;
};

static void
take_errno (PolFileSink *self,
            GError **error)
{
  int saved_errno = errno;

  pol_file_sink_name_error (self, error,
                            g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (saved_errno),
                                                 g_strerror (saved_errno)));
}

/* Links are followed, so that the file they lead to is replaced and not they. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* A device or a pipe cannot be replaced: it is written to. */
static gboolean
open_in_place (PolFileSink *self,
               const char *path,
               GError **error)
{
  self->fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (self->fd < 0)
    {
      take_errno (self, error);
      return FALSE;
    }

  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return TRUE;
}

static gboolean
open_temporary (PolFileSink *self,
                const char *path,
                const struct stat *old,
                GError **error)
{
  g_autofree char *folder = NULL;

  self->path = follow_links (path);
  folder = g_path_get_dirname (self->path);
  self->temporary = g_build_filename (folder, ".polarity-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      take_errno (self, error);
      g_clear_pointer (&self->temporary, g_free);
      return FALSE;
    }

  if (old != NULL && fchmod (self->fd, old->st_mode & 07777) != 0)
    g_debug ("The permissions of “%s” are not kept", self->name);
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return TRUE;
}

static gboolean
open_path (PolFileSink *self,
           const char *path,
           GError **error)
{
  struct stat old;
  gboolean exists = stat (path, &old) == 0;

  if (exists && S_ISDIR (old.st_mode))
    {
      errno = EISDIR;
      take_errno (self, error);
      return FALSE;
    }
  if (exists && !S_ISREG (old.st_mode))
    return open_in_place (self, path, error);

  return open_temporary (self, path, exists ? &old : NULL, error);
}

static gboolean
open_remote (PolFileSink *self,
             GFile *file,
             GCancellable *cancellable,
             GError **error)
{
  GError *cause = NULL;

  self->stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE,
                                                  cancellable, &cause));
  if (self->stream != NULL)
    return TRUE;

  pol_file_sink_name_error (self, error, cause);
  return FALSE;
}

/* Begins to write a file. */
PolFileSink *
pol_file_sink_open (GFile *file,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PolFileSink) self = g_new0 (PolFileSink, 1);
  const char *path = g_file_peek_path (file);

  self->fd = -1;
  self->name = pol_file_get_display_name (file);
  if (path != NULL ? open_path (self, path, error) : open_remote (self, file, cancellable, error))
    return g_steal_pointer (&self);

  return NULL;
}

GOutputStream *
pol_file_sink_get_stream (PolFileSink *self)
{
  return self->stream;
}

/* Hands @cause, which it takes over, on as a sentence that names the file. */
void
pol_file_sink_name_error (PolFileSink *self,
                          GError **error,
                          GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }

  g_set_error (error, cause->domain, cause->code, _("“%s” cannot be written: %s"),
               self->name, cause->message);
  g_error_free (cause);
}

static gboolean
put_in_place (PolFileSink *self)
{
  if (self->temporary == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    return FALSE;

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* Ends the writing: the file is there now. */
gboolean
pol_file_sink_commit (PolFileSink *self,
                      GCancellable *cancellable,
                      GError **error)
{
  GError *cause = NULL;

  if (!g_output_stream_close (self->stream, cancellable, &cause))
    {
      pol_file_sink_name_error (self, error, cause);
      return FALSE;
    }
  if (self->fd >= 0 && !put_in_place (self))
    {
      take_errno (self, error);
      return FALSE;
    }

  return TRUE;
}

/* Closing with a cancelled cancellable lets a remote file stay as it was. */
static void
abandon_stream (PolFileSink *self)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  if (!g_output_stream_is_closed (self->stream))
    g_output_stream_close (self->stream, cancelled, NULL);
  g_object_unref (self->stream);
}

void
pol_file_sink_free (PolFileSink *self)
{
  if (self->stream != NULL)
    abandon_stream (self);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}
