/* pol-policy-manager.c: the policies of a project's own, and the presets to begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-policy-manager.h"

#include <glib/gi18n-lib.h>

#include "pol-policy-editor.h"
#include "pol-policy-text.h"

struct _PolPolicyManager
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *own_group;
  GtkWidget *none_row;
  AdwPreferencesGroup *preset_group;

  PolProject *project;
  GPtrArray *rows; /* GtkWidget, those of own policies */
};

G_DEFINE_FINAL_TYPE (PolPolicyManager, pol_policy_manager, ADW_TYPE_WINDOW)

static void
show_toast (PolPolicyManager *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
new_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyManager *self = POL_POLICY_MANAGER (widget);

  gtk_window_present (GTK_WINDOW (pol_policy_editor_new_for_copy (
      GTK_WINDOW (self), self->project, pol_policy_get_default (), "")));
}

static void
edit_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyManager *self = POL_POLICY_MANAGER (widget);
  PolPolicy *policy = pol_policy_list_find (pol_project_get_policies (self->project),
                                            g_variant_get_string (parameter, NULL));

  if (policy != NULL)
    gtk_window_present (
        GTK_WINDOW (pol_policy_editor_new_for_own (GTK_WINDOW (self), self->project, policy)));
}

static void
duplicate_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyManager *self = POL_POLICY_MANAGER (widget);
  PolPolicy *policy
      = pol_project_find_policy (self->project, g_variant_get_string (parameter, NULL));
  g_autofree char *name = NULL;

  if (policy == NULL)
    return;

  name = pol_policy_editor_make_copy_name (self->project, policy);
  gtk_window_present (GTK_WINDOW (
      pol_policy_editor_new_for_copy (GTK_WINDOW (self), self->project, policy, name)));
}

static void
remove_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyManager *self = POL_POLICY_MANAGER (widget);
  PolPolicy *policy = pol_policy_list_find (pol_project_get_policies (self->project),
                                            g_variant_get_string (parameter, NULL));
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  g_autofree char *notice = NULL;

  if (policy == NULL)
    return;

  description = g_strdup_printf (_ ("Remove Policy “%s”"), pol_policy_get_name (policy));
  notice = g_strdup_printf (_ ("“%s” removed"), pol_policy_get_name (policy));
  edit = pol_project_begin_edit (self->project, description);
  pol_edit_remove_policy (edit, pol_policy_get_id (policy));
  pol_project_apply (self->project, edit);
  show_toast (self, notice);
}

/* What notices ask of a window that they belong to. */

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pol_project_step_async (POL_POLICY_MANAGER (user_data)->project, TRUE, NULL, NULL, NULL);
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pol_project_step_async (POL_POLICY_MANAGER (user_data)->project, FALSE, NULL, NULL, NULL);
}

static const GActionEntry window_actions[] = {
  { .name = "undo", .activate = undo_activated },
  { .name = "redo", .activate = redo_activated },
};

static void
add_button (GtkWidget *row, PolPolicy *policy, const char *icon_name, const char *format,
            const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf (format, pol_policy_get_name (policy));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pol_policy_get_id (policy));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (PolPolicy *policy, const char *action_name)
{
  g_autofree char *description = pol_policy_text_describe (policy);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE,
                                 "subtitle", description, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pol_policy_get_name (policy));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pol_policy_get_name (policy), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pol_policy_get_id (policy));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
  /* Translators: a button of a row; %s is the name of a policy */
  add_button (row, policy, "edit-copy-symbolic", _ ("Duplicate and Edit %s"),
              "policies.duplicate");

  return row;
}

static void
update_own (PolPolicyManager *self)
{
  GListModel *policies = G_LIST_MODEL (pol_project_get_policies (self->project));
  guint n = g_list_model_get_n_items (policies);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->own_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (policies, i);
      GtkWidget *row = make_row (policy, "policies.edit");

      /* Translators: a button of a row; %s is the name of a policy */
      add_button (row, policy, "user-trash-symbolic", _ ("Remove %s"), "policies.remove");
      adw_preferences_group_add (self->own_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->none_row, n == 0);
}

static void
add_presets (PolPolicyManager *self)
{
  GListModel *presets = pol_policy_get_presets ();

  for (guint i = 0; i < g_list_model_get_n_items (presets); i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (presets, i);

      adw_preferences_group_add (self->preset_group, make_row (policy, "policies.duplicate"));
    }
}

static void
pol_policy_manager_dispose (GObject *object)
{
  PolPolicyManager *self = POL_POLICY_MANAGER (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (pol_project_get_policies (self->project), self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pol_policy_manager_parent_class)->dispose (object);
}

static void
pol_policy_manager_finalize (GObject *object)
{
  g_ptr_array_unref (POL_POLICY_MANAGER (object)->rows);

  G_OBJECT_CLASS (pol_policy_manager_parent_class)->finalize (object);
}

static void
pol_policy_manager_class_init (PolPolicyManagerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_policy_manager_dispose;
  G_OBJECT_CLASS (klass)->finalize = pol_policy_manager_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/policy-manager.ui");
  gtk_widget_class_bind_template_child (widget_class, PolPolicyManager, toasts);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyManager, own_group);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyManager, none_row);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyManager, preset_group);

  gtk_widget_class_install_action (widget_class, "policies.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "policies.edit", "s", edit_activated);
  gtk_widget_class_install_action (widget_class, "policies.duplicate", "s", duplicate_activated);
  gtk_widget_class_install_action (widget_class, "policies.remove", "s", remove_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "policies.new",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
pol_policy_manager_init (PolPolicyManager *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->rows = g_ptr_array_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), window_actions,
                                   G_N_ELEMENTS (window_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_presets (self);
}

/**
 * pol_policy_manager_new:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 *
 * Makes a window with the policies of a project.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
pol_policy_manager_new (GtkWindow *parent, PolProject *project)
{
  PolPolicyManager *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  self = g_object_new (POL_TYPE_POLICY_MANAGER, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (pol_project_get_policies (project), "items-changed",
                           G_CALLBACK (update_own), self, G_CONNECT_SWAPPED);
  update_own (self);

  return GTK_WIDGET (self);
}
