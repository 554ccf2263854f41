/* fixtures.c: pictures for the tests, made as they are needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixtures.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("polarity-images-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

GFile *
fixture_get_file (Fixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

GFile *
fixture_write (Fixture *fixture, const char *name, gconstpointer bytes, gsize size)
{
  GFile *file = fixture_get_file (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), bytes, size, &error);
  g_assert_no_error (error);
  return file;
}

GFile *
fixture_write_text (Fixture *fixture, const char *name, const char *text)
{
  return fixture_write (fixture, name, text, strlen (text));
}

GFile *
fixture_write_picture (Fixture *fixture,
                       const char *name,
                       const char *type,
                       int width,
                       int height)
{
  g_autoptr (GdkPixbuf) picture = picture_new (width, height);
  g_autoptr (GBytes) bytes = picture_encode (picture, type);

  return fixture_write (fixture, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Noise, so that files have the size of photographs, with a red upper left corner. */
GdkPixbuf *
picture_new (int width, int height)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint8 *pixels = gdk_pixbuf_get_pixels (picture);
  int stride = gdk_pixbuf_get_rowstride (picture);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *pixel = pixels + y * stride + 3 * x;
        gboolean corner = x < width / 2 && y < height / 2;

        pixel[0] = corner ? 255 : 0;
        pixel[1] = corner ? 0 : g_rand_int_range (rand, 100, 256);
        pixel[2] = corner ? 0 : g_rand_int_range (rand, 100, 256);
      }
  return picture;
}

GBytes *
picture_encode (GdkPixbuf *picture, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  gdk_pixbuf_save_to_buffer (picture, &bytes, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

/* 12 × 8 pixels of one colour a frame, red at first. At 8 bits a code the table need not be cleared
 * in between. */
GBytes *
gif_new (guint n_frames)
{
  static const guint8 head[] = {
    'G', 'I', 'F', '8', '9', 'a', 12, 0, 8, 0, 0x80, 0, 0,   /* size, two colours */
    0xFF, 0, 0, 0, 0, 0xFF,
  };
  static const guint8 frame[] = {
    0x21, 0xF9, 4, 0, 10, 0, 0, 0,                           /* a tenth of a second */
    0x2C, 0, 0, 0, 0, 12, 0, 8, 0, 0,
    7, 98, 0x80,                                             /* one block, clear the table */
  };
  static const guint8 frame_end[] = { 0x81, 0 };
  static const guint8 tail[] = { 0x3B };
  GByteArray *gif = g_byte_array_new ();

  g_byte_array_append (gif, head, sizeof head);
  for (guint i = 0; i < n_frames; i++)
    {
      g_byte_array_append (gif, frame, sizeof frame);
      g_byte_array_set_size (gif, gif->len + 12 * 8);
      memset (gif->data + gif->len - 12 * 8, i % 2, 12 * 8);
      g_byte_array_append (gif, frame_end, sizeof frame_end);
    }
  g_byte_array_append (gif, tail, sizeof tail);
  return g_byte_array_free_to_bytes (gif);
}

static void
append_uint32 (GByteArray *array, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (array, (guint8 *) &bytes, sizeof bytes);
}

static guint32
crc32_of (const guint8 *bytes, gsize size)
{
  guint32 crc = 0xFFFFFFFF;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
    }
  return ~crc;
}

static void
append_chunk (GByteArray *png, const char *type, GBytes *content)
{
  gsize size = g_bytes_get_size (content);
  guint start;

  append_uint32 (png, size);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, g_bytes_get_data (content, NULL), size);
  append_uint32 (png, crc32_of (png->data + start, png->len - start));
}

