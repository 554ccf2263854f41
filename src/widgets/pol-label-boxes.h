#pragma once

#include "pol-tag-boxes.h"

G_BEGIN_DECLS

#define POL_TYPE_LABEL_BOXES (pol_label_boxes_get_type ())

G_DECLARE_FINAL_TYPE (PolLabelBoxes, pol_label_boxes, POL, LABEL_BOXES, GtkWidget)

GtkWidget   *pol_label_boxes_new          (void);
void         pol_label_boxes_set          (PolLabelBoxes *self,
                                           PolTagState    value,
                                           gboolean       outlined);
PolTagState  pol_label_boxes_get_value    (PolLabelBoxes *self);
gboolean     pol_label_boxes_get_outlined (PolLabelBoxes *self);

G_END_DECLS
