/* pol-label-row.c: how a model reads one concept of an image, and how another policy would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-row.h"

#include <glib/gi18n-lib.h>

#include "pol-label-boxes.h"
#include "pol-label-text.h"
#include "pol-tagging.h"

struct _PolLabelRow
{
  GtkWidget parent_instance;

  PolLabelBoxes *boxes;
  GtkLabel *name_label;
  GtkLabel *reason_label;
  GtkWidget *difference_box;
  PolLabelBoxes *difference_boxes;
  GtkLabel *difference_label;

  PolConcept *concept;
  PolLabel label;
  PolReason reason;
};

enum
{
  EXPLAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolLabelRow, pol_label_row, GTK_TYPE_WIDGET)

static void
show_label (PolLabelBoxes *boxes, PolLabel label, PolReason reason)
{
  pol_label_boxes_set (boxes, pol_tagging_state_from_label (label), reason != POL_REASON_EXPLICIT);
}

static void
update_name (PolLabelRow *self)
{
  const char *name = self->concept != NULL ? pol_concept_get_name (self->concept) : "";
  g_autofree char *accessible = pol_label_text_get_accessible (name, self->label, self->reason);

  gtk_label_set_label (self->name_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible,
                                  -1);
}

static gboolean
pol_label_row_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;

  g_signal_emit (widget, signals[EXPLAIN], 0, &text);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
pol_label_row_dispose (GObject *object)
{
  PolLabelRow *self = POL_LABEL_ROW (object);
  GtkWidget *child;

  pol_label_row_set_concept (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_label_row_parent_class)->dispose (object);
}

static void
pol_label_row_class_init (PolLabelRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_label_row_dispose;
  widget_class->query_tooltip = pol_label_row_query_tooltip;

  signals[EXPLAIN] = g_signal_new ("explain", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "labelrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_type_ensure (POL_TYPE_LABEL_BOXES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/label-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, boxes);
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, difference_box);
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, difference_boxes);
  gtk_widget_class_bind_template_child (widget_class, PolLabelRow, difference_label);
}

static void
pol_label_row_init (PolLabelRow *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * pol_label_row_new:
 *
 * Returns: (transfer floating): a row without a concept
 */
GtkWidget *
pol_label_row_new (void)
{
  return g_object_new (POL_TYPE_LABEL_ROW, NULL);
}

/**
 * pol_label_row_set_concept:
 * @self: a row
 * @concept: (nullable): the concept to name, followed when it is renamed
 *
 * Sets the concept.
 */
void
pol_label_row_set_concept (PolLabelRow *self, PolConcept *concept)
{
  g_return_if_fail (POL_IS_LABEL_ROW (self));
  g_return_if_fail (concept == NULL || POL_IS_CONCEPT (concept));

  if (self->concept == concept)
    return;

  if (self->concept != NULL)
    g_signal_handlers_disconnect_by_func (self->concept, update_name, self);
  g_set_object (&self->concept, concept);
  if (concept == NULL)
    return;

  g_signal_connect_object (concept, "notify::name", G_CALLBACK (update_name), self,
                           G_CONNECT_SWAPPED);
  update_name (self);
}

/**
 * pol_label_row_get_concept:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the concept
 */
PolConcept *
pol_label_row_get_concept (PolLabelRow *self)
{
  g_return_val_if_fail (POL_IS_LABEL_ROW (self), NULL);

  return self->concept;
}

/**
 * pol_label_row_set_label:
 * @self: a row
 * @label: what a model reads
 * @reason: why
 *
 * Shows the label: filled where it was tagged, outlined where a policy read it.
 */
void
pol_label_row_set_label (PolLabelRow *self, PolLabel label, PolReason reason)
{
  g_autofree char *text = NULL;

  g_return_if_fail (POL_IS_LABEL_ROW (self));

  text = pol_label_text_get_pair (label, reason);
  self->label = label;
  self->reason = reason;
  show_label (self->boxes, label, reason);
  gtk_label_set_label (self->reason_label, text);
  update_name (self);
}

/**
 * pol_label_row_set_difference:
 * @self: a row
 * @policy_name: the name of another policy
 * @label: what a model reads under that policy
 * @reason: why
 *
 * Shows below the label that another policy reads another one.
 */
void
pol_label_row_set_difference (PolLabelRow *self,
                              const char *policy_name,
                              PolLabel label,
                              PolReason reason)
{
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_LABEL_ROW (self));
  g_return_if_fail (policy_name != NULL);

  /* Translators: the label and the reason under another policy */
  text = g_strdup_printf (_ ("≠ %1$s, %2$s"), pol_label_text_get_label (label),
                          pol_label_text_get_reason (reason));
  description
      = g_strdup_printf (_ ("Differs under %1$s: %2$s, %3$s"), policy_name,
                         pol_label_text_get_label (label), pol_label_text_get_reason (reason));

  show_label (self->difference_boxes, label, reason);
  gtk_label_set_label (self->difference_label, text);
  gtk_widget_set_visible (self->difference_box, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/**
 * pol_label_row_clear_difference:
 * @self: a row
 *
 * Shows one label only.
 */
void
pol_label_row_clear_difference (PolLabelRow *self)
{
  g_return_if_fail (POL_IS_LABEL_ROW (self));

  gtk_widget_set_visible (self->difference_box, FALSE);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
