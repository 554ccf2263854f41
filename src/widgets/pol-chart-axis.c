/* pol-chart-axis.c: where a value lies on an axis, and which numbers stand there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart-axis.h"

#include <math.h>

/* The smallest of 1, 2, 5, 10, 20, 50, … with which there are no more ticks than that. */
static guint64
choose_step (guint largest, guint max_ticks)
{
  static const guint factors[] = { 1, 2, 5 };

  for (guint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      {
        guint64 step = factors[i] * power;

        if (largest / step < max_ticks)
          return step;
      }
}

static void
add_tick (PolChartAxis *self, guint value)
{
  g_assert (self->n_ticks < POL_CHART_AXIS_MAX_TICKS);

  self->ticks[self->n_ticks++] = value;
}

static void
add_linear_ticks (PolChartAxis *self, guint largest, guint max_ticks)
{
  guint64 step = choose_step (largest, max_ticks);

  for (guint64 tick = 0; tick <= largest; tick += step)
    add_tick (self, tick);
}

/* Powers of ten; of many, every other or third one. */
static void
add_logarithmic_ticks (PolChartAxis *self, guint largest, guint max_ticks)
{
  guint n_powers = floor (log10 (largest)) + 1;
  guint step = (n_powers + max_ticks - 2) / (max_ticks - 1);

  add_tick (self, 0);
  for (guint power = 0; power < n_powers; power += step)
    add_tick (self, pow (10, power));
}

/**
 * pol_chart_axis_init: (skip)
 * @self: (out caller-allocates): an axis
 * @largest: the largest value to have a place
 * @max_ticks: how many ticks there is room for; at least 2, at most
 *   `POL_CHART_AXIS_MAX_TICKS`
 * @logarithmic: whether the axis is logarithmic
 *
 * Makes an axis. It has a length even if all values are 0.
 */
void
pol_chart_axis_init (PolChartAxis *self, guint largest, guint max_ticks, gboolean logarithmic)
{
  g_return_if_fail (self != NULL);

  largest = MAX (largest, 1);
  *self = (PolChartAxis){ .logarithmic = logarithmic, .end = largest };
  max_ticks = CLAMP (max_ticks, 2, POL_CHART_AXIS_MAX_TICKS);
  if (logarithmic)
    add_logarithmic_ticks (self, largest, max_ticks);
  else
    add_linear_ticks (self, largest, max_ticks);
}

/**
 * pol_chart_axis_place: (skip)
 * @self: an axis
 * @value: a value
 *
 * Returns: where the value lies on the axis, from 0 to 1
 */
double
pol_chart_axis_place (const PolChartAxis *self, guint64 value)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->logarithmic)
    return MIN (log1p (value) / log1p (self->end), 1);

  return MIN (value / (double)self->end, 1);
}
