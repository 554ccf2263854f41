#pragma once

#include "pol-image-list.h"
#include "pol-matrix-columns.h"
#include "pol-matrix-model.h"
#include "pol-matrix-rows.h"

G_BEGIN_DECLS

#define POL_TYPE_LABEL_MATRIX (pol_label_matrix_get_type ())

/* The labels of a list of images and of active concepts, sorted or as they are listed: a
 * PolMatrixModel. A cell is marked where the compared policy reads another label.
 * Properties: "sorting" (gboolean, an order is being found). */
G_DECLARE_FINAL_TYPE (PolLabelMatrix, pol_label_matrix, POL, LABEL_MATRIX, GObject)

PolLabelMatrix *pol_label_matrix_new          (PolImageList   *images,
                                               GListModel     *concepts);
void            pol_label_matrix_set_concepts (PolLabelMatrix *self,
                                               GListModel     *concepts);
void            pol_label_matrix_set_row_order
                                              (PolLabelMatrix *self,
                                               PolRowOrder     order,
                                               guint           concept);
void            pol_label_matrix_set_column_order
                                              (PolLabelMatrix *self,
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
