#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *pol_image_encode_preview (GFile         *file,
                                  GCancellable  *cancellable);

G_END_DECLS
