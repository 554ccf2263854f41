/* pol-picture-cache.c: the picture that is looked at, and those that may come next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-picture-cache.h"

#include "pol-image-decode.h"
#include "pol-indexes.h"

/* The longer side of a picture is one of a few sizes, in pixels, so that small
 * changes of what is needed do not load it again. */
#define MIN_SIZE 1024
#define MAX_SIZE 8192

struct _PolPictureCache
{
  PolProject *project;
  PolPictureFunc loaded;
  gpointer user_data;
  GPtrArray *entries;           /* of Entry, the most wanted first */
};

typedef struct
{
  PolPicture picture;
  PolPictureCache *cache;       /* NULL once it is not wanted any more */
  GCancellable *cancellable;    /* while loading */
  guint image;
  guint size;                   /* that it should have… */
  guint loaded_size;            /* …and that it was loaded with last */
  gboolean outdated;            /* the file is another one since… */
  gboolean replacing;           /* …and was, when loading began */
} Entry;

typedef struct
{
  GFile *file;
  guint size;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request);
}

static void
picture_clear (PolPicture *picture)
{
  g_clear_object (&picture->texture);
  g_clear_pointer (&picture->format, g_free);
  g_clear_error (&picture->error);
}

static void
picture_free (gpointer data)
{
  picture_clear (data);
  g_free (data);
}

static Entry *
entry_new (PolPictureCache *cache,
           guint image)
{
  Entry *entry = g_rc_box_new0 (Entry);

  entry->cache = cache;
  entry->image = image;

  return entry;
}

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  picture_clear (&entry->picture);
  g_clear_object (&entry->cancellable);
}

static void
entry_drop (gpointer data)
{
  Entry *entry = data;

  entry->cache = NULL;
  g_cancellable_cancel (entry->cancellable);
  g_rc_box_release_full (entry, entry_clear);
}

static void start_next (PolPictureCache *self);

/* The pixels stay as GDK-Pixbuf has them: GTK 4.8 draws those formats many times
 * faster than its own default one. */
static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autoptr (PolDecodedImage) decoded =
      pol_image_decode (request->file, request->size, cancellable, &error);
  PolPicture *picture;

  if (decoded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  picture = g_new0 (PolPicture, 1);
  picture->texture = gdk_texture_new_for_pixbuf (decoded->pixbuf);
  picture->width = decoded->width;
  picture->height = decoded->height;
  picture->incomplete = decoded->incomplete;
  picture->animated = decoded->animated;
  picture->format = g_steal_pointer (&decoded->format);
  g_task_return_pointer (task, picture, picture_free);
}

/* A picture that cannot be had larger stays, unless its file is another one. */
static void
take_picture (Entry *entry,
              PolPicture *picture,
              GError **error)
{
  if (picture != NULL)
    {
      picture_clear (&entry->picture);
      entry->picture = *picture;
      g_free (picture);
    }
  else if (entry->picture.texture == NULL || entry->replacing)
    {
      picture_clear (&entry->picture);
      entry->picture.error = g_steal_pointer (error);
    }
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Entry *entry = user_data;
  g_autoptr (GError) error = NULL;
  PolPicture *picture = g_task_propagate_pointer (G_TASK (result), &error);

  if (entry->cache != NULL)
    {
      g_clear_object (&entry->cancellable);
      take_picture (entry, picture, &error);
      start_next (entry->cache);
      entry->cache->loaded (entry->image, entry->cache->user_data);
    }
  else
    g_clear_pointer (&picture, picture_free);

  g_rc_box_release_full (entry, entry_clear);
}

static void
start (PolPictureCache *self,
       Entry *entry)
{
  g_autoptr (GTask) task = NULL;
  Request *request = g_new0 (Request, 1);

  request->file = pol_project_get_image_file (self->project, entry->image);
  request->size = entry->size;
  entry->loaded_size = entry->size;
  entry->replacing = entry->outdated;
  entry->outdated = FALSE;
  entry->cancellable = g_cancellable_new ();

  task = g_task_new (NULL, entry->cancellable, on_loaded, g_rc_box_acquire (entry));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_in_thread);
}

