/* pol-thumbnail-loader.c: thumbnails for views, loaded on other threads and remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-thumbnail-loader.h"

#include "pol-task-stack.h"
#include "pol-thumbnail-memory.h"
#include "pol-thumbnailer.h"

/* Far more than any view shows at once. */
#define MAX_WAITING 1024
/* These hold pixels. Those beyond are made again another time. */
#define MAX_UNSAVED 256
/* About a thousand thumbnails of 128 pixels. */
#define DEFAULT_MAX_BYTES (64 * 1024 * 1024)

/* What the threads share. They never see the loader, whose textures are for the
 * main thread. */
typedef struct
{
  PolThumbnailer *thumbnailer;
  PolTaskStack *waiting;
  GAsyncQueue *unsaved;         /* of Unsaved, the oldest first */
} Workshop;

struct _PolThumbnailLoader
{
  GObject parent_instance;

  Workshop *workshop;
  GThreadPool *pool;            /* of Workshop, a reference for each task */
  PolThumbnailMemory *memory;
};

G_DEFINE_FINAL_TYPE (PolThumbnailLoader, pol_thumbnail_loader, G_TYPE_OBJECT)

typedef struct
{
  PolThumbnailSource *source;
  guint size;
  PolDecodedImage *image;
} Unsaved;

typedef struct
{
  GFile *file;
  guint size;
  PolThumbnailSource *known;    /* what the one in memory is of, or NULL */
} Request;

/* Who asked. It stays on the main thread, and keeps the loader there. */
typedef struct
{
  PolThumbnailLoader *loader;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Client;

typedef struct
{
  PolThumbnailSource *source;
  GdkTexture *texture;          /* NULL if the one in memory is true still */
} Loaded;

static void
unsaved_free (gpointer data)
{
  Unsaved *unsaved = data;

  pol_thumbnail_source_free (unsaved->source);
  pol_decoded_image_free (unsaved->image);
  g_free (unsaved);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  pol_thumbnail_source_free (loaded->source);
  g_clear_object (&loaded->texture);
  g_free (loaded);
}

static void
workshop_clear (gpointer data)
{
  Workshop *workshop = data;

  g_object_unref (workshop->thumbnailer);
  pol_task_stack_unref (workshop->waiting);
  g_async_queue_unref (workshop->unsaved);
}

static void
workshop_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, workshop_clear);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_clear_pointer (&request->known, pol_thumbnail_source_free);
  g_free (request);
}

static void
save_later (Workshop *workshop,
            const PolThumbnailSource *source,
            guint size,
            PolDecodedImage *image)
{
  Unsaved *unsaved = g_new0 (Unsaved, 1);

  unsaved->source = pol_thumbnail_source_copy (source);
  unsaved->size = size;
  unsaved->image = image;
  g_async_queue_push (workshop->unsaved, unsaved);

  if (g_async_queue_length (workshop->unsaved) > MAX_UNSAVED)
    {
      unsaved = g_async_queue_try_pop (workshop->unsaved);
      g_clear_pointer (&unsaved, unsaved_free);
    }
}

/* Whoever waits for a thumbnail does not wait for others to be saved. */
static void
save_while_idle (Workshop *workshop)
{
  Unsaved *unsaved;

  while (pol_task_stack_is_empty (workshop->waiting)
         && (unsaved = g_async_queue_try_pop (workshop->unsaved)) != NULL)
    {
      pol_thumbnailer_save (workshop->thumbnailer, unsaved->source, unsaved->size, unsaved->image);
      unsaved_free (unsaved);
    }
}

