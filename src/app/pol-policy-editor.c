/* pol-policy-editor.c: a policy of the user's own, and what it does to the labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-policy-editor.h"

#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-file-chooser.h"
#include "pol-label-changes.h"
#include "pol-policy-file.h"
#include "pol-policy-situation.h"
#include "pol-policy-text.h"
#include "pol-shy-bin.h"

/* So long after a change the labels are counted: once for many changes. */
#define DELAY_MS 150

struct _PolPolicyEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  PolAdaptiveBin *bin;
  PolAdaptiveBin *file_bin;
  GtkBox *file_box;
  GtkEditable *name;
  GtkLabel *error;
  GtkBox *situations_box;
  PolPolicySituation *situations[POL_N_SITUATIONS];
  AdwPreferencesGroup *scope_group;
  GtkSwitch *exclusive;
  GtkSwitch *reviewed;
  AdwPreferencesGroup *disagreement_group;
  GtkWidget *remove_button;
  GtkLabel *effect;
  GtkLabel *directions;

  GtkCheckButton *scopes[POL_SCOPE_GROUP + 1];
  GtkCheckButton *disagreements[POL_DISAGREEMENT_NEGATIVE + 1];

  PolProject *project;
  PolPolicy *own;      /* the one that is changed, NULL for a new one */
  PolPolicy *compared; /* with whose labels the draft's are compared */
  PolPolicy *draft;    /* as the window shows it */
  char *file_error;    /* what went wrong with a file, until something changes */
  gboolean syncing;

  guint count_id;
  GCancellable *counting;
  GCancellable *cancellable; /* of files */
  GtkFileChooserNative *chooser;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolPolicyEditor, pol_policy_editor, ADW_TYPE_WINDOW)

static guint
get_active (GtkCheckButton *const *buttons, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (gtk_check_button_get_active (buttons[i]))
        return i;
    }

  return 0;
}

static PolLabel
get_untagged (PolPolicyEditor *self, PolSituation situation)
{
  return pol_policy_situation_get_untagged (self->situations[situation]);
}

/* The policy that the window shows. */
static PolPolicy *
make_draft (PolPolicyEditor *self)
{
  const char *id = self->own != NULL ? pol_policy_get_id (self->own) : POL_POLICY_CUSTOM_ID;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  return pol_policy_new (id, name, get_untagged (self, POL_SITUATION_WITH_POSITIVE),
                         get_untagged (self, POL_SITUATION_ONLY_NEGATIVES),
                         get_untagged (self, POL_SITUATION_NO_TAGS),
                         gtk_switch_get_active (self->reviewed),
                         get_active (self->scopes, G_N_ELEMENTS (self->scopes)),
                         gtk_switch_get_active (self->exclusive),
                         get_active (self->disagreements, G_N_ELEMENTS (self->disagreements)));
}

static PolEdit *
begin_edit (PolPolicyEditor *self, const char *format)
{
  g_autofree char *description = g_strdup_printf (format, pol_policy_get_name (self->draft));

  return pol_project_begin_edit (self->project, description);
}

/* Puts the draft into an edit, and gives it as it will be saved, or NULL if that
 * cannot be. */
static PolPolicy *
fill_edit (PolPolicyEditor *self, PolEdit *edit, GError **error)
{
  PolPolicy *policy = self->draft;

  if (self->own != NULL)
    pol_edit_set_policy (edit, policy);
  else
    policy = pol_edit_add_policy (edit, policy);

  return pol_edit_check_policies (edit, error) ? policy : NULL;
}

static void
show_error (PolPolicyEditor *self, const char *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* That a name is still missing needs no saying. */
static void
check (PolPolicyEditor *self)
{
  g_autoptr (PolEdit) edit = begin_edit (self, "%s");
  g_autoptr (GError) error = NULL;
  gboolean fits = fill_edit (self, edit, &error) != NULL;
  gboolean taken = g_error_matches (error, POL_ERROR, POL_ERROR_EXISTS);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.save", fits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.export",
                                 *pol_policy_get_name (self->draft) != '\0');
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID,
                               taken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (taken)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  show_error (self, self->file_error != NULL ? self->file_error : taken ? error->message : NULL);
}

