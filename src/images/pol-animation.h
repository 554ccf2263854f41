#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define POL_TYPE_ANIMATION (pol_animation_get_type ())

/* A picture that moves, decoded one frame at a time on another thread: what it
 * takes in memory does not follow the number of its frames. */
G_DECLARE_FINAL_TYPE (PolAnimation, pol_animation, POL, ANIMATION, GObject)

PolAnimation *pol_animation_new         (GFile                *file,
                                         guint                 max_size);
void          pol_animation_next_async  (PolAnimation         *self,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GdkPixbuf    *pol_animation_next_finish (GAsyncResult         *result,
                                         int                  *delay,
                                         GError              **error);

G_END_DECLS
