/* pol-matrix-model.c: what a matrix shows, cell by cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-model.h"

enum
{
  CHANGED,
  CELLS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (PolMatrixModel, pol_matrix_model, G_TYPE_OBJECT)

static void
pol_matrix_model_default_init (PolMatrixModelInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", POL_TYPE_MATRIX_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CELLS_CHANGED] = g_signal_new ("cells-changed", POL_TYPE_MATRIX_MODEL, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * pol_matrix_model_get_n_rows:
 * @self: a model
 *
 * Returns: how many rows it has
 */
guint
pol_matrix_model_get_n_rows (PolMatrixModel *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), 0);

  return POL_MATRIX_MODEL_GET_IFACE (self)->get_n_rows (self);
}

/**
 * pol_matrix_model_get_n_columns:
 * @self: a model
 *
 * Returns: how many columns it has
 */
guint
pol_matrix_model_get_n_columns (PolMatrixModel *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), 0);

  return POL_MATRIX_MODEL_GET_IFACE (self)->get_n_columns (self);
}

/**
 * pol_matrix_model_get_row_name:
 * @self: a model
 * @row: a row
 *
 * Returns: (transfer full): what stands beside the row
 */
char *
pol_matrix_model_get_row_name (PolMatrixModel *self, guint row)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), NULL);

  return POL_MATRIX_MODEL_GET_IFACE (self)->get_row_name (self, row);
}

/**
 * pol_matrix_model_get_column_name:
 * @self: a model
 * @column: a column
 *
 * Returns: (transfer full): what stands above the column
 */
char *
pol_matrix_model_get_column_name (PolMatrixModel *self, guint column)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), NULL);

  return POL_MATRIX_MODEL_GET_IFACE (self)->get_column_name (self, column);
}

/**
 * pol_matrix_model_read:
 * @self: a model
 * @row: a row
 * @column: the first column
 * @n: how many columns
 * @cells: (out caller-allocates) (array length=n): where to put a [enum@Cell] for each,
 *   with `POL_CELL_MARKED` added where its corner is marked
 *
 * Reads a part of a row.
 */
void
pol_matrix_model_read (PolMatrixModel *self, guint row, guint column, guint n, guint8 *cells)
{
  g_return_if_fail (POL_IS_MATRIX_MODEL (self));

  POL_MATRIX_MODEL_GET_IFACE (self)->read (self, row, column, n, cells);
}

/**
 * pol_matrix_model_describe:
 * @self: a model
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): a cell in words
 */
char *
pol_matrix_model_describe (PolMatrixModel *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), NULL);

  return POL_MATRIX_MODEL_GET_IFACE (self)->describe (self, row, column);
}

/**
 * pol_matrix_model_identify:
 * @self: a model
 * @orientation: which of them: columns are horizontal, rows vertical
 * @place: a column or a row
 *
 * Returns: who it is, for pol_matrix_model_find() after a change; the place itself where they
 *   are nobody
 */
guint
pol_matrix_model_identify (PolMatrixModel *self, GtkOrientation orientation, guint place)
{
  PolMatrixModelInterface *iface;

  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), place);

  iface = POL_MATRIX_MODEL_GET_IFACE (self);
  return iface->identify != NULL ? iface->identify (self, orientation, place) : place;
}

/**
 * pol_matrix_model_find:
 * @self: a model
 * @orientation: which of them: columns are horizontal, rows vertical
 * @id: who it was
 * @place: (out): where it is now
 *
 * Returns: whether it is there
 */
gboolean
pol_matrix_model_find (PolMatrixModel *self, GtkOrientation orientation, guint id, guint *place)
{
  PolMatrixModelInterface *iface;

  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  iface = POL_MATRIX_MODEL_GET_IFACE (self);
  if (iface->find != NULL)
    return iface->find (self, orientation, id, place);

  *place = id;
  return id < (orientation == GTK_ORIENTATION_HORIZONTAL ? iface->get_n_columns (self)
                                                         : iface->get_n_rows (self));
}

/**
 * pol_matrix_model_can_count:
 * @self: a model
 *
 * Returns: whether its cells can be counted by area
 */
gboolean
pol_matrix_model_can_count (PolMatrixModel *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), FALSE);

  return POL_MATRIX_MODEL_GET_IFACE (self)->count_async != NULL;
}

/**
 * pol_matrix_model_count_async:
 * @self: a model that can count
 * @n_across: into how many areas to divide the columns, at most one for each
 * @n_down: into how many to divide the rows, likewise
 * @cancellable: (nullable): a cancellable
 * @callback: called with a [class@Gio.Task] when it is done
 * @user_data: data for @callback
 *
 * Counts the cells of each area, on another thread. Area number i of n begins at place number
 * i × cells / n, rounded down.
 */
void
pol_matrix_model_count_async (PolMatrixModel *self,
                              guint n_across,
                              guint n_down,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (POL_IS_MATRIX_MODEL (self));
  g_return_if_fail (pol_matrix_model_can_count (self));

  POL_MATRIX_MODEL_GET_IFACE (self)->count_async (self, n_across, n_down, cancellable, callback,
                                                  user_data);
}

/**
 * pol_matrix_model_count_finish:
 * @self: a model
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_matrix_model_count_async().
 *
 * Returns: (transfer full) (nullable): for each area, row by row, the shares of its cells that
 *   are of each [enum@Share], in 255ths
 */
GBytes *
pol_matrix_model_count_finish (PolMatrixModel *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), NULL);

  return POL_MATRIX_MODEL_GET_IFACE (self)->count_finish (self, result, error);
}

/**
 * pol_matrix_model_describe_area:
 * @self: a model that can count
 * @area: some of its cells
 * @shares: (nullable): what they are, if that is known
 *
 * Returns: (transfer full): an area in words
 */
char *
pol_matrix_model_describe_area (PolMatrixModel *self,
                                const PolMatrixBlock *area,
                                const guint8 *shares)
{
  g_return_val_if_fail (POL_IS_MATRIX_MODEL (self), NULL);
  g_return_val_if_fail (area != NULL, NULL);

  return POL_MATRIX_MODEL_GET_IFACE (self)->describe_area (self, area, shares);
}

/**
 * pol_matrix_model_changed:
 * @self: a model
 *
 * Tells that its rows or columns are others. For implementations.
 */
void
pol_matrix_model_changed (PolMatrixModel *self)
{
  g_return_if_fail (POL_IS_MATRIX_MODEL (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pol_matrix_model_cells_changed:
 * @self: a model
 *
 * Tells that cells are others. For implementations.
 */
void
pol_matrix_model_cells_changed (PolMatrixModel *self)
{
  g_return_if_fail (POL_IS_MATRIX_MODEL (self));

  g_signal_emit (self, signals[CELLS_CHANGED], 0);
}
