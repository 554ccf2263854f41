/* pol-concept-note-dialog.c: edits what annotators are told of a concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-note-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-editing.h"
#include "pol-concept-image.h"
#include "pol-shy-bin.h"
#include "pol-tooltip.h"

struct _PolConceptNoteDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkTextView *note;
  GtkWidget *no_examples;
  GtkFlowBox *examples;

  PolProject *project;
  PolConcept *concept;
};

G_DEFINE_FINAL_TYPE (PolConceptNoteDialog, pol_concept_note_dialog, ADW_TYPE_WINDOW)

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptNoteDialog *self = POL_CONCEPT_NOTE_DIALOG (widget);
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->note), "text", &text, NULL);
  pol_concept_editing_set_note (self->project, self->concept, g_strstrip (text));
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_example_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptNoteDialog *self = POL_CONCEPT_NOTE_DIALOG (widget);

  pol_concept_editing_remove_example (self->project, self->concept,
                                      g_variant_get_uint32 (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static GtkWidget *
make_remove_button (guint image, const char *path)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a button beside a picture; %s is the path of an image */
  g_autofree char *name = g_strdup_printf (_ ("Remove the Example %s"), path);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "osd");
  pol_tooltip_set_text (button, _ ("Remove the Example"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", image);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "note.remove-example");

  return button;
}

static void
add_example (PolConceptNoteDialog *self, guint image)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *picture = pol_concept_image_new ();
  g_autofree char *path
      = g_filename_display_name (pol_project_get_image_path (self->project, image));

  pol_concept_image_set_image (POL_CONCEPT_IMAGE (picture), self->project, image);
  pol_tooltip_set_text (picture, path);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_remove_button (image, path));
  gtk_flow_box_append (self->examples, overlay);
  gtk_widget_set_focusable (gtk_widget_get_parent (overlay), FALSE);
}

static void
show_examples (PolConceptNoteDialog *self)
{
  GArray *examples = pol_concept_get_examples (self->concept);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->examples))) != NULL)
    gtk_flow_box_remove (self->examples, child);
  for (guint i = 0; examples != NULL && i < examples->len; i++)
    add_example (self, g_array_index (examples, guint32, i));
  gtk_widget_set_visible (GTK_WIDGET (self->examples), examples != NULL);
  gtk_widget_set_visible (self->no_examples, examples == NULL);
}

static void
pol_concept_note_dialog_dispose (GObject *object)
{
  PolConceptNoteDialog *self = POL_CONCEPT_NOTE_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->concept);

  G_OBJECT_CLASS (pol_concept_note_dialog_parent_class)->dispose (object);
}

static void
pol_concept_note_dialog_class_init (PolConceptNoteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_note_dialog_dispose;

  g_type_ensure (POL_TYPE_SHY_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-note-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptNoteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PolConceptNoteDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PolConceptNoteDialog, no_examples);
  gtk_widget_class_bind_template_child (widget_class, PolConceptNoteDialog, examples);

  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "note.remove-example", "u",
                                   remove_example_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "note.save",
                                       NULL);
}

static void
pol_concept_note_dialog_init (PolConceptNoteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_concept_note_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @concept: a concept of its list
 *
 * Makes a dialog about the note and the examples of a concept.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_concept_note_dialog_new (GtkWindow *parent, PolProject *project, PolConcept *concept)
{
  PolConceptNoteDialog *self;
  const char *note;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_CONCEPT (concept), NULL);

  self = g_object_new (POL_TYPE_CONCEPT_NOTE_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  self->concept = g_object_ref (concept);
  note = pol_concept_get_note (concept);
  adw_window_title_set_subtitle (self->title, pol_concept_get_name (concept));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note != NULL ? note : "", -1);
  g_signal_connect_object (concept, "notify::examples", G_CALLBACK (show_examples), self,
                           G_CONNECT_SWAPPED);
  show_examples (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));

  return GTK_WIDGET (self);
}
