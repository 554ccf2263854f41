#pragma once

#include "pol-chart.h"

G_BEGIN_DECLS

#define POL_TYPE_HEAT_MAP (pol_heat_map_get_type ())

/* A table of values, each the darker the larger it is. Where its model has as many rows as
 * columns, they are of the same things: a thing with itself is told apart from the pairs. */
G_DECLARE_FINAL_TYPE (PolHeatMap, pol_heat_map, POL, HEAT_MAP, PolChart)

GtkWidget *pol_heat_map_new (void);

G_END_DECLS
