#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

gboolean pol_picture_hash (GdkPixbuf *pixbuf,
                           guint64   *hash);

gboolean pol_picture_hash_file (GFile         *file,
                                gboolean      *has_hash,
                                guint64       *hash,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
