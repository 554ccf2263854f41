/* pol-policy-menu.c: a drop-down list of policies, each with a line that says what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy-menu.h"

#include <glib/gi18n-lib.h>

#define DESCRIPTION_WIDTH 42

struct _PolPolicyMenu
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;

  GListStore *choices;
  PolPolicy *policy;
  char *title;
  gboolean optional;
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_OPTIONAL,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolPolicyMenu, pol_policy_menu, GTK_TYPE_WIDGET)

/* A choice is a policy, or a string object for none. */
static const char *
get_choice_name (gpointer choice)
{
  if (POL_IS_POLICY (choice))
    return pol_policy_get_name (choice);

  return gtk_string_object_get_string (choice);
}

static void
on_button_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_button_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       get_choice_name (gtk_list_item_get_item (item)));
}

static void
update_check (GtkListItem *item, GParamSpec *pspec, GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gpointer choice = gtk_list_item_get_item (item);

  if (choice != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                            choice == gtk_drop_down_get_selected_item (drop_down));
}

static GtkWidget *
make_choice (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *description = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (description), 0);
  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (description), DESCRIPTION_WIDTH);
  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dim-label");

  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), description);
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static void
on_list_setup (PolPolicyMenu *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      "icon-name", "object-select-symbolic", NULL);

  gtk_box_append (GTK_BOX (box), make_choice ());
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (self->drop_down, "notify::selected-item", G_CALLBACK (update_check),
                           item, G_CONNECT_SWAPPED);
}

static void
on_list_bind (PolPolicyMenu *self, GtkListItem *item)
{
  gpointer choice = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *texts = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_first_child (texts);
  GtkWidget *description = gtk_widget_get_last_child (texts);
  const char *text = POL_IS_POLICY (choice) ? pol_policy_get_description (choice) : NULL;

  gtk_label_set_label (GTK_LABEL (name), get_choice_name (choice));
  gtk_label_set_label (GTK_LABEL (description), text);
  gtk_widget_set_visible (description, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_choice_name (choice), -1);
  update_check (item, NULL, self->drop_down);
}

/* The drop-down's own button takes the focus, so it has to bear the name, too. */
static void
update_title (PolPolicyMenu *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->drop_down));

  if (self->title == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
}

static void
on_selected_changed (PolPolicyMenu *self)
{
  gpointer choice = gtk_drop_down_get_selected_item (self->drop_down);
  PolPolicy *policy = POL_IS_POLICY (choice) ? POL_POLICY (choice) : NULL;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->drop_down));

  if (choice != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    get_choice_name (choice), -1);
  if (g_set_object (&self->policy, policy))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

static void
pol_policy_menu_constructed (GObject *object)
{
  PolPolicyMenu *self = POL_POLICY_MENU (object);
  GListModel *presets = pol_policy_get_presets ();
  guint n_presets = g_list_model_get_n_items (presets);

  G_OBJECT_CLASS (pol_policy_menu_parent_class)->constructed (object);

  if (self->optional)
    {
      g_autoptr (GtkStringObject) none = gtk_string_object_new (_ ("None"));

      g_list_store_append (self->choices, none);
    }
  for (guint i = 0; i < n_presets; i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (presets, i);

      g_list_store_append (self->choices, policy);
    }

  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->choices));
}

static void
pol_policy_menu_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolPolicyMenu *self = POL_POLICY_MENU (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      g_value_set_object (value, self->policy);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_policy_menu_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PolPolicyMenu *self = POL_POLICY_MENU (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      pol_policy_menu_set_policy (self, g_value_get_object (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      update_title (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_policy_menu_dispose (GObject *object)
{
  PolPolicyMenu *self = POL_POLICY_MENU (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->choices);
  g_clear_object (&self->policy);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (pol_policy_menu_parent_class)->dispose (object);
}

static void
pol_policy_menu_class_init (PolPolicyMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pol_policy_menu_constructed;
  object_class->get_property = pol_policy_menu_get_property;
  object_class->set_property = pol_policy_menu_set_property;
  object_class->dispose = pol_policy_menu_dispose;

  properties[PROP_POLICY]
      = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPTIONAL]
      = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/policy-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, PolPolicyMenu, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_button_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_button_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_list_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_list_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_changed);
}

static void
pol_policy_menu_init (PolPolicyMenu *self)
{
  self->choices = g_list_store_new (G_TYPE_OBJECT);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_policy_menu_get_policy:
 * @self: a policy menu
 *
 * Returns: (transfer none) (nullable): the chosen policy
 */
PolPolicy *
pol_policy_menu_get_policy (PolPolicyMenu *self)
{
  g_return_val_if_fail (POL_IS_POLICY_MENU (self), NULL);

  return self->policy;
}

/**
 * pol_policy_menu_set_policy:
 * @self: a policy menu
 * @policy: (nullable): the policy to choose, %NULL for none where that is a choice
 *
 * Chooses a policy, and adds it to the list where it is not a preset.
 */
void
pol_policy_menu_set_policy (PolPolicyMenu *self, PolPolicy *policy)
{
  guint position = 0;

  g_return_if_fail (POL_IS_POLICY_MENU (self));
  g_return_if_fail (policy == NULL ? self->optional : POL_IS_POLICY (policy));

  if (policy != NULL && !g_list_store_find (self->choices, policy, &position))
    {
      position = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
      g_list_store_append (self->choices, policy);
    }
  gtk_drop_down_set_selected (self->drop_down, position);
}
