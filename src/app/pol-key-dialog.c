/* pol-key-dialog.c: waits for the key that a concept is to have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-key-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-key.h"

struct _PolKeyDialog
{
  AdwMessageDialog parent_instance;

  GtkLabel *key_label;
  GtkLabel *reason_label;

  PolProject *project;
  PolConcept *concept;
};

G_DEFINE_FINAL_TYPE (PolKeyDialog, pol_key_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
take_key (PolKeyDialog *self, const char *key)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  g_autofree char *reason = pol_concept_key_refuse (concepts, self->concept, key);

  if (reason == NULL)
    {
      pol_concept_key_set (self->project, self->concept, key);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_label (self->key_label, key);
  gtk_label_set_label (self->reason_label, reason);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason_label), "error");
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PolKeyDialog *self)
{
  gunichar typed = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  char key[7] = { 0 };

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0
      || !g_unichar_isgraph (typed))
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (typed, key);
  take_key (self, key);
  return GDK_EVENT_STOP;
}

static void
pol_key_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  PolKeyDialog *self = POL_KEY_DIALOG (dialog);

  if (g_str_equal (response, "remove"))
    pol_concept_key_set (self->project, self->concept, NULL);
}

static void
pol_key_dialog_dispose (GObject *object)
{
  PolKeyDialog *self = POL_KEY_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->concept);

  G_OBJECT_CLASS (pol_key_dialog_parent_class)->dispose (object);
}

static void
pol_key_dialog_class_init (PolKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_key_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = pol_key_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolKeyDialog, key_label);
  gtk_widget_class_bind_template_child (widget_class, PolKeyDialog, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
pol_key_dialog_init (PolKeyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_key_dialog_new:
 * @parent: the window that it belongs to
 * @project: a project
 * @concept: a concept of its list
 *
 * Makes a dialog that gives @concept the next key that is pressed, if that is
 * free, or takes its key away.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
pol_key_dialog_new (GtkWindow *parent, PolProject *project, PolConcept *concept)
{
  PolKeyDialog *self = g_object_new (POL_TYPE_KEY_DIALOG, "transient-for", parent, NULL);
  const char *key = pol_concept_get_key (concept);
  gboolean has_key = key != NULL && *key != '\0';
  g_autofree char *heading = NULL;

  self->project = g_object_ref (project);
  self->concept = g_object_ref (concept);
  /* Translators: a heading; %s is the name of a concept */
  heading = g_strdup_printf (_ ("Key of “%s”"), pol_concept_get_name (concept));
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "remove", has_key);
  gtk_label_set_label (self->key_label, has_key ? key : "…");

  return GTK_WIDGET (self);
}
