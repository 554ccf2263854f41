#pragma once

#include <gtk/gtk.h>

#include "pol-sweep.h"

G_BEGIN_DECLS

#define POL_TYPE_SWEEP_PAGE (pol_sweep_page_get_type ())

/* Many images, one concept, each answered by a click or a key.
 *
 * Properties: "narrow" (gboolean), "click" (string: positive, negative, unsure
 * or none, what a plain click means).
 *
 * Actions: sweep.answer, sweep.click, sweep.go-on, sweep.back, sweep.rest-of-screen, sweep.rest */
G_DECLARE_FINAL_TYPE (PolSweepPage, pol_sweep_page, POL, SWEEP_PAGE, GtkWidget)

GtkWidget *pol_sweep_page_new       (void);

void       pol_sweep_page_set_sweep (PolSweepPage *self,
                                     PolSweep     *sweep);

G_END_DECLS
