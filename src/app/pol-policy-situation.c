/* pol-policy-situation.c: a picture of what a policy reads in one situation, and the choice of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-policy-situation.h"

#include <glib/gi18n-lib.h>

#include "pol-enum-types.h"
#include "pol-label-boxes.h"
#include "pol-label-text.h"
#include "pol-policy-example.h"
#include "pol-policy-text.h"
#include "pol-tagging.h"

struct _PolPolicySituation
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkWidget *picture;
  GtkBox *tags;
  GtkBox *labels;
  GtkWidget *negative;
  GtkWidget *ignored;

  PolLabelBoxes *tag_boxes[POL_POLICY_EXAMPLE_N_CONCEPTS];
  PolLabelBoxes *label_boxes[POL_POLICY_EXAMPLE_N_CONCEPTS];

  PolSituation situation;
  PolLabel untagged;
};

enum
{
  PROP_0,
  PROP_SITUATION,
  PROP_UNTAGGED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolPolicySituation, pol_policy_situation, GTK_TYPE_WIDGET)

/* The concepts of the example, by their index in it. */
static const char *
get_concept_name (guint concept)
{
  static const char *const names[] = { N_ ("burger"), N_ ("pizza"), N_ ("taco") };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == POL_POLICY_EXAMPLE_N_CONCEPTS);

  return _ (names[concept]);
}

static PolLabelBoxes *
add_row (GtkBox *table, guint concept)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *boxes = pol_label_boxes_new ();
  GtkWidget *name = gtk_label_new (get_concept_name (concept));

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (row), boxes);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (table, row);

  return POL_LABEL_BOXES (boxes);
}

static PolTagState
get_tag_state (PolSituation situation, guint concept)
{
  switch (pol_policy_example_get_tag (situation, concept))
    {
    case POL_VALUE_POSITIVE:
      return POL_TAG_STATE_POSITIVE;
    case POL_VALUE_NEGATIVE:
      return POL_TAG_STATE_NEGATIVE;
    case POL_VALUE_NONE:
    case POL_VALUE_UNSURE:
    default:
      return POL_TAG_STATE_NONE;
    }
}

static void
name_choice (PolPolicySituation *self, GtkWidget *button, PolLabel label)
{
  g_autofree char *name = NULL;

  /* Translators: a situation and the label of untagged concepts: “Only Negatives: ignored” */
  name = g_strdup_printf (_ ("%1$s: %2$s"), pol_policy_text_get_situation (self->situation),
                          pol_label_text_get_label (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_untagged (PolPolicySituation *self, PolLabel label)
{
  if (label == POL_LABEL_POSITIVE || self->untagged == label)
    return;

  self->untagged = label;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNTAGGED]);
}

static void
pol_policy_situation_constructed (GObject *object)
{
  PolPolicySituation *self = POL_POLICY_SITUATION (object);

  G_OBJECT_CLASS (pol_policy_situation_parent_class)->constructed (object);

  gtk_label_set_label (self->title, pol_policy_text_get_situation (self->situation));
  name_choice (self, self->negative, POL_LABEL_NEGATIVE);
  name_choice (self, self->ignored, POL_LABEL_IGNORED);
  for (guint i = 0; i < POL_POLICY_EXAMPLE_N_CONCEPTS; i++)
    {
      self->tag_boxes[i] = add_row (self->tags, i);
      self->label_boxes[i] = add_row (self->labels, i);
      pol_label_boxes_set (self->tag_boxes[i], get_tag_state (self->situation, i), FALSE);
    }
}

static void
pol_policy_situation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolPolicySituation *self = POL_POLICY_SITUATION (object);

  switch (prop_id)
    {
    case PROP_SITUATION:
      g_value_set_enum (value, self->situation);
      break;
    case PROP_UNTAGGED:
      g_value_set_enum (value, self->untagged);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_policy_situation_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  PolPolicySituation *self = POL_POLICY_SITUATION (object);

  switch (prop_id)
    {
    case PROP_SITUATION:
      self->situation = g_value_get_enum (value);
      break;
    case PROP_UNTAGGED:
      set_untagged (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_policy_situation_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_policy_situation_parent_class)->dispose (object);
}

static void
pol_policy_situation_class_init (PolPolicySituationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pol_policy_situation_constructed;
  object_class->get_property = pol_policy_situation_get_property;
  object_class->set_property = pol_policy_situation_set_property;
  object_class->dispose = pol_policy_situation_dispose;

  properties[PROP_SITUATION]
      = g_param_spec_enum ("situation", NULL, NULL, POL_TYPE_SITUATION, POL_SITUATION_NO_TAGS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNTAGGED]
      = g_param_spec_enum ("untagged", NULL, NULL, POL_TYPE_LABEL, POL_LABEL_IGNORED,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "policysituation");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/policy-situation.ui");
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, title);
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, picture);
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, tags);
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, labels);
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, negative);
  gtk_widget_class_bind_template_child (widget_class, PolPolicySituation, ignored);
  gtk_widget_class_install_property_action (widget_class, "situation.untagged", "untagged");
}

static void
pol_policy_situation_init (PolPolicySituation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_policy_situation_get_untagged:
 * @self: a situation
 *
 * Returns: what was chosen for untagged concepts
 */
PolLabel
pol_policy_situation_get_untagged (PolPolicySituation *self)
{
  g_return_val_if_fail (POL_IS_POLICY_SITUATION (self), POL_LABEL_IGNORED);

  return self->untagged;
}

/* The picture in words, for who does not see it. */
static void
describe_picture (PolPolicySituation *self, PolLabels *labels)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < POL_POLICY_EXAMPLE_N_CONCEPTS; i++)
    {
      PolReason reason;
      PolLabel label = pol_labels_get (labels, i, &reason);
      g_autofree char *row
          = pol_label_text_get_accessible (get_concept_name (i), label, reason);

      g_string_append_printf (text, i > 0 ? "; %s" : "%s", row);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->str, -1);
}

/**
 * pol_policy_situation_show:
 * @self: a situation
 * @policy: a policy
 *
 * Shows what a model reads under a policy in this situation, and what it makes of
 * untagged concepts as the choice.
 */
void
pol_policy_situation_show (PolPolicySituation *self, PolPolicy *policy)
{
  g_autoptr (PolLabels) labels = NULL;

  g_return_if_fail (POL_IS_POLICY_SITUATION (self));
  g_return_if_fail (POL_IS_POLICY (policy));

  labels = pol_policy_example_resolve (policy, self->situation);
  for (guint i = 0; i < POL_POLICY_EXAMPLE_N_CONCEPTS; i++)
    {
      PolReason reason;
      PolLabel label = pol_labels_get (labels, i, &reason);

      pol_label_boxes_set (self->label_boxes[i], pol_tagging_state_from_label (label),
                           reason != POL_REASON_EXPLICIT);
    }
  describe_picture (self, labels);
  set_untagged (self, pol_policy_get_untagged (policy, self->situation));
}