/* Whether there is something to load, or more of it than there is. */
static gboolean
is_waiting (Entry *entry)
{
  if (entry->cancellable != NULL)
    return FALSE;
  if (entry->outdated)
    return TRUE;
  if (entry->picture.error != NULL)
    return FALSE;
  if (entry->picture.texture == NULL)
    return TRUE;

  return entry->loaded_size < entry->size
         && MAX (entry->picture.width, entry->picture.height) > entry->loaded_size;
}

/* The picture that is looked at does not wait for others; the others wait for
 * each other. */
static void
start_next (PolPictureCache *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (is_waiting (entry))
        start (self, entry);
      if (entry->cancellable != NULL)
        return;
    }
}

static guint
round_size (guint size)
{
  guint rounded = MIN_SIZE;

  while (rounded < size && rounded < MAX_SIZE)
    rounded *= 2;

  return rounded;
}

static Entry *
steal_entry (GPtrArray *entries,
             guint image)
{
  for (guint i = 0; i < entries->len; i++)
    if (((Entry *) entries->pdata[i])->image == image)
      return g_ptr_array_steal_index (entries, i);

  return NULL;
}

static void
on_files_changed (PolPictureCache *self,
                  GArray *images)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (pol_indexes_contain (images, entry->image))
        entry->outdated = TRUE;
    }

  start_next (self);
}

/**
 * pol_picture_cache_new:
 * @project: a project
 * @loaded: called when a picture, or an error instead, is there
 * @user_data: data for @loaded
 *
 * Returns: (transfer full): a cache of nothing
 */
PolPictureCache *
pol_picture_cache_new (PolProject *project,
                       PolPictureFunc loaded,
                       gpointer user_data)
{
  PolPictureCache *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (loaded != NULL, NULL);

  self = g_new0 (PolPictureCache, 1);
  self->project = g_object_ref (project);
  self->loaded = loaded;
  self->user_data = user_data;
  self->entries = g_ptr_array_new_with_free_func (entry_drop);
  g_signal_connect_swapped (project, "files-changed", G_CALLBACK (on_files_changed), self);

  return self;
}

/**
 * pol_picture_cache_free:
 * @self: a cache
 *
 * Cancels what is loading and frees the cache; nothing is called any more.
 */
void
pol_picture_cache_free (PolPictureCache *self)
{
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->project);
  g_free (self);
}

/**
 * pol_picture_cache_want:
 * @self: a cache
 * @images: (array length=n_images): indexes of images, each once, the one that
 *   is looked at first
 * @n_images: how many they are
 * @size: how many pixels of the longer side of a picture can be seen
 *
 * Loads @images in this order, in @size pixels or more where they have them,
 * and forgets all others.
 */
void
pol_picture_cache_want (PolPictureCache *self,
                        const guint *images,
                        guint n_images,
                        guint size)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (self != NULL);

  old = g_steal_pointer (&self->entries);
  self->entries = g_ptr_array_new_with_free_func (entry_drop);

  for (guint i = 0; i < n_images; i++)
    {
      Entry *entry = steal_entry (old, images[i]);

      if (entry == NULL)
        entry = entry_new (self, images[i]);
      entry->size = MAX (entry->size, round_size (size));
      g_ptr_array_add (self->entries, entry);
    }

  start_next (self);
}

/**
 * pol_picture_cache_refine:
 * @self: a cache
 * @image: index of an image
 * @size: how many pixels of the longer side of the picture can be seen
 *
 * Loads @image once more if it is wanted, has that many pixels, and was loaded
 * with fewer. The picture that is there stays until then.
 */
void
pol_picture_cache_refine (PolPictureCache *self,
                          guint image,
                          guint size)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (entry->image == image)
        entry->size = MAX (entry->size, round_size (size));
    }

  start_next (self);
}

/**
 * pol_picture_cache_lookup:
 * @self: a cache
 * @image: index of an image
 *
 * Returns: (transfer none) (nullable): the picture, which may be loading still,
 *   or %NULL if it is not wanted
 */
const PolPicture *
pol_picture_cache_lookup (PolPictureCache *self,
                          guint image)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *) self->entries->pdata[i])->image == image)
      return &((Entry *) self->entries->pdata[i])->picture;

  return NULL;
}
