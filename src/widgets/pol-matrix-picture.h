#pragma once

#include "pol-cell-painter.h"
#include "pol-matrix-model.h"

G_BEGIN_DECLS

#define POL_TYPE_MATRIX_PICTURE (pol_matrix_picture_get_type ())

/* All cells of a model as one picture, in which each pixel is an area of cells, coloured by
 * what shares of them are. It is counted and painted on other threads; the last picture stays
 * until there is a new one.
 * Signals: changed ()  there is another picture */
G_DECLARE_FINAL_TYPE (PolMatrixPicture, pol_matrix_picture, POL, MATRIX_PICTURE, GObject)

PolMatrixPicture *pol_matrix_picture_new        (void);

void              pol_matrix_picture_set_model  (PolMatrixPicture *self,
                                                 PolMatrixModel   *model);
void              pol_matrix_picture_renew      (PolMatrixPicture *self);
GdkTexture       *pol_matrix_picture_get        (PolMatrixPicture *self,
                                                 PolCellPainter   *painter,
                                                 guint             width,
                                                 guint             height);
const guint8     *pol_matrix_picture_find_area  (PolMatrixPicture *self,
                                                 guint             row,
                                                 guint             column,
                                                 PolMatrixBlock   *area);

G_END_DECLS
