/* test-picture-survey.c: pictures that look alike have near hashes, and same files are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixtures.h"
#include "pol-picture-hash.h"
#include "pol-picture-survey.h"

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

static void
write_picture (Fixture *fixture,
               GPtrArray *files,
               const char *name,
               guint number)
{
  g_autoptr (GdkPixbuf) picture = draw_picture (number);
  g_autoptr (GBytes) bytes = picture_encode (picture, "png");
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_ptr_array_add (files, fixture_write (fixture, name, data, size));
}

static void
test_looks_into_files (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GArray) looks = NULL;
  const PolPictureLook *look;

  write_picture (fixture, files, "a.png", 1);
  write_picture (fixture, files, "b.png", 2);
  write_picture (fixture, files, "c.png", 1);
  g_ptr_array_add (files, fixture_write_text (fixture, "d.png", "no picture"));
  g_ptr_array_add (files, fixture_get_file (fixture, "gone.png"));
  g_ptr_array_add (files, NULL);

  looks = pol_picture_survey (files, NULL, NULL, NULL);
  look = (const PolPictureLook *) looks->data;
  g_assert_cmpuint (looks->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (look[i].original, ==, i == 2 ? 0 : i);
      g_assert_cmpint (look[i].has_hash, ==, i < 3);
      g_assert_cmpint (look[i].unreadable, ==, i == 3);
    }
  g_assert_cmpuint (look[0].hash, ==, look[2].hash);

  for (guint i = 0; i < 5; i++)
    g_object_unref (files->pdata[i]);
}

static void
count_call (guint n_done,
            guint n,
            gpointer user_data)
{
  guint *n_calls = user_data;

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (n_done, ==, ++*n_calls);
}

static void
test_tells_its_progress (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) looks = NULL;
  guint n_calls = 0;

  write_picture (fixture, files, "a.png", 1);
  write_picture (fixture, files, "b.png", 2);
  write_picture (fixture, files, "c.png", 3);
  looks = pol_picture_survey (files, count_call, &n_calls, NULL);
  g_assert_cmpuint (n_calls, ==, 3);
  g_array_unref (g_steal_pointer (&looks));

  g_cancellable_cancel (cancellable);
  looks = pol_picture_survey (files, NULL, NULL, cancellable);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (g_array_index (looks, PolPictureLook, i).has_hash);
      g_assert_false (g_array_index (looks, PolPictureLook, i).unreadable);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-hash/scaled-and-compressed-is-near", test_scaled_and_compressed_is_near);
  g_test_add_func ("/picture-hash/other-pictures-are-far", test_other_pictures_are_far);
  g_test_add_func ("/picture-hash/one-color-has-no-hash", test_one_color_has_no_hash);
  fixture_add ("/picture-survey/looks-into-files", test_looks_into_files);
  fixture_add ("/picture-survey/tells-its-progress", test_tells_its_progress);

  return g_test_run ();
}
