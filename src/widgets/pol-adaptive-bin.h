#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_ADAPTIVE_BIN (pol_adaptive_bin_get_type ())

/* A container that may become narrower than its child wants to be, and says
 * when it is. Properties: "child", "threshold" (int, pixels), "narrow"
 * (gboolean, read-only, less wide than the threshold). */
G_DECLARE_FINAL_TYPE (PolAdaptiveBin, pol_adaptive_bin, POL, ADAPTIVE_BIN, GtkWidget)

GtkWidget *pol_adaptive_bin_new        (void);
void       pol_adaptive_bin_set_child  (PolAdaptiveBin *self,
                                        GtkWidget      *child);
gboolean   pol_adaptive_bin_get_narrow (PolAdaptiveBin *self);

G_END_DECLS
