/* pol-concept-note.c: what annotators are told of a concept, in words and by examples
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-note.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-image.h"
#include "pol-tooltip.h"

/* So many are seen without scrolling through pictures; the dialog has all. */
#define MOST_SHOWN 6

struct _PolConceptNote
{
  GtkPopover parent_instance;

  GtkLabel *text;
  GtkFlowBox *examples;
};

G_DEFINE_FINAL_TYPE (PolConceptNote, pol_concept_note, GTK_TYPE_POPOVER)

/* A label that gets the focus by itself has all of its text selected. */
static void
pol_concept_note_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_concept_note_parent_class)->show (widget);

  gtk_label_select_region (POL_CONCEPT_NOTE (widget)->text, 0, 0);
}

static void
pol_concept_note_class_init (PolConceptNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->show = pol_concept_note_show;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/concept-note.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptNote, text);
  gtk_widget_class_bind_template_child (widget_class, PolConceptNote, examples);
}

static void
pol_concept_note_init (PolConceptNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_concept_note_new:
 *
 * Makes a popover without a concept.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
pol_concept_note_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_NOTE, NULL);
}

static void
on_example_clicked (PolConceptNote *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
add_example (PolConceptNote *self, PolProject *project, guint image)
{
  GtkWidget *picture = pol_concept_image_new ();
  GtkWidget *button = gtk_button_new ();
  g_autofree char *path = g_filename_display_name (pol_project_get_image_path (project, image));
  /* Translators: a button with a picture; %s is the path of an image */
  g_autofree char *name = g_strdup_printf (_ ("Go to %s"), path);

  pol_concept_image_set_image (POL_CONCEPT_IMAGE (picture), project, image);
  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_widget_add_css_class (button, "flat");
  pol_tooltip_set_text (button, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", image);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tag.go-to-image");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_example_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->examples, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/**
 * pol_concept_note_set_concept:
 * @self: a popover
 * @project: a project
 * @concept: a concept of its list
 *
 * Shows the note and the examples of a concept.
 */
void
pol_concept_note_set_concept (PolConceptNote *self, PolProject *project, PolConcept *concept)
{
  const char *note;
  GArray *examples;
  GtkWidget *child;

  g_return_if_fail (POL_IS_CONCEPT_NOTE (self));
  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  note = pol_concept_get_note (concept);
  examples = pol_concept_get_examples (concept);
  gtk_label_set_label (self->text, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->examples), examples != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->examples))) != NULL)
    gtk_flow_box_remove (self->examples, child);
  for (guint i = 0; examples != NULL && i < MIN (examples->len, MOST_SHOWN); i++)
    add_example (self, project, g_array_index (examples, guint32, i));
}
