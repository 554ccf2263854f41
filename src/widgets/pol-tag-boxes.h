#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PolTagState:
 * @POL_TAG_STATE_NONE: untagged
 * @POL_TAG_STATE_POSITIVE: tagged positive
 * @POL_TAG_STATE_NEGATIVE: tagged negative
 * @POL_TAG_STATE_UNSURE: every annotator who tagged it is unsure
 * @POL_TAG_STATE_DISAGREEMENT: annotators disagree
 * @POL_TAG_STATE_MIXED: not the same on all of several images
 *
 * What a pair of boxes shows.
 */
typedef enum
{
  POL_TAG_STATE_NONE,
  POL_TAG_STATE_POSITIVE,
  POL_TAG_STATE_NEGATIVE,
  POL_TAG_STATE_UNSURE,
  POL_TAG_STATE_DISAGREEMENT,
  POL_TAG_STATE_MIXED
} PolTagState;

#define POL_TYPE_TAG_BOXES (pol_tag_boxes_get_type ())

/* Properties: "value" (PolTagState).
 *
 * Signals:
 *   clicked (PolTagState box)  someone clicked the positive or the negative
 *                              box. The boxes go on showing "value" until it
 *                              is set: what a click means is the user's rule. */
G_DECLARE_FINAL_TYPE (PolTagBoxes, pol_tag_boxes, POL, TAG_BOXES, GtkWidget)

GtkWidget   *pol_tag_boxes_new       (void);
PolTagState  pol_tag_boxes_get_value (PolTagBoxes *self);
void         pol_tag_boxes_set_value (PolTagBoxes *self,
                                      PolTagState  value);
void         pol_tag_boxes_set_names (PolTagBoxes *self,
                                      const char  *positive,
                                      const char  *negative);
void         pol_tag_boxes_describe  (PolTagBoxes *self,
                                      const char  *description,
                                      const char  *click);

G_END_DECLS
