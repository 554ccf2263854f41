#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pol_image_end_is_missing (GInputStream *stream,
                                   GCancellable *cancellable);

G_END_DECLS
