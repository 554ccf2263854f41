/* pol-image-file.c: what tells one version of an image's file from another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-file.h"

#define ATTRIBUTES                     \
  G_FILE_ATTRIBUTE_STANDARD_SIZE ","   \
  G_FILE_ATTRIBUTE_TIME_MODIFIED ","   \
  G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* Looks at the file of @path, relative to @folder. Returns FALSE where that
 * cannot be done. */
gboolean
pol_image_file_query (PolImageFile *self,
                      GFile *folder,
                      const char *path,
                      GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL)
    return FALSE;

  self->size = g_file_info_get_size (info);
  self->mtime = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000
                + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC) / 1000;

  return TRUE;
}

guint
pol_image_file_hash (gconstpointer self)
{
  const PolImageFile *file = self;
  guint64 mixed = ((guint64) file->mtime * 31 + file->size) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return mixed >> 32;
}

/* Whether they may be one file: size and time are the same, whatever the image. */
gboolean
pol_image_file_equal (gconstpointer self,
                      gconstpointer other)
{
  const PolImageFile *a = self;
  const PolImageFile *b = other;

  return a->size == b->size && a->mtime == b->mtime;
}
