/* pictures.c: the pictures that data sets are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pictures.h"

#include <errno.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define GRAIN 6

/* Of each 20 pictures in a data set, so many are of each size. */
static const struct
{
  const char *name;
  int width;
  int height;
  guint n_of_20;
} sizes[] = {
  { "small", 480, 320, 6 },
  { "2mp", 1740, 1160, 13 },
  { "12mp", 4260, 2840, 1 },
};

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All files below a folder, by path. */
static gboolean
find_files (const char *folder,
            GPtrArray *files,
            GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!find_files (path, files, error))
            return FALSE;
        }
      else
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
  g_ptr_array_sort (files, compare_paths);

  return TRUE;
}

/* Enlarging makes a picture smooth; with grain, its file is again as large, and
 * takes as long to decode, as one that a camera wrote. */
static void
add_grain (GdkPixbuf *pixbuf,
           GRand *random)
{
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);

  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
        {
          guchar *pixel = pixels + y * stride + x * n_channels;
          int grain = (int) (g_rand_int (random) % (2 * GRAIN + 1)) - GRAIN;

          for (int channel = 0; channel < 3; channel++)
            pixel[channel] = CLAMP (pixel[channel] + grain, 0, 255);
        }
    }
}

/* A part of an original, as large as it is wanted. */
static GdkPixbuf *
crop_and_scale (GdkPixbuf *original,
                int width,
                int height,
                GRand *random)
{
  double share = g_rand_double_range (random, 0.6, 1);
  double scale = MAX (width / (share * gdk_pixbuf_get_width (original)),
                      height / (share * gdk_pixbuf_get_height (original)));
  double left = g_rand_double (random) * (scale * gdk_pixbuf_get_width (original) - width);
  double top = g_rand_double (random) * (scale * gdk_pixbuf_get_height (original) - height);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, gdk_pixbuf_get_has_alpha (original), 8,
                                      width, height);

  gdk_pixbuf_scale (original, pixbuf, 0, 0, width, height, -left, -top, scale, scale,
                    GDK_INTERP_BILINEAR);

  return pixbuf;
}

static gboolean
make_picture (const char *path,
              const char *original_path,
              int width,
              int height,
              guint32 seed,
              GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GdkPixbuf) original = gdk_pixbuf_new_from_file (original_path, error);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (original == NULL)
    return FALSE;

  pixbuf = crop_and_scale (original, width, height, random);
  add_grain (pixbuf, random);

  return gdk_pixbuf_save (pixbuf, path, "jpeg", error, "quality", "88", NULL);
}

static gboolean
make_size (const char *folder,
           guint size,
           guint n,
           GPtrArray *originals,
           GPtrArray *files,
           GError **error)
{
  g_autofree char *subfolder = g_build_filename (folder, sizes[size].name, NULL);

  if (g_mkdir_with_parents (subfolder, 0755) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", subfolder,
                   g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.jpg", i);
      g_autofree char *path = g_build_filename (subfolder, name, NULL);
      const char *original = g_ptr_array_index (originals, i % originals->len);

      if (!g_file_test (path, G_FILE_TEST_EXISTS)
          && !make_picture (path, original, sizes[size].width, sizes[size].height,
                            1000 * size + i, error))
        return FALSE;
      g_ptr_array_add (files, g_steal_pointer (&path));
    }

  return TRUE;
}

/* Makes pictures from those in @originals, where they are not there already:
 * about @n_distinct, of different sizes, in "small", "2mp" and "12mp" inside
 * @folder. Returns their paths. */
GPtrArray *
pictures_make (const char *folder,
               const char *originals,
               guint n_distinct,
               GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  if (!find_files (originals, found, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n = MAX (1, n_distinct * sizes[i].n_of_20 / 20);

      if (!make_size (folder, i, n, found, files, error))
        return NULL;
    }

  return g_steal_pointer (&files);
}
