/* pol-thumbnailer.c: thumbnails for a view, made on a few threads, the newest request first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-thumbnailer.h"

#include "pol-image-decode.h"
#include "pol-image-probe.h"
#include "pol-image-reader.h"
#include "pol-task-stack.h"
#include "pol-thumbnail-cache.h"

/* Far more than any view shows at once. */
#define MAX_WAITING 1024

struct _PolThumbnailer
{
  GObject            parent_instance;

  PolThumbnailCache *cache;
  GThreadPool       *pool;       /* of PolTaskStack, a reference for each task pushed */
  PolTaskStack      *waiting;
  guint              n_decoded;  /* atomic */
};

G_DEFINE_FINAL_TYPE (PolThumbnailer, pol_thumbnailer, G_TYPE_OBJECT)

typedef struct
{
  GFile *file;
  guint  size;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->file);
  g_free (self);
}

static GFileInfo *
query_file (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  GFileInfo *info = g_file_query_info (file,
                                       G_FILE_ATTRIBUTE_TIME_MODIFIED
                                       "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                       G_FILE_QUERY_INFO_NONE, cancellable, &cause);

  if (info == NULL)
    pol_image_error_take (error, file, cause);
  return info;
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
static GdkPixbuf *
make_thumbnail (PolThumbnailer *self,
                GFile *file,
                const PolThumbnailSource *source,
                guint size,
                GCancellable *cancellable,
                GError **error)
{
  GError *cause = NULL;
  g_autoptr (PolDecodedImage) image = decode (self, file, size, cancellable, &cause);

  if (image != NULL)
    {
      pol_thumbnail_cache_save (self->cache, source, size, image->pixbuf,
                                image->width, image->height, NULL);
      return g_steal_pointer (&image->pixbuf);
    }

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
load_cached (PolThumbnailer *self,
             GFile *file,
             guint size,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFileInfo) info = query_file (file, cancellable, error);
  PolThumbnailSource source = { .uri = uri };
  GdkPixbuf *pixbuf;

  if (info == NULL)
    return NULL;

  source.mtime = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  source.size = g_file_info_get_size (info);
  pixbuf = pol_thumbnail_cache_load (self->cache, &source, size);
  if (pixbuf != NULL)
    return pixbuf;

  if (pol_thumbnail_cache_has_failure (self->cache, &source))
    {
      explain_failure (file, cancellable, error);
      return NULL;
    }
  return make_thumbnail (self, file, &source, size, cancellable, error);
}

static GdkPixbuf *
load_uncached (PolThumbnailer *self,
               GFile *file,
               guint size,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PolDecodedImage) image = decode (self, file, size, cancellable, error);

  return image != NULL ? g_steal_pointer (&image->pixbuf) : NULL;
}

static void
load (GTask *task)
{
  PolThumbnailer *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  guint kept_size = pol_thumbnail_cache_round_size (request->size);
  gboolean kept = kept_size > 0 && pol_thumbnail_cache_accepts (self->cache, request->file);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (kept)
    pixbuf = load_cached (self, request->file, kept_size, cancellable, &error);
  else
    pixbuf = load_uncached (self, request->file, request->size, cancellable, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pol_image_scale_down (pixbuf, request->size), g_object_unref);
}

/* There is one call for each task, but not this task's: the newest one that waits is done. The task
 * may hold the last reference to the thumbnailer, so nothing of that is used after it. */
static void
work (gpointer data, gpointer user_data)
{
  g_autoptr (PolTaskStack) waiting = data;
  g_autoptr (GTask) task = pol_task_stack_pop (waiting);

  if (task != NULL)
    load (task);
}

static void
pol_thumbnailer_finalize (GObject *object)
{
  PolThumbnailer *self = POL_THUMBNAILER (object);

  /* every task holds a reference, so none waits; this may be a thread of the pool, so it is not
   * waited for either */
  g_thread_pool_free (self->pool, TRUE, FALSE);
  pol_task_stack_unref (self->waiting);
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
  self->waiting = pol_task_stack_new (MAX_WAITING);
}

/**
 * pol_thumbnailer_new:
 * @n_threads: how many pictures may be decoded at once, or 0 for half as many
 *   as there are processors
 *
 * Returns: (transfer full): a thumbnailer that uses the user's thumbnail cache
 */
PolThumbnailer *
pol_thumbnailer_new (guint n_threads)
{
  PolThumbnailer *self = g_object_new (POL_TYPE_THUMBNAILER, NULL);

  if (n_threads == 0)
    n_threads = (g_get_num_processors () + 1) / 2;
  self->pool = g_thread_pool_new_full (work, NULL, (GDestroyNotify) pol_task_stack_unref,
                                       n_threads, FALSE, NULL);
  return self;
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

/**
 * pol_thumbnailer_load_async:
 * @self: a thumbnailer
 * @file: a picture
 * @size: the longest side of the thumbnail in pixels, at most
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: user data for @callback
 *
 * Gets the thumbnail of @file from the cache, or makes it and puts it there.
 * The newest request is served first. One that is cancelled before its turn
 * costs nothing; so does the oldest of more than 1024 that wait, which ends
 * as if it had been cancelled.
 */
void
pol_thumbnailer_load_async (PolThumbnailer *self,
                            GFile *file,
                            guint size,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (POL_IS_THUMBNAILER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (size > 0);

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->size = size;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_thumbnailer_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  pol_task_stack_push (self->waiting, task);
  g_thread_pool_push (self->pool, pol_task_stack_ref (self->waiting), NULL);
}

/**
 * pol_thumbnailer_load_finish:
 * @self: a thumbnailer
 * @result: what the callback was given
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Ends what pol_thumbnailer_load_async() began.
 *
 * Returns: (transfer full): the thumbnail, upright, or %NULL
 */
GdkPixbuf *
pol_thumbnailer_load_finish (PolThumbnailer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
