#pragma once

#include "pol-image-list.h"
#include "pol-matrix-order.h"

G_BEGIN_DECLS

#define POL_TYPE_MATRIX_ROWS (pol_matrix_rows_get_type ())

/**
 * PolRowOrder:
 * @POL_ROW_ORDER_LIST: as in the image list
 * @POL_ROW_ORDER_NAME: by path, numbers in it by their value
 * @POL_ROW_ORDER_SITUATION: by whether they have a positive tag, only negatives, or none
 * @POL_ROW_ORDER_TAGS: images with the same tags beside each other
 * @POL_ROW_ORDER_LABEL: by the label of a concept
 *
 * How the images of a matrix are sorted.
 */
typedef enum
{
  POL_ROW_ORDER_LIST,
  POL_ROW_ORDER_NAME,
  POL_ROW_ORDER_SITUATION,
  POL_ROW_ORDER_TAGS,
  POL_ROW_ORDER_LABEL
} PolRowOrder;

/* The images of a list in an order of their own, which is found on another thread. Tags that
 * change move none of them: they are sorted anew when someone asks, or lists other images. */
G_DECLARE_FINAL_TYPE (PolMatrixRows, pol_matrix_rows, POL, MATRIX_ROWS,
                      PolMatrixOrder)

PolMatrixRows *pol_matrix_rows_new       (PolImageList  *images);

void           pol_matrix_rows_set_order (PolMatrixRows *self,
                                          PolRowOrder    order,
                                          PolPolicy     *policy,
                                          guint          concept);
guint          pol_matrix_rows_get_n     (PolMatrixRows *self);
guint          pol_matrix_rows_get_image (PolMatrixRows *self,
                                          guint          row);
gboolean       pol_matrix_rows_find      (PolMatrixRows *self,
                                          guint          image,
                                          guint         *row);
GArray        *pol_matrix_rows_share     (PolMatrixRows *self);

G_END_DECLS
