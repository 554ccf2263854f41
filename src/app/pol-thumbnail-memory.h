#pragma once

#include <gtk/gtk.h>

#include "pol-thumbnail-source.h"

G_BEGIN_DECLS

/* The thumbnails that were used last, in memory, up to a number of bytes. For
 * the main thread. */
typedef struct _PolThumbnailMemory PolThumbnailMemory;

PolThumbnailMemory *pol_thumbnail_memory_new         (gsize                       max_bytes);
void                pol_thumbnail_memory_free        (PolThumbnailMemory         *self);

gsize               pol_thumbnail_memory_get_n_bytes (PolThumbnailMemory         *self);
GdkTexture         *pol_thumbnail_memory_lookup      (PolThumbnailMemory         *self,
                                                      const char                 *uri,
                                                      guint                       size,
                                                      const PolThumbnailSource  **source);
void                pol_thumbnail_memory_insert      (PolThumbnailMemory         *self,
                                                      const PolThumbnailSource   *source,
                                                      guint                       size,
                                                      GdkTexture                 *texture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolThumbnailMemory, pol_thumbnail_memory_free)

G_END_DECLS
