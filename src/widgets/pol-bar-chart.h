#pragma once

#include "pol-chart.h"

G_BEGIN_DECLS

#define POL_TYPE_BAR_CHART (pol_bar_chart_get_type ())

/* Bars that lie, one below the other, with a name each.
 *
 * On a linear axis the parts of a bar follow one another, so that its length is their sum. On a
 * logarithmic one lengths do not add up; so there each part is a bar of its own, and all of them
 * begin at zero.
 *
 * Properties: "logarithmic" (gboolean, rw) */
G_DECLARE_FINAL_TYPE (PolBarChart, pol_bar_chart, POL, BAR_CHART, PolChart)

GtkWidget *pol_bar_chart_new             (void);

void       pol_bar_chart_set_logarithmic (PolBarChart *self,
                                          gboolean     logarithmic);

G_END_DECLS
