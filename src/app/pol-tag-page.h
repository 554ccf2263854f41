#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"
#include "pol-image-selection.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_TAG_PAGE (pol_tag_page_get_type ())

/* Where tagging happens: images, the picture, the concepts.
 *
 * Properties: "policy" (PolPolicy), "narrow" (gboolean, one pane at a time),
 * "show-image" (gboolean, which one), "full-screen" (gboolean, the picture alone).
 *
 * Actions: tag.show-image, tag.next-untagged, tag.next-disagreement,
 * tag.next-skipped, tag.next-unsure, tag.go-back, tag.go-forward, tag.advance,
 * tag.next-suggested, tag.accept-suggestion, tag.reject-suggestion,
 * tag.accept-suggestions,
 * tag.mark-reviewed, tag.mark-skipped, tag.remove-mark, tag.copy, tag.paste,
 * tag.repeat, tag.negative-rest, tag.search, tag.find, tag.select-all,
 * tag.toggle-fit, tag.larger-thumbnails, tag.smaller-thumbnails */
G_DECLARE_FINAL_TYPE (PolTagPage, pol_tag_page, POL, TAG_PAGE, GtkWidget)

GtkWidget *pol_tag_page_new            (void);
void       pol_tag_page_set_project    (PolTagPage        *self,
                                        PolProject        *project,
                                        PolImageList      *images,
                                        PolImageSelection *selection);
void       pol_tag_page_show_only      (PolTagPage        *self,
                                        GArray            *images,
                                        const char        *title);
gboolean   pol_tag_page_handle_key     (PolTagPage        *self,
                                        guint              keyval,
                                        guint              keycode,
                                        GdkModifierType    state);
void       pol_tag_page_handle_release (PolTagPage        *self,
                                        guint              keycode);
void       pol_tag_page_release_keys   (PolTagPage        *self);

G_END_DECLS
