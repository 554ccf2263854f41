/* test-image-probe.c: which files are pictures, and of which size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "fixtures.h"
#include "pol-image-probe.h"

static void
assert_size (GFile *file, guint expected_width, guint expected_height)
{
  g_autoptr (GError) error = NULL;
  guint width, height;

  g_assert_true (pol_image_probe (file, &width, &height, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (width, ==, expected_width);
  g_assert_cmpuint (height, ==, expected_height);
}

static void
assert_refused (GFile *file, PolImageError code, const char *name)
{
  g_autoptr (GError) error = NULL;
  guint width = 7, height = 7;

  g_assert_false (pol_image_probe (file, &width, &height, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (width, ==, 7);
  g_assert_cmpuint (height, ==, 7);
}

static void
every_format (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { "jpeg", "png", "webp", "tiff", "bmp" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GFile) file = fixture_write_picture (fixture, types[i], types[i], 40, 30);

      assert_size (file, 40, 30);
    }
}

static void
gif (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gif_new (1);
  g_autoptr (GFile) file = fixture_write (fixture, "a.gif", g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes));

  assert_size (file, 12, 8);
}

static void
svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (
    fixture, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='20'/>");

  assert_size (file, 50, 20);
}

static void
content_decides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "png", 40, 30);

  assert_size (file, 40, 30);
}

static void
text_as_jpeg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "notes.jpg", "Not a picture at all.\n");

  assert_refused (file, POL_IMAGE_ERROR_NOT_AN_IMAGE, "notes.jpg");
}

static void
empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "empty.jpg", "");

  assert_refused (file, POL_IMAGE_ERROR_EMPTY, "empty.jpg");
}

static void
missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_get_file (fixture, "gone.jpg");

  assert_refused (file, POL_IMAGE_ERROR_UNREADABLE, "gone.jpg");
}

static void
folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->folder);
  g_autofree char *name = g_file_get_basename (file);

  assert_refused (file, POL_IMAGE_ERROR_UNREADABLE, name);
}

static void
too_many_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_new (30000, 30000);
  g_autoptr (GFile) file = fixture_write (fixture, "bomb.png", g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes));

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 200000);
  assert_refused (file, POL_IMAGE_ERROR_TOO_LARGE, "bomb.png");
}

static void
large_but_allowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_new (16000, 16000);
  g_autoptr (GFile) file = fixture_write (fixture, "wide.png", g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes));

  assert_size (file, 16000, 16000);
}

/* Writes the first @share hundredths of a picture. */
static GFile *
write_part (Fixture *fixture, const char *name, const char *type, guint share)
{
  g_autoptr (GdkPixbuf) picture = picture_new (400, 300);
  g_autoptr (GBytes) bytes = picture_encode (picture, type);

  return fixture_write (fixture, name, g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes) * share / 100);
}

static void
truncated (Fixture *fixture, gconstpointer data)
{
  for (guint share = 30; share < 100; share += 23)
    {
      g_autoptr (GFile) jpeg = write_part (fixture, "half.jpg", "jpeg", share);
      g_autoptr (GFile) webp = write_part (fixture, "half.webp", "webp", share);

      assert_refused (jpeg, POL_IMAGE_ERROR_INCOMPLETE, "half.jpg");
      assert_refused (webp, POL_IMAGE_ERROR_INCOMPLETE, "half.webp");
    }
}

static void
truncated_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write (fixture, "head.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF", 10);

  assert_refused (file, POL_IMAGE_ERROR_DAMAGED, "head.jpg");
}

/* Cameras append films and other things to a JPEG; that does not make it incomplete. */
static void
data_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) picture = picture_new (40, 30);
  g_autoptr (GBytes) bytes = picture_encode (picture, "jpeg");
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GString) longer = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                                 g_bytes_get_size (bytes));
  g_autoptr (GFile) zeros = NULL;
  g_autoptr (GFile) noise = NULL;

  g_string_set_size (longer, longer->len + 100000);
  memset (longer->str + longer->len - 100000, 0, 100000);
  zeros = fixture_write (fixture, "zeros.jpg", longer->str, longer->len);
  assert_size (zeros, 40, 30);

  for (gsize i = 1; i <= 100000; i++)
    longer->str[longer->len - i] = g_rand_int_range (rand, 0, 256);
  noise = fixture_write (fixture, "noise.jpg", longer->str, longer->len);
  assert_size (noise, 40, 30);
}

static void
name_of_any_encoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) picture = fixture_write_picture (fixture, "caf\xE9.png", "png", 40, 30);
  g_autoptr (GFile) text = fixture_write_text (fixture, "text\xE9.png", "No picture.");
  g_autoptr (GError) error = NULL;

  assert_size (picture, 40, 30);
  g_assert_false (pol_image_probe (text, NULL, NULL, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_NOT_AN_IMAGE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "text"));
}

static void
cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 40, 30);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pol_image_probe (file, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/image-probe/every-format", every_format);
  fixture_add ("/image-probe/gif", gif);
  fixture_add ("/image-probe/svg", svg);
  fixture_add ("/image-probe/content-decides-not-the-name", content_decides);
  fixture_add ("/image-probe/text-as-jpeg-is-refused", text_as_jpeg);
  fixture_add ("/image-probe/empty-file-is-refused", empty);
  fixture_add ("/image-probe/missing-file-is-refused", missing);
  fixture_add ("/image-probe/folder-is-refused", folder);
  fixture_add ("/image-probe/too-many-pixels-are-refused", too_many_pixels);
  fixture_add ("/image-probe/large-but-allowed", large_but_allowed);
  fixture_add ("/image-probe/truncated-is-refused", truncated);
  fixture_add ("/image-probe/truncated-head-is-refused", truncated_head);
  fixture_add ("/image-probe/data-after-the-end-is-accepted", data_after_the_end);
  fixture_add ("/image-probe/name-of-any-encoding", name_of_any_encoding);
  fixture_add ("/image-probe/cancelled", cancelled);

  return g_test_run ();
}