static GBytes *
deflate_zeros (gsize size)
{
  static const guint8 zeros[65536];
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory,
                                                                    G_CONVERTER (compressor));

  while (size > 0)
    {
      gsize part = MIN (size, sizeof zeros);

      g_assert_true (g_output_stream_write_all (stream, zeros, part, NULL, NULL, NULL));
      size -= part;
    }
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
png_new_black (guint width, guint height, guint8 bits, guint8 color_type, gsize row_size)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  const guint8 kind[] = { bits, color_type, 0, 0, 0 };
  GByteArray *png = g_byte_array_new ();
  GByteArray *header = g_byte_array_new ();
  g_autoptr (GBytes) header_bytes = NULL;
  g_autoptr (GBytes) rows = deflate_zeros (height * (1 + row_size));
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  append_uint32 (header, width);
  append_uint32 (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  header_bytes = g_byte_array_free_to_bytes (header);

  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header_bytes);
  append_chunk (png, "IDAT", rows);
  append_chunk (png, "IEND", nothing);
  return g_byte_array_free_to_bytes (png);
}

/* A black picture of one bit a pixel: small as a file, whatever its size. */
GBytes *
png_new (guint width, guint height)
{
  return png_new_black (width, height, 1, 0, (width + 7) / 8);
}

/* A black picture of 16 bits a colour, which is more than a GdkPixbuf has. */
GBytes *
png_new_16_bit (guint width, guint height)
{
  return png_new_black (width, height, 16, 2, (gsize) width * 6);
}

/* 16 × 8 red pixels in the colours of a printer, as Adobe's programs write them. */
GBytes *
jpeg_new_cmyk (void)
{
  static const guint8 jpeg[] = {
    0xFF, 0xD8, 0xFF, 0xEE, 0x00, 0x0E, 0x41, 0x64, 0x6F, 0x62, 0x65, 0x00, 0x64, 0x00, 0x00, 0x00,
    0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x20, 0x16, 0x18, 0x1C, 0x18, 0x14, 0x20, 0x1C, 0x1A,
    0x1C, 0x24, 0x22, 0x20, 0x26, 0x30, 0x50, 0x34, 0x30, 0x2C, 0x2C, 0x30, 0x62, 0x46, 0x4A, 0x3A,
    0x50, 0x74, 0x66, 0x7A, 0x78, 0x72, 0x66, 0x70, 0x6E, 0x80, 0x90, 0xB8, 0x9C, 0x80, 0x88, 0xAE,
    0x8A, 0x6E, 0x70, 0xA0, 0xDA, 0xA2, 0xAE, 0xBE, 0xC4, 0xCE, 0xD0, 0xCE, 0x7C, 0x9A, 0xE2, 0xF2,
    0xE0, 0xC8, 0xF0, 0xB8, 0xCA, 0xCE, 0xC6, 0xFF, 0xC0, 0x00, 0x14, 0x08, 0x00, 0x08, 0x00, 0x10,
    0x04, 0x43, 0x11, 0x00, 0x4D, 0x11, 0x00, 0x59, 0x11, 0x00, 0x4B, 0x11, 0x00, 0xFF, 0xC4, 0x00,
    0x15, 0x00, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x06, 0xFF, 0xC4, 0x00, 0x14, 0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xDA, 0x00, 0x0E, 0x04, 0x43,
    0x00, 0x4D, 0x00, 0x59, 0x00, 0x4B, 0x00, 0x00, 0x3F, 0x00, 0xA0, 0x4F, 0xA7, 0xD4, 0x00, 0x0F,
    0xFF, 0xD9,
  };

  return g_bytes_new_static (jpeg, sizeof jpeg);
}

/* Puts an EXIF block with nothing but an orientation after the first marker. */
GBytes *
jpeg_with_orientation (GBytes *jpeg, guint8 orientation)
{
  const guint8 exif[] = {
    0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
    'M', 'M', 0, 42, 0, 0, 0, 8,                             /* TIFF header, big endian */
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, /* one entry, a short */
    0, 0, 0, 0,
  };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);
  GByteArray *turned = g_byte_array_new ();

  g_byte_array_append (turned, bytes, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  g_byte_array_append (turned, bytes + 2, size - 2);
  return g_byte_array_free_to_bytes (turned);
}
