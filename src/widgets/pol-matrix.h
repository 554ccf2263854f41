#pragma once

#include "pol-canvas.h"
#include "pol-matrix-model.h"

G_BEGIN_DECLS

#define POL_TYPE_MATRIX (pol_matrix_get_type ())

/* A table of cells whose headers stay while it scrolls. Only what shows is read
 * from its model. A block of cells is selected, with one of them under the cursor.
 * Where rows and columns are sorted otherwise, the cursor and what shows go with them.
 * Properties: "model" (PolMatrixModel, rw), "menu-model" (GMenuModel, rw, of the
 *   selected block), "cell-size" (int, rw, the side of a cell in pixels, 0 where all
 *   cells are one picture),
 *   "high-contrast" (gboolean, rw, whether boxes have strong borders).
 * Signals: activate (guint row, guint column)  a cell was chosen to be looked at
 * Actions: matrix.activate, matrix.zoom-in, matrix.zoom-out, matrix.fit */
G_DECLARE_FINAL_TYPE (PolMatrix, pol_matrix, POL, MATRIX, PolCanvas)

GtkWidget      *pol_matrix_new           (void);

PolMatrixModel *pol_matrix_get_model     (PolMatrix      *self);
void            pol_matrix_set_model     (PolMatrix      *self,
                                          PolMatrixModel *model);
void            pol_matrix_set_cell_size (PolMatrix      *self,
                                          int             size);
PolMatrixBlock  pol_matrix_get_block     (PolMatrix      *self);
gboolean        pol_matrix_get_cursor    (PolMatrix      *self,
                                          guint          *row,
                                          guint          *column);
void            pol_matrix_select        (PolMatrix      *self,
                                          guint           row,
                                          guint           column,
                                          gboolean        extend);

G_END_DECLS
