/* pol-tag-boxes.c: a positive and a negative check box, at most one of them ticked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-tag-boxes.h"
#include "pol-widgets-enums.h"

struct _PolTagBoxes
{
  GtkWidget parent_instance;

  GtkCheckButton *positive;
  GtkCheckButton *negative;
  char *positive_name;
  char *negative_name;

  char *description;
  char *click;
  PolTagState described; /* the value that was described */

  PolTagState value;
  gboolean syncing;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolTagBoxes, pol_tag_boxes, GTK_TYPE_WIDGET)

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* A check button ticks itself when clicked, so this also undoes what a click
 * did to a box whose value stayed as it was. */
static void
sync_boxes (PolTagBoxes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean neither
      = self->value == POL_TAG_STATE_MIXED || self->value == POL_TAG_STATE_DISAGREEMENT;

  self->syncing = TRUE;
  gtk_check_button_set_active (self->positive, self->value == POL_TAG_STATE_POSITIVE);
  gtk_check_button_set_active (self->negative, self->value == POL_TAG_STATE_NEGATIVE);
  gtk_check_button_set_inconsistent (self->positive, neither);
  gtk_check_button_set_inconsistent (self->negative, neither);
  self->syncing = FALSE;

  set_css_class (widget, "unsure", self->value == POL_TAG_STATE_UNSURE);
  set_css_class (widget, "disagreement", self->value == POL_TAG_STATE_DISAGREEMENT);
  set_css_class (widget, "mixed", self->value == POL_TAG_STATE_MIXED);
}

static void
on_toggled (PolTagBoxes *self, GtkCheckButton *box)
{
  if (self->syncing)
    return;

  g_object_ref (self);
  sync_boxes (self);
  g_signal_emit (self, signals[CLICKED], 0,
                 box == self->positive ? POL_TAG_STATE_POSITIVE : POL_TAG_STATE_NEGATIVE);
  g_object_unref (self);
}

/* A text that is set would make X tell where the pointer is, for each row. */
static gboolean
on_query_tooltip (GtkCheckButton *box,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  PolTagBoxes *self)
{
  const char *name = box == self->positive ? self->positive_name : self->negative_name;
  g_autofree char *both = NULL;

  if (self->click != NULL && gtk_check_button_get_active (box))
    both = g_strjoin ("\n", name, self->click, NULL);
  gtk_tooltip_set_text (tooltip, both != NULL ? both : name);

  return TRUE;
}

static void
pol_tag_boxes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolTagBoxes *self = POL_TAG_BOXES (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_enum (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_tag_boxes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolTagBoxes *self = POL_TAG_BOXES (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      pol_tag_boxes_set_value (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_tag_boxes_dispose (GObject *object)
{
  PolTagBoxes *self = POL_TAG_BOXES (object);

  if (self->positive != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->positive));
  if (self->negative != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->negative));
  self->positive = NULL;
  self->negative = NULL;

  G_OBJECT_CLASS (pol_tag_boxes_parent_class)->dispose (object);
}

static void
pol_tag_boxes_finalize (GObject *object)
{
  PolTagBoxes *self = POL_TAG_BOXES (object);

  g_free (self->positive_name);
  g_free (self->negative_name);
  g_free (self->description);
  g_free (self->click);

  G_OBJECT_CLASS (pol_tag_boxes_parent_class)->finalize (object);
}

static void
pol_tag_boxes_class_init (PolTagBoxesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_tag_boxes_get_property;
  object_class->set_property = pol_tag_boxes_set_property;
  object_class->dispose = pol_tag_boxes_dispose;
  object_class->finalize = pol_tag_boxes_finalize;

  properties[PROP_VALUE]
      = g_param_spec_enum ("value", NULL, NULL, POL_TYPE_TAG_STATE, POL_TAG_STATE_NONE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, POL_TYPE_TAG_STATE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tagboxes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkCheckButton *
add_box (PolTagBoxes *self, const char *css_class)
{
  GtkWidget *box = gtk_check_button_new ();

  /* who clicks goes on by key where they were */
  gtk_widget_set_focus_on_click (box, FALSE);
  gtk_widget_add_css_class (box, css_class);
  gtk_widget_set_has_tooltip (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (box, "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
  g_signal_connect_object (box, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);

  return GTK_CHECK_BUTTON (box);
}

static void
pol_tag_boxes_init (PolTagBoxes *self)
{
  self->positive = add_box (self, "positive");
  self->negative = add_box (self, "negative");
  pol_tag_boxes_set_names (self, _ ("Positive"), _ ("Negative"));
}

/**
 * pol_tag_boxes_new:
 *
 * Makes a pair of empty boxes.
 *
 * Returns: (transfer floating): the boxes
 */
GtkWidget *
pol_tag_boxes_new (void)
{
  return g_object_new (POL_TYPE_TAG_BOXES, NULL);
}

/**
 * pol_tag_boxes_get_value:
 * @self: the boxes
 *
 * Gets what the boxes show.
 *
 * Returns: the state shown
 */
PolTagState
pol_tag_boxes_get_value (PolTagBoxes *self)
{
  g_return_val_if_fail (POL_IS_TAG_BOXES (self), POL_TAG_STATE_NONE);

  return self->value;
}

/**
 * pol_tag_boxes_set_value:
 * @self: the boxes
 * @value: what to show
 *
 * Shows a state. Does not emit "clicked".
 */
void
pol_tag_boxes_set_value (PolTagBoxes *self, PolTagState value)
{
  g_return_if_fail (POL_IS_TAG_BOXES (self));

  if (self->value == value)
    return;

  self->value = value;
  sync_boxes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
set_name (GtkCheckButton *box, char **own, const char *name)
{
  g_free (*own);
  *own = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * pol_tag_boxes_set_names:
 * @self: the boxes
 * @positive: what the positive box is about, for example `burger: positive`
 * @negative: what the negative box is about
 *
 * Names both boxes, for accessibility and as their tooltips.
 */
void
pol_tag_boxes_set_names (PolTagBoxes *self, const char *positive, const char *negative)
{
  g_return_if_fail (POL_IS_TAG_BOXES (self));
  g_return_if_fail (positive != NULL && negative != NULL);

  set_name (self->positive, &self->positive_name, positive);
  set_name (self->negative, &self->negative_name, negative);
}

static void
describe_box (PolTagBoxes *self, GtkCheckButton *box)
{
  const char *click = gtk_check_button_get_active (box) ? self->click : NULL;
  g_autofree char *both = NULL;

  if (self->description != NULL && click != NULL)
    both = g_strjoin ("\n", self->description, click, NULL);
  else
    both = g_strdup (click != NULL ? click : self->description);

  if (both != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * pol_tag_boxes_describe:
 * @self: the boxes, with their value
 * @description: (nullable): what is heard of both boxes beside their names
 * @click: (nullable): what a click on the ticked box does, if it does not clear it
 *
 * Describes both boxes, for accessibility; @click is a tooltip, too.
 */
void
pol_tag_boxes_describe (PolTagBoxes *self, const char *description, const char *click)
{
  g_return_if_fail (POL_IS_TAG_BOXES (self));

  if (g_strcmp0 (self->description, description) == 0 && g_strcmp0 (self->click, click) == 0
      && self->described == self->value)
    return;

  g_free (self->description);
  self->description = g_strdup (description);
  g_free (self->click);
  self->click = g_strdup (click);
  self->described = self->value;
  describe_box (self, self->positive);
  describe_box (self, self->negative);
}
