/* pol-report-chooser.c: asks where the report of an audit goes, and writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-report-chooser.h"

#include <glib/gi18n-lib.h>

#include "pol-export.h"
#include "pol-image-preview.h"

/* Of a file chooser that is shown, and of the report that is written after it. */
typedef struct
{
  GtkWidget *widget;
  PolProject *project;
  PolPolicy *policy;
  GArray *pictures;         /* PolPictureFact, or NULL */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->widget);
  g_object_unref (request->project);
  g_object_unref (request->policy);
  g_clear_pointer (&request->pictures, g_array_unref);
  g_free (request);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pol_export_finish (POL_PROJECT (source), result, &error);

  gtk_widget_activate_action (widget, "win.notify", "s", written ? _ ("Report saved") : error->message);
}

static gboolean
is_json (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".json");
}

static void
on_response (GtkNativeDialog *chooser, int response, Request *request)
{
  PolExportOptions options = { .policy = request->policy, .pictures = request->pictures,
                               .load_picture = pol_image_encode_preview };
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      options.format = is_json (file) ? &pol_format_audit : &pol_format_report;
      pol_export_async (request->project, &options, file, NULL, NULL, NULL, on_written,
                        g_object_ref (request->widget));
    }

  g_object_unref (chooser);
  request_free (request);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * pol_report_chooser_show:
 * @widget: a widget of the project's window
 * @project: a project
 * @policy: the policy under which labels are judged
 * @pictures: (nullable) (element-type PolPictureFact): what is known of the
 *   pictures, by image
 *
 * Asks for a file and writes the audit of @project to it on another thread: a
 * page to read and to print or, where its name ends so, JSON. A notice tells of
 * the end.
 */
void
pol_report_chooser_show (GtkWidget *widget, PolProject *project, PolPolicy *policy, GArray *pictures)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Request *request = g_new0 (Request, 1);
  GtkFileChooserNative *chooser;
  g_autofree char *base = g_file_get_basename (pol_project_get_folder (project));
  g_autofree char *folder = g_filename_display_name (base);
  g_autofree char *name = g_strconcat (folder, "-audit.html", NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  request->widget = g_object_ref (widget);
  request->project = g_object_ref (project);
  request->policy = g_object_ref (policy);
  request->pictures = pictures != NULL ? g_array_ref (pictures) : NULL;

  chooser = gtk_file_chooser_native_new (_ ("Save Report"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("A page, or JSON where the name ends so"), "*");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
