/* pol-animation-player.c: shows the frames of a picture that moves when their time comes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-animation-player.h"

#include "pol-animation.h"

struct _PolAnimationPlayer
{
  PolAnimation *animation;
  PolFrameFunc show;
  gpointer user_data;
  gboolean playing;

  GCancellable *cancellable;    /* while a frame is decoded, one ahead of what is seen */
  GdkPixbuf *next;
  int delay;                    /* of the next frame */
  gboolean ended;
  guint timeout_id;             /* while a frame is to be seen */
};

static void show_next (PolAnimationPlayer *self);

static void
on_decoded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PolAnimationPlayer *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) frame = NULL;
  int delay;

  frame = pol_animation_next_finish (result, &delay, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the player is gone */

  g_clear_object (&self->cancellable);
  if (frame == NULL)
    {
      /* what the picture looks like, or why not, is shown by others */
      self->ended = TRUE;
      return;
    }

  self->next = g_steal_pointer (&frame);
  self->delay = delay;
  show_next (self);
}

static void
decode_next (PolAnimationPlayer *self)
{
  if (self->ended || self->next != NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  pol_animation_next_async (self->animation, self->cancellable, on_decoded, self);
}

static gboolean
on_timeout (gpointer user_data)
{
  PolAnimationPlayer *self = user_data;

  self->timeout_id = 0;
  show_next (self);

  return G_SOURCE_REMOVE;
}

/* Does so when there is one and the one before has been seen. */
static void
show_next (PolAnimationPlayer *self)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (!self->playing || self->timeout_id != 0)
    return;
  if (self->next == NULL)
    {
      decode_next (self);
      return;
    }

  texture = gdk_texture_new_for_pixbuf (self->next);
  g_clear_object (&self->next);
  self->ended = self->delay < 0;
  if (!self->ended)
    self->timeout_id = g_timeout_add (self->delay, on_timeout, self);
  decode_next (self);
  self->show (texture, self->user_data);
}

/**
 * pol_animation_player_new:
 * @file: a picture that moves
 * @max_size: the longest side that a frame may have in pixels
 * @show: called with each frame when its time comes
 * @user_data: data for @show
 *
 * Returns: (transfer full): a player that does not play yet
 */
PolAnimationPlayer *
pol_animation_player_new (GFile *file, guint max_size, PolFrameFunc show, gpointer user_data)
{
  PolAnimationPlayer *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (show != NULL, NULL);

  self = g_new0 (PolAnimationPlayer, 1);
  self->animation = pol_animation_new (file, max_size);
  self->show = show;
  self->user_data = user_data;

  return self;
}

/**
 * pol_animation_player_free:
 * @self: a player
 *
 * Stops and frees the player; nothing is called any more.
 */
void
pol_animation_player_free (PolAnimationPlayer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->next);
  g_object_unref (self->animation);
  g_free (self);
}

/**
 * pol_animation_player_set_playing:
 * @self: a player
 * @playing: whether to go on
 *
 * Plays on from the frame that is shown, or stops there.
 */
void
pol_animation_player_set_playing (PolAnimationPlayer *self, gboolean playing)
{
  g_return_if_fail (self != NULL);

  self->playing = playing;
  show_next (self);
}
