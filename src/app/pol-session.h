#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_SESSION (pol_session_get_type ())

/* What who is tagging has tagged in a project since it was opened, and how fast.
 *
 * Counted are tags that are there: what was undone or cleared is not. A step on
 * more images than anyone looks at is no measure of speed and is left out, as
 * are pauses. */
G_DECLARE_FINAL_TYPE (PolSession, pol_session, POL, SESSION, GObject)

/* A time in milliseconds since 1970, as of an annotation. */
typedef gint64 (*PolClock) (void);

PolSession *pol_session_new          (PolProject *project,
                                      PolClock    clock);
guint       pol_session_get_n_images (PolSession *self);
guint       pol_session_get_n_tags   (PolSession *self);
gboolean    pol_session_get_rates    (PolSession *self,
                                      guint      *images,
                                      guint      *tags);

G_END_DECLS
