#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A stream that gives at most so many bytes at a time as it was told to, as a
 * pipe may do. */
#define CHUNK_TYPE_STREAM (chunk_stream_get_type ())
G_DECLARE_FINAL_TYPE (ChunkStream, chunk_stream, CHUNK, STREAM, GInputStream)

GInputStream *chunk_stream_new (const char *data,
                                gsize       length,
                                gsize       chunk);

G_END_DECLS
