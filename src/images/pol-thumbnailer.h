#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define POL_TYPE_THUMBNAILER (pol_thumbnailer_get_type ())

/* Thumbnails for a view: made on a few threads, the newest request first, since
 * that is what the view shows now. */
G_DECLARE_FINAL_TYPE (PolThumbnailer, pol_thumbnailer, POL, THUMBNAILER, GObject)

PolThumbnailer *pol_thumbnailer_new           (guint                 n_threads);
guint           pol_thumbnailer_get_n_decoded (PolThumbnailer       *self);
void            pol_thumbnailer_load_async    (PolThumbnailer       *self,
                                               GFile                *file,
                                               guint                 size,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GdkPixbuf      *pol_thumbnailer_load_finish   (PolThumbnailer       *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
