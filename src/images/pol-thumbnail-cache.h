#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

#include "pol-thumbnail-source.h"

G_BEGIN_DECLS

#define POL_THUMBNAIL_MAX_SIZE 1024

#define POL_TYPE_THUMBNAIL_CACHE (pol_thumbnail_cache_get_type ())

/* The thumbnails that all programs of a user share, as the freedesktop.org
 * Thumbnail Managing Standard lays them out. Immutable, for any thread. */
G_DECLARE_FINAL_TYPE (PolThumbnailCache, pol_thumbnail_cache, POL, THUMBNAIL_CACHE, GObject)

PolThumbnailCache *pol_thumbnail_cache_new           (const char                *folder);
guint              pol_thumbnail_cache_round_size    (guint                      size);
gboolean           pol_thumbnail_cache_accepts       (PolThumbnailCache         *self,
                                                      GFile                     *file);
char              *pol_thumbnail_cache_get_path      (PolThumbnailCache         *self,
                                                      const char                *uri,
                                                      guint                      size);
GdkPixbuf         *pol_thumbnail_cache_load          (PolThumbnailCache         *self,
                                                      const PolThumbnailSource  *source,
                                                      guint                      size);
gboolean           pol_thumbnail_cache_save          (PolThumbnailCache         *self,
                                                      const PolThumbnailSource  *source,
                                                      guint                      size,
                                                      GdkPixbuf                 *pixbuf,
                                                      guint                      width,
                                                      guint                      height,
                                                      GError                   **error);
gboolean           pol_thumbnail_cache_has_failure   (PolThumbnailCache         *self,
                                                      const PolThumbnailSource  *source);
gboolean           pol_thumbnail_cache_save_failure  (PolThumbnailCache         *self,
                                                      const PolThumbnailSource  *source,
                                                      GError                   **error);

G_END_DECLS
