/* test-thumbnailer.c: thumbnails come from the cache where they can
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "fixtures.h"
#include "pol-image-error.h"
#include "pol-thumbnail-cache.h"
#include "pol-thumbnailer.h"

/* Loads a thumbnail, and saves it if it was made. */
static GdkPixbuf *
load (PolThumbnailer *thumbnailer, GFile *file, guint size, GError **error)
{
  g_autoptr (PolThumbnailSource) source = pol_thumbnail_source_query (file, NULL, error);
  g_autoptr (PolDecodedImage) unsaved = NULL;
  GdkPixbuf *pixbuf;

  if (source == NULL)
    return NULL;

  pixbuf = pol_thumbnailer_load (thumbnailer, file, source, size, &unsaved, NULL, error);
  if (unsaved != NULL)
    pol_thumbnailer_save (thumbnailer, source, size, unsaved);
  return pixbuf;
}

static void
assert_loads (PolThumbnailer *thumbnailer, GFile *file, guint size, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = load (thumbnailer, file, size, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

static void
assert_fails (PolThumbnailer *thumbnailer, GFile *file, PolImageError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (thumbnailer, file, 128, &error));
  g_assert_error (error, POL_IMAGE_ERROR, (int) code);
}

static void
cached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 800, 600);
  PolThumbnailer *thumbnailer = pol_thumbnailer_new ();

  assert_loads (thumbnailer, file, 256, 256, 192);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
  assert_loads (thumbnailer, file, 256, 256, 192);
  assert_loads (thumbnailer, file, 200, 200, 150);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
  g_assert_finalize_object (thumbnailer);

  thumbnailer = pol_thumbnailer_new ();
  assert_loads (thumbnailer, file, 256, 256, 192);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 0);
  g_assert_finalize_object (thumbnailer);
}

static void
stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new ();
  g_autoptr (GFile) changed = NULL;
  g_autoptr (GError) error = NULL;

  assert_loads (thumbnailer, file, 128, 80, 60);
  changed = fixture_write_picture (fixture, "a.jpg", "jpeg", 60, 80);
  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000,
                               G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
  assert_loads (thumbnailer, file, 128, 60, 80);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 2);
}

static void
failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "a.jpg", "Not a picture.");
  g_autoptr (GFile) gone = fixture_get_file (fixture, "gone.jpg");
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new ();

  assert_fails (thumbnailer, file, POL_IMAGE_ERROR_NOT_AN_IMAGE);
  assert_fails (thumbnailer, file, POL_IMAGE_ERROR_NOT_AN_IMAGE);
  assert_fails (thumbnailer, gone, POL_IMAGE_ERROR_UNREADABLE);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
}

static void
any_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "caf\xE9 #1.png", "png", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new ();

  assert_loads (thumbnailer, file, 128, 80, 60);
  assert_loads (thumbnailer, file, 128, 80, 60);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
}

static void
no_thumbnail_of_a_thumbnail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new ();
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, uri, 128);
  g_autoptr (GFile) thumbnail = g_file_new_for_path (path);
  g_autofree char *thumbnail_uri = g_file_get_uri (thumbnail);
  g_autofree char *second = pol_thumbnail_cache_get_path (cache, thumbnail_uri, 128);

  assert_loads (thumbnailer, file, 128, 80, 60);
  assert_loads (thumbnailer, thumbnail, 128, 80, 60);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
}

static void
larger_than_any_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 1600, 100);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new ();

  assert_loads (thumbnailer, file, 1500, 1500, 94);
}

int
main (int argc, char *argv[])
{
  Fixture cache;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  /* G_TEST_OPTION_ISOLATE_DIRS would take the MIME types away, without which no picture is known */
  fixture_set_up (&cache, NULL);
  g_setenv ("XDG_CACHE_HOME", cache.folder, TRUE);

  fixture_add ("/thumbnailer/decodes-once", cached);
  fixture_add ("/thumbnailer/changed-file-is-decoded-again", stale);
  fixture_add ("/thumbnailer/unreadable-file-is-tried-once", failure);
  fixture_add ("/thumbnailer/any-file-name", any_name);
  fixture_add ("/thumbnailer/no-thumbnail-of-a-thumbnail", no_thumbnail_of_a_thumbnail);
  fixture_add ("/thumbnailer/larger-than-any-kept", larger_than_any_kept);

  status = g_test_run ();
  fixture_tear_down (&cache, NULL);
  return status;
}
