/* pol-file-chooser.c: what all dialogs that ask for a file have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-file-chooser.h"

/**
 * pol_file_chooser_new:
 * @widget: a window, or a widget in one
 * @title: what is asked for
 * @action: what is done with the file
 * @accept: what the button says
 *
 * Makes a dialog that asks for a file, for the window of @widget.
 *
 * Returns: (transfer full): the dialog, not shown yet
 */
GtkFileChooserNative *
pol_file_chooser_new (GtkWidget *widget,
                      const char *title,
                      GtkFileChooserAction action,
                      const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

/**
 * pol_file_chooser_add_filter:
 * @chooser: a dialog that asks for a file
 * @name: what the files are
 * @patterns: (array zero-terminated=1): what their names look like
 *
 * Lets only some files be chosen.
 */
void
pol_file_chooser_add_filter (GtkFileChooserNative *chooser,
                             const char *name,
                             const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
destroy (gpointer chooser)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

/**
 * pol_file_chooser_drop:
 * @chooser: (inout): a dialog that asks for a file, or %NULL
 *
 * Has done with a dialog. To free all that one consists of takes as long as a
 * frame may: that waits until nothing else is to be done.
 */
void
pol_file_chooser_drop (GtkFileChooserNative **chooser)
{
  GtkFileChooserNative *dropped = g_steal_pointer (chooser);

  if (dropped == NULL)
    return;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (dropped));
  g_idle_add_once (destroy, dropped);
}
