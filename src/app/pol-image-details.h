#pragma once

#include <gtk/gtk.h>

#include "pol-picture-cache.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_DETAILS (pol_image_details_get_type ())

/* What is known of an image's file, and its tags with who set them and when. */
G_DECLARE_FINAL_TYPE (PolImageDetails, pol_image_details, POL, IMAGE_DETAILS, GtkWidget)

void pol_image_details_set_image   (PolImageDetails  *self,
                                    PolProject       *project,
                                    guint             image);
void pol_image_details_set_picture (PolImageDetails  *self,
                                    const PolPicture *picture);

G_END_DECLS
