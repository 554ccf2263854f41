#pragma once

#include <gtk/gtk.h>

#include "pol-sweep.h"

G_BEGIN_DECLS

#define POL_TYPE_SWEEP_BAR (pol_sweep_bar_get_type ())

/* What a sweep is about: its concept and images, to be chosen, how many are
 * left, and the way out. */
G_DECLARE_FINAL_TYPE (PolSweepBar, pol_sweep_bar, POL, SWEEP_BAR, GtkWidget)

GtkWidget *pol_sweep_bar_new       (void);

void       pol_sweep_bar_set_sweep (PolSweepBar *self,
                                    PolSweep    *sweep);

G_END_DECLS
