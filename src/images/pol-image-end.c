/* pol-image-end.c: tells cheaply whether a picture's file was cut off
 *
 * GDK-Pixbuf fills what a truncated JPEG or WebP lacks without a word, so its head and its last
 * bytes are looked at here. Other data may follow, so only what is certain counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-end.h"

#include <string.h>

#define HEAD_SIZE 12
#define TAIL_SIZE 16384

static gsize
read_at (GInputStream *stream,
         goffset offset,
         GSeekType type,
         guint8 *bytes,
         gsize size,
         GCancellable *cancellable)
{
  gsize n_read = 0;

  if (!g_seekable_seek (G_SEEKABLE (stream), offset, type, cancellable, NULL)
      || !g_input_stream_read_all (stream, bytes, size, &n_read, cancellable, NULL))
    return 0;
  return n_read;
}

/* The header of a scan: its length follows from the number of its components. */
static gboolean
is_start_of_scan (const guint8 *marker, gsize size)
{
  return size >= 5 && marker[1] == 0xDA && marker[2] == 0 && marker[3] == 6 + 2 * marker[4];
}

/* Within a scan, 0xFF is followed by 0, by a restart marker or by another 0xFF. */
static gboolean
is_scan_data (guint8 byte)
{
  return byte == 0 || (byte >= 0xD0 && byte <= 0xD7) || byte == 0xFF;
}

/* A JPEG was cut off if its last bytes are the data of a scan and no marker ends it. */
static gboolean
jpeg_ends_in_scan (const guint8 *tail, gsize size)
{
  gboolean stuffed = FALSE;

  for (gsize i = size; i >= 2; i--)
    {
      const guint8 *marker = tail + i - 2;

      if (marker[0] != 0xFF)
        continue;
      if (!is_scan_data (marker[1]))
        return is_start_of_scan (marker, size - (i - 2));
      stuffed |= marker[1] == 0;
    }

  return stuffed;
}

/* A RIFF file says how long it is, 8 bytes short. */
static gboolean
riff_is_short (const guint8 *head, goffset size)
{
  guint32 expected;

  memcpy (&expected, head + 4, sizeof expected);
  return size < (goffset) GUINT32_FROM_LE (expected) + 8;
}

/**
 * pol_image_end_is_missing:
 * @stream: a seekable stream of a picture's file
 * @cancellable: (nullable): a cancellable
 *
 * Tells whether the file was certainly cut off, from its first and last bytes.
 * The position in @stream afterwards is not defined.
 *
 * Returns: whether a JPEG or WebP ends too early; %FALSE where it cannot be known
 */
gboolean
pol_image_end_is_missing (GInputStream *stream, GCancellable *cancellable)
{
  static const guint8 jpeg[] = { 0xFF, 0xD8, 0xFF };
  g_autofree guint8 *tail = NULL;
  guint8 head[HEAD_SIZE];
  goffset size;

  if (!G_IS_SEEKABLE (stream) || !g_seekable_can_seek (G_SEEKABLE (stream))
      || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, NULL))
    return FALSE;

  size = g_seekable_tell (G_SEEKABLE (stream));
  if (read_at (stream, 0, G_SEEK_SET, head, HEAD_SIZE, cancellable) < HEAD_SIZE)
    return FALSE;

  if (memcmp (head, "RIFF", 4) == 0 && memcmp (head + 8, "WEBP", 4) == 0)
    return riff_is_short (head, size);
  if (memcmp (head, jpeg, sizeof jpeg) != 0)
    return FALSE;

  tail = g_malloc (TAIL_SIZE);
  return jpeg_ends_in_scan (tail, read_at (stream, MAX (0, size - TAIL_SIZE), G_SEEK_SET,
                                           tail, TAIL_SIZE, cancellable));
}
