#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define POL_TYPE_MATRIX_ORDER (pol_matrix_order_get_type ())

/* What the rows and the columns of a matrix have in common: an order that may be found on another
 * thread.
 * Properties: "sorting" (gboolean, r, an order is being found).
 * Signals: changed ()  there are others, or they are in another order */
G_DECLARE_DERIVABLE_TYPE (PolMatrixOrder, pol_matrix_order, POL, MATRIX_ORDER, GObject)

struct _PolMatrixOrderClass
{
  GObjectClass parent_class;
};

GCancellable *pol_matrix_order_begin       (PolMatrixOrder *self);
void          pol_matrix_order_end         (PolMatrixOrder *self);
gboolean      pol_matrix_order_get_sorting (PolMatrixOrder *self);
void          pol_matrix_order_changed     (PolMatrixOrder *self);

G_END_DECLS
