#pragma once

#include <gtk/gtk.h>

#include "pol-image-selection.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_PANE (pol_image_pane_get_type ())

/* One image of a project, large. Properties: "selection" (rw), whose current
 * image is shown; "full-screen" (rw, nothing else is on the screen);
 * "show-details" (rw, what is known of the file stands beside it); "playing"
 * (rw, whether pictures that can move do). Actions, beside those of
 * #PolImageView: view.show-details, view.playing, view.open, view.show-in-files,
 * view.copy-path, view.menu. */
G_DECLARE_FINAL_TYPE (PolImagePane, pol_image_pane, POL, IMAGE_PANE, GtkWidget)

GtkWidget         *pol_image_pane_new           (void);

PolImageSelection *pol_image_pane_get_selection (PolImagePane      *self);
void               pol_image_pane_set_selection (PolImagePane      *self,
                                                 PolImageSelection *selection);
void               pol_image_pane_set_image     (PolImagePane      *self,
                                                 PolProject        *project,
                                                 guint              image);
void               pol_image_pane_set_question  (PolImagePane      *self,
                                                 const char        *question);

G_END_DECLS
