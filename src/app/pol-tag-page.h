#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"
#include "pol-image-selection.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_TAG_PAGE (pol_tag_page_get_type ())

/* Where tagging happens: images, the picture, the concepts.
 *
 * Properties: "filter" (string: all, untagged, only-negatives, disagreement),
 * "policy" (PolPolicy), "narrow" (gboolean, one pane at a time), "show-image"
 * (gboolean, which one), "full-screen" (gboolean, the picture alone).
 *
 * Actions: tag.filter, tag.show-image, tag.next-untagged, tag.next-suggested,
 * tag.accept-suggestion, tag.reject-suggestion, tag.repeat,
 * tag.negative-rest, tag.search, tag.select-all, tag.toggle-fit */
G_DECLARE_FINAL_TYPE (PolTagPage, pol_tag_page, POL, TAG_PAGE, GtkWidget)

GtkWidget *pol_tag_page_new         (void);
void       pol_tag_page_set_project (PolTagPage        *self,
                                     PolProject        *project,
                                     PolImageList      *images,
                                     PolImageSelection *selection);
void       pol_tag_page_show_only   (PolTagPage        *self,
                                     GArray            *images,
                                     const char        *title);
gboolean   pol_tag_page_handle_key  (PolTagPage        *self,
                                     guint              keyval,
                                     guint              keycode,
                                     GdkModifierType    state);

G_END_DECLS
