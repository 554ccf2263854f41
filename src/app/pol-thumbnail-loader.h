#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How urgent a thumbnail is, for pol_thumbnail_loader_load_async(). */
#define POL_THUMBNAIL_PRIORITY_SEEN G_PRIORITY_DEFAULT
#define POL_THUMBNAIL_PRIORITY_NEAR G_PRIORITY_LOW

#define POL_TYPE_THUMBNAIL_LOADER (pol_thumbnail_loader_get_type ())

/* Thumbnails for views, which are loaded on other threads, what is seen and was
 * asked for last first, and remembered for a while. */
G_DECLARE_FINAL_TYPE (PolThumbnailLoader, pol_thumbnail_loader, POL, THUMBNAIL_LOADER, GObject)

PolThumbnailLoader *pol_thumbnail_loader_new           (guint                 n_threads,
                                                        gsize                 max_bytes);
PolThumbnailLoader *pol_thumbnail_loader_dup_default   (void);

guint               pol_thumbnail_loader_get_n_decoded (PolThumbnailLoader   *self);
gsize               pol_thumbnail_loader_get_n_bytes   (PolThumbnailLoader   *self);

GdkTexture         *pol_thumbnail_loader_peek          (PolThumbnailLoader   *self,
                                                        GFile                *file,
                                                        guint                 size);
void                pol_thumbnail_loader_load_async    (PolThumbnailLoader   *self,
                                                        GFile                *file,
                                                        guint                 size,
                                                        int                   io_priority,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
gboolean            pol_thumbnail_loader_load_finish   (PolThumbnailLoader   *self,
                                                        GAsyncResult         *result,
                                                        GdkTexture          **texture,
                                                        GError              **error);
void                pol_thumbnail_loader_raise         (PolThumbnailLoader   *self,
                                                        GCancellable         *cancellable,
                                                        int                   io_priority);

G_END_DECLS
