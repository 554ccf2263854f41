#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_IMAGE (pol_concept_image_get_type ())

/* A small picture of one image, as the dialogs about concepts show it. */
G_DECLARE_FINAL_TYPE (PolConceptImage, pol_concept_image, POL, CONCEPT_IMAGE, GtkWidget)

GtkWidget *pol_concept_image_new       (void);
void       pol_concept_image_set_image (PolConceptImage *self,
                                        PolProject      *project,
                                        guint            image);

G_END_DECLS
