/* pol-matrix-place.c: where the cells of a matrix are, and which of them show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-private.h"

#include <math.h>

/* From this size on, cells are boxes with signs, and rows and columns have names. */
#define BOX_SIZE 16

/* The names of rows take no more than this share of the width and these many pixels. */
#define ROW_NAMES_SHARE 0.4
#define ROW_NAMES_WIDTH 220

guint
pol_matrix_get_n_rows (PolMatrix *self)
{
  return self->model != NULL ? pol_matrix_model_get_n_rows (self->model) : 0;
}

guint
pol_matrix_get_n_columns (PolMatrix *self)
{
  return self->model != NULL ? pol_matrix_model_get_n_columns (self->model) : 0;
}

guint
pol_matrix_get_n_cells (PolMatrix *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? pol_matrix_get_n_columns (self)
                                                   : pol_matrix_get_n_rows (self);
}

gboolean
pol_matrix_is_picture (PolMatrix *self)
{
  return self->cell_size == 0;
}

gboolean
pol_matrix_shows_names (PolMatrix *self)
{
  return self->cell_size >= BOX_SIZE;
}

gboolean
pol_matrix_shows_column_names (PolMatrix *self)
{
  guint n = MAX (pol_matrix_get_n_columns (self), 1);

  return pol_matrix_shows_names (self)
         || (pol_matrix_is_picture (self)
             && gtk_widget_get_width (GTK_WIDGET (self)) / n >= BOX_SIZE);
}

static int
get_names_width (PolMatrix *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return pol_matrix_shows_names (self) ? MIN (width * ROW_NAMES_SHARE, ROW_NAMES_WIDTH) : 0;
}

int
pol_matrix_get_names_height (PolMatrix *self)
{
  return pol_matrix_shows_column_names (self) ? self->names_height : 0;
}

int
pol_matrix_get_body_size (PolMatrix *self, GtkOrientation orientation)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - get_names_width (self), 0);

  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - pol_matrix_get_names_height (self), 0);
}

/* How large a cell is where all of them fit, and no larger than where they are not made to. */
double
pol_matrix_get_fitting_size (PolMatrix *self, GtkOrientation orientation)
{
  double size = (double)pol_matrix_get_body_size (self, orientation)
                / MAX (pol_matrix_get_n_cells (self, orientation), 1);

  return CLAMP (size, 1e-6, POL_MATRIX_DEFAULT_SIZE);
}

double
pol_matrix_get_cell_extent (PolMatrix *self, GtkOrientation orientation)
{
  return pol_matrix_is_picture (self) ? pol_matrix_get_fitting_size (self, orientation)
                                      : self->cell_size;
}

/* The cells along an orientation that show, and where the first of them begins. */
void
pol_matrix_find_visible (PolMatrix *self,
                         GtkOrientation orientation,
                         guint *first,
                         guint *n,
                         float *start)
{
  double offset = pol_canvas_get_offset (POL_CANVAS (self), orientation);
  double size = pol_matrix_get_cell_extent (self, orientation);
  guint n_cells = pol_matrix_get_n_cells (self, orientation);
  double last = pol_matrix_is_picture (self)
                    ? n_cells
                    : ceil ((offset + pol_matrix_get_body_size (self, orientation)) / size);

  *first = MIN (floor (offset / size), n_cells);
  *n = MIN (last, n_cells) - *first;
  *start = *first * size - offset;
}

PolMatrixPart
pol_matrix_get_part (PolMatrix *self)
{
  PolMatrixPart view;
  float left, top;

  view.body = GRAPHENE_RECT_INIT (get_names_width (self), pol_matrix_get_names_height (self),
                                  pol_matrix_get_body_size (self, GTK_ORIENTATION_HORIZONTAL),
                                  pol_matrix_get_body_size (self, GTK_ORIENTATION_VERTICAL));
  pol_matrix_find_visible (self, GTK_ORIENTATION_HORIZONTAL, &view.column, &view.n_columns, &left);
  pol_matrix_find_visible (self, GTK_ORIENTATION_VERTICAL, &view.row, &view.n_rows, &top);
  view.left = view.body.origin.x + left;
  view.top = view.body.origin.y + top;

  return view;
}

/* Where lines are read from the right, the names of rows and the first column are there. */
graphene_rect_t
pol_matrix_mirror (PolMatrix *self, graphene_rect_t place)
{
  if (pol_canvas_is_mirrored (POL_CANVAS (self)))
    place.origin.x = gtk_widget_get_width (GTK_WIDGET (self)) - place.origin.x - place.size.width;

  return place;
}

graphene_rect_t
pol_matrix_get_place (PolMatrix *self, const PolMatrixPart *view, const PolMatrixBlock *block)
{
  double width = pol_matrix_get_cell_extent (self, GTK_ORIENTATION_HORIZONTAL);
  double height = pol_matrix_get_cell_extent (self, GTK_ORIENTATION_VERTICAL);

  return pol_matrix_mirror (
      self, GRAPHENE_RECT_INIT (view->left + ((double)block->column - view->column) * width,
                                view->top + ((double)block->row - view->row) * height,
                                block->n_columns * width, block->n_rows * height));
}

/* As if it were read from the left. */
double
pol_matrix_unmirror (PolMatrix *self, double x)
{
  return pol_canvas_is_mirrored (POL_CANVAS (self)) ? gtk_widget_get_width (GTK_WIDGET (self)) - x
                                                    : x;
}

/* @x and @y are where the pointer is. */
gboolean
pol_matrix_find_cell (PolMatrix *self, double x, double y, guint *row, guint *column)
{
  PolMatrixPart view = pol_matrix_get_part (self);
  double from_start = pol_matrix_unmirror (self, x);
  double i = floor ((y - view.top) / pol_matrix_get_cell_extent (self, GTK_ORIENTATION_VERTICAL));
  double j = floor ((from_start - view.left)
                    / pol_matrix_get_cell_extent (self, GTK_ORIENTATION_HORIZONTAL));

  *row = CLAMP (view.row + i, 0, MAX (pol_matrix_get_n_rows (self), 1) - 1.0);
  *column = CLAMP (view.column + j, 0, MAX (pol_matrix_get_n_columns (self), 1) - 1.0);

  return graphene_rect_contains_point (&view.body, &GRAPHENE_POINT_INIT (from_start, y)) && i >= 0
         && j >= 0 && i < view.n_rows && j < view.n_columns;
}
