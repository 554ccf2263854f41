#pragma once

#include <glib.h>

G_BEGIN_DECLS

#ifdef HAVE_LIBJPEG
#define BENCH_HAS_JPEG TRUE
#else
#define BENCH_HAS_JPEG FALSE
#endif

gboolean bench_jpeg_decode (const char *path,
                            guint       size);

G_END_DECLS
