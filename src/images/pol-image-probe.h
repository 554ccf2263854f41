#pragma once

#include "pol-image-error.h"

G_BEGIN_DECLS

gboolean pol_image_probe (GFile         *file,
                          guint         *width,
                          guint         *height,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
