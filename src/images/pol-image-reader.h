#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture of more pixels than this is refused before any memory is taken for
 * it: 256 megapixels, which are 1 GiB as RGBA. */
#define POL_IMAGE_MAX_PIXELS (256u * 1024 * 1024)

/* A picture of more pixels than this is not shown moving: each frame would take
 * as long as another picture. */
#define POL_ANIMATION_MAX_PIXELS (16u * 1024 * 1024)

/* What a reading of a picture's file found out, as far as it came. */
typedef struct
{
  GdkPixbuf *pixbuf;          /* what was decoded, as it is stored; NULL if nothing was */
  guint      width;           /* as stored, 0 while unknown */
  guint      height;
  gboolean   incomplete;      /* the file ends too early, or is damaged somewhere */
  char      *format;          /* what kind of file it is, in words; NULL while unknown */
  GdkPixbufAnimation *animation; /* it moves, and is small enough to; NULL otherwise */
} PolImageReading;

void       pol_image_reading_clear (PolImageReading *reading);

gboolean   pol_image_read_size     (GFile           *file,
                                    PolImageReading *reading,
                                    GCancellable    *cancellable,
                                    GError         **error);
gboolean   pol_image_read_pixels   (GFile           *file,
                                    guint            max_size,
                                    PolImageReading *reading,
                                    GCancellable    *cancellable,
                                    GError         **error);

GdkPixbuf *pol_image_scale_down    (GdkPixbuf       *pixbuf,
                                    guint            max_size);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PolImageReading, pol_image_reading_clear)

G_END_DECLS
