/* pol-image-probe.c: the size of a picture, without decoding it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-probe.h"

#include "pol-image-reader.h"

/**
 * pol_image_probe:
 * @file: a file
 * @width: (out) (optional): the width in pixels, as it is stored
 * @height: (out) (optional): the height in pixels, as it is stored
 * @cancellable: (nullable): a cancellable
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds out whether @file is a picture that can be shown, and its size before
 * its EXIF orientation is applied. Reads only what it needs of most formats,
 * and never takes memory for the pixels. Refused are pictures of more than
 * %POL_IMAGE_MAX_PIXELS pixels, and a JPEG or WebP that ends too early; what
 * there is of those can still be had from pol_image_decode().
 *
 * Returns: whether @file can be read
 */
gboolean
pol_image_probe (GFile *file,
                 guint *width,
                 guint *height,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (PolImageReading) reading = { 0 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!pol_image_read_size (file, &reading, cancellable, error))
    return FALSE;
  if (reading.incomplete)
    {
      pol_image_error_set (error, POL_IMAGE_ERROR_INCOMPLETE, file);
      return FALSE;
    }

  if (width != NULL)
    *width = reading.width;
  if (height != NULL)
    *height = reading.height;
  return TRUE;
}
