#pragma once

#include "pol-cell-painter.h"
#include "pol-matrix-picture.h"
#include "pol-matrix.h"

G_BEGIN_DECLS

/* Shared by the files that make up a matrix: where cells are (pol-matrix-place.c), how they are
 * drawn (pol-matrix-draw.c), and what is done with them (pol-matrix.c). */

/* The side of a cell at first, in pixels. */
#define POL_MATRIX_DEFAULT_SIZE 28

/* A row or column that keeps its distance from where the view begins. */
typedef struct
{
  gboolean set;
  guint id;
  double distance;
} PolMatrixPin;

struct _PolMatrix
{
  PolCanvas parent_instance;

  PolMatrixModel *model;
  GMenuModel *menu_model;
  GtkWidget *menu;

  PolCellPainter *painter;
  PolMatrixPicture *picture;
  int cell_size;                /* 0 where all is one picture */
  gboolean high_contrast;
  int names_height;
  GArray *cells;

  /* The cell under the cursor, and the corner that the selection began at. */
  guint row, column;
  guint anchor_row, anchor_column;
  gboolean dragging;
  gboolean zoomed;              /* by the first press of a double click */

  /* By orientation. Until someone moves the cursor, it stays at the first cell. */
  guint cursor_ids[2];
  PolMatrixPin pins[2];
  gboolean moved;
};

/* What of the cells shows, and where: from left to right, also where it is mirrored. */
typedef struct
{
  graphene_rect_t body;
  guint row, n_rows;
  guint column, n_columns;
  float left, top;              /* of the first of the cells, which may lie outside the body */
} PolMatrixPart;

guint           pol_matrix_get_n_rows         (PolMatrix            *self);
guint           pol_matrix_get_n_columns      (PolMatrix            *self);
guint           pol_matrix_get_n_cells        (PolMatrix            *self,
                                               GtkOrientation        orientation);
gboolean        pol_matrix_is_picture         (PolMatrix            *self);
gboolean        pol_matrix_shows_names        (PolMatrix            *self);
gboolean        pol_matrix_shows_column_names (PolMatrix            *self);
int             pol_matrix_get_names_height   (PolMatrix            *self);
int             pol_matrix_get_body_size      (PolMatrix            *self,
                                               GtkOrientation        orientation);
double          pol_matrix_get_fitting_size   (PolMatrix            *self,
                                               GtkOrientation        orientation);
double          pol_matrix_get_cell_extent    (PolMatrix            *self,
                                               GtkOrientation        orientation);
void            pol_matrix_find_visible       (PolMatrix            *self,
                                               GtkOrientation        orientation,
                                               guint                *first,
                                               guint                *n,
                                               float                *start);
PolMatrixPart   pol_matrix_get_part           (PolMatrix            *self);
graphene_rect_t pol_matrix_mirror             (PolMatrix            *self,
                                               graphene_rect_t       place);
graphene_rect_t pol_matrix_get_place          (PolMatrix            *self,
                                               const PolMatrixPart  *part,
                                               const PolMatrixBlock *block);
double          pol_matrix_unmirror           (PolMatrix            *self,
                                               double                x);
gboolean        pol_matrix_find_cell          (PolMatrix            *self,
                                               double                x,
                                               double                y,
                                               guint                *row,
                                               guint                *column);
void            pol_matrix_measure_names      (PolMatrix            *self);
void            pol_matrix_draw               (PolMatrix            *self,
                                               GtkSnapshot          *snapshot);

G_END_DECLS
