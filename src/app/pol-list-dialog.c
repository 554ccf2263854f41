/* pol-list-dialog.c: a list to be read and copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-list-dialog.h"

struct _PolListDialog
{
  AdwWindow parent_instance;

  GtkTextView *list;
};

G_DEFINE_FINAL_TYPE (PolListDialog, pol_list_dialog, ADW_TYPE_WINDOW)

static void
pol_list_dialog_class_init (PolListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolListDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pol_list_dialog_init (PolListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_list_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @title: what the list is of
 * @lines: (array zero-terminated=1): the list
 *
 * Makes a dialog that shows a list.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_list_dialog_new (GtkWindow *parent, const char *title, const char *const *lines)
{
  g_autofree char *text = NULL;
  PolListDialog *self;

  g_return_val_if_fail (title != NULL && lines != NULL, NULL);

  self = g_object_new (POL_TYPE_LIST_DIALOG, "transient-for", parent, "title", title, NULL);
  text = g_strjoinv ("\n", (char **)lines);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->list), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);

  return GTK_WIDGET (self);
}
