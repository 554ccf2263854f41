/* test-thumbnail-cache.c: thumbnails are shared as the Thumbnail Managing Standard says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "fixtures.h"
#include "pol-thumbnail-cache.h"

static const PolThumbnailSource example = {
  .uri = (char *) "file:///home/jens/photos/me.png",
  .mtime = 1000000000,
  .size = 4321,
};

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_mode & 0777;
}

static void
save_example (PolThumbnailCache *cache)
{
  g_autoptr (GdkPixbuf) pixbuf = picture_new (128, 96);
  g_autoptr (GError) error = NULL;

  g_assert_true (pol_thumbnail_cache_save (cache, &example, 128, pixbuf, 800, 600, &error));
  g_assert_no_error (error);
}

static gboolean
has (PolThumbnailCache *cache, PolThumbnailSource source)
{
  g_autoptr (GdkPixbuf) pixbuf = pol_thumbnail_cache_load (cache, &source, 128);

  return pixbuf != NULL;
}

static void
sizes (void)
{
  g_assert_cmpuint (pol_thumbnail_cache_round_size (1), ==, 128);
  g_assert_cmpuint (pol_thumbnail_cache_round_size (128), ==, 128);
  g_assert_cmpuint (pol_thumbnail_cache_round_size (129), ==, 256);
  g_assert_cmpuint (pol_thumbnail_cache_round_size (512), ==, 512);
  g_assert_cmpuint (pol_thumbnail_cache_round_size (1024), ==, 1024);
  g_assert_cmpuint (pol_thumbnail_cache_round_size (1025), ==, 0);
}

/* The example of the standard itself. */
static void
names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, 256);

  g_assert_true (g_str_has_suffix (path, "/large/c6ee772d9e49320e97ec29a7eb5b1697.png"));
}

static void
user_folder (void)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (NULL);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, 1024);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "thumbnails", "xx-large",
                                              NULL);

  g_assert_true (g_str_has_prefix (path, folder));
}

/* What comes after the size in the header: 8 bits, colours with transparency, not interlaced. */
static void
assert_is_8_bit_rgba (const char *path)
{
  const guint8 expected[] = { 8, 6, 0, 0, 0 };
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes + 24, sizeof expected, expected, sizeof expected);
}

static void
others_can_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "thumbnails", NULL);
  g_autofree char *normal = g_build_filename (folder, "normal", NULL);
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (folder);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, 128);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  save_example (cache);
  pixbuf = gdk_pixbuf_new_from_file (path, &error);
  g_assert_no_error (error);

#define assert_option(key, value) \
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::" key), ==, value)
  assert_option ("Thumb::URI", example.uri);
  assert_option ("Thumb::MTime", "1000000000");
  assert_option ("Thumb::Size", "4321");
  assert_option ("Thumb::Image::Width", "800");
  assert_option ("Thumb::Image::Height", "600");
  assert_option ("Software", "Polarity");
#undef assert_option

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 128);
  assert_is_8_bit_rgba (path);
  g_assert_cmphex (get_mode (path), ==, 0600);
  g_assert_cmphex (get_mode (normal), ==, 0700);
  g_assert_cmphex (get_mode (folder), ==, 0700);
}

static void
valid_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  PolThumbnailSource older = example;
  PolThumbnailSource newer = example;
  PolThumbnailSource longer = example;
  PolThumbnailSource other = example;

  older.mtime--;
  newer.mtime++;
  longer.size++;
  other.uri = (char *) "file:///home/jens/photos/you.png";

  g_assert_false (has (cache, example));
  save_example (cache);
  g_assert_true (has (cache, example));
  g_assert_false (has (cache, older));
  g_assert_false (has (cache, newer));
  g_assert_false (has (cache, longer));
  g_assert_false (has (cache, other));
}

static void
save_as_another_program (PolThumbnailCache *cache,
                         guint size,
                         const char *uri,
                         const char *mtime)
{
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, size);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GdkPixbuf) pixbuf = picture_new (size, size / 2);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  gdk_pixbuf_save (pixbuf, path, "png", &error,
                   "tEXt::Thumb::URI", uri, mtime != NULL ? "tEXt::Thumb::MTime" : NULL, mtime,
                   NULL);
  g_assert_no_error (error);
}

