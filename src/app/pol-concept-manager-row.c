/* pol-concept-manager-row.c: a concept among all, to be selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-manager-row.h"

#include <glib/gi18n-lib.h>

#include "pol-tooltip.h"

struct _PolConceptManagerRow
{
  GtkWidget parent_instance;

  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *group;
  GtkWidget *note;
  GtkLabel *positive;
  GtkLabel *negative;

  PolConcept *concept;
  PolTagCount count;
  gboolean selected;
};

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolConceptManagerRow, pol_concept_manager_row, GTK_TYPE_WIDGET)

/* What is heard of it, all in one. */
static void
name_item (PolConceptManagerRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *note = pol_concept_get_note (self->concept);
  const char *group = pol_concept_get_group (self->concept);
  g_autofree char *name = NULL;

  if (item == NULL)
    return;

  if (group != NULL)
    /* Translators: a concept, its group, how many tags are positive and negative */
    name = g_strdup_printf (_ ("%1$s, in the group “%2$s”, %3$'u positive, %4$'u negative"),
                            pol_concept_get_name (self->concept), group, self->count.positive,
                            self->count.negative);
  else
    /* Translators: a concept, how many of its tags are positive and negative */
    name = g_strdup_printf (_ ("%1$s, %2$'u positive, %3$'u negative"),
                            pol_concept_get_name (self->concept), self->count.positive,
                            self->count.negative);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "",
                                  -1);
}

static void
show_concept (PolConceptManagerRow *self)
{
  const char *group = pol_concept_get_group (self->concept);
  const char *note = pol_concept_get_note (self->concept);
  const char *name = pol_concept_get_name (self->concept);

  gtk_label_set_label (self->name, name);
  pol_tooltip_set_text (GTK_WIDGET (self->name), name);
  gtk_label_set_label (self->group, group != NULL ? group : "");
  gtk_widget_set_visible (GTK_WIDGET (self->group), group != NULL);
  gtk_widget_set_visible (self->note, note != NULL);
  pol_tooltip_set_text (self->note, note);
  name_item (self);
}

static void
on_check_toggled (PolConceptManagerRow *self)
{
  gboolean selected = gtk_check_button_get_active (self->check);

  if (self->selected == selected)
    return;

  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
pol_concept_manager_row_get_property (GObject *object, guint prop_id, GValue *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, POL_CONCEPT_MANAGER_ROW (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_manager_row_set_property (GObject *object, guint prop_id, const GValue *value,
                                      GParamSpec *pspec)
{
  PolConceptManagerRow *self = POL_CONCEPT_MANAGER_ROW (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      self->selected = g_value_get_boolean (value);
      gtk_check_button_set_active (self->check, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_manager_row_dispose (GObject *object)
{
  PolConceptManagerRow *self = POL_CONCEPT_MANAGER_ROW (object);
  GtkWidget *child;

  pol_concept_manager_row_set_concept (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_concept_manager_row_parent_class)->dispose (object);
}

static void
pol_concept_manager_row_class_init (PolConceptManagerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_concept_manager_row_get_property;
  object_class->set_property = pol_concept_manager_row_set_property;
  object_class->dispose = pol_concept_manager_row_dispose;

  properties[PROP_SELECTED]
      = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-manager-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, check);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, name);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, group);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, note);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, positive);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManagerRow, negative);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conceptmanagerrow");
}

static void
pol_concept_manager_row_init (PolConceptManagerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pol_tooltip_set_text (GTK_WIDGET (self->positive), _ ("Positive Tags"));
  pol_tooltip_set_text (GTK_WIDGET (self->negative), _ ("Negative Tags"));
}

/**
 * pol_concept_manager_row_new:
 *
 * Makes a row that shows no concept yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
pol_concept_manager_row_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_MANAGER_ROW, NULL);
}

/**
 * pol_concept_manager_row_get_concept:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the concept it shows
 */
PolConcept *
pol_concept_manager_row_get_concept (PolConceptManagerRow *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_MANAGER_ROW (self), NULL);

  return self->concept;
}

/**
 * pol_concept_manager_row_set_concept:
 * @self: a row
 * @concept: (nullable): a concept
 *
 * Turns to another concept.
 */
void
pol_concept_manager_row_set_concept (PolConceptManagerRow *self, PolConcept *concept)
{
  g_return_if_fail (POL_IS_CONCEPT_MANAGER_ROW (self));

  if (self->concept != NULL)
    g_signal_handlers_disconnect_by_func (self->concept, show_concept, self);
  g_set_object (&self->concept, concept);
  if (concept == NULL)
    return;

  g_signal_connect_swapped (concept, "notify", G_CALLBACK (show_concept), self);
  show_concept (self);
}

static void
show_number (GtkLabel *label, const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *text = g_strconcat (format, " ", number, NULL);

  gtk_label_set_label (label, text);
}

/**
 * pol_concept_manager_row_set_count:
 * @self: a row that shows a concept
 * @count: how often that was tagged
 *
 * Shows how often the concept was tagged.
 */
void
pol_concept_manager_row_set_count (PolConceptManagerRow *self, const PolTagCount *count)
{
  g_return_if_fail (POL_IS_CONCEPT_MANAGER_ROW (self));

  self->count = *count;
  show_number (self->positive, "✓", count->positive);
  show_number (self->negative, "✗", count->negative);
  if (self->concept != NULL)
    name_item (self);
}