static GdkTexture *
make_texture (Workshop *workshop,
              Request *request,
              const PolThumbnailSource *source,
              GCancellable *cancellable,
              GError **error)
{
  PolDecodedImage *image;
  g_autoptr (GdkPixbuf) pixbuf =
      pol_thumbnailer_load (workshop->thumbnailer, request->file, source, request->size, &image,
                            cancellable, error);

  if (image != NULL)
    save_later (workshop, source, request->size, image);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static void
load (Workshop *workshop,
      GTask *task)
{
  Request *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (PolThumbnailSource) source =
      pol_thumbnail_source_query (request->file, cancellable, &error);
  GdkTexture *texture = NULL;
  Loaded *loaded;

  if (source != NULL
      && (request->known == NULL || !pol_thumbnail_source_equal (request->known, source)))
    texture = make_texture (workshop, request, source, cancellable, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  loaded = g_new0 (Loaded, 1);
  loaded->source = g_steal_pointer (&source);
  loaded->texture = texture;
  g_task_return_pointer (task, loaded, loaded_free);
}

/* There is one call for each task, but not this task's: the first one that
 * waits is done. */
static void
work (gpointer data,
      gpointer user_data)
{
  Workshop *workshop = data;
  GTask *task = pol_task_stack_pop (workshop->waiting);

  if (task != NULL)
    load (workshop, task);
  g_clear_object (&task);
  save_while_idle (workshop);
  workshop_unref (workshop);
}

/* What waits still is done, and nobody waits for it here. */
static void
pol_thumbnail_loader_finalize (GObject *object)
{
  PolThumbnailLoader *self = POL_THUMBNAIL_LOADER (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  workshop_unref (self->workshop);
  pol_thumbnail_memory_free (self->memory);

  G_OBJECT_CLASS (pol_thumbnail_loader_parent_class)->finalize (object);
}

static void
pol_thumbnail_loader_class_init (PolThumbnailLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_thumbnail_loader_finalize;
}

static void
pol_thumbnail_loader_init (PolThumbnailLoader *self)
{
  self->workshop = g_atomic_rc_box_new0 (Workshop);
  self->workshop->thumbnailer = pol_thumbnailer_new ();
  self->workshop->waiting = pol_task_stack_new (MAX_WAITING);
  self->workshop->unsaved = g_async_queue_new_full (unsaved_free);
}

/**
 * pol_thumbnail_loader_new:
 * @n_threads: how many pictures may be decoded at once
 * @max_bytes: how much memory the pixels of remembered thumbnails may take
 *
 * Returns: (transfer full): a loader that remembers nothing yet
 */
PolThumbnailLoader *
pol_thumbnail_loader_new (guint n_threads,
                          gsize max_bytes)
{
  PolThumbnailLoader *self;

  g_return_val_if_fail (n_threads > 0, NULL);

  self = g_object_new (POL_TYPE_THUMBNAIL_LOADER, NULL);
  self->pool = g_thread_pool_new_full (work, NULL, workshop_unref, n_threads, FALSE, NULL);
  self->memory = pol_thumbnail_memory_new (max_bytes);

  return self;
}

/**
 * pol_thumbnail_loader_dup_default:
 *
 * Gets the loader that all views share, which lasts as long as any of them. It
 * uses every processor and 64 MiB.
 *
 * Returns: (transfer full): the loader
 */
PolThumbnailLoader *
pol_thumbnail_loader_dup_default (void)
{
  static PolThumbnailLoader *loader;

  if (loader != NULL)
    return g_object_ref (loader);

  loader = pol_thumbnail_loader_new (g_get_num_processors (), DEFAULT_MAX_BYTES);
  g_object_add_weak_pointer (G_OBJECT (loader), (gpointer *) &loader);

  return loader;
}

/**
 * pol_thumbnail_loader_get_n_decoded:
 * @self: a loader
 *
 * Returns: how many pictures were decoded so far, since there was no thumbnail
 */
guint
pol_thumbnail_loader_get_n_decoded (PolThumbnailLoader *self)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (self), 0);

  return pol_thumbnailer_get_n_decoded (self->workshop->thumbnailer);
}

/**
 * pol_thumbnail_loader_get_n_bytes:
 * @self: a loader
 *
 * Returns: how much memory the pixels of remembered thumbnails take
 */
gsize
pol_thumbnail_loader_get_n_bytes (PolThumbnailLoader *self)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (self), 0);

  return pol_thumbnail_memory_get_n_bytes (self->memory);
}

/**
 * pol_thumbnail_loader_peek:
 * @self: a loader
 * @file: a picture
 * @size: the longest side of the thumbnail in pixels, at most
 *
 * Looks for a thumbnail in memory, to be shown at once. Whether it is true
 * still, pol_thumbnail_loader_load_async() finds out.
 *
 * Returns: (transfer none) (nullable): the thumbnail
 */
