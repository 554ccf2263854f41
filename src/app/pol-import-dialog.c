/* pol-import-dialog.c: how far an import has come, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-import.h"

struct _PolImportDialog
{
  AdwMessageDialog parent_instance;

  GtkProgressBar *progress;

  GtkWindow *window;         /* weak */
  GCancellable *cancellable; /* NULL when the dialog was closed */
};

G_DEFINE_FINAL_TYPE (PolImportDialog, pol_import_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
on_progress (guint64 n_done, guint64 n_total, gpointer user_data)
{
  PolImportDialog *self = user_data;
  g_autofree char *done = g_format_size (n_done);
  g_autofree char *total = g_format_size (n_total);
  g_autofree char *text = NULL;

  if (self->cancellable == NULL)
    return;

  /* Translators: sizes of a file, such as “12 MB of 600 MB” */
  text = g_strdup_printf (_ ("%s of %s"), done, total);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, n_total > 0 ? n_done / (double)n_total : 0);
}

static gboolean
has_suggestions (const PolImportReport *report)
{
  return report->n_suggestions > 0 || report->n_unknown > 0;
}

static char *
count_imported (const PolImportReport *report)
{
  guint n_tags = MIN (report->n_annotations, G_MAXUINT);
  guint n_suggestions = MIN (report->n_suggestions, G_MAXUINT);

  if (has_suggestions (report))
    return g_strdup_printf (ngettext ("%'u suggestion imported", "%'u suggestions imported",
                                      n_suggestions),
                            n_suggestions);

  return g_strdup_printf (ngettext ("%'u tag imported", "%'u tags imported", n_tags), n_tags);
}

static char *
summarize (const PolImportReport *report)
{
  g_autofree char *imported = count_imported (report);

  if (report->n_lacking > 0)
    /* Translators: %s is a sentence, such as “1,200 tags imported” */
    return g_strdup_printf (ngettext ("%s. %'u image of the file is not in this folder.",
                                      "%s. %'u images of the file are not in this folder.",
                                      report->n_lacking),
                            imported, report->n_lacking);
  if (report->n_unknown > 0)
    /* Translators: %s is a sentence, such as “1,200 suggestions imported” */
    return g_strdup_printf (ngettext ("%s. %'u concept of the file is not in this project.",
                                      "%s. %'u concepts of the file are not in this project.",
                                      report->n_unknown),
                            imported, report->n_unknown);

  return g_steal_pointer (&imported);
}

static void
add_names (GStrvBuilder *list, GPtrArray *names, guint n)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_filename_display_name (names->pdata[i]);

      g_strv_builder_add (list, name);
    }
  if (n > names->len)
    g_strv_builder_add (list, "…");
}

/* Images, or else concepts, in one list: the title says which. */
static GVariant *
list_left_out (const PolImportReport *report)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (report->n_lacking > 0)
    add_names (names, report->lacking, report->n_lacking);
  if (report->n_lacking > 0 && report->n_unknown > 0)
    {
      g_strv_builder_add (names, "");
      g_strv_builder_add (names, _ ("Concepts That Are Not in This Project"));
    }
  add_names (names, report->unknown, report->n_unknown);
  list = g_strv_builder_end (names);

  return g_variant_new_strv ((const char *const *)list, -1);
}

static void
tell_window (GtkWindow *window, const PolImportReport *report)
{
  g_autofree char *summary = summarize (report);

  if (report->n_lacking > 0 || report->n_unknown > 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.notify-list", "(ss@as)", summary,
                                report->n_lacking > 0 ? _ ("Images That Are Not in This Folder")
                                                      : _ ("Concepts That Are Not in This Project"),
                                list_left_out (report));
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.notify-undo", "s", summary);
}

static void
show_error (PolImportDialog *self, GError *error)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_set_heading (dialog, _ ("Nothing Was Imported"));
  adw_message_dialog_format_body (dialog, "%s\n\n%s", error->message,
                                  _ ("The project is as it was. Correct the file, or have it "
                                     "written again, and import it once more."));
  adw_message_dialog_set_response_label (dialog, "cancel", _ ("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

/* An import that was cancelled too late is told of, too. Where the file chooser
 * and the dialog go at nearly the same time, a window manager may not find the
 * window again that had the focus before them. */
static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolImportDialog) self = user_data;
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean imported = pol_import_finish (POL_PROJECT (source), result, &report, &error);

  if (!imported && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (self->cancellable != NULL)
        show_error (self, error);
      return;
    }

  gtk_window_destroy (GTK_WINDOW (self));
  if (self->window == NULL)
    return;

  gtk_window_present (self->window);
  if (imported)
    tell_window (self->window, &report);
}

static void
pol_import_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  g_cancellable_cancel (POL_IMPORT_DIALOG (dialog)->cancellable);
}

static void
pol_import_dialog_dispose (GObject *object)
{
  PolImportDialog *self = POL_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pol_import_dialog_parent_class)->dispose (object);
}

static void
pol_import_dialog_finalize (GObject *object)
{
  g_clear_weak_pointer (&POL_IMPORT_DIALOG (object)->window);

  G_OBJECT_CLASS (pol_import_dialog_parent_class)->finalize (object);
}

static void
pol_import_dialog_class_init (PolImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pol_import_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = pol_import_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolImportDialog, progress);
}

static void
pol_import_dialog_init (PolImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_heading (PolImportDialog *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (self), _ ("Importing “%s”"), name);
}

/**
 * pol_import_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @project: the project that takes the file in
 * @file: the file
 *
 * Begins to import @file, and makes a dialog that shows how far that has come.
 * It goes when the import has ended, unless it has an error to show.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_import_dialog_new (GtkWindow *parent, PolProject *project, GFile *file)
{
  const PolImportOptions options = { 0 };
  PolImportDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (POL_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  g_set_weak_pointer (&self->window, parent);
  show_heading (self, file);
  pol_import_async (project, file, &options, on_progress, self, self->cancellable, on_imported,
                    g_object_ref (self));

  return GTK_WIDGET (self);
}
