/* pol-label-boxes.c: a positive and a negative box to look at, filled, outlined or empty
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-boxes.h"

struct _PolLabelBoxes
{
  GtkWidget parent_instance;

  GtkWidget *positive;
  GtkWidget *negative;

  PolTagState value;
  gboolean outlined;
};

G_DEFINE_FINAL_TYPE (PolLabelBoxes, pol_label_boxes, GTK_TYPE_WIDGET)

static void
pol_label_boxes_dispose (GObject *object)
{
  PolLabelBoxes *self = POL_LABEL_BOXES (object);

  g_clear_pointer (&self->positive, gtk_widget_unparent);
  g_clear_pointer (&self->negative, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_label_boxes_parent_class)->dispose (object);
}

static void
pol_label_boxes_class_init (PolLabelBoxesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_label_boxes_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "labelboxes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_box (PolLabelBoxes *self, const char *css_class)
{
  GtkWidget *box
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                      GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (box, css_class);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return box;
}

static void
pol_label_boxes_init (PolLabelBoxes *self)
{
  self->positive = add_box (self, "positive");
  self->negative = add_box (self, "negative");
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_box (GtkWidget *box, const char *icon_name, gboolean ticked, gboolean outlined)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (box), ticked ? icon_name : NULL);
  set_css_class (box, "filled", ticked && !outlined);
  set_css_class (box, "outlined", ticked && outlined);
}

/**
 * pol_label_boxes_new:
 *
 * Makes a pair of empty boxes that nobody can tick.
 *
 * Returns: (transfer floating): the boxes
 */
GtkWidget *
pol_label_boxes_new (void)
{
  return g_object_new (POL_TYPE_LABEL_BOXES, NULL);
}

/**
 * pol_label_boxes_set:
 * @self: the boxes
 * @value: which of the boxes is ticked; neither is unless it is positive or negative
 * @outlined: whether to draw the ticked box as an outline, not filled
 *
 * Shows a label.
 */
void
pol_label_boxes_set (PolLabelBoxes *self, PolTagState value, gboolean outlined)
{
  g_return_if_fail (POL_IS_LABEL_BOXES (self));

  if (self->value == value && self->outlined == outlined)
    return;

  self->value = value;
  self->outlined = outlined;
  show_box (self->positive, "object-select-symbolic", value == POL_TAG_STATE_POSITIVE, outlined);
  show_box (self->negative, "window-close-symbolic", value == POL_TAG_STATE_NEGATIVE, outlined);
}

/**
 * pol_label_boxes_get_value:
 * @self: the boxes
 *
 * Returns: which of the boxes is ticked
 */
PolTagState
pol_label_boxes_get_value (PolLabelBoxes *self)
{
  g_return_val_if_fail (POL_IS_LABEL_BOXES (self), POL_TAG_STATE_NONE);

  return self->value;
}

/**
 * pol_label_boxes_get_outlined:
 * @self: the boxes
 *
 * Returns: whether the ticked box is drawn as an outline
 */
gboolean
pol_label_boxes_get_outlined (PolLabelBoxes *self)
{
  g_return_val_if_fail (POL_IS_LABEL_BOXES (self), FALSE);

  return self->outlined;
}
