/* pol-thumbnailer.c: thumbnails, from the cache that all programs share or made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-thumbnailer.h"

#include "pol-image-probe.h"
#include "pol-image-reader.h"
#include "pol-thumbnail-cache.h"

struct _PolThumbnailer
{
  GObject            parent_instance;

  PolThumbnailCache *cache;
  guint              n_decoded;  /* atomic */
};

G_DEFINE_FINAL_TYPE (PolThumbnailer, pol_thumbnailer, G_TYPE_OBJECT)

static void
pol_thumbnailer_finalize (GObject *object)
{
  PolThumbnailer *self = POL_THUMBNAILER (object);

  g_object_unref (self->cache);

  G_OBJECT_CLASS (pol_thumbnailer_parent_class)->finalize (object);
}

static void
pol_thumbnailer_class_init (PolThumbnailerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_thumbnailer_finalize;
}

static void
pol_thumbnailer_init (PolThumbnailer *self)
{
  self->cache = pol_thumbnail_cache_new (NULL);
}

/**
 * pol_thumbnailer_new:
 *
 * Returns: (transfer full): a thumbnailer that uses the user's thumbnail cache
 */
PolThumbnailer *
pol_thumbnailer_new (void)
{
  return g_object_new (POL_TYPE_THUMBNAILER, NULL);
}

/**
 * pol_thumbnailer_get_n_decoded:
 * @self: a thumbnailer
 *
 * Returns: how many pictures were decoded so far, those that were in the cache
 *   not counted
 */
guint
pol_thumbnailer_get_n_decoded (PolThumbnailer *self)
{
  g_return_val_if_fail (POL_IS_THUMBNAILER (self), 0);

  return g_atomic_int_get (&self->n_decoded);
}

static PolDecodedImage *
decode (PolThumbnailer *self, GFile *file, guint size, GCancellable *cancellable, GError **error)
{
  g_atomic_int_inc (&self->n_decoded);
  return pol_image_decode (file, size, cancellable, error);
}

/* A file that is only out of reach for now is not noted as one that cannot be read. */
static gboolean
is_lasting (const GError *error)
{
  return error->domain == POL_IMAGE_ERROR && error->code != POL_IMAGE_ERROR_UNREADABLE;
}

/* A cache that cannot be written only costs time, so its errors are nobody's concern. */
static PolDecodedImage *
decode_or_note (PolThumbnailer *self,
                GFile *file,
                const PolThumbnailSource *source,
                guint size,
                GCancellable *cancellable,
                GError **error)
{
  GError *cause = NULL;
  PolDecodedImage *image = decode (self, file, size, cancellable, &cause);

  if (image != NULL)
    return image;

  if (is_lasting (cause))
    pol_thumbnail_cache_save_failure (self->cache, source, NULL);
  g_propagate_error (error, cause);
  return NULL;
}

/* Says why a file could not be read earlier, without decoding it again. */
static void
explain_failure (GFile *file, GCancellable *cancellable, GError **error)
{
  if (pol_image_probe (file, NULL, NULL, cancellable, error))
    pol_image_error_set (error, POL_IMAGE_ERROR_DAMAGED, file);
}

static GdkPixbuf *
load_kept (PolThumbnailer *self,
           GFile *file,
           const PolThumbnailSource *source,
           guint size,
           PolDecodedImage **unsaved,
           GCancellable *cancellable,
           GError **error)
{
  GdkPixbuf *pixbuf = pol_thumbnail_cache_load (self->cache, source, size);

  if (pixbuf != NULL)
    return pixbuf;

  if (pol_thumbnail_cache_has_failure (self->cache, source))
    {
      explain_failure (file, cancellable, error);
      return NULL;
    }

  *unsaved = decode_or_note (self, file, source, size, cancellable, error);
  return *unsaved != NULL ? g_object_ref ((*unsaved)->pixbuf) : NULL;
}

static GdkPixbuf *
load_unkept (PolThumbnailer *self,
             GFile *file,
             guint size,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (PolDecodedImage) image = decode (self, file, size, cancellable, error);

  return image != NULL ? g_steal_pointer (&image->pixbuf) : NULL;
}

/**
 * pol_thumbnailer_load:
 * @self: a thumbnailer
 * @file: a picture
 * @source: @file as it is now
 * @size: the longest side of the thumbnail in pixels, at most
 * @unsaved: (out) (transfer full) (nullable): what is not in the cache and
 *   should be given to pol_thumbnailer_save() when there is time for it
 * @cancellable: (nullable): a cancellable
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Gets the thumbnail of @file from the cache, or makes it. Blocks.
 *
 * Returns: (transfer full): the thumbnail, upright, or %NULL
 */
GdkPixbuf *
pol_thumbnailer_load (PolThumbnailer *self,
                      GFile *file,
                      const PolThumbnailSource *source,
                      guint size,
                      PolDecodedImage **unsaved,
                      GCancellable *cancellable,
                      GError **error)
{
  guint kept_size = pol_thumbnail_cache_round_size (size);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAILER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (size > 0, NULL);
  g_return_val_if_fail (unsaved != NULL, NULL);

  *unsaved = NULL;
  if (kept_size > 0 && pol_thumbnail_cache_accepts (self->cache, file))
    pixbuf = load_kept (self, file, source, kept_size, unsaved, cancellable, error);
  else
    pixbuf = load_unkept (self, file, size, cancellable, error);

  return pixbuf != NULL ? pol_image_scale_down (pixbuf, size) : NULL;
}

/**
 * pol_thumbnailer_save:
 * @self: a thumbnailer
 * @source: what pol_thumbnailer_load() was given
 * @size: what pol_thumbnailer_load() was given
 * @image: what pol_thumbnailer_load() left unsaved
 *
 * Puts a thumbnail into the cache, for all programs. Blocks.
 */
void
pol_thumbnailer_save (PolThumbnailer *self,
                      const PolThumbnailSource *source,
                      guint size,
                      PolDecodedImage *image)
{
  g_return_if_fail (POL_IS_THUMBNAILER (self));
  g_return_if_fail (source != NULL);
  g_return_if_fail (image != NULL);

  pol_thumbnail_cache_save (self->cache, source, pol_thumbnail_cache_round_size (size),
                            image->pixbuf, image->width, image->height, NULL);
}
