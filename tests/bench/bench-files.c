/* bench-files.c: finds pictures in a folder and makes thumbnails of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <glib/gstdio.h>

#include "bench-jpeg.h"
#include "pol-folder-scan.h"
#include "pol-thumbnailer.h"

#define THUMBNAIL_SIZE 256

static void
count_batch (const char *const *paths,
             gsize n_paths,
             gpointer user_data)
{
  *(gsize *) user_data += n_paths;
}

static double
scan_once (gpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (data);
  g_autoptr (GPtrArray) skipped = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  gsize n = 0;

  if (!pol_folder_scan (folder, "", count_batch, &n, NULL, skipped, NULL, &error))
    g_error ("%s", error->message);

  return bench_now () - start;
}

static void
enumerate (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) files =
      g_file_enumerate_children (folder,
                                 G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                 G_FILE_QUERY_INFO_NONE, NULL, &error);
  GFileInfo *info;
  GFile *child;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &child, NULL, &error)
         && info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        enumerate (child);
    }
  if (error != NULL)
    g_error ("%s", error->message);
}

static double
enumerate_once (gpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (data);
  double start = bench_now ();

  enumerate (folder);

  return bench_now () - start;
}

void
bench_list (const Bench *self)
{
  g_autofree char *folder = g_build_filename (self->data_set, "images", NULL);

  bench_compare ("list", 5, scan_once, enumerate_once, folder);
}

typedef struct
{
  GPtrArray *paths;
  PolThumbnailer *thumbnailer;
} Thumbnails;

static GPtrArray *
list_pictures (const char *folder,
               const char *size)
{
  g_autofree char *path = g_build_filename (folder, size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (path, name, NULL));

  return paths;
}

static void
make_thumbnail (gpointer path,
                gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PolThumbnailSource) source = pol_thumbnail_source_query (file, NULL, &error);
  g_autoptr (PolDecodedImage) unsaved = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (source != NULL)
    pixbuf = pol_thumbnailer_load (user_data, file, source, THUMBNAIL_SIZE, &unsaved, NULL, &error);
  if (pixbuf == NULL)
    g_error ("%s", error->message);
}

static void
decode_jpeg (gpointer path,
             gpointer user_data)
{
  if (!bench_jpeg_decode (path, THUMBNAIL_SIZE))
    g_error ("%s cannot be decoded", (char *) path);
}

/* On all processors. */
static double
for_each (GPtrArray *paths,
          GFunc func,
          gpointer user_data)
{
  double start = bench_now ();
  GThreadPool *pool = g_thread_pool_new (func, user_data, g_get_num_processors (), TRUE, NULL);

  for (guint i = 0; i < paths->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (paths, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);

  return (bench_now () - start) / paths->len;
}

static double
make_thumbnails (gpointer data)
{
  Thumbnails *thumbnails = data;

  return for_each (thumbnails->paths, make_thumbnail, thumbnails->thumbnailer);
}

static double
decode_jpegs (gpointer data)
{
  Thumbnails *thumbnails = data;

  return for_each (thumbnails->paths, decode_jpeg, NULL);
}

/* Without the file that keeps each for another time, and with a cache that has
 * none. */
void
bench_thumbnails (const Bench *self)
{
  g_autofree char *cache = g_build_filename (self->scratch, "cache", NULL);
  static const char *const sizes[][2] = { { "2mp", "thumbnail 2 MP" },
                                          { "12mp", "thumbnail 12 MP" } };
  Thumbnails thumbnails;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  thumbnails.thumbnailer = pol_thumbnailer_new ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      thumbnails.paths = list_pictures (self->pictures, sizes[i][0]);
      bench_compare (sizes[i][1], 5, make_thumbnails,
                     BENCH_HAS_JPEG ? decode_jpegs : NULL, &thumbnails);
      g_ptr_array_unref (thumbnails.paths);
    }
  g_object_unref (thumbnails.thumbnailer);
}
