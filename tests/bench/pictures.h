#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The pictures that data sets are made of, real ones: a few distinct files of
 * each size, of which a data set links to many times over. */
GPtrArray *pictures_make    (const char  *folder,
                             const char  *originals,
                             guint        n_distinct,
                             GError     **error);

G_END_DECLS
