/* bench-jpeg.c: libjpeg's own decoding, scaled while it decodes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-jpeg.h"

#include <stdio.h>

#ifdef HAVE_LIBJPEG

#include <jpeglib.h>

/* Decodes a file to the smallest of libjpeg's sizes whose longer side is at least
 * @size, and throws the picture away. Ends the program if the file is damaged. */
gboolean
bench_jpeg_decode (const char *path,
                   guint size)
{
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  g_autofree JSAMPLE *pixels = NULL;
  FILE *file = fopen (path, "rb");

  if (file == NULL)
    return FALSE;

  info.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&info);
  jpeg_stdio_src (&info, file);
  jpeg_read_header (&info, TRUE);
  info.out_color_space = JCS_RGB;
  info.scale_denom = 8;
  for (info.scale_num = 1; info.scale_num < 8; info.scale_num *= 2)
    {
      if (MAX (info.image_width, info.image_height) * info.scale_num / 8 >= size)
        break;
    }

  jpeg_start_decompress (&info);
  pixels = g_malloc (3 * info.output_width * info.output_height);
  while (info.output_scanline < info.output_height)
    {
      JSAMPROW row = pixels + 3 * info.output_width * info.output_scanline;

      jpeg_read_scanlines (&info, &row, 1);
    }
  jpeg_finish_decompress (&info);
  jpeg_destroy_decompress (&info);
  fclose (file);

  return TRUE;
}

#else

gboolean
bench_jpeg_decode (const char *path,
                   guint size)
{
  return FALSE;
}

#endif
