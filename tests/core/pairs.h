#pragma once

#include "polarity.h"

G_BEGIN_DECLS

/* Pairs of concepts, counted by looking at each image. */
PolPolicy *pairs_make_plain  (PolPolicy  *policy);
gboolean   pairs_is_positive (PolProject *project,
                              PolPolicy  *plain,
                              guint       image,
                              guint       concept);
guint      pairs_count       (PolProject *project,
                              PolPolicy  *plain,
                              guint       concept,
                              guint       other);

G_END_DECLS
