#pragma once

#include "pol-image-decode.h"
#include "pol-thumbnail-source.h"

G_BEGIN_DECLS

#define POL_TYPE_THUMBNAILER (pol_thumbnailer_get_type ())

/* Gets thumbnails from the cache that all programs share, or makes them. For
 * any thread. */
G_DECLARE_FINAL_TYPE (PolThumbnailer, pol_thumbnailer, POL, THUMBNAILER, GObject)

PolThumbnailer *pol_thumbnailer_new           (void);
guint           pol_thumbnailer_get_n_decoded (PolThumbnailer            *self);
GdkPixbuf      *pol_thumbnailer_load          (PolThumbnailer            *self,
                                               GFile                     *file,
                                               const PolThumbnailSource  *source,
                                               guint                      size,
                                               PolDecodedImage          **unsaved,
                                               GCancellable              *cancellable,
                                               GError                   **error);
void            pol_thumbnailer_save          (PolThumbnailer            *self,
                                               const PolThumbnailSource  *source,
                                               guint                      size,
                                               PolDecodedImage           *image);

G_END_DECLS
