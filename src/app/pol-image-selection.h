#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_SELECTION (pol_image_selection_get_type ())

/* A GtkSelectionModel over a PolImageList that selects images, not positions:
 * what is selected stays so while images come and go around it. Properties:
 * "list", "current" (the image that is looked at, G_MAXUINT for none),
 * "n-selected". */
G_DECLARE_FINAL_TYPE (PolImageSelection, pol_image_selection, POL, IMAGE_SELECTION, GObject)

PolImageSelection *pol_image_selection_new            (PolImageList      *list);

PolImageList      *pol_image_selection_get_list       (PolImageSelection *self);
guint              pol_image_selection_get_current    (PolImageSelection *self);
guint              pol_image_selection_get_n_selected (PolImageSelection *self);
GtkBitset         *pol_image_selection_get_images     (PolImageSelection *self);
void               pol_image_selection_select_image   (PolImageSelection *self,
                                                       guint              image);
void               pol_image_selection_keep           (PolImageSelection *self,
                                                       GtkBitset         *images);

G_END_DECLS
