/* pol-image-decode.c: a picture's pixels, upright and no larger than asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-decode.h"

#include "pol-image-reader.h"

static guint n_decoded; /* atomic */

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
  g_free (self->format);
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
 * marked as incomplete. Colour profiles are ignored: what is seen is what a
 * model trained on these files reads, which ignores them too. Blocks.
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

  g_atomic_int_inc (&n_decoded);
  if (!pol_image_read_pixels (file, max_size, &reading, cancellable, error))
    return NULL;

  turned = is_turned (reading.pixbuf);
  image = g_new0 (PolDecodedImage, 1);
  image->pixbuf = gdk_pixbuf_apply_embedded_orientation (reading.pixbuf);
  image->width = turned ? reading.height : reading.width;
  image->height = turned ? reading.width : reading.height;
  image->incomplete = reading.incomplete;
  image->animated = reading.animation != NULL;
  image->format = g_steal_pointer (&reading.format);
  return image;
}

/**
 * pol_image_get_n_decoded:
 *
 * Returns: how many pictures pol_image_decode() began with since the program began
 */
guint
pol_image_get_n_decoded (void)
{
  return g_atomic_int_get (&n_decoded);
}
