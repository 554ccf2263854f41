#pragma once

#include "pol-chart.h"

G_BEGIN_DECLS

#define POL_TYPE_COLUMN_CHART (pol_column_chart_get_type ())

/* Bars that stand side by side, such as those of one day after another. The rows of the model are
 * the bars, and its columns their parts, stacked from the bottom on. */
G_DECLARE_FINAL_TYPE (PolColumnChart, pol_column_chart, POL, COLUMN_CHART, PolChart)

GtkWidget *pol_column_chart_new (void);

G_END_DECLS
