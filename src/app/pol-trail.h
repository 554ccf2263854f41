#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The images that someone came from and went back from, as a browser keeps
 * pages. */
typedef struct _PolTrail PolTrail;

/* Whether there is a way to an image still. */
typedef gboolean (*PolTrailFunc) (guint    image,
                                  gpointer user_data);

PolTrail *pol_trail_new   (void);
void      pol_trail_free  (PolTrail     *self);

void      pol_trail_leave (PolTrail     *self,
                           guint         image);
gboolean  pol_trail_go    (PolTrail     *self,
                           gboolean      back,
                           guint         from,
                           PolTrailFunc  reaches,
                           gpointer      user_data,
                           guint        *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTrail, pol_trail_free)

G_END_DECLS
