/* pol-thumbnail-cache.c: the thumbnails that all programs of a user share
 *
 * The rules are those of the Thumbnail Managing Standard, version 0.9:
 * https://specifications.freedesktop.org/thumbnail-spec/latest/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-thumbnail-cache.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "pol-image-reader.h"

#define FAILURES "fail" G_DIR_SEPARATOR_S "polarity-" PACKAGE_VERSION
#define COMPRESSION "1"

struct _PolThumbnailCache
{
  GObject parent_instance;

  char   *folder;
};

G_DEFINE_FINAL_TYPE (PolThumbnailCache, pol_thumbnail_cache, G_TYPE_OBJECT)

static const struct
{
  guint       size;
  const char *folder;
} classes[] = {
  { 128, "normal" },
  { 256, "large" },
  { 512, "x-large" },
  { POL_THUMBNAIL_MAX_SIZE, "xx-large" },
};

static void
pol_thumbnail_cache_finalize (GObject *object)
{
  PolThumbnailCache *self = POL_THUMBNAIL_CACHE (object);

  g_free (self->folder);

  G_OBJECT_CLASS (pol_thumbnail_cache_parent_class)->finalize (object);
}

static void
pol_thumbnail_cache_class_init (PolThumbnailCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_thumbnail_cache_finalize;
}

static void
pol_thumbnail_cache_init (PolThumbnailCache *self)
{
}

/**
 * pol_thumbnail_cache_new:
 * @folder: (type filename) (nullable): where the thumbnails are, or %NULL for
 *   `$XDG_CACHE_HOME/thumbnails`
 *
 * Returns: (transfer full): a cache
 */
PolThumbnailCache *
pol_thumbnail_cache_new (const char *folder)
{
  PolThumbnailCache *self = g_object_new (POL_TYPE_THUMBNAIL_CACHE, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_cache_dir (), "thumbnails", NULL);
  return self;
}

/**
 * pol_thumbnail_cache_round_size:
 * @size: the longest side of a thumbnail, in pixels
 *
 * Returns: the size of the thumbnails that are kept from which one of @size can
 *   be made: 128, 256, 512 or 1024; 0 if there are none of that size
 */
guint
pol_thumbnail_cache_round_size (guint size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (size <= classes[i].size)
      return classes[i].size;
  return 0;
}

static const char *
get_class_folder (guint size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (size == classes[i].size)
      return classes[i].folder;
  g_assert_not_reached ();
}

/**
 * pol_thumbnail_cache_accepts:
 * @self: a cache
 * @file: a file
 *
 * Returns: whether @file may have a thumbnail; those in the cache do not
 */
gboolean
pol_thumbnail_cache_accepts (PolThumbnailCache *self, GFile *file)
{
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  folder = g_file_new_for_path (self->folder);
  return !g_file_has_prefix (file, folder);
}

static char *
build_path (PolThumbnailCache *self, const char *folder, const char *uri)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, uri, -1);
  g_autofree char *name = g_strconcat (digest, ".png", NULL);

  return g_build_filename (self->folder, folder, name, NULL);
}

/**
 * pol_thumbnail_cache_get_path:
 * @self: a cache
 * @uri: the URI of a picture
 * @size: a size that pol_thumbnail_cache_round_size() gave
 *
 * Returns: (transfer full) (type filename): where the thumbnail of @uri is, or would be
 */
char *
pol_thumbnail_cache_get_path (PolThumbnailCache *self, const char *uri, guint size)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  return build_path (self, get_class_folder (size), uri);
}

/* The size is compared only where the thumbnail names it; the rest must be there. */
static gboolean
is_of (GdkPixbuf *pixbuf, const PolThumbnailSource *source)
{
  const char *uri = gdk_pixbuf_get_option (pixbuf, "tEXt::Thumb::URI");
  const char *mtime = gdk_pixbuf_get_option (pixbuf, "tEXt::Thumb::MTime");
  const char *size = gdk_pixbuf_get_option (pixbuf, "tEXt::Thumb::Size");

  return g_strcmp0 (uri, source->uri) == 0
         && mtime != NULL && g_ascii_strtoll (mtime, NULL, 10) == source->mtime
         && (size == NULL || g_ascii_strtoull (size, NULL, 10) == source->size);
}

static GdkPixbuf *
load_valid (const char *path, const PolThumbnailSource *source, guint size)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (PolImageReading) reading = { 0 };

  if (!pol_image_read_pixels (file, size, &reading, NULL, NULL)
      || reading.incomplete || !is_of (reading.pixbuf, source))
    return NULL;
  return g_steal_pointer (&reading.pixbuf);
}

