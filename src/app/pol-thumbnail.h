#pragma once

#include <gtk/gtk.h>

#include "pol-image-item.h"
#include "pol-thumbnailer.h"

G_BEGIN_DECLS

#define POL_TYPE_THUMBNAIL (pol_thumbnail_get_type ())

/* A cell of the image grid: a small picture, its name and its badges. */
G_DECLARE_FINAL_TYPE (PolThumbnail, pol_thumbnail, POL, THUMBNAIL, GtkWidget)

GtkWidget    *pol_thumbnail_new      (PolThumbnailer *thumbnailer);

PolImageItem *pol_thumbnail_get_item (PolThumbnail   *self);
void          pol_thumbnail_set_item (PolThumbnail   *self,
                                      PolImageItem   *item);
void          pol_thumbnail_set_shown (PolThumbnail  *self,
                                       gboolean       shown);

G_END_DECLS
