#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

gboolean pol_picture_hash (GdkPixbuf *pixbuf,
                           guint64   *hash);

G_END_DECLS
