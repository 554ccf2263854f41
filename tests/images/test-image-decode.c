/* test-image-decode.c: pixels are upright, no larger than asked, and those that are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "fixtures.h"
#include "pol-image-decode.h"

static PolDecodedImage *
decode (GFile *file, guint max_size)
{
  g_autoptr (GError) error = NULL;
  PolDecodedImage *image = pol_image_decode (file, max_size, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (image);
  return image;
}

static void
assert_original (PolDecodedImage *image, guint width, guint height)
{
  g_assert_cmpuint (image->width, ==, width);
  g_assert_cmpuint (image->height, ==, height);
}

static void
assert_pixels (PolDecodedImage *image, int width, int height)
{
  g_assert_cmpint (gdk_pixbuf_get_width (image->pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (image->pixbuf), ==, height);
}

static const guint8 *
get_pixel (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf)
         + x * gdk_pixbuf_get_n_channels (pixbuf);
}

static gboolean
is_red (GdkPixbuf *pixbuf, int x, int y)
{
  const guint8 *pixel = get_pixel (pixbuf, x, y);

  return pixel[0] > 200 && pixel[1] < 60 && pixel[2] < 60;
}

static void
every_format (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { "jpeg", "png", "webp", "tiff", "bmp" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GFile) file = fixture_write_picture (fixture, types[i], types[i], 80, 60);
      g_autoptr (PolDecodedImage) full = decode (file, 0);
      g_autoptr (PolDecodedImage) small = decode (file, 20);

      assert_original (full, 80, 60);
      assert_pixels (full, 80, 60);
      g_assert_true (is_red (full->pixbuf, 10, 10));
      g_assert_false (is_red (full->pixbuf, 70, 50));
      g_assert_false (full->incomplete);

      assert_original (small, 80, 60);
      assert_pixels (small, 20, 15);
      g_assert_true (is_red (small->pixbuf, 3, 3));
      g_assert_false (small->incomplete);
    }
}

static void
gif (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gif_new (1);
  g_autoptr (GFile) file = fixture_write (fixture, "a.gif", g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes));
  g_autoptr (PolDecodedImage) image = decode (file, 6);

  assert_original (image, 12, 8);
  assert_pixels (image, 6, 4);
  g_assert_true (is_red (image->pixbuf, 3, 2));
  g_assert_false (image->incomplete);
}

static GFile *
write_bytes (Fixture *fixture, const char *name, GBytes *bytes)
{
  return fixture_write (fixture, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
animated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gif_new (3);
  g_autoptr (GFile) file = write_bytes (fixture, "a.gif", bytes);
  g_autoptr (PolDecodedImage) image = decode (file, 0);

  assert_pixels (image, 12, 8);
  g_assert_true (is_red (image->pixbuf, 6, 4));
  g_assert_false (image->incomplete);
}

static void
sixteen_bits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_new_16_bit (40, 30);
  g_autoptr (GFile) file = write_bytes (fixture, "a.png", bytes);
  g_autoptr (PolDecodedImage) image = decode (file, 20);

  assert_original (image, 40, 30);
  assert_pixels (image, 20, 15);
  g_assert_cmpint (gdk_pixbuf_get_bits_per_sample (image->pixbuf), ==, 8);
  g_assert_false (image->incomplete);
}

static void
cmyk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = jpeg_new_cmyk ();
  g_autoptr (GFile) file = write_bytes (fixture, "a.jpg", bytes);
  g_autoptr (PolDecodedImage) image = decode (file, 0);

  assert_pixels (image, 16, 8);
  g_assert_true (is_red (image->pixbuf, 8, 4));
  g_assert_false (image->incomplete);
}

static void
empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "a.jpg", "");
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_image_decode (file, 100, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_EMPTY);
}

static void
svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (
    fixture, "a.svg",
    "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='200'>"
    "<rect width='400' height='200' fill='red'/></svg>");
  g_autoptr (PolDecodedImage) image = decode (file, 100);

  assert_original (image, 400, 200);
  assert_pixels (image, 100, 50);
  g_assert_true (is_red (image->pixbuf, 50, 25));
}

static void
never_larger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolDecodedImage) image = decode (file, 500);

  assert_pixels (image, 80, 60);
}

static void
thin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 2000, 2);
  g_autoptr (PolDecodedImage) image = decode (file, 100);

  assert_pixels (image, 100, 1);
}

static void
orientation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) picture = picture_new (80, 60);
  g_autoptr (GBytes) jpeg = picture_encode (picture, "jpeg");
  g_autoptr (GBytes) turned = jpeg_with_orientation (jpeg, 6);
  g_autoptr (GFile) file = fixture_write (fixture, "a.jpg", g_bytes_get_data (turned, NULL),
                                          g_bytes_get_size (turned));
  g_autoptr (PolDecodedImage) full = decode (file, 0);
  g_autoptr (PolDecodedImage) small = decode (file, 20);

  assert_original (full, 60, 80);
  assert_pixels (full, 60, 80);
  g_assert_true (is_red (full->pixbuf, 50, 10));
  g_assert_false (is_red (full->pixbuf, 10, 10));

  assert_original (small, 60, 80);
  assert_pixels (small, 15, 20);
  g_assert_true (is_red (small->pixbuf, 12, 3));
}

static void
truncated (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { "jpeg", "png", "bmp" };
  g_autoptr (GdkPixbuf) picture = picture_new (400, 300);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = picture_encode (picture, types[i]);
      g_autoptr (GFile) file = fixture_write (fixture, types[i], g_bytes_get_data (bytes, NULL),
                                              g_bytes_get_size (bytes) * 3 / 5);
      g_autoptr (PolDecodedImage) full = decode (file, 0);
      g_autoptr (PolDecodedImage) small = decode (file, 40);
      int y = g_str_equal (types[i], "bmp") ? 145 : 5;      /* a BMP begins at the bottom */

      assert_original (full, 400, 300);
      g_assert_true (is_red (full->pixbuf, 10, y));
      g_assert_true (full->incomplete);
      assert_pixels (small, 40, 30);
      g_assert_true (small->incomplete);
    }
}

