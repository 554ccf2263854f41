/* pol-canvas.c: a widget that draws what of something larger shows, and scrolls over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-canvas.h"

#include <math.h>

/* A page that is turned leaves a little of the last one. */
#define PAGE_SHARE 0.9

typedef struct
{
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
} PolCanvasPrivate;

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PolCanvas,
                                  pol_canvas,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (PolCanvas)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static GtkAdjustment **
get_adjustment (PolCanvas *self, GtkOrientation orientation)
{
  PolCanvasPrivate *priv = pol_canvas_get_instance_private (self);

  return &priv->adjustments[orientation];
}

static gboolean
is_mirrored_along (PolCanvas *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL && pol_canvas_is_mirrored (self);
}

/* An adjustment counts from the left; turns this into what is counted from the start of the
 * content, and the other way round. */
static double
turn (PolCanvas *self, GtkOrientation orientation, double value)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);

  if (!is_mirrored_along (self, orientation))
    return value;

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
}

static void
configure_adjustment (PolCanvas *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);
  double page, size, step, upper, offset;

  if (adjustment == NULL)
    return;

  POL_CANVAS_GET_CLASS (self)->get_extent (self, orientation, &page, &size, &step);
  upper = MAX (size, page);
  offset = CLAMP (turn (self, orientation, gtk_adjustment_get_value (adjustment)), 0, upper - page);
  if (is_mirrored_along (self, orientation))
    offset = upper - page - offset;
  gtk_adjustment_configure (adjustment, offset, 0, upper, step, page * PAGE_SHARE, page);
}

static void
set_adjustment (PolCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **own = get_adjustment (self, orientation);

  if (*own != NULL)
    g_signal_handlers_disconnect_by_data (*own, self);
  g_set_object (own, adjustment);
  if (adjustment == NULL)
    return;

  configure_adjustment (self, orientation);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* What began the lines begins them still. */
static void
pol_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  PolCanvas *self = POL_CANVAS (widget);
  GtkAdjustment *across = *get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);

  GTK_WIDGET_CLASS (pol_canvas_parent_class)->direction_changed (widget, previous);
  if (across != NULL && POL_CANVAS_GET_CLASS (self)->mirrors)
    gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across)
                                          - gtk_adjustment_get_page_size (across)
                                          - gtk_adjustment_get_value (across));
}

static void
pol_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolCanvasPrivate *priv = pol_canvas_get_instance_private (POL_CANVAS (object));

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, priv->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, priv->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_canvas_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolCanvas *self = POL_CANVAS (object);
  PolCanvasPrivate *priv = pol_canvas_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      priv->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      priv->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_canvas_dispose (GObject *object)
{
  PolCanvas *self = POL_CANVAS (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (pol_canvas_parent_class)->dispose (object);
}

static void
pol_canvas_class_init (PolCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pol_canvas_dispose;
  object_class->get_property = pol_canvas_get_property;
  object_class->set_property = pol_canvas_set_property;
  GTK_WIDGET_CLASS (klass)->direction_changed = pol_canvas_direction_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
pol_canvas_init (PolCanvas *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * pol_canvas_is_mirrored: (skip)
 * @self: a canvas
 *
 * Returns: whether the start of its content is at the right
 */
gboolean
pol_canvas_is_mirrored (PolCanvas *self)
{
  return POL_CANVAS_GET_CLASS (self)->mirrors
         && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/**
 * pol_canvas_configure: (skip)
 * @self: a canvas
 *
 * For kinds of canvases: the content has another size, or more or less of it shows.
 */
void
pol_canvas_configure (PolCanvas *self)
{
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL);
}

/**
 * pol_canvas_get_offset: (skip)
 * @self: a canvas
 * @orientation: an orientation
 *
 * Returns: how far the start of the content is scrolled out of sight, in whole pixels
 */
double
pol_canvas_get_offset (PolCanvas *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);

  return adjustment != NULL
             ? floor (turn (self, orientation, floor (gtk_adjustment_get_value (adjustment))))
             : 0;
}

/**
 * pol_canvas_set_offset: (skip)
 * @self: a canvas
 * @orientation: an orientation
 * @offset: how far the start of the content is to be out of sight, in pixels
 *
 * Scrolls there, as far as there is something.
 */
void
pol_canvas_set_offset (PolCanvas *self, GtkOrientation orientation, double offset)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, turn (self, orientation, offset));
}

/**
 * pol_canvas_scroll_to: (skip)
 * @self: a canvas
 * @orientation: an orientation
 * @start: where something in the content begins, in pixels
 * @size: how large it is
 *
 * Scrolls as little as shows it.
 */
void
pol_canvas_scroll_to (PolCanvas *self, GtkOrientation orientation, double start, double size)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);

  if (adjustment == NULL)
    return;

  if (is_mirrored_along (self, orientation))
    start = gtk_adjustment_get_upper (adjustment) - start - size;
  gtk_adjustment_clamp_page (adjustment, start, start + size);
}
