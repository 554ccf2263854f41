#pragma once

#include "pol-image-item.h"
#include "pol-tag-boxes.h"

G_BEGIN_DECLS

/**
 * PolThumbnailLook:
 * @size: of the picture on each side, in logical pixels
 * @positive: whether the number of positive tags is shown
 * @negative: whether the number of negative tags is shown
 * @mark: whether the image's mark is shown
 *
 * How cells look.
 */
typedef struct
{
  guint    size;
  gboolean positive;
  gboolean negative;
  gboolean mark;
} PolThumbnailLook;

#define POL_THUMBNAIL_DEFAULT_LOOK { 128, TRUE, TRUE, TRUE }

/* Between the picture and its name, and between badges, in logical pixels. */
#define POL_THUMBNAIL_SPACING 3

#define POL_TYPE_THUMBNAIL_FACE (pol_thumbnail_face_get_type ())

/* What stands on and under a small picture: its badges, its marks and its name. */
G_DECLARE_FINAL_TYPE (PolThumbnailFace, pol_thumbnail_face, POL, THUMBNAIL_FACE, GtkWidget)

GtkWidget *pol_thumbnail_face_new          (void);

int        pol_thumbnail_face_get_height   (GtkWidget              *widget,
                                            const PolThumbnailLook *look);
void       pol_thumbnail_face_show_item    (PolThumbnailFace       *self,
                                            PolImageItem           *item,
                                            const PolThumbnailLook *look);
void       pol_thumbnail_face_show_problem (PolThumbnailFace       *self,
                                            gboolean                problem);
void       pol_thumbnail_face_show_answer  (PolThumbnailFace       *self,
                                            PolTagState             answer);

G_END_DECLS
