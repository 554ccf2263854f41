#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the frames of a picture that moves when their time comes. */
typedef struct _PolAnimationPlayer PolAnimationPlayer;

typedef void (*PolFrameFunc) (GdkTexture *frame, gpointer user_data);

PolAnimationPlayer *pol_animation_player_new         (GFile              *file,
                                                      guint               max_size,
                                                      PolFrameFunc        show,
                                                      gpointer            user_data);
void                pol_animation_player_free        (PolAnimationPlayer *self);
void                pol_animation_player_set_playing (PolAnimationPlayer *self,
                                                      gboolean            playing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolAnimationPlayer, pol_animation_player_free)

G_END_DECLS
