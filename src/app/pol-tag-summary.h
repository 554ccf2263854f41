#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"
#include "pol-suggestion-counts.h"
#include "pol-tag-boxes.h"

G_BEGIN_DECLS

#define POL_TYPE_TAG_SUMMARY (pol_tag_summary_get_type ())

/* What the tags and labels of the selected images have in common, for any
 * concept; follows the project. Properties: "project", "policy". Emits
 * "changed" when any answer may be another one, and then "images-changed" when it
 * has turned to other images. */
G_DECLARE_FINAL_TYPE (PolTagSummary, pol_tag_summary, POL, TAG_SUMMARY, GObject)

PolTagSummary *pol_tag_summary_new         (void);

void           pol_tag_summary_set_project (PolTagSummary *self,
                                            PolProject    *project);
PolProject    *pol_tag_summary_get_project (PolTagSummary *self);
void           pol_tag_summary_set_policy  (PolTagSummary *self,
                                            PolPolicy     *policy);
PolPolicy     *pol_tag_summary_get_policy  (PolTagSummary *self);
void           pol_tag_summary_set_images  (PolTagSummary *self,
                                            GtkBitset     *images);
GtkBitset     *pol_tag_summary_get_images  (PolTagSummary *self);

PolTagState    pol_tag_summary_get_state   (PolTagSummary *self,
                                            guint          concept);
PolSuggestionCounts *
               pol_tag_summary_get_suggested
                                          (PolTagSummary *self);
gboolean       pol_tag_summary_get_label   (PolTagSummary *self,
                                            guint          concept,
                                            PolLabel      *label,
                                            PolReason     *reason);

G_END_DECLS