static void
nothing_to_show (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) picture = picture_new (40, 30);
  g_autoptr (GBytes) tiff = picture_encode (picture, "tiff");
  g_autoptr (GFile) file = fixture_write (fixture, "half.tiff", g_bytes_get_data (tiff, NULL),
                                          g_bytes_get_size (tiff) / 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_image_decode (file, 0, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "half.tiff"));
}

static void
too_many_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_new (30000, 30000);
  g_autoptr (GFile) file = fixture_write (fixture, "bomb.png", g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_image_decode (file, 100, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_TOO_LARGE);
}

static void
cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pol_image_decode (file, 20, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_get_file (fixture, "gone.jpg");
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_image_decode (file, 20, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_UNREADABLE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/image-decode/every-format", every_format);
  fixture_add ("/image-decode/gif", gif);
  fixture_add ("/image-decode/first-frame-of-an-animation", animated);
  fixture_add ("/image-decode/16-bits-a-colour", sixteen_bits);
  fixture_add ("/image-decode/cmyk", cmyk);
  fixture_add ("/image-decode/empty-file", empty);
  fixture_add ("/image-decode/svg", svg);
  fixture_add ("/image-decode/never-larger-than-the-original", never_larger);
  fixture_add ("/image-decode/thin-keeps-a-row", thin);
  fixture_add ("/image-decode/orientation-is-applied", orientation);
  fixture_add ("/image-decode/truncated-shows-what-there-is", truncated);
  fixture_add ("/image-decode/nothing-to-show-is-an-error", nothing_to_show);
  fixture_add ("/image-decode/too-many-pixels-are-refused", too_many_pixels);
  fixture_add ("/image-decode/file-that-is-gone", gone);
  fixture_add ("/image-decode/cancelled", cancelled);

  return g_test_run ();
}
