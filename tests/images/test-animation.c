/* test-animation.c: frames come one after the other, within limits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixtures.h"
#include "pol-animation.h"
#include "pol-image-decode.h"
#include "pol-image-reader.h"

static GFile *
write_gif (Fixture *fixture, guint n_frames, guint width, guint height)
{
  g_autoptr (GBytes) bytes = gif_new (n_frames);
  gsize size;
  g_autofree guint8 *gif = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  gif[6] = width & 0xff;
  gif[7] = width >> 8;
  gif[8] = height & 0xff;
  gif[9] = height >> 8;

  return fixture_write (fixture, "a.gif", gif, g_bytes_get_size (bytes));
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static GdkPixbuf *
get_next (PolAnimation *animation, int *delay, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pol_animation_next_async (animation, NULL, on_next, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return pol_animation_next_finish (result, delay, error);
}

static gboolean
is_red (GdkPixbuf *pixbuf)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf);

  return pixel[0] > 200 && pixel[2] < 60;
}

static void
every_frame_comes_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_gif (fixture, 3, 12, 8);
  g_autoptr (PolAnimation) animation = pol_animation_new (file, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      int delay = 0;
      g_autoptr (GdkPixbuf) frame = get_next (animation, &delay, &error);

      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (frame), ==, 12);
      g_assert_true (is_red (frame) == (i % 2 == 0));
      g_assert_cmpint (delay, ==, 100);
    }
}

static void
frames_are_no_larger_than_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_gif (fixture, 2, 12, 8);
  g_autoptr (PolAnimation) animation = pol_animation_new (file, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) frame = get_next (animation, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (frame), ==, 6);
  g_assert_cmpint (gdk_pixbuf_get_height (frame), ==, 4);
}

static void
assert_animated (GFile *file, gboolean animated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolDecodedImage) image = pol_image_decode (file, 100, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (image->animated == animated);
}

static void
only_what_moves_is_animated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) moving = write_gif (fixture, 3, 12, 8);
  g_autoptr (GFile) png = fixture_write_picture (fixture, "a.png", "png", 10, 10);

  assert_animated (moving, TRUE);
  assert_animated (png, FALSE);

  g_object_unref (moving);
  moving = write_gif (fixture, 1, 12, 8);
  assert_animated (moving, FALSE);
}

/* A few bytes for each frame can ask for many pixels of it. */
static void
a_large_one_stands_still (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_gif (fixture, 3, 5000, 5000);
  g_autoptr (PolAnimation) animation = pol_animation_new (file, 0);
  g_autoptr (GError) error = NULL;

  G_STATIC_ASSERT (5000 * 5000 > POL_ANIMATION_MAX_PIXELS);
  assert_animated (file, FALSE);
  g_assert_null (get_next (animation, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_DAMAGED);
}

static void
a_missing_file_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_get_file (fixture, "gone.gif");
  g_autoptr (PolAnimation) animation = pol_animation_new (file, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (get_next (animation, NULL, &error));
  g_assert_error (error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_UNREADABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/animation/every-frame-comes-once", every_frame_comes_once);
  fixture_add ("/animation/frames-are-no-larger-than-asked", frames_are_no_larger_than_asked);
  fixture_add ("/animation/only-what-moves-is-animated", only_what_moves_is_animated);
  fixture_add ("/animation/a-large-one-stands-still", a_large_one_stands_still);
  fixture_add ("/animation/a-missing-file-is-an-error", a_missing_file_is_an_error);

  return g_test_run ();
}
