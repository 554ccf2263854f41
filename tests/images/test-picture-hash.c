/* test-picture-hash.c: pictures that look alike have near hashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixtures.h"
#include "pol-image-error.h"
#include "pol-picture-hash.h"

#define NEAR 6

static guint
get_distance (GdkPixbuf *one,
              GdkPixbuf *other)
{
  guint64 hash, other_hash;

  g_assert_true (pol_picture_hash (one, &hash));
  g_assert_true (pol_picture_hash (other, &other_hash));

  return __builtin_popcountll (hash ^ other_hash);
}

/* Some blobs of grey, by a number. */
static GdkPixbuf *
draw_picture (guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autoptr (GdkPixbuf) small = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 6, 6);
  guchar *pixels = gdk_pixbuf_get_pixels (small);

  for (int y = 0; y < 6; y++)
    for (int x = 0; x < 18; x++)
      pixels[y * gdk_pixbuf_get_rowstride (small) + x] = g_rand_int_range (random, 0, 256);

  return gdk_pixbuf_scale_simple (small, 320, 240, GDK_INTERP_BILINEAR);
}

static void
test_scaled_and_compressed_is_near (void)
{
  for (guint number = 0; number < 20; number++)
    {
      g_autoptr (GdkPixbuf) picture = draw_picture (number);
      g_autoptr (GdkPixbuf) scaled = gdk_pixbuf_scale_simple (picture, 97, 61, GDK_INTERP_BILINEAR);
      g_autoptr (GBytes) jpeg = picture_encode (picture, "jpeg");
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (jpeg);
      g_autoptr (GdkPixbuf) compressed = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

      g_assert_cmpuint (get_distance (picture, scaled), <=, NEAR);
      g_assert_cmpuint (get_distance (picture, compressed), <=, NEAR);
    }
}

static void
test_other_pictures_are_far (void)
{
  for (guint number = 0; number < 20; number++)
    {
      g_autoptr (GdkPixbuf) picture = draw_picture (number);
      g_autoptr (GdkPixbuf) other = draw_picture (number + 1);

      g_assert_cmpuint (get_distance (picture, other), >, 2 * NEAR);
    }
}

static void
test_one_color_has_no_hash (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 40, 40);
  guint64 hash;

  gdk_pixbuf_fill (picture, 0x336699ff);
  g_assert_false (pol_picture_hash (picture, &hash));
  gdk_pixbuf_fill (picture, 0x00000000);
  g_assert_false (pol_picture_hash (picture, &hash));
}

static gboolean
hash_file (Fixture *fixture,
           const char *name,
           gboolean *has_hash,
           guint64 *hash,
           GError **error)
{
  g_autoptr (GFile) file = fixture_get_file (fixture, name);

  return pol_picture_hash_file (file, has_hash, hash, NULL, error);
}

static void
test_files_have_hashes (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GdkPixbuf) picture = draw_picture (1);
  g_autoptr (GBytes) bytes = picture_encode (picture, "png");
  g_autoptr (GFile) file = NULL, damaged = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_hash = FALSE;
  guint64 hash, expected;
  gsize size;
  gconstpointer png = g_bytes_get_data (bytes, &size);

  file = fixture_write (fixture, "a.png", png, size);
  damaged = fixture_write (fixture, "damaged.png", png, size / 2);
  other = fixture_write_text (fixture, "other.png", "no picture");

  g_assert_true (pol_picture_hash (picture, &expected));
  g_assert_true (hash_file (fixture, "a.png", &has_hash, &hash, &error));
  g_assert_true (has_hash);
  g_assert_cmpuint (__builtin_popcountll (hash ^ expected), <=, NEAR);

  g_assert_false (hash_file (fixture, "damaged.png", &has_hash, &hash, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (hash_file (fixture, "other.png", &has_hash, &hash, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (hash_file (fixture, "gone.png", &has_hash, &hash, &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-hash/scaled-and-compressed-is-near", test_scaled_and_compressed_is_near);
  g_test_add_func ("/picture-hash/other-pictures-are-far", test_other_pictures_are_far);
  g_test_add_func ("/picture-hash/one-color-has-no-hash", test_one_color_has_no_hash);
  fixture_add ("/picture-hash/files-have-hashes", test_files_have_hashes);

  return g_test_run ();
}
