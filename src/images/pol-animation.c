/* pol-animation.c: the frames of a picture that moves, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-animation.h"

#include "pol-image-error.h"
#include "pol-image-reader.h"

/* Files that ask for less, in milliseconds, do not mean it. */
#define MIN_DELAY 20

struct _PolAnimation
{
  GObject parent_instance;

  GFile *file;
  guint max_size;

  /* Of the one thread that is decoding a frame. */
  GdkPixbufAnimationIter *iter; /* NULL before the first frame */
  gint64 time;                  /* in milliseconds, as the iterator is told */
};

typedef struct
{
  GdkPixbuf *pixbuf;
  int delay;
} Frame;

G_DEFINE_FINAL_TYPE (PolAnimation, pol_animation, G_TYPE_OBJECT)

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  g_clear_object (&frame->pixbuf);
  g_free (frame);
}

/* GdkPixbuf offers nothing that takes another kind of time. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static GTimeVal
get_time (PolAnimation *self)
{
  return (GTimeVal) { self->time / 1000, self->time % 1000 * 1000 };
}

static void
start (PolAnimation *self, GdkPixbufAnimation *animation)
{
  GTimeVal time = get_time (self);

  self->iter = gdk_pixbuf_animation_get_iter (animation, &time);
}

static void
advance (PolAnimation *self)
{
  GTimeVal time = get_time (self);

  gdk_pixbuf_animation_iter_advance (self->iter, &time);
}
G_GNUC_END_IGNORE_DEPRECATIONS

static gboolean
open_file (PolAnimation *self, GCancellable *cancellable, GError **error)
{
  g_auto (PolImageReading) reading = { 0 };

  if (!pol_image_read_pixels (self->file, 0, &reading, cancellable, error))
    return FALSE;
  if (reading.animation == NULL)
    {
      pol_image_error_set (error, POL_IMAGE_ERROR_DAMAGED, self->file);
      return FALSE;
    }

  start (self, reading.animation);
  return TRUE;
}

/* The iterator uses the memory of a frame for the next one. */
static GdkPixbuf *
copy_frame (PolAnimation *self)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_animation_iter_get_pixbuf (self->iter);
  g_autoptr (GdkPixbuf) scaled = pol_image_scale_down (pixbuf, self->max_size);

  return scaled == pixbuf ? gdk_pixbuf_copy (pixbuf) : g_steal_pointer (&scaled);
}

/* Time goes from frame to frame, however long someone looks at each of them. */
static void
next_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PolAnimation *self = task_data;
  GError *error = NULL;
  Frame *frame;

  if (self->iter != NULL)
    advance (self);
  else if (!open_file (self, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  frame = g_new0 (Frame, 1);
  frame->pixbuf = copy_frame (self);
  frame->delay = gdk_pixbuf_animation_iter_get_delay_time (self->iter);
  if (frame->delay >= 0)
    frame->delay = MAX (frame->delay, MIN_DELAY);
  self->time += MAX (frame->delay, 0);
  g_task_return_pointer (task, frame, frame_free);
}

static void
pol_animation_finalize (GObject *object)
{
  PolAnimation *self = POL_ANIMATION (object);

  g_clear_object (&self->iter);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (pol_animation_parent_class)->finalize (object);
}

static void
pol_animation_class_init (PolAnimationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_animation_finalize;
}

static void
pol_animation_init (PolAnimation *self)
{
}

/**
 * pol_animation_new:
 * @file: a picture that moves
 * @max_size: the longest side that a frame may have in pixels, or 0 for any
 *
 * Returns: (transfer full): an animation before its first frame
 */
PolAnimation *
pol_animation_new (GFile *file, guint max_size)
{
  PolAnimation *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (POL_TYPE_ANIMATION, NULL);
  self->file = g_object_ref (file);
  self->max_size = max_size;

  return self;
}

/**
 * pol_animation_next_async:
 * @self: an animation
 * @cancellable: (nullable): a cancellable
 * @callback: called when the frame is there
 * @user_data: data for @callback
 *
 * Decodes the next frame, the first one at first, on another thread. Must not
 * be called again before @callback was.
 */
void
pol_animation_next_async (PolAnimation *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POL_IS_ANIMATION (self));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_animation_next_async);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  g_task_run_in_thread (task, next_in_thread);
}

/**
 * pol_animation_next_finish:
 * @result: the result
 * @delay: (out) (optional): for how long the frame is to be seen, in
 *   milliseconds; -1 if it is the last one
 * @error: where the error goes, of the domain %POL_IMAGE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the frame, or %NULL
 */
GdkPixbuf *
pol_animation_next_finish (GAsyncResult *result, int *delay, GError **error)
{
  Frame *frame;
  GdkPixbuf *pixbuf;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  frame = g_task_propagate_pointer (G_TASK (result), error);
  if (frame == NULL)
    return NULL;

  if (delay != NULL)
    *delay = frame->delay;
  pixbuf = g_steal_pointer (&frame->pixbuf);
  frame_free (frame);

  return pixbuf;
}