static void
show_effect (PolPolicyEditor *self, const PolLabelChanges *changes)
{
  g_autofree char *effect = pol_policy_text_summarise (changes, self->compared);
  g_autofree char *directions = pol_policy_text_list (changes);

  gtk_label_set_label (self->effect, effect);
  gtk_label_set_label (self->directions, directions);
  gtk_widget_set_visible (GTK_WIDGET (self->directions), *directions != '\0');
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolPolicyEditor) self = user_data;
  PolLabelChanges changes;

  if (pol_label_changes_count_finish (POL_PROJECT (source), result, &changes, NULL))
    show_effect (self, &changes);
}

static void
stop_counting (PolPolicyEditor *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static gboolean
count (gpointer user_data)
{
  PolPolicyEditor *self = user_data;

  self->count_id = 0;
  self->counting = g_cancellable_new ();
  pol_label_changes_count_async (self->project, self->compared, self->draft, self->counting,
                                 on_counted, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* What is shown stays until there is something to take its place. */
static void
count_soon (PolPolicyEditor *self)
{
  stop_counting (self);
  self->count_id = g_timeout_add (DELAY_MS, count, self);
}

static void
update (PolPolicyEditor *self)
{
  g_clear_object (&self->draft);
  self->draft = make_draft (self);
  for (guint i = 0; i < POL_N_SITUATIONS; i++)
    pol_policy_situation_show (self->situations[i], self->draft);
  check (self);
}

static void
on_name_changed (PolPolicyEditor *self)
{
  if (self->syncing || self->project == NULL)
    return;

  g_clear_pointer (&self->file_error, g_free);
  update (self);
}

static void
on_setting_changed (PolPolicyEditor *self)
{
  if (self->syncing || self->project == NULL)
    return;

  g_clear_pointer (&self->file_error, g_free);
  update (self);
  count_soon (self);
}

static void
show_policy (PolPolicyEditor *self, PolPolicy *policy, const char *name)
{
  self->syncing = TRUE;
  gtk_editable_set_text (self->name, name);
  gtk_check_button_set_active (self->scopes[pol_policy_get_scope (policy)], TRUE);
  gtk_check_button_set_active (self->disagreements[pol_policy_get_disagreement (policy)], TRUE);
  gtk_switch_set_active (self->exclusive, pol_policy_get_exclusive (policy));
  gtk_switch_set_active (self->reviewed, pol_policy_get_reviewed_is_negative (policy));
  for (guint i = 0; i < POL_N_SITUATIONS; i++)
    pol_policy_situation_show (self->situations[i], policy);
  self->syncing = FALSE;

  update (self);
  count_soon (self);
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyEditor *self = POL_POLICY_EDITOR (widget);
  /* Translators: a step to undo; %s is the name of a policy */
  g_autoptr (PolEdit) edit = begin_edit (self, _ ("Policy “%s”"));
  g_autoptr (GError) error = NULL;
  PolPolicy *filled = fill_edit (self, edit, &error);
  g_autoptr (PolPolicy) policy = NULL;

  if (filled == NULL)
    {
      show_error (self, error->message);
      return;
    }

  policy = g_object_ref (filled);
  pol_project_apply (self->project, edit);
  g_signal_emit (self, signals[SAVED], 0, policy);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyEditor *self = POL_POLICY_EDITOR (widget);
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  if (self->own == NULL)
    return;

  /* Translators: a step to undo; %s is the name of a policy */
  description = g_strdup_printf (_ ("Remove Policy “%s”"), pol_policy_get_name (self->own));
  edit = pol_project_begin_edit (self->project, description);
  pol_edit_remove_policy (edit, pol_policy_get_id (self->own));
  pol_project_apply (self->project, edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_file_error (PolPolicyEditor *self, const char *message)
{
  g_free (self->file_error);
  self->file_error = g_strdup (message);
  check (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolPolicyEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PolPolicy) policy = pol_policy_file_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (policy == NULL)
    {
      show_file_error (self, error->message);
      return;
    }

  g_clear_pointer (&self->file_error, g_free);
  show_policy (self, policy, pol_policy_get_name (policy));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolPolicyEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pol_policy_file_save_finish (POL_POLICY (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_file_error (self, error->message);
}

static void
on_import_chosen (PolPolicyEditor *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  pol_policy_file_read_async (file, self->cancellable, on_read, g_object_ref (self));
}

static void
on_export_chosen (PolPolicyEditor *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  pol_policy_file_save_async (self->draft, file, self->cancellable, on_exported,
                              g_object_ref (self));
}

static void
choose_file (PolPolicyEditor *self,
             const char *title,
             GtkFileChooserAction action,
             const char *accept,
             GCallback callback)
{
  const char *const patterns[] = { "*.json", NULL };

  pol_file_chooser_drop (&self->chooser);
  self->chooser = pol_file_chooser_new (GTK_WIDGET (self), title, action, accept);
  pol_file_chooser_add_filter (self->chooser, _ ("Policies"), patterns);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  choose_file (POL_POLICY_EDITOR (widget), _ ("Import a Policy"), GTK_FILE_CHOOSER_ACTION_OPEN,
               _ ("_Import"), G_CALLBACK (on_import_chosen));
}

static void
export_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolPolicyEditor *self = POL_POLICY_EDITOR (widget);
  g_autofree char *name = g_strconcat (pol_policy_get_name (self->draft), ".json", NULL);

  g_strdelimit (name, "/\\", '-');
  choose_file (self, _ ("Export the Policy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
               G_CALLBACK (on_export_chosen));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

static void
on_narrow_changed (PolPolicyEditor *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->situations_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->situations_box, narrow ? 18 : 12);
}

/* Its three buttons stand below each other where there is no room beside. */
static void
on_file_narrow_changed (PolPolicyEditor *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->file_bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->file_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static GtkCheckButton *
add_choice (PolPolicyEditor *self,
            AdwPreferencesGroup *group,
            GtkCheckButton *first,
            const char *name,
            const char *sentence)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, "subtitle", sentence,
                                 "activatable-widget", button, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_setting_changed), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);

  return GTK_CHECK_BUTTON (button);
}

static void
add_choices (PolPolicyEditor *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->scopes); i++)
    self->scopes[i] = add_choice (self, self->scope_group, self->scopes[0],
                                  pol_policy_text_get_scope (i),
                                  pol_policy_text_explain_scope (i));
  for (guint i = 0; i < G_N_ELEMENTS (self->disagreements); i++)
    self->disagreements[i] = add_choice (self, self->disagreement_group, self->disagreements[0],
                                         pol_policy_text_get_disagreement (i),
                                         pol_policy_text_explain_disagreement (i));
}

/* In the order of the rule's own documentation. */
static void
add_situations (PolPolicyEditor *self)
{
  static const PolSituation order[] = { POL_SITUATION_WITH_POSITIVE, POL_SITUATION_ONLY_NEGATIVES,
                                        POL_SITUATION_NO_TAGS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *situation
          = g_object_new (POL_TYPE_POLICY_SITUATION, "situation", order[i], "hexpand", TRUE, NULL);

      self->situations[order[i]] = POL_POLICY_SITUATION (situation);
      g_signal_connect_object (situation, "notify::untagged", G_CALLBACK (on_setting_changed),
                               self, G_CONNECT_SWAPPED);
      gtk_box_append (self->situations_box, situation);
    }
}

static void
pol_policy_editor_dispose (GObject *object)
{
  PolPolicyEditor *self = POL_POLICY_EDITOR (object);

  stop_counting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pol_file_chooser_drop (&self->chooser);
  g_clear_object (&self->draft);
  g_clear_object (&self->compared);
  g_clear_object (&self->own);
  g_clear_object (&self->project);
  g_clear_pointer (&self->file_error, g_free);

  G_OBJECT_CLASS (pol_policy_editor_parent_class)->dispose (object);
}

static void
pol_policy_editor_class_init (PolPolicyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_policy_editor_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, POL_TYPE_POLICY);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_SHY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/policy-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, title);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, bin);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, name);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, error);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, situations_box);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, scope_group);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, exclusive);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, reviewed);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, disagreement_group);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, effect);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, directions);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setting_changed);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, file_bin);
  gtk_widget_class_bind_template_child (widget_class, PolPolicyEditor, file_box);
  gtk_widget_class_bind_template_callback (widget_class, on_file_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);

  gtk_widget_class_install_action (widget_class, "policy.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "policy.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "policy.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "policy.export", NULL, export_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "policy.save",
                                       NULL);
}

