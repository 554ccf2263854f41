/* pol-matrix-order.c: the order of the rows or of the columns of a matrix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-order.h"

typedef struct
{
  GCancellable *sorting; /* NULL if no order is being found */
} PolMatrixOrderPrivate;

enum
{
  PROP_0,
  PROP_SORTING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PolMatrixOrder, pol_matrix_order, G_TYPE_OBJECT)

static void
set_sorting (PolMatrixOrder *self, GCancellable *sorting)
{
  PolMatrixOrderPrivate *priv = pol_matrix_order_get_instance_private (self);
  gboolean was_sorting = priv->sorting != NULL;

  g_cancellable_cancel (priv->sorting);
  g_set_object (&priv->sorting, sorting);
  if (was_sorting != (sorting != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORTING]);
}

static void
pol_matrix_order_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORTING:
      g_value_set_boolean (value, pol_matrix_order_get_sorting (POL_MATRIX_ORDER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_matrix_order_dispose (GObject *object)
{
  PolMatrixOrderPrivate *priv = pol_matrix_order_get_instance_private (POL_MATRIX_ORDER (object));

  g_cancellable_cancel (priv->sorting);
  g_clear_object (&priv->sorting);

  G_OBJECT_CLASS (pol_matrix_order_parent_class)->dispose (object);
}

static void
pol_matrix_order_class_init (PolMatrixOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pol_matrix_order_get_property;
  object_class->dispose = pol_matrix_order_dispose;

  properties[PROP_SORTING]
      = g_param_spec_boolean ("sorting", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", POL_TYPE_MATRIX_ORDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_matrix_order_init (PolMatrixOrder *self)
{
}

/**
 * pol_matrix_order_begin:
 * @self: an order
 *
 * Notes that another one is being found now, in place of what was begun before.
 *
 * Returns: (transfer none): what ends that
 */
GCancellable *
pol_matrix_order_begin (PolMatrixOrder *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_val_if_fail (POL_IS_MATRIX_ORDER (self), NULL);

  set_sorting (self, cancellable);

  return cancellable;
}

/**
 * pol_matrix_order_end:
 * @self: an order
 *
 * Notes that it was found, or that none is to be found any more.
 */
void
pol_matrix_order_end (PolMatrixOrder *self)
{
  g_return_if_fail (POL_IS_MATRIX_ORDER (self));

  set_sorting (self, NULL);
}

/**
 * pol_matrix_order_get_sorting:
 * @self: an order
 *
 * Returns: whether another one is being found
 */
gboolean
pol_matrix_order_get_sorting (PolMatrixOrder *self)
{
  PolMatrixOrderPrivate *priv = pol_matrix_order_get_instance_private (self);

  g_return_val_if_fail (POL_IS_MATRIX_ORDER (self), FALSE);

  return priv->sorting != NULL;
}

/**
 * pol_matrix_order_changed:
 * @self: an order
 *
 * Tells that it is another one.
 */
void
pol_matrix_order_changed (PolMatrixOrder *self)
{
  g_return_if_fail (POL_IS_MATRIX_ORDER (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
