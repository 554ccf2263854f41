/* pol-policy-menu.c: a drop-down list of policies, each with a line that says what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy-menu.h"

#include <glib/gi18n-lib.h>

#include "pol-choice.h"
#include "pol-policy-text.h"

/* In characters. The list is not to be as narrow as its button. */
#define LEAST_DESCRIPTION_WIDTH 32
#define DESCRIPTION_WIDTH 42

/* A longer name is cut off where the button has no more room to begin with. */
#define NAME_WIDTH 24

struct _PolPolicyMenu
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;

  PolProject *project;
  GListStore *choices; /* none, where it is optional, the presets and the project's own */
  guint first_own;     /* its place among them */
  PolPolicy *policy;
  char *title;
  gboolean optional;
  gboolean syncing; /* the choices change, and the choice with them */
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_PROJECT,
  PROP_OPTIONAL,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_button_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       get_choice_name (gtk_list_item_get_item (item)));
}

/* GTK 4.8 has no sections: the first policy of the project's own bears a heading. */
static void
update_heading (GtkListItem *item, GParamSpec *pspec, PolPolicyMenu *self)
{
  GtkWidget *heading = gtk_widget_get_first_child (
      gtk_widget_get_first_child (gtk_list_item_get_child (item)));

  gtk_widget_set_visible (heading, gtk_list_item_get_position (item) == self->first_own);
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *heading = gtk_label_new (_ ("Own Policies"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_visible (heading, FALSE);
  gtk_widget_set_margin_bottom (heading, 6);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");

  return heading;
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
  gtk_label_set_width_chars (GTK_LABEL (description), LEAST_DESCRIPTION_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (description), DESCRIPTION_WIDTH);
  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dim-label");

  gtk_box_append (GTK_BOX (box), make_heading ());
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), description);
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static void
on_list_setup (PolPolicyMenu *self, GtkListItem *item)
{
  pol_choice_set_up_item (GTK_WIDGET (self->drop_down), item, make_choice ());
  g_signal_connect_object (item, "notify::position", G_CALLBACK (update_heading), self, 0);
}

static void
on_list_bind (PolPolicyMenu *self, GtkListItem *item)
{
  gpointer choice = gtk_list_item_get_item (item);
  GtkWidget *texts
      = pol_choice_bind_item (GTK_WIDGET (self->drop_down), item, get_choice_name (choice));
  GtkWidget *description = gtk_widget_get_last_child (texts);
  GtkWidget *name = gtk_widget_get_prev_sibling (description);
  g_autofree char *text = POL_IS_POLICY (choice) ? pol_policy_text_describe (choice) : NULL;

  gtk_label_set_label (GTK_LABEL (name), get_choice_name (choice));
  gtk_label_set_label (GTK_LABEL (description), text);
  gtk_widget_set_visible (description, text != NULL);
  update_heading (item, NULL, self);
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

  if (self->syncing)
    return;

  if (choice != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    get_choice_name (choice), -1);
  if (g_set_object (&self->policy, policy))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

/* The place of the choice with an id, G_MAXUINT if there is none. */
static guint
find_choice (PolPolicyMenu *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (GObject) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (POL_IS_POLICY (choice) && g_str_equal (pol_policy_get_id (POL_POLICY (choice)), id))
        return i;
    }

  return G_MAXUINT;
}

/* The project's own, as they are now, after the presets. */
static void
fill_own (PolPolicyMenu *self)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->choices)) - self->first_own;
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *policies
      = self->project != NULL ? G_LIST_MODEL (pol_project_get_policies (self->project)) : NULL;

  for (guint i = 0; policies != NULL && i < g_list_model_get_n_items (policies); i++)
    g_ptr_array_add (own, g_list_model_get_item (policies, i));
  g_list_store_splice (self->choices, self->first_own, n_old, own->pdata, own->len);
}

/* The choice stays the policy of its id, whatever became of it; where it is gone,
 * the first choice takes its place: the default, or none. */
static gboolean
sync_own (PolPolicyMenu *self)
{
  guint position;
  gboolean gone;

  self->syncing = TRUE;
  /* GTK 4.8 goes on showing the old choice where the new one has its place */
  gtk_drop_down_set_selected (self->drop_down, GTK_INVALID_LIST_POSITION);
  fill_own (self);
  position = self->policy != NULL ? find_choice (self, pol_policy_get_id (self->policy)) : 0;
  gone = position == G_MAXUINT;
  gtk_drop_down_set_selected (self->drop_down, gone ? 0 : position);
  self->syncing = FALSE;
  on_selected_changed (self);

  return gone;
}

static void
on_own_changed (PolPolicyMenu *self)
{
  g_autoptr (PolPolicy) before = self->policy != NULL ? g_object_ref (self->policy) : NULL;

  if (sync_own (self))
    g_signal_emit (self, signals[GONE], 0, before);
}

static void
set_project (PolPolicyMenu *self, PolProject *project)
{
  if (self->project == project)
    return;

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (pol_project_get_policies (self->project), self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (pol_project_get_policies (project), "items-changed",
                             G_CALLBACK (on_own_changed), self, G_CONNECT_SWAPPED);
  sync_own (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
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

  self->first_own = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
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
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
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
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
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
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (pol_project_get_policies (self->project), self);
  g_clear_object (&self->project);
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
  properties[PROP_PROJECT]
      = g_param_spec_object ("project", NULL, NULL, POL_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPTIONAL]
      = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, POL_TYPE_POLICY);

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
 * Chooses a policy, by its id. One that is no preset and none of the project's own
 * is no choice: the default, or none where that is a choice, takes its place.
 */
void
pol_policy_menu_set_policy (PolPolicyMenu *self, PolPolicy *policy)
{
  guint position;

  g_return_if_fail (POL_IS_POLICY_MENU (self));
  g_return_if_fail (policy == NULL ? self->optional : POL_IS_POLICY (policy));

  position = policy != NULL ? find_choice (self, pol_policy_get_id (policy)) : 0;
  gtk_drop_down_set_selected (self->drop_down, position != G_MAXUINT ? position : 0);
}
