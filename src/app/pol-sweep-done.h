#pragma once

#include <gtk/gtk.h>

#include "pol-sweep.h"

G_BEGIN_DECLS

#define POL_TYPE_SWEEP_DONE (pol_sweep_done_get_type ())

/* What stands where nothing is left to answer: why, and the way to the next
 * concept. Signal: next-concept (), when that was chosen. */
G_DECLARE_FINAL_TYPE (PolSweepDone, pol_sweep_done, POL, SWEEP_DONE, GtkWidget)

GtkWidget *pol_sweep_done_new  (void);

void       pol_sweep_done_show (PolSweepDone *self,
                                PolSweep     *sweep);

G_END_DECLS
