#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POL_CHART_AXIS_MAX_TICKS 12

/* An axis from 0 to the largest value, with ticks at round numbers. Logarithmic, a value v
 * lies at log (1 + v): nothing has no length, one has some, and ten times as many are longer by
 * about the same everywhere. */
typedef struct
{
  gboolean logarithmic;
  guint    end;
  guint    n_ticks;
  guint    ticks[POL_CHART_AXIS_MAX_TICKS];
} PolChartAxis;

void   pol_chart_axis_init  (PolChartAxis       *self,
                             guint               largest,
                             guint               max_ticks,
                             gboolean            logarithmic);
double pol_chart_axis_place (const PolChartAxis *self,
                             guint64             value);

G_END_DECLS
