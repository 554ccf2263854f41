/* chunk-stream.c: a stream that gives a few bytes at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chunk-stream.h"

#include <string.h>

struct _ChunkStream
{
  GInputStream parent_instance;

  const char *data;
  gsize length;
  gsize pos;
  gsize chunk;
};

G_DEFINE_FINAL_TYPE (ChunkStream, chunk_stream, G_TYPE_INPUT_STREAM)

static gssize
chunk_stream_read (GInputStream *stream,
                   void *buffer,
                   gsize count,
                   GCancellable *cancellable,
                   GError **error)
{
  ChunkStream *self = CHUNK_STREAM (stream);
  gsize n = MIN (MIN (count, self->chunk), self->length - self->pos);

  memcpy (buffer, self->data + self->pos, n);
  self->pos += n;
  return n;
}

static void
chunk_stream_class_init (ChunkStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = chunk_stream_read;
}

static void
chunk_stream_init (ChunkStream *self)
{
}

/* @data must outlive the stream. */
GInputStream *
chunk_stream_new (const char *data,
                  gsize length,
                  gsize chunk)
{
  ChunkStream *self = g_object_new (CHUNK_TYPE_STREAM, NULL);

  self->data = data;
  self->length = length;
  self->chunk = chunk;
  return G_INPUT_STREAM (self);
}
