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
 * @animated: whether it can be shown moving, see #PolAnimation
 * @format: what kind of file it is, in words
 *
 * A picture in memory.
 */
typedef struct
{
  GdkPixbuf *pixbuf;
  guint      width;
  guint      height;
  gboolean   incomplete;
  gboolean   animated;
  char      *format;
} PolDecodedImage;

void             pol_decoded_image_free  (PolDecodedImage  *self);

PolDecodedImage *pol_image_decode        (GFile            *file,
                                          guint             max_size,
                                          GCancellable     *cancellable,
                                          GError          **error);
guint            pol_image_get_n_decoded (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolDecodedImage, pol_decoded_image_free)

G_END_DECLS
