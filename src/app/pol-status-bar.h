#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_STATUS_BAR (pol_status_bar_get_type ())

/* How far the tagging is, whether a scan runs, and whether all is saved. */
G_DECLARE_FINAL_TYPE (PolStatusBar, pol_status_bar, POL, STATUS_BAR, GtkWidget)

GtkWidget *pol_status_bar_new         (void);
void       pol_status_bar_set_project (PolStatusBar *self,
                                       PolProject   *project,
                                       PolImageList *images);

G_END_DECLS
