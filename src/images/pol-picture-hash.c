/* pol-picture-hash.c: a number that is much the same for pictures that look much the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-picture-hash.h"

#include "pol-image-decode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The hash by discrete cosine transform, after Christoph Zauner (“Implementation and
 * Benchmarking of Perceptual Image Hash Functions”, 2010) and Neal Krawetz (“Looks Like It”,
 * hackerfactor.com, 2011): the picture in 32 × 32 shades of grey, of its frequencies the 8 × 8
 * lowest that are above 0, and a bit for each: whether it is above their median. Scaling,
 * compression and brightness change few of these 64 bits, and half of them are set. */
#define SHADES 32
#define FREQUENCIES 8

/* Where the brightest and the darkest shade are no further apart, noise decides. */
#define LEAST_CONTRAST 8

/* As small as a decoder gives it cheaply; the hash needs less. */
#define LOOK_SIZE 128

typedef float Shades[SHADES][SHADES];

static float
get_luma (const guchar *pixel)
{
  return 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
}

static void
read_shades (GdkPixbuf *pixbuf,
             Shades shades)
{
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);

  for (guint y = 0; y < SHADES; y++)
    for (guint x = 0; x < SHADES; x++)
      shades[y][x] = get_luma (pixels + y * stride + x * n_channels);
}

static gboolean
has_contrast (Shades shades)
{
  float low = 255, high = 0;

  for (guint y = 0; y < SHADES; y++)
    for (guint x = 0; x < SHADES; x++)
      {
        low = MIN (low, shades[y][x]);
        high = MAX (high, shades[y][x]);
      }

  return high - low >= LEAST_CONTRAST;
}

/* How much of frequency @u + 1 is in one row or column of shades. */
static float
transform (const float *shades,
           gsize step,
           guint u)
{
  double sum = 0;

  for (guint x = 0; x < SHADES; x++)
    sum += shades[x * step] * cos (G_PI * (2 * x + 1) * (u + 1) / (2 * SHADES));

  return sum;
}

static void
find_frequencies (Shades shades,
                  float frequencies[FREQUENCIES * FREQUENCIES])
{
  float rows[SHADES][FREQUENCIES];

  for (guint y = 0; y < SHADES; y++)
    for (guint u = 0; u < FREQUENCIES; u++)
      rows[y][u] = transform (shades[y], 1, u);

  for (guint v = 0; v < FREQUENCIES; v++)
    for (guint u = 0; u < FREQUENCIES; u++)
      frequencies[v * FREQUENCIES + u] = transform (&rows[0][u], FREQUENCIES, v);
}

static int
compare_floats (const void *a,
                const void *b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

static float
find_median (const float values[FREQUENCIES * FREQUENCIES])
{
  float sorted[FREQUENCIES * FREQUENCIES];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, G_N_ELEMENTS (sorted), sizeof *sorted, compare_floats);

  return (sorted[G_N_ELEMENTS (sorted) / 2 - 1] + sorted[G_N_ELEMENTS (sorted) / 2]) / 2;
}

/**
 * pol_picture_hash:
 * @pixbuf: a picture, as it is to be looked at
 * @hash: (out): its hash
 *
 * Makes a perceptual hash: few bits differ between pictures that look alike. What is
 * transparent counts as white.
 *
 * Returns: whether there is one; a picture of one colour has none
 */
gboolean
pol_picture_hash (GdkPixbuf *pixbuf,
                  guint64 *hash)
{
  g_autoptr (GdkPixbuf) small = NULL;
  Shades shades;
  float frequencies[FREQUENCIES * FREQUENCIES];
  float median;

  if (gdk_pixbuf_get_has_alpha (pixbuf))
    small = gdk_pixbuf_composite_color_simple (pixbuf, SHADES, SHADES, GDK_INTERP_BILINEAR, 255, SHADES,
                                               0xffffff, 0xffffff);
  else
    small = gdk_pixbuf_scale_simple (pixbuf, SHADES, SHADES, GDK_INTERP_BILINEAR);
  if (small == NULL)
    return FALSE;

  read_shades (small, shades);
  if (!has_contrast (shades))
    return FALSE;

  find_frequencies (shades, frequencies);
  median = find_median (frequencies);
  *hash = 0;
  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    *hash = *hash << 1 | (frequencies[i] > median);

  return TRUE;
}

/**
 * pol_picture_hash_file:
 * @file: a picture
 * @has_hash: (out): whether there is a hash; a picture of one colour has none
 * @hash: (out): its hash, see pol_picture_hash()
 * @cancellable: (nullable): a cancellable
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Makes the perceptual hash of the picture in a file. Blocks.
 *
 * Returns: whether it could be decoded, and all of it
 */
gboolean
pol_picture_hash_file (GFile *file,
                       gboolean *has_hash,
                       guint64 *hash,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PolDecodedImage) image = pol_image_decode (file, LOOK_SIZE, cancellable, error);

  if (image == NULL)
    return FALSE;

  if (image->incomplete)
    {
      pol_image_error_set (error, POL_IMAGE_ERROR_DAMAGED, file);
      return FALSE;
    }

  *has_hash = pol_picture_hash (image->pixbuf, hash);
  return TRUE;
}
