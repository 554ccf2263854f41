/* pol-shy-bin.c: a container that leaves its child out where there is no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-shy-bin.h"

struct _PolShyBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_CHILD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolShyBin, pol_shy_bin, GTK_TYPE_WIDGET)

static void
pol_shy_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  PolShyBin *self = POL_SHY_BIN (widget);

  if (self->child == NULL)
    return;

  /* how high it is does not depend on a width that it may not get */
  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
pol_shy_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PolShyBin *self = POL_SHY_BIN (widget);
  int minimum;

  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->child, minimum <= width);
  if (minimum <= width)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
pol_shy_bin_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, POL_SHY_BIN (object)->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_child (PolShyBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
pol_shy_bin_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      set_child (POL_SHY_BIN (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_shy_bin_dispose (GObject *object)
{
  set_child (POL_SHY_BIN (object), NULL);

  G_OBJECT_CLASS (pol_shy_bin_parent_class)->dispose (object);
}

static void
pol_shy_bin_class_init (PolShyBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_shy_bin_get_property;
  object_class->set_property = pol_shy_bin_set_property;
  object_class->dispose = pol_shy_bin_dispose;
  widget_class->measure = pol_shy_bin_measure;
  widget_class->size_allocate = pol_shy_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_shy_bin_init (PolShyBin *self)
{
}
