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

/* 12 × 8 pixels of one colour. At 8 bits a code the table need not be cleared in between. */
GBytes *
gif_new (void)
{
  static const guint8 head[] = {
    'G', 'I', 'F', '8', '9', 'a', 12, 0, 8, 0, 0x80, 0, 0,   /* size, two colours */
    0xFF, 0, 0, 0, 0, 0xFF,
    0x2C, 0, 0, 0, 0, 12, 0, 8, 0, 0,
    7, 98, 0x80,                                             /* one block, clear the table */
  };
  static const guint8 tail[] = { 0x81, 0, 0x3B };
  GByteArray *gif = g_byte_array_new ();

  g_byte_array_append (gif, head, sizeof head);
  g_byte_array_set_size (gif, sizeof head + 12 * 8);
  memset (gif->data + sizeof head, 0, 12 * 8);
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

/* A black picture of one bit a pixel: small as a file, whatever its size. */
GBytes *
png_new (guint width, guint height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  static const guint8 one_bit_grey[] = { 1, 0, 0, 0, 0 };
  GByteArray *png = g_byte_array_new ();
  GByteArray *header = g_byte_array_new ();
  g_autoptr (GBytes) header_bytes = NULL;
  g_autoptr (GBytes) rows = deflate_zeros ((gsize) height * (1 + (width + 7) / 8));
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  append_uint32 (header, width);
  append_uint32 (header, height);
  g_byte_array_append (header, one_bit_grey, sizeof one_bit_grey);
  header_bytes = g_byte_array_free_to_bytes (header);

  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header_bytes);
  append_chunk (png, "IDAT", rows);
  append_chunk (png, "IEND", nothing);
  return g_byte_array_free_to_bytes (png);
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
