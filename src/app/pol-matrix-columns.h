#pragma once

#include "pol-matrix-order.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_MATRIX_COLUMNS (pol_matrix_columns_get_type ())

/**
 * PolColumnOrder:
 * @POL_COLUMN_ORDER_LIST: as in the concept list
 * @POL_COLUMN_ORDER_NAME: by name
 * @POL_COLUMN_ORDER_GROUP: by group, in the order of each group's first concept
 * @POL_COLUMN_ORDER_POSITIVES: those with the most positive tags first
 * @POL_COLUMN_ORDER_TOGETHER: those that are on the same images beside each other
 *
 * How the concepts of a matrix are sorted.
 */
typedef enum
{
  POL_COLUMN_ORDER_LIST,
  POL_COLUMN_ORDER_NAME,
  POL_COLUMN_ORDER_GROUP,
  POL_COLUMN_ORDER_POSITIVES,
  POL_COLUMN_ORDER_TOGETHER
} PolColumnOrder;

/* Active concepts in an order, which stays while tags change until someone sorts them anew.
 * What takes long is found on another thread. */
G_DECLARE_FINAL_TYPE (PolMatrixColumns, pol_matrix_columns, POL, MATRIX_COLUMNS,
                      PolMatrixOrder)

PolMatrixColumns *pol_matrix_columns_new          (PolProject       *project,
                                                   GListModel       *concepts);

void              pol_matrix_columns_set_concepts (PolMatrixColumns *self,
                                                   GListModel       *concepts);
void              pol_matrix_columns_set_order    (PolMatrixColumns *self,
                                                   PolColumnOrder    order);
GArray           *pol_matrix_columns_get_concepts (PolMatrixColumns *self);
gboolean          pol_matrix_columns_find         (PolMatrixColumns *self,
                                                   guint             concept,
                                                   guint            *column);

G_END_DECLS
