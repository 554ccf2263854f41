#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"

G_BEGIN_DECLS

/* A few pictures of a project, decoded on other threads: the one that is looked
 * at and those that may come next. */
typedef struct _PolPictureCache PolPictureCache;

/**
 * PolPicture:
 * @texture: the picture, maybe in fewer pixels than it has
 * @width: how many pixels wide it really is
 * @height: how many pixels high it really is
 * @incomplete: whether a part of it is missing
 * @animated: whether it can be shown moving
 * @format: (nullable): what kind of file it is, in words
 * @error: why there is none
 *
 * What became of an image; neither a texture nor an error while it is loading.
 */
typedef struct
{
  GdkTexture *texture;
  guint       width;
  guint       height;
  gboolean    incomplete;
  gboolean    animated;
  char       *format;
  GError     *error;
} PolPicture;

typedef void (*PolPictureFunc) (guint image, gpointer user_data);

PolPictureCache  *pol_picture_cache_new    (PolProject      *project,
                                            PolPictureFunc   loaded,
                                            gpointer         user_data);
void              pol_picture_cache_free   (PolPictureCache *self);

void              pol_picture_cache_want   (PolPictureCache *self,
                                            const guint     *images,
                                            guint            n_images,
                                            guint            size);
void              pol_picture_cache_refine (PolPictureCache *self,
                                            guint            image,
                                            guint            size);
const PolPicture *pol_picture_cache_lookup (PolPictureCache *self,
                                            guint            image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolPictureCache, pol_picture_cache_free)

G_END_DECLS