/**
 * pol_thumbnail_cache_load:
 * @self: a cache
 * @source: a picture as it is now
 * @size: a size that pol_thumbnail_cache_round_size() gave
 *
 * Looks for a thumbnail, whichever program made it. One that is not of @source
 * as it is now is none. Where there is none of @size, a larger one is scaled
 * down. Blocks.
 *
 * Returns: (transfer full) (nullable): the thumbnail, or %NULL if there is none
 */
GdkPixbuf *
pol_thumbnail_cache_load (PolThumbnailCache *self, const PolThumbnailSource *source, guint size)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *path = NULL;
      GdkPixbuf *pixbuf;

      if (classes[i].size < size)
        continue;

      path = build_path (self, classes[i].folder, source->uri);
      pixbuf = load_valid (path, source, size);
      if (pixbuf != NULL)
        return pixbuf;
    }

  return NULL;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* The standard asks for transparency of 8 bits, also where there is none. Written under another
 * name and moved over, so that no program ever reads half a thumbnail; compressed little, since
 * there is always another thumbnail to make. */
static gboolean
write_thumbnail (const char *path,
                 GdkPixbuf *pixbuf,
                 const char *const *keys,
                 const char *const *values,
                 GError **error)
{
  g_autoptr (GdkPixbuf) transparent = gdk_pixbuf_add_alpha (pixbuf, FALSE, 0, 0, 0);
  g_autofree char *bytes = NULL;
  gsize size;

  return make_folder (path, error)
         && gdk_pixbuf_save_to_bufferv (transparent, &bytes, &size, "png", (char **) keys,
                                        (char **) values, error)
         && g_file_set_contents_full (path, bytes, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                      error);
}

/**
 * pol_thumbnail_cache_save:
 * @self: a cache
 * @source: a picture as it was before @pixbuf was made of it
 * @size: a size that pol_thumbnail_cache_round_size() gave
 * @pixbuf: the thumbnail, its longest side @size or less
 * @width: the width of the picture in pixels
 * @height: the height of the picture in pixels
 * @error: where the error goes, with the system's own words
 *
 * Keeps a thumbnail for all programs. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
pol_thumbnail_cache_save (PolThumbnailCache *self,
                          const PolThumbnailSource *source,
                          guint size,
                          GdkPixbuf *pixbuf,
                          guint width,
                          guint height,
                          GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *mtime = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *width_text = NULL;
  g_autofree char *height_text = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (GDK_IS_PIXBUF (pixbuf), FALSE);

  path = build_path (self, get_class_folder (size), source->uri);
  mtime = g_strdup_printf ("%" G_GINT64_FORMAT, source->mtime);
  bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, source->size);
  width_text = g_strdup_printf ("%u", width);
  height_text = g_strdup_printf ("%u", height);
  return write_thumbnail (path, pixbuf,
                          (const char *const[]) { "tEXt::Thumb::URI", "tEXt::Thumb::MTime",
                                       "tEXt::Thumb::Size", "tEXt::Thumb::Image::Width",
                                       "tEXt::Thumb::Image::Height", "tEXt::Software",
                                       "compression", NULL },
                          (const char *const[]) { source->uri, mtime, bytes, width_text,
                                       height_text, "Polarity", COMPRESSION, NULL },
                          error);
}

/**
 * pol_thumbnail_cache_has_failure:
 * @self: a cache
 * @source: a picture as it is now
 *
 * Returns: whether this version of the program could not read @source as it is
 *   now, as pol_thumbnail_cache_save_failure() noted
 */
gboolean
pol_thumbnail_cache_has_failure (PolThumbnailCache *self, const PolThumbnailSource *source)
{
  g_autofree char *path = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  path = build_path (self, FAILURES, source->uri);
  pixbuf = load_valid (path, source, 1);
  return pixbuf != NULL;
}

/**
 * pol_thumbnail_cache_save_failure:
 * @self: a cache
 * @source: a picture as it was when it could not be read
 * @error: where the error goes, with the system's own words
 *
 * Notes that @source cannot be read, so that nobody tries before it changes.
 *
 * Returns: whether it was written
 */
gboolean
pol_thumbnail_cache_save_failure (PolThumbnailCache *self,
                                  const PolThumbnailSource *source,
                                  GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *mtime = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAIL_CACHE (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  path = build_path (self, FAILURES, source->uri);
  mtime = g_strdup_printf ("%" G_GINT64_FORMAT, source->mtime);
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 1, 1);
  gdk_pixbuf_fill (pixbuf, 0);
  return write_thumbnail (path, pixbuf,
                          (const char *const[]) { "tEXt::Thumb::URI", "tEXt::Thumb::MTime",
                                       "tEXt::Software", NULL },
                          (const char *const[]) { source->uri, mtime, "Polarity", NULL },
                          error);
}
