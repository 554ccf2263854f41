#pragma once

#include "pol-image-selection.h"
#include "pol-thumbnail-loader.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_GRID (pol_image_grid_get_type ())

/* Thumbnails of the images of a selection. Properties: "selection" (rw), "menu" (rw, of
 * the selected images), and how thumbnails look: "thumbnail-size", "show-positive",
 * "show-negative", "show-marks". Signals: activate (guint image), when an image is to be
 * opened; seen-changed (), when other images may have come into view. */
G_DECLARE_FINAL_TYPE (PolImageGrid, pol_image_grid, POL, IMAGE_GRID, GtkWidget)

GtkWidget          *pol_image_grid_new           (void);

PolImageSelection  *pol_image_grid_get_selection (PolImageGrid      *self);
void                pol_image_grid_set_selection (PolImageGrid      *self,
                                                  PolImageSelection *selection);
PolThumbnailLoader *pol_image_grid_get_loader    (PolImageGrid      *self);
void                pol_image_grid_scroll_to     (PolImageGrid      *self,
                                                  guint              position);
void                pol_image_grid_set_concept   (PolImageGrid      *self,
                                                  guint              concept);
GtkBitset          *pol_image_grid_get_seen      (PolImageGrid      *self);
guint               pol_image_grid_find_at       (PolImageGrid      *self,
                                                  double             x,
                                                  double             y);

G_END_DECLS
