#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POL_TYPE_TOUR (pol_tour_get_type ())

/* Three short pages that say what the program is for. Actions: tour.next,
 * tour.previous. */
G_DECLARE_FINAL_TYPE (PolTour, pol_tour, POL, TOUR, AdwWindow)

GtkWidget *pol_tour_new (GtkWindow *parent);

G_END_DECLS
