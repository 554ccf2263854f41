/* pol-thumbnail-source.c: what a thumbnail is of, as it was when it was made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-thumbnail-source.h"

#include "pol-image-error.h"

/**
 * pol_thumbnail_source_query:
 * @file: a picture
 * @cancellable: (nullable): a cancellable
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds out how @file is now. Blocks.
 *
 * Returns: (transfer full): the state of @file, or %NULL
 */
PolThumbnailSource *
pol_thumbnail_source_query (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  PolThumbnailSource *self;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info == NULL)
    {
      pol_image_error_take (error, file, cause);
      return NULL;
    }

  self = g_new0 (PolThumbnailSource, 1);
  self->uri = g_file_get_uri (file);
  self->mtime = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  self->size = g_file_info_get_size (info);
  return self;
}

/**
 * pol_thumbnail_source_copy:
 * @self: a source
 *
 * Returns: (transfer full): a copy of @self
 */
PolThumbnailSource *
pol_thumbnail_source_copy (const PolThumbnailSource *self)
{
  PolThumbnailSource *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PolThumbnailSource, 1);
  copy->uri = g_strdup (self->uri);
  copy->mtime = self->mtime;
  copy->size = self->size;
  return copy;
}

/**
 * pol_thumbnail_source_free:
 * @self: (transfer full): a source
 *
 * Frees @self.
 */
void
pol_thumbnail_source_free (PolThumbnailSource *self)
{
  g_free (self->uri);
  g_free (self);
}

/**
 * pol_thumbnail_source_equal:
 * @self: a source
 * @other: another source
 *
 * Returns: whether a thumbnail of @self is also one of @other
 */
gboolean
pol_thumbnail_source_equal (const PolThumbnailSource *self, const PolThumbnailSource *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->mtime == other->mtime && self->size == other->size
         && g_str_equal (self->uri, other->uri);
}
