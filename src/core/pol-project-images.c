/* pol-project-images.c: the images of a project and what is said of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include <string.h>

/**
 * pol_project_get_n_images:
 * @self: a project
 *
 * Gets how many images there are, missing ones included.
 *
 * Returns: the number
 */
guint
pol_project_get_n_images (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return pol_image_table_get_n (self->images);
}

/**
 * pol_project_get_nth_image:
 * @self: a project
 * @position: a place among all images, by the bytes of their paths
 *
 * Gets an image by its place.
 *
 * Returns: the image's index
 */
guint
pol_project_get_nth_image (PolProject *self,
                           guint position)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);
  g_return_val_if_fail (position < pol_image_table_get_n (self->images), 0);

  return pol_image_table_get_nth (self->images, position);
}

/**
 * pol_project_get_image_path:
 * @self: a project
 * @image: the index of an image
 *
 * Gets the path of an image, relative to the folder, `/` between parts. It is
 * as the file system has it, which need not be UTF-8.
 *
 * Returns: (transfer none) (type filename): the path
 */
const char *
pol_project_get_image_path (PolProject *self,
                            guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), NULL);

  return pol_image_table_get_path (self->images, image);
}

/**
 * pol_project_get_image_file:
 * @self: a project
 * @image: the index of an image
 *
 * Gets the file of an image.
 *
 * Returns: (transfer full): the file
 */
GFile *
pol_project_get_image_file (PolProject *self,
                            guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), NULL);

  return g_file_resolve_relative_path (self->folder,
                                       pol_image_table_get_path (self->images, image));
}

/**
 * pol_project_find_image:
 * @self: a project
 * @path: (type filename): a path relative to the folder
 * @image: (out) (optional): the index of the image
 *
 * Looks an image up.
 *
 * Returns: whether the data set has it
 */
gboolean
pol_project_find_image (PolProject *self,
                        const char *path,
                        guint *image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return pol_image_table_find (self->images, path, image);
}

/**
 * pol_project_get_image_state:
 * @self: a project
 * @image: the index of an image
 *
 * Gets the mark on an image.
 *
 * Returns: the mark
 */
PolImageState
pol_project_get_image_state (PolProject *self,
                             guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), POL_IMAGE_STATE_NONE);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), POL_IMAGE_STATE_NONE);

  return pol_image_table_get_state (self->images, image);
}

/**
 * pol_project_get_image_missing:
 * @self: a project
 * @image: the index of an image
 *
 * Gets whether the last scan did not find the image any more. Its tags are
 * kept.
 *
 * Returns: whether it is missing
 */
gboolean
pol_project_get_image_missing (PolProject *self,
                               guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), FALSE);

  return pol_image_table_get_missing (self->images, image);
}

/**
 * pol_project_get_n_missing:
 * @self: a project
 *
 * Gets how many images the last scan did not find any more.
 *
 * Returns: the number
 */
guint
pol_project_get_n_missing (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return pol_image_table_get_n_missing (self->images);
}

/**
 * pol_project_get_image_size:
 * @self: a project
 * @image: the index of an image
 *
 * Gets the size of an image's file, as it was when it was last looked at.
 *
 * Returns: the size in bytes, or -1 while it is not known
 */
gint64
pol_project_get_image_size (PolProject *self,
                            guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), -1);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), -1);

  return pol_image_table_get_size (self->images, image);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b,
               gpointer project)
{
  return strcmp (pol_project_get_image_path (project, *(const guint32 *) a),
                 pol_project_get_image_path (project, *(const guint32 *) b));
}

/* Most come from a walk through all images in their order. */
static gboolean
is_in_order (PolProject *self,
             GArray *images)
{
  for (guint i = 1; i < images->len; i++)
    {
      if (compare_paths (&g_array_index (images, guint32, i - 1), &g_array_index (images, guint32, i),
                         self)
          >= 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * pol_project_sort_images:
 * @self: a project
 * @images: (element-type guint32): indexes of images
 *
 * Brings @images into the order of their paths, by bytes, and drops those that it
 * has twice.
 */
void
pol_project_sort_images (PolProject *self,
                         GArray *images)
{
  guint n = 0;

  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (images != NULL);

  if (is_in_order (self, images))
    return;

  g_array_sort_with_data (images, compare_paths, self);
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (n == 0 || image != g_array_index (images, guint32, n - 1))
        g_array_index (images, guint32, n++) = image;
    }
  g_array_set_size (images, n);
}

/**
 * pol_project_get_image_mtime:
 * @self: a project
 * @image: the index of an image
 *
 * Gets when an image's file was changed, as of when it was last looked at.
 *
 * Returns: the time in milliseconds since 1970, or 0 while it is not known
 */
gint64
pol_project_get_image_mtime (PolProject *self,
                             guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), 0);

  return pol_image_table_get_mtime (self->images, image);
}

/**
 * pol_project_get_image_dimensions:
 * @self: a project
 * @image: the index of an image
 * @width: (out): the width in pixels
 * @height: (out): the height in pixels
 *
 * Gets how large an image's picture is, as its file has it.
 *
 * Returns: whether that is known
 */
gboolean
pol_project_get_image_dimensions (PolProject *self,
                                  guint image,
                                  guint *width,
                                  guint *height)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), FALSE);
  g_return_val_if_fail (width != NULL && height != NULL, FALSE);

  *width = pol_image_table_get_width (self->images, image);
  *height = pol_image_table_get_height (self->images, image);

  return *width > 0;
}

/**
 * pol_project_get_annotations: (skip)
 * @self: a project
 * @image: the index of an image
 * @n_annotations: (out): how many they are
 *
 * Gets what annotators said of an image, archived concepts included, sorted by
 * the indexes of concept and annotator. Valid until the next change.
 *
 * Returns: (transfer none) (array length=n_annotations) (nullable): the
 *   annotations
 */
const PolAnnotation *
pol_project_get_annotations (PolProject *self,
                             guint image,
                             gsize *n_annotations)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), NULL);
  g_return_val_if_fail (n_annotations != NULL, NULL);

  return pol_tag_table_get (self->tags, image, n_annotations);
}

/**
 * pol_project_get_n_annotations:
 * @self: a project
 *
 * Gets how many annotations there are on all images, archived concepts
 * included.
 *
 * Returns: the number
 */
guint
pol_project_get_n_annotations (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return pol_tag_table_get_n (self->tags);
}
