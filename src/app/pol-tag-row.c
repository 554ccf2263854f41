/* pol-tag-row.c: how people tagged one concept of an image, with the boxes to tag it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-row.h"

#include <glib/gi18n-lib.h>

#include "pol-widgets-enums.h"

struct _PolTagRow
{
  GtkWidget parent_instance;

  PolTagBoxes *boxes;
  GtkLabel *name_label;
  GtkLabel *state_label;

  PolConcept *concept;
};

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolTagRow, pol_tag_row, GTK_TYPE_WIDGET)

static void
update_name (PolTagRow *self)
{
  const char *name = pol_concept_get_name (self->concept);
  /* Translators: the box that tags the named concept positive */
  g_autofree char *positive = g_strdup_printf (_ ("%s: tagged positive"), name);
  /* Translators: the box that tags the named concept negative */
  g_autofree char *negative = g_strdup_printf (_ ("%s: tagged negative"), name);

  gtk_label_set_label (self->name_label, name);
  pol_tag_boxes_set_names (self->boxes, positive, negative);
}

static void
on_boxes_clicked (PolTagRow *self, PolTagState box)
{
  g_signal_emit (self, signals[CLICKED], 0, box);
}

static gboolean
pol_tag_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (POL_TAG_ROW (widget)->boxes), GTK_DIR_TAB_FORWARD);
}

static void
pol_tag_row_dispose (GObject *object)
{
  PolTagRow *self = POL_TAG_ROW (object);
  GtkWidget *child;

  pol_tag_row_set_concept (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_tag_row_parent_class)->dispose (object);
}

static void
pol_tag_row_class_init (PolTagRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_tag_row_dispose;
  widget_class->grab_focus = pol_tag_row_grab_focus;

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, POL_TYPE_TAG_STATE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tagrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_type_ensure (POL_TYPE_TAG_BOXES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/tag-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolTagRow, boxes);
  gtk_widget_class_bind_template_child (widget_class, PolTagRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, PolTagRow, state_label);
  gtk_widget_class_bind_template_callback (widget_class, on_boxes_clicked);
}

static void
pol_tag_row_init (PolTagRow *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

/**
 * pol_tag_row_new:
 *
 * Returns: (transfer floating): a row without a concept
 */
GtkWidget *
pol_tag_row_new (void)
{
  return g_object_new (POL_TYPE_TAG_ROW, NULL);
}

/**
 * pol_tag_row_set_concept:
 * @self: a row
 * @concept: (nullable): the concept to name, followed when it is renamed
 *
 * Sets the concept.
 */
void
pol_tag_row_set_concept (PolTagRow *self, PolConcept *concept)
{
  g_return_if_fail (POL_IS_TAG_ROW (self));
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
 * pol_tag_row_get_concept:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the concept
 */
PolConcept *
pol_tag_row_get_concept (PolTagRow *self)
{
  g_return_val_if_fail (POL_IS_TAG_ROW (self), NULL);

  return self->concept;
}

static const char *
get_state_text (PolTagState state)
{
  switch (state)
    {
    case POL_TAG_STATE_POSITIVE:
      return _ ("tagged positive");
    case POL_TAG_STATE_NEGATIVE:
      return _ ("tagged negative");
    case POL_TAG_STATE_UNSURE:
      return _ ("tagged unsure");
    case POL_TAG_STATE_DISAGREEMENT:
      return _ ("annotators disagree");
    case POL_TAG_STATE_NONE:
    case POL_TAG_STATE_MIXED:
    default:
      return "";
    }
}

/**
 * pol_tag_row_set_state:
 * @self: a row
 * @state: how people tagged the concept
 * @click: (nullable): what a click on the ticked box does, see pol_tag_boxes_describe()
 *
 * Ticks the boxes.
 */
void
pol_tag_row_set_state (PolTagRow *self, PolTagState state, const char *click)
{
  g_return_if_fail (POL_IS_TAG_ROW (self));

  pol_tag_boxes_set_value (self->boxes, state);
  pol_tag_boxes_describe (self->boxes, NULL, click);
  gtk_label_set_label (self->state_label, get_state_text (state));
}