GdkTexture *
pol_thumbnail_loader_peek (PolThumbnailLoader *self,
                           GFile *file,
                           guint size)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  uri = g_file_get_uri (file);

  return pol_thumbnail_memory_lookup (self->memory, uri, size, NULL);
}

static PolThumbnailSource *
copy_known (PolThumbnailLoader *self,
            GFile *file,
            guint size)
{
  g_autofree char *uri = g_file_get_uri (file);
  const PolThumbnailSource *source = NULL;

  pol_thumbnail_memory_lookup (self->memory, uri, size, &source);

  return source != NULL ? pol_thumbnail_source_copy (source) : NULL;
}

static Client *
client_new (PolThumbnailLoader *self,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Client *client = g_new0 (Client, 1);

  client->loader = g_object_ref (self);
  client->callback = callback;
  client->user_data = user_data;

  return client;
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Client *client = user_data;

  client->callback (G_OBJECT (client->loader), result, client->user_data);
  g_object_unref (client->loader);
  g_free (client);
}

/**
 * pol_thumbnail_loader_load_async:
 * @self: a loader
 * @file: a picture
 * @size: the longest side of the thumbnail in pixels, at most
 * @io_priority: %POL_THUMBNAIL_PRIORITY_SEEN or %POL_THUMBNAIL_PRIORITY_NEAR
 * @cancellable: (nullable): a cancellable, of this request only
 * @callback: (scope async): called in the main thread
 * @user_data: user data for @callback
 *
 * Gets a thumbnail from the cache of thumbnails that all programs share, or
 * makes it and puts it there afterwards. What is seen comes before what is
 * near, and the newest request first. One that is cancelled before its turn
 * costs nothing; so does the last of more than 1024 that wait, which ends as if
 * it had been cancelled.
 */
void
pol_thumbnail_loader_load_async (PolThumbnailLoader *self,
                                 GFile *file,
                                 guint size,
                                 int io_priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (POL_IS_THUMBNAIL_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (size > 0);

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->size = size;
  request->known = copy_known (self, file, size);

  task = g_task_new (NULL, cancellable, on_done, client_new (self, callback, user_data));
  g_task_set_source_tag (task, pol_thumbnail_loader_load_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, request, request_free);
  pol_task_stack_push (self->workshop->waiting, task);
  g_thread_pool_push (self->pool, g_atomic_rc_box_acquire (self->workshop), NULL);
}

/**
 * pol_thumbnail_loader_load_finish:
 * @self: a loader
 * @result: what the callback was given
 * @texture: (out) (transfer full) (nullable): the thumbnail, upright; %NULL if
 *   what pol_thumbnail_loader_peek() gave before is true still
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Ends what pol_thumbnail_loader_load_async() began.
 *
 * Returns: whether there is a thumbnail
 */
gboolean
pol_thumbnail_loader_load_finish (PolThumbnailLoader *self,
                                  GAsyncResult *result,
                                  GdkTexture **texture,
                                  GError **error)
{
  Request *request;
  Loaded *loaded;

  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (texture != NULL, FALSE);

  *texture = NULL;
  request = g_task_get_task_data (G_TASK (result));
  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return FALSE;

  if (loaded->texture != NULL)
    pol_thumbnail_memory_insert (self->memory, loaded->source, request->size, loaded->texture);
  *texture = g_steal_pointer (&loaded->texture);
  loaded_free (loaded);

  return TRUE;
}

/**
 * pol_thumbnail_loader_raise:
 * @self: a loader
 * @cancellable: the cancellable of a request
 * @io_priority: how urgent it is now
 *
 * Makes a request that waits as new as if it were made now.
 */
void
pol_thumbnail_loader_raise (PolThumbnailLoader *self,
                            GCancellable *cancellable,
                            int io_priority)
{
  g_return_if_fail (POL_IS_THUMBNAIL_LOADER (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  pol_task_stack_raise (self->workshop->waiting, cancellable, io_priority);
}
