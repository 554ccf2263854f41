#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "pol-image-error.h"

G_BEGIN_DECLS

/**
 * PolDecodedImage:
 * @pixbuf: the picture, upright
 * @width: the width of the original in pixels, upright
 * @height: the height of the original in pixels, upright
 * @incomplete: whether the file ends too early or is damaged, so that a part is missing
 *
 * A picture in memory.
 */
typedef struct
{
  GdkPixbuf *pixbuf;
  guint      width;
  guint      height;
  gboolean   incomplete;
} PolDecodedImage;

void             pol_decoded_image_free  (PolDecodedImage      *self);

PolDecodedImage *pol_image_decode        (GFile                *file,
                                          guint                 max_size,
                                          GCancellable         *cancellable,
                                          GError              **error);
void             pol_image_decode_async  (GFile                *file,
                                          guint                 max_size,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
PolDecodedImage *pol_image_decode_finish (GAsyncResult         *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolDecodedImage, pol_decoded_image_free)

G_END_DECLS
