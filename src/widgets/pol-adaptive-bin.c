/* pol-adaptive-bin.c: a container that says when it is too narrow for the usual layout
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-adaptive-bin.h"

struct _PolAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int threshold;
  int needed; /* what the child took at least when it became narrow */
  gboolean narrow;
  guint source;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
pol_adaptive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolAdaptiveBin,
                               pol_adaptive_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pol_adaptive_bin_buildable_init))

/* With large letters, or in another language, the usual layout may take more than
 * the threshold. How much is not known any more once it is narrow. */
static gboolean
is_too_narrow (PolAdaptiveBin *self, int width, int child_minimum)
{
  return width < MAX (self->threshold, self->narrow ? self->needed : child_minimum);
}

static int
measure_child (PolAdaptiveBin *self)
{
  int minimum = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static gboolean
on_idle (gpointer user_data)
{
  PolAdaptiveBin *self = user_data;
  int minimum = measure_child (self);
  gboolean narrow = is_too_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)), minimum);

  self->source = 0;
  if (self->narrow == narrow)
    return G_SOURCE_REMOVE;

  self->needed = minimum;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

/* What depends on the width changes after the allocation that found it out:
 * during one, no widget may ask for another size. */
static void
check_width (PolAdaptiveBin *self, int width, int child_minimum)
{
  if (is_too_narrow (self, width, child_minimum) == self->narrow || self->source != 0)
    return;

  self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
pol_adaptive_bin_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PolAdaptiveBin *self = POL_ADAPTIVE_BIN (widget);
  int child_minimum;

  if (self->child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL,
                          NULL);
      for_size = MAX (for_size, child_minimum);
    }

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
pol_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PolAdaptiveBin *self = POL_ADAPTIVE_BIN (widget);
  int minimum = measure_child (self);

  check_width (self, width, minimum);
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_allocate (self->child, MAX (width, minimum), height, baseline, NULL);
}

static void
pol_adaptive_bin_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolAdaptiveBin *self = POL_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_adaptive_bin_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PolAdaptiveBin *self = POL_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      pol_adaptive_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_adaptive_bin_dispose (GObject *object)
{
  PolAdaptiveBin *self = POL_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_adaptive_bin_parent_class)->dispose (object);
}

static void
pol_adaptive_bin_class_init (PolAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_adaptive_bin_get_property;
  object_class->set_property = pol_adaptive_bin_set_property;
  object_class->dispose = pol_adaptive_bin_dispose;
  widget_class->measure = pol_adaptive_bin_measure;
  widget_class->size_allocate = pol_adaptive_bin_size_allocate;

  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_adaptive_bin_init (PolAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
pol_adaptive_bin_add_child (GtkBuildable *buildable,
                            GtkBuilder *builder,
                            GObject *child,
                            const char *type)
{
  GtkBuildableIface *parent = g_type_interface_peek_parent (GTK_BUILDABLE_GET_IFACE (buildable));

  if (GTK_IS_WIDGET (child))
    pol_adaptive_bin_set_child (POL_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent->add_child (buildable, builder, child, type);
}

static void
pol_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = pol_adaptive_bin_add_child;
}

/**
 * pol_adaptive_bin_new:
 *
 * Makes a container without a child.
 *
 * Returns: (transfer floating): the container
 */
GtkWidget *
pol_adaptive_bin_new (void)
{
  return g_object_new (POL_TYPE_ADAPTIVE_BIN, NULL);
}

/**
 * pol_adaptive_bin_set_child:
 * @self: a container
 * @child: (nullable): its child
 *
 * Puts a child into the container.
 */
void
pol_adaptive_bin_set_child (PolAdaptiveBin *self, GtkWidget *child)
{
  g_return_if_fail (POL_IS_ADAPTIVE_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  self->child = child;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * pol_adaptive_bin_get_narrow:
 * @self: a container
 *
 * Returns: whether it is less wide than its threshold, or than what its child needs
 *   when it is not narrow
 */
gboolean
pol_adaptive_bin_get_narrow (PolAdaptiveBin *self)
{
  g_return_val_if_fail (POL_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}
