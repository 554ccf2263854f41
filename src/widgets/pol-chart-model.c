/* pol-chart-model.c: what a chart shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart-model.h"

enum
{
  CHANGED,
  VALUES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (PolChartModel, pol_chart_model, G_TYPE_OBJECT)

static char *
format_number (PolChartModel *self, guint value)
{
  return g_strdup_printf ("%'u", value);
}

static guint
get_zero (PolChartModel *self)
{
  return 0;
}

/* What counts nothing has nothing behind it. */
static gboolean
is_above_zero (PolChartModel *self, guint row, guint column)
{
  g_autofree guint *values = g_new0 (guint, pol_chart_model_get_n_columns (self));

  pol_chart_model_read (self, row, values);

  return values[column] > 0;
}

static void
pol_chart_model_default_init (PolChartModelInterface *iface)
{
  iface->format = format_number;
  iface->get_least = get_zero;
  iface->can_open = is_above_zero;

  signals[CHANGED] = g_signal_new ("changed", POL_TYPE_CHART_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[VALUES_CHANGED] = g_signal_new ("values-changed", POL_TYPE_CHART_MODEL,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * pol_chart_model_get_n_rows:
 * @self: a model
 *
 * Returns: how many rows there are
 */
guint
pol_chart_model_get_n_rows (PolChartModel *self)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), 0);

  return POL_CHART_MODEL_GET_IFACE (self)->get_n_rows (self);
}

/**
 * pol_chart_model_get_n_columns:
 * @self: a model
 *
 * Returns: how many values a row has
 */
guint
pol_chart_model_get_n_columns (PolChartModel *self)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), 0);

  return POL_CHART_MODEL_GET_IFACE (self)->get_n_columns (self);
}

/**
 * pol_chart_model_get_row_name:
 * @self: a model
 * @row: a row
 *
 * Returns: (transfer full): what stands beside the row
 */
char *
pol_chart_model_get_row_name (PolChartModel *self, guint row)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), NULL);

  return POL_CHART_MODEL_GET_IFACE (self)->get_row_name (self, row);
}

/**
 * pol_chart_model_get_column_name:
 * @self: a model
 * @column: a column
 *
 * Returns: (transfer full): what stands above the column, or in the legend
 */
char *
pol_chart_model_get_column_name (PolChartModel *self, guint column)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), NULL);

  return POL_CHART_MODEL_GET_IFACE (self)->get_column_name (self, column);
}

/**
 * pol_chart_model_has_looks:
 * @self: a model
 *
 * Returns: whether each column has a look of its own
 */
gboolean
pol_chart_model_has_looks (PolChartModel *self)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), FALSE);

  return POL_CHART_MODEL_GET_IFACE (self)->get_look != NULL;
}

/**
 * pol_chart_model_get_look:
 * @self: a model that has looks
 * @column: a column
 *
 * Returns: how the column's values are drawn
 */
PolChartLook
pol_chart_model_get_look (PolChartModel *self, guint column)
{
  g_return_val_if_fail (pol_chart_model_has_looks (self), POL_CHART_LOOK_NEUTRAL);

  return POL_CHART_MODEL_GET_IFACE (self)->get_look (self, column);
}

/**
 * pol_chart_model_read:
 * @self: a model
 * @row: a row
 * @values: (out caller-allocates) (array): where its values go, one for each column
 *
 * Reads a row.
 */
void
pol_chart_model_read (PolChartModel *self, guint row, guint *values)
{
  g_return_if_fail (POL_IS_CHART_MODEL (self));

  POL_CHART_MODEL_GET_IFACE (self)->read (self, row, values);
}

/**
 * pol_chart_model_get_least:
 * @self: a model
 *
 * Returns: the value of the faintest shade, which those below it share; where it is above 0, a
 *   value of 0 is none
 */
guint
pol_chart_model_get_least (PolChartModel *self)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), 0);

  return POL_CHART_MODEL_GET_IFACE (self)->get_least (self);
}

/**
 * pol_chart_model_get_largest:
 * @self: a model
 * @stacked: whether the values of a row are drawn one on another
 *
 * Returns: the largest value there is, or the largest sum of a row
 */
guint
pol_chart_model_get_largest (PolChartModel *self, gboolean stacked)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), 0);

  return POL_CHART_MODEL_GET_IFACE (self)->get_largest (self, stacked);
}

/**
 * pol_chart_model_format:
 * @self: a model
 * @value: a value
 *
 * Returns: (transfer full): the value as it is written, with its unit if it has one
 */
char *
pol_chart_model_format (PolChartModel *self, guint value)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), NULL);

  return POL_CHART_MODEL_GET_IFACE (self)->format (self, value);
}

/**
 * pol_chart_model_describe:
 * @self: a model
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): in words, what the value there is and says
 */
char *
pol_chart_model_describe (PolChartModel *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), NULL);

  return POL_CHART_MODEL_GET_IFACE (self)->describe (self, row, column);
}

/**
 * pol_chart_model_can_open:
 * @self: a model
 * @row: a row
 * @column: a column
 *
 * Returns: whether there is something behind the value there
 */
gboolean
pol_chart_model_can_open (PolChartModel *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_CHART_MODEL (self), FALSE);

  return POL_CHART_MODEL_GET_IFACE (self)->can_open (self, row, column);
}

/**
 * pol_chart_model_changed:
 * @self: a model
 *
 * For models: tells that the rows or columns are others.
 */
void
pol_chart_model_changed (PolChartModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pol_chart_model_values_changed:
 * @self: a model
 *
 * For models: tells that values are others.
 */
void
pol_chart_model_values_changed (PolChartModel *self)
{
  g_signal_emit (self, signals[VALUES_CHANGED], 0);
}