static void
of_another_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);

  save_as_another_program (cache, 128, example.uri, "1000000000");
  g_assert_true (has (cache, example));
  save_as_another_program (cache, 128, "file:///of/the/same/digest.png", "1000000000");
  g_assert_false (has (cache, example));
  save_as_another_program (cache, 128, example.uri, NULL);
  g_assert_false (has (cache, example));
}

/* File managers often keep those of 256 pixels only. */
static void
larger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  save_as_another_program (cache, 256, example.uri, "1000000000");
  pixbuf = pol_thumbnail_cache_load (cache, &example, 128);
  g_assert_nonnull (pixbuf);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 128);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 64);
  g_assert_null (pol_thumbnail_cache_load (cache, &example, 512));

  save_as_another_program (cache, 256, example.uri, "1000000001");
  g_assert_false (has (cache, example));
}

static void
broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, 128);

  save_example (cache);
  g_assert_true (g_file_set_contents (path, "broken", -1, NULL));
  g_assert_false (has (cache, example));
  save_example (cache);
  g_assert_true (has (cache, example));
}

static void
failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  g_autofree char *folder = g_build_filename (fixture->folder, "fail",
                                              "polarity-" PACKAGE_VERSION, NULL);
  g_autofree char *path = g_build_filename (folder, "c6ee772d9e49320e97ec29a7eb5b1697.png", NULL);
  PolThumbnailSource newer = example;
  g_autoptr (GError) error = NULL;

  newer.mtime++;
  g_assert_false (pol_thumbnail_cache_has_failure (cache, &example));
  g_assert_true (pol_thumbnail_cache_save_failure (cache, &example, &error));
  g_assert_no_error (error);
  g_assert_true (pol_thumbnail_cache_has_failure (cache, &example));
  g_assert_false (pol_thumbnail_cache_has_failure (cache, &newer));
  g_assert_false (has (cache, example));
  g_assert_cmphex (get_mode (path), ==, 0600);
  g_assert_cmphex (get_mode (folder), ==, 0700);
}

static void
not_writable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "thumbnails", "a file in the way");
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (g_file_peek_path (file));
  g_autoptr (GdkPixbuf) pixbuf = picture_new (8, 8);
  g_autoptr (GError) error = NULL;

  g_assert_false (pol_thumbnail_cache_save (cache, &example, 128, pixbuf, 8, 8, &error));
  g_assert_nonnull (error);
  g_assert_false (has (cache, example));
}

static void
not_of_thumbnails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (fixture->folder);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, example.uri, 128);
  g_autoptr (GFile) thumbnail = g_file_new_for_path (path);
  g_autoptr (GFile) photo = g_file_new_for_uri (example.uri);

  g_assert_false (pol_thumbnail_cache_accepts (cache, thumbnail));
  g_assert_true (pol_thumbnail_cache_accepts (cache, photo));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thumbnail-cache/sizes", sizes);
  g_test_add_func ("/thumbnail-cache/user-folder", user_folder);
  fixture_add ("/thumbnail-cache/names-follow-the-standard", names);
  fixture_add ("/thumbnail-cache/other-programs-can-read", others_can_read);
  fixture_add ("/thumbnail-cache/only-valid-ones-are-used", valid_only);
  fixture_add ("/thumbnail-cache/those-of-another-program-are-used", of_another_program);
  fixture_add ("/thumbnail-cache/larger-one-is-scaled-down", larger);
  fixture_add ("/thumbnail-cache/broken-one-is-replaced", broken);
  fixture_add ("/thumbnail-cache/failure-is-noted", failure);
  fixture_add ("/thumbnail-cache/folder-that-cannot-be-written", not_writable);
  fixture_add ("/thumbnail-cache/no-thumbnails-of-thumbnails", not_of_thumbnails);

  return g_test_run ();
}
