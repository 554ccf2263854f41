#pragma once

#include "pol-thumbnail-face.h"
#include "pol-thumbnail-loader.h"

G_BEGIN_DECLS

/**
 * PolThumbnailView:
 * @POL_THUMBNAIL_HIDDEN: nobody sees it
 * @POL_THUMBNAIL_NEAR: it may be seen next
 * @POL_THUMBNAIL_SEEN: it is seen
 *
 * Where a cell is as seen by who looks at the grid.
 */
typedef enum
{
  POL_THUMBNAIL_HIDDEN,
  POL_THUMBNAIL_NEAR,
  POL_THUMBNAIL_SEEN
} PolThumbnailView;

#define POL_TYPE_THUMBNAIL (pol_thumbnail_get_type ())

/* A cell of the image grid: a small picture, its name and its badges. */
G_DECLARE_FINAL_TYPE (PolThumbnail, pol_thumbnail, POL, THUMBNAIL, GtkWidget)

GtkWidget    *pol_thumbnail_new         (PolThumbnailLoader *loader);

PolImageItem *pol_thumbnail_get_item    (PolThumbnail       *self);
void          pol_thumbnail_set_item    (PolThumbnail       *self,
                                         PolImageItem       *item);
GdkTexture   *pol_thumbnail_get_texture (PolThumbnail       *self);
void          pol_thumbnail_set_look    (PolThumbnail           *self,
                                         const PolThumbnailLook *look);
void          pol_thumbnail_set_view    (PolThumbnail       *self,
                                         PolThumbnailView    view);
void          pol_thumbnail_set_answer  (PolThumbnail       *self,
                                         PolTagState         answer);

G_END_DECLS
