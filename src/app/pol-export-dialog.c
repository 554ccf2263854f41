/* pol-export-dialog.c: format, policy and layout of an export, with a preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-choice.h"
#include "pol-export.h"
#include "pol-file-chooser.h"
#include "pol-format.h"
#include "pol-policy-menu.h"
#include "pol-shy-bin.h"

#define PREVIEW_IMAGES 3

/* A long text in a text view would hold up the window. */
#define PREVIEW_LENGTH 6000

struct _PolExportDialog
{
  AdwWindow parent_instance;

  GtkProgressBar *progress;
  GtkLabel *error;
  GtkWidget *options;
  AdwComboRow *format_row;
  GtkWidget *policy_row;
  PolPolicyMenu *policy_menu;
  AdwComboRow *layout_row;
  GtkStringList *layouts;
  GtkTextView *preview;

  PolProject *project;
  GPtrArray *formats; /* element-type PolFormat, those that can be written */
  GtkFileChooserNative *chooser;
  GCancellable *previewing;
  GCancellable *cancellable; /* of the running export */
};

G_DEFINE_FINAL_TYPE (PolExportDialog, pol_export_dialog, ADW_TYPE_WINDOW)

static const PolFormat *
get_format (PolExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < self->formats->len ? self->formats->pdata[selected] : NULL;
}

static PolExportOptions
get_options (PolExportDialog *self)
{
  return (PolExportOptions){
    .format = get_format (self),
    .policy = pol_policy_menu_get_policy (self->policy_menu),
    .layout = adw_combo_row_get_selected (self->layout_row),
  };
}

static void
show_error (PolExportDialog *self, const char *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
shorten (char *text)
{
  if (strlen (text) > PREVIEW_LENGTH)
    *g_utf8_find_prev_char (text, text + PREVIEW_LENGTH) = '\0';
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pol_export_preview_finish (POL_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (text != NULL)
    shorten (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text != NULL ? text : "", -1);
  show_error (self, error != NULL ? error->message : NULL);
}

/* What is shown stays until there is something to take its place. */
static void
show_preview (PolExportDialog *self)
{
  PolExportOptions options = get_options (self);

  options.max_images = PREVIEW_IMAGES;
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  self->previewing = g_cancellable_new ();
  pol_export_preview_async (self->project, &options, self->previewing, on_previewed,
                            g_object_ref (self));
}

static void
on_option_changed (PolExportDialog *self)
{
  const PolFormat *format = self->project != NULL ? get_format (self) : NULL;

  if (format == NULL)
    return;

  gtk_widget_set_visible (self->policy_row, format->takes_policy);
  gtk_widget_set_visible (GTK_WIDGET (self->layout_row), format->takes_layout);
  show_preview (self);
}

static void
set_running (PolExportDialog *self, gboolean running)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !running);
  gtk_widget_set_sensitive (self->options, !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_progress_bar_set_fraction (self->progress, 0);
}

static void
on_progress (guint64 n_done, guint64 n_total, gpointer user_data)
{
  PolExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, n_total > 0 ? n_done / (double)n_total : 0);
}

/* Where the file chooser and the dialog go at nearly the same time, a window
 * manager may not find the window again that had the focus before them. */
static void
finish (PolExportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_destroy (GTK_WINDOW (self));
  if (parent == NULL)
    return;

  gtk_window_present (parent);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify", "s", _ ("Exported"));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean exported = pol_export_finish (POL_PROJECT (source), result, &error);

  g_clear_object (&self->cancellable);
  if (exported)
    {
      finish (self);
      return;
    }

  set_running (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
on_file_chosen (PolExportDialog *self, int response)
{
  PolExportOptions options = get_options (self);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  self->cancellable = g_cancellable_new ();
  show_error (self, NULL);
  set_running (self, TRUE);
  pol_export_async (self->project, &options, file, on_progress, self, self->cancellable,
                    on_exported, g_object_ref (self));
}

static char *
make_file_name (PolExportDialog *self)
{
  const PolFormat *format = get_format (self);
  g_autofree char *folder = pol_project_dup_folder_name (self->project);

  return g_strdup_printf ("%s-%s.%s", folder, format->id, format->extension);
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolExportDialog *self = POL_EXPORT_DIALOG (widget);
  g_autofree char *name = make_file_name (self);

  pol_file_chooser_drop (&self->chooser);
  self->chooser = pol_file_chooser_new (widget, _ ("Export"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Export"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolExportDialog *self = POL_EXPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
pol_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (POL_EXPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (pol_export_dialog_parent_class)->close_request (window);
}

static void
pol_export_dialog_dispose (GObject *object)
{
  PolExportDialog *self = POL_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  g_cancellable_cancel (self->cancellable);
  pol_file_chooser_drop (&self->chooser);
  g_clear_object (&self->project);
  g_clear_pointer (&self->formats, g_ptr_array_unref);

  G_OBJECT_CLASS (pol_export_dialog_parent_class)->dispose (object);
}

static void
pol_export_dialog_class_init (PolExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pol_export_dialog_close_request;

  g_type_ensure (POL_TYPE_POLICY_MENU);
  g_type_ensure (POL_TYPE_SHY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, policy_row);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, policy_menu);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, layout_row);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, layouts);
  gtk_widget_class_bind_template_child (widget_class, PolExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_option_changed);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.cancel", NULL);
}

static void
fill_formats (PolExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_formats;
  const PolFormat *const *formats = pol_format_get_all (&n_formats);

  self->formats = g_ptr_array_new ();
  for (guint i = 0; i < n_formats; i++)
    {
      if (!pol_format_can_write (formats[i]))
        continue;
      g_ptr_array_add (self->formats, (gpointer)formats[i]);
      gtk_string_list_append (names, pol_format_get_name (formats[i]));
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
}

static void
pol_export_dialog_init (PolExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pol_choice_set_up (GTK_WIDGET (self->format_row), NULL);
  pol_choice_set_up (GTK_WIDGET (self->layout_row), NULL);
  fill_formats (self);
  adw_combo_row_set_model (self->layout_row, G_LIST_MODEL (self->layouts));
}

static void
select_format (PolExportDialog *self, const char *id)
{
  for (guint i = 0; i < self->formats->len; i++)
    if (g_str_equal (((const PolFormat *)self->formats->pdata[i])->id, id))
      adw_combo_row_set_selected (self->format_row, i);
}

/**
 * pol_export_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @project: the project to export
 * @policy: the policy that is chosen at first
 *
 * Makes a dialog that exports @project.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_export_dialog_new (GtkWindow *parent, PolProject *project, PolPolicy *policy)
{
  PolExportDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  self = g_object_new (POL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  select_format (self, "labels");
  g_object_set (self->policy_menu, "project", project, "policy", policy, NULL);
  self->project = g_object_ref (project);
  on_option_changed (self);

  return GTK_WIDGET (self);
}
