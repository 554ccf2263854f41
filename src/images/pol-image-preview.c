/* pol-image-preview.c: a small picture, to be put into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-preview.h"

#include "pol-image-decode.h"

/* Twice what a document shows, for paper and for sharp screens. In pixels. */
#define SIZE 320
#define QUALITY "80"
#define WHITE 0xffffff

/* JPEG has no transparency. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return g_object_ref (pixbuf);

  return gdk_pixbuf_composite_color_simple (pixbuf, width, height, GDK_INTERP_NEAREST, 255, SIZE, WHITE,
                                            WHITE);
}

/**
 * pol_image_encode_preview:
 * @file: an image
 * @cancellable: (nullable): a cancellable
 *
 * Makes a small JPEG of an image.
 *
 * Returns: (transfer full) (nullable): its bytes, %NULL if the image cannot be
 *   decoded or it was cancelled
 */
GBytes *
pol_image_encode_preview (GFile *file,
                          GCancellable *cancellable)
{
  g_autoptr (PolDecodedImage) image = pol_image_decode (file, SIZE, cancellable, NULL);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *data;
  gsize length;

  if (image == NULL)
    return NULL;

  pixbuf = flatten (image->pixbuf);
  if (pixbuf == NULL
      || !gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, "quality", QUALITY, NULL))
    return NULL;

  return g_bytes_new_take (data, length);
}
