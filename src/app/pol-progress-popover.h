#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"
#include "pol-project.h"
#include "pol-session.h"

G_BEGIN_DECLS

#define POL_TYPE_PROGRESS_POPOVER (pol_progress_popover_get_type ())

/* How far the tagging is: all in all, in this session, today, by concept. */
G_DECLARE_FINAL_TYPE (PolProgressPopover, pol_progress_popover, POL, PROGRESS_POPOVER, GtkPopover)

void pol_progress_popover_set_project (PolProgressPopover *self,
                                       PolProject         *project,
                                       PolImageList       *images,
                                       PolSession         *session);

G_END_DECLS
