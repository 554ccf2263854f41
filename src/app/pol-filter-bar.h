#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"

G_BEGIN_DECLS

#define POL_TYPE_FILTER_BAR (pol_filter_bar_get_type ())

/* Which images of a list are shown, and in what order: chips, menus and a search
 * that make its query. Properties: "narrow" (rw). Actions: images.filter,
 * images.sort, images.descending, images.shuffle, images.find, images.show-others. */
G_DECLARE_FINAL_TYPE (PolFilterBar, pol_filter_bar, POL, FILTER_BAR, GtkWidget)

GtkWidget *pol_filter_bar_new        (void);

void       pol_filter_bar_set_images (PolFilterBar *self,
                                      PolImageList *images);
void       pol_filter_bar_show_only  (PolFilterBar *self,
                                      GArray       *images,
                                      const char   *title);

G_END_DECLS