static void
pol_policy_editor_init (PolPolicyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  add_situations (self);
  add_choices (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->name)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
}

static PolPolicyEditor *
pol_policy_editor_new (GtkWindow *parent,
                       PolProject *project,
                       PolPolicy *compared,
                       const char *title)
{
  PolPolicyEditor *self
      = g_object_new (POL_TYPE_POLICY_EDITOR, "transient-for", parent, "title", title, NULL);

  adw_window_title_set_title (self->title, title);
  self->project = g_object_ref (project);
  self->compared = g_object_ref (compared);

  return self;
}

static gboolean
is_free (PolProject *project, const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, name);
  g_autoptr (PolPolicy) policy
      = pol_policy_copy (pol_policy_get_default (), POL_POLICY_CUSTOM_ID, name);

  pol_edit_add_policy (edit, policy);
  return pol_edit_check_policies (edit, NULL);
}

/**
 * pol_policy_editor_make_copy_name:
 * @project: a project
 * @original: a policy
 *
 * Returns: (transfer full): a name for a copy, which no policy has yet
 */
char *
pol_policy_editor_make_copy_name (PolProject *project, PolPolicy *original)
{
  char *name;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (original), NULL);

  /* Translators: the name of a copy; %s is the name of a policy */
  name = g_strdup_printf (_ ("%s (Copy)"), pol_policy_get_name (original));
  for (guint n = 2; !is_free (project, name); n++)
    {
      g_free (name);
      /* Translators: the name of another copy: the name of a policy, and a number */
      name = g_strdup_printf (_ ("%1$s (Copy %2$u)"), pol_policy_get_name (original), n);
    }

  return name;
}

/**
 * pol_policy_editor_new_for_copy:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @original: the policy that the new one begins as, and is compared with
 * @name: the name that it begins with, which may be empty
 *
 * Makes a window for a new policy.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
pol_policy_editor_new_for_copy (GtkWindow *parent,
                                PolProject *project,
                                PolPolicy *original,
                                const char *name)
{
  PolPolicyEditor *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (original), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = pol_policy_editor_new (parent, project, original, _ ("New Policy"));
  gtk_widget_set_visible (self->remove_button, FALSE);
  show_policy (self, original, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));

  return GTK_WIDGET (self);
}

/**
 * pol_policy_editor_new_for_own:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @policy: one of the project's own policies
 *
 * Makes a window that changes a policy. It is compared with what it was.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
pol_policy_editor_new_for_own (GtkWindow *parent, PolProject *project, PolPolicy *policy)
{
  PolPolicyEditor *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  self = pol_policy_editor_new (parent, project, policy, _ ("Edit Policy"));
  self->own = g_object_ref (policy);
  show_policy (self, policy, pol_policy_get_name (policy));

  return GTK_WIDGET (self);
}
