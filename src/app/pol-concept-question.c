/* pol-concept-question.c: asks for the name of a concept, or the group of some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-question.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-editing.h"

struct _PolConceptQuestion
{
  AdwMessageDialog parent_instance;

  GtkEditable *entry;
  GtkLabel *reason;

  PolProject *project;
  GPtrArray *concepts;
  gboolean asks_name;
};

G_DEFINE_FINAL_TYPE (PolConceptQuestion, pol_concept_question, ADW_TYPE_MESSAGE_DIALOG)

static char *
get_text (PolConceptQuestion *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

/* A group may be empty, and have any name. */
static gboolean
check (PolConceptQuestion *self, const char *text, GError **error)
{
  if (!self->asks_name)
    return TRUE;

  return *text != '\0'
         && pol_concept_editing_check_name (self->project, self->concepts->pdata[0], text, error);
}

static void
on_changed (PolConceptQuestion *self)
{
  g_autofree char *text = get_text (self);
  g_autoptr (GError) error = NULL;
  gboolean fits;

  if (self->project == NULL)
    return;

  fits = check (self, text, &error);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "apply", fits);
  gtk_label_set_label (self->reason, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error->message : "", -1);
}

static void
pol_concept_question_response (AdwMessageDialog *dialog, const char *response)
{
  PolConceptQuestion *self = POL_CONCEPT_QUESTION (dialog);
  g_autofree char *text = get_text (self);

  if (!g_str_equal (response, "apply"))
    return;

  if (self->asks_name)
    pol_concept_editing_rename (self->project, self->concepts->pdata[0], text, NULL);
  else
    pol_concept_editing_set_group (self->project, self->concepts, text);
}

static void
pol_concept_question_dispose (GObject *object)
{
  PolConceptQuestion *self = POL_CONCEPT_QUESTION (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->concepts, g_ptr_array_unref);

  G_OBJECT_CLASS (pol_concept_question_parent_class)->dispose (object);
}

static void
pol_concept_question_class_init (PolConceptQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_question_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = pol_concept_question_response;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-question.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptQuestion, entry);
  gtk_widget_class_bind_template_child (widget_class, PolConceptQuestion, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
pol_concept_question_init (PolConceptQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
pol_concept_question_new (GtkWindow *parent,
                          PolProject *project,
                          GPtrArray *concepts,
                          gboolean asks_name,
                          const char *heading,
                          const char *label,
                          const char *text)
{
  PolConceptQuestion *self = g_object_new (POL_TYPE_CONCEPT_QUESTION, "transient-for", parent,
                                           "modal", TRUE, "heading", heading, NULL);

  self->asks_name = asks_name;
  self->concepts = g_ptr_array_ref (concepts);
  self->project = g_object_ref (project);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->entry)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (concepts->len == 1)
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self),
                                 pol_concept_get_name (concepts->pdata[0]));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_editable_set_text (self->entry, text != NULL ? text : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}

/**
 * pol_concept_question_new_name:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @concept: a concept of its list
 *
 * Asks what to call a concept.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_concept_question_new_name (GtkWindow *parent, PolProject *project, PolConcept *concept)
{
  g_autoptr (GPtrArray) concepts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_CONCEPT (concept), NULL);

  g_ptr_array_add (concepts, g_object_ref (concept));

  return pol_concept_question_new (parent, project, concepts, TRUE, _ ("Rename Concept"),
                                   _ ("Name"), pol_concept_get_name (concept));
}

/* The group that all have, or none. */
static const char *
get_common_group (GPtrArray *concepts)
{
  const char *group = pol_concept_get_group (concepts->pdata[0]);

  for (guint i = 1; i < concepts->len; i++)
    if (g_strcmp0 (group, pol_concept_get_group (concepts->pdata[i])) != 0)
      return NULL;

  return group;
}

/**
 * pol_concept_question_new_group:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @concepts: (element-type PolConcept): at least one concept of its list
 *
 * Asks which group to put concepts into.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_concept_question_new_group (GtkWindow *parent, PolProject *project, GPtrArray *concepts)
{
  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (concepts != NULL && concepts->len > 0, NULL);

  return pol_concept_question_new (parent, project, concepts, FALSE, _ ("Change Group"),
                                   _ ("Group"), get_common_group (concepts));
}
