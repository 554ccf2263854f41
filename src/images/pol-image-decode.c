/* pol-image-decode.c: a picture's pixels, upright and no larger than asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-decode.h"

#include "pol-image-reader.h"

typedef struct
{
  GFile *file;
  guint  max_size;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->file);
  g_free (self);
}

/**
 * pol_decoded_image_free:
 * @self: (transfer full): a decoded image
 *
 * Frees @self and releases its pixels.
 */
void
pol_decoded_image_free (PolDecodedImage *self)
{
  g_clear_object (&self->pixbuf);
  g_free (self);
}

/* EXIF orientations from 5 on turn the picture by a quarter, so the sides change places. */
static gboolean
is_turned (GdkPixbuf *pixbuf)
{
  const char *orientation = gdk_pixbuf_get_option (pixbuf, "orientation");

  return orientation != NULL && orientation[0] >= '5' && orientation[0] <= '8';
}

/**
 * pol_image_decode:
 * @file: a picture
 * @max_size: the longest side that the result may have in pixels, or 0 for any
 * @cancellable: (nullable): a cancellable, heeded between pieces of the file
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Decodes a picture and turns it as its EXIF orientation says. It is scaled
 * down to @max_size where it is larger, and never up. Of an animation this is
 * the first frame. What there is of a picture that ends too early is returned,
 * marked as incomplete. Blocks; see pol_image_decode_async().
 *
 * Returns: (transfer full): the picture, or %NULL
 */
PolDecodedImage *
pol_image_decode (GFile *file, guint max_size, GCancellable *cancellable, GError **error)
{
  g_auto (PolImageReading) reading = { 0 };
  PolDecodedImage *image;
  gboolean turned;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!pol_image_read_pixels (file, max_size, &reading, cancellable, error))
    return NULL;

  turned = is_turned (reading.pixbuf);
  image = g_new0 (PolDecodedImage, 1);
  image->pixbuf = gdk_pixbuf_apply_embedded_orientation (reading.pixbuf);
  image->width = turned ? reading.height : reading.width;
  image->height = turned ? reading.width : reading.height;
  image->incomplete = reading.incomplete;
  return image;
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  PolDecodedImage *image;

  image = pol_image_decode (request->file, request->max_size, cancellable, &error);
  if (image == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, image, (GDestroyNotify) pol_decoded_image_free);
}

/**
 * pol_image_decode_async:
 * @file: a picture
 * @max_size: the longest side that the result may have in pixels, or 0 for any
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context, with no source object
 * @user_data: user data for @callback
 *
 * Does what pol_image_decode() does, on another thread.
 */
void
pol_image_decode_async (GFile *file,
                        guint max_size,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->max_size = max_size;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_image_decode_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, decode_in_thread);
}

/**
 * pol_image_decode_finish:
 * @result: what the callback was given
 * @error: where the error goes
 *
 * Ends what pol_image_decode_async() began.
 *
 * Returns: (transfer full): the picture, or %NULL
 */
PolDecodedImage *
pol_image_decode_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
