#pragma once

#include "pol-image-list.h"
#include "pol-matrix-model.h"

G_BEGIN_DECLS

#define POL_TYPE_LABEL_MATRIX (pol_label_matrix_get_type ())

/**
 * PolColumnOrder:
 * @POL_COLUMN_ORDER_LIST: as in the concept list
 * @POL_COLUMN_ORDER_NAME: by name
 * @POL_COLUMN_ORDER_POSITIVES: those with the most positive tags first
 *
 * How the concepts of a matrix are sorted.
 */
typedef enum
{
  POL_COLUMN_ORDER_LIST,
  POL_COLUMN_ORDER_NAME,
  POL_COLUMN_ORDER_POSITIVES
} PolColumnOrder;

/* The labels of a list of images, in its order, and of active concepts: a
 * PolMatrixModel. A cell is marked where the compared policy reads another label. */
G_DECLARE_FINAL_TYPE (PolLabelMatrix, pol_label_matrix, POL, LABEL_MATRIX, GObject)

PolLabelMatrix *pol_label_matrix_new          (PolImageList   *images,
                                               GListModel     *concepts);
void            pol_label_matrix_set_concepts (PolLabelMatrix *self,
                                               GListModel     *concepts);
void            pol_label_matrix_set_order    (PolLabelMatrix *self,
                                               PolColumnOrder  order);
void            pol_label_matrix_set_policies (PolLabelMatrix *self,
                                               PolPolicy      *policy,
                                               PolPolicy      *compared);
void            pol_label_matrix_set_only_differences
                                              (PolLabelMatrix *self,
                                               gboolean        only_differences);
guint           pol_label_matrix_get_image    (PolLabelMatrix *self,
                                               guint           row);
guint           pol_label_matrix_get_concept  (PolLabelMatrix *self,
                                               guint           column);

G_END_DECLS
