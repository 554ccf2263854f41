#pragma once

#include <gtk/gtk.h>

#include "pol-concept.h"
#include "pol-tag-boxes.h"
#include "pol-types.h"

G_BEGIN_DECLS

#define POL_TYPE_TAG_ROW (pol_tag_row_get_type ())

/* Signals:
 *   clicked (PolTagState box)   someone clicked the positive or the negative box */
G_DECLARE_FINAL_TYPE (PolTagRow, pol_tag_row, POL, TAG_ROW, GtkWidget)

GtkWidget  *pol_tag_row_new         (void);
void        pol_tag_row_set_concept (PolTagRow   *self,
                                     PolConcept  *concept);
PolConcept *pol_tag_row_get_concept (PolTagRow   *self);
void        pol_tag_row_set_state   (PolTagRow   *self,
                                     PolTagState  state,
                                     const char  *click);

G_END_DECLS
