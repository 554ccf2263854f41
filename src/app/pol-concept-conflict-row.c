/* pol-concept-conflict-row.c: an image on which concepts that become one contradict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-conflict-row.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-image.h"
#include "pol-tooltip.h"

struct _PolConceptConflictRow
{
  GtkWidget parent_instance;

  PolConceptImage *picture;
  GtkLabel *path;
  GtkLabel *said;
  GtkToggleButton *positive;
  GtkToggleButton *negative;
  GtkToggleButton *unsure;

  PolProject *project;
  PolConceptMerge *merge;
  guint image;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (PolConceptConflictRow, pol_concept_conflict_row, GTK_TYPE_WIDGET)

static char *
describe (PolConceptConflictRow *self, const PolAnnotation *annotation)
{
  PolConcept *concept = pol_concept_list_get_concept (pol_project_get_concepts (self->project),
                                                      annotation->concept);
  const char *name = pol_concept_get_name (concept);

  if (annotation->value == POL_VALUE_POSITIVE)
    return g_strdup_printf (_ ("%s: positive"), name);
  if (annotation->value == POL_VALUE_NEGATIVE)
    return g_strdup_printf (_ ("%s: negative"), name);

  /* Translators: a tag; %s is the name of a concept */
  return g_strdup_printf (_ ("%s: unsure"), name);
}

/* What one annotator said, or NULL if that is no contradiction. */
static char *
list_said (PolConceptConflictRow *self,
           const PolAnnotation *annotations,
           gsize n,
           guint annotator)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean has[POL_VALUE_UNSURE + 1] = { FALSE };

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *tag = NULL;

      if (annotations[i].annotator != annotator
          || !pol_concept_merge_has (self->merge, annotations[i].concept))
        continue;
      tag = describe (self, &annotations[i]);
      g_string_append_printf (list, list->len > 0 ? " · %s" : "%s", tag);
      has[annotations[i].value] = TRUE;
    }
  if (!has[POL_VALUE_POSITIVE] || !has[POL_VALUE_NEGATIVE])
    return NULL;

  /* Translators: an annotator, and tags such as “burger: positive · taco: negative” */
  return g_strdup_printf (_ ("%1$s: %2$s"),
                          pol_project_get_annotator_name (self->project, annotator), list->str);
}

static gboolean
was_before (const PolAnnotation *annotations, gsize nth)
{
  for (gsize i = 0; i < nth; i++)
    if (annotations[i].annotator == annotations[nth].annotator)
      return TRUE;

  return FALSE;
}

static void
show_said (PolConceptConflictRow *self)
{
  gsize n;
  const PolAnnotation *annotations
      = pol_project_get_annotations (self->project, self->image, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *line = NULL;

      if (was_before (annotations, i))
        continue;
      line = list_said (self, annotations, n, annotations[i].annotator);
      if (line != NULL)
        g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", line);
    }
  gtk_label_set_label (self->said, text->str);
}

static void
show_decision (PolConceptConflictRow *self)
{
  PolValue value = pol_concept_merge_get_decision (self->merge, self->image);

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->positive, value == POL_VALUE_POSITIVE);
  gtk_toggle_button_set_active (self->negative, value == POL_VALUE_NEGATIVE);
  gtk_toggle_button_set_active (self->unsure, value == POL_VALUE_UNSURE);
  self->showing = FALSE;
}

static void
on_toggled (PolConceptConflictRow *self, GtkToggleButton *button)
{
  PolValue value = button == self->positive   ? POL_VALUE_POSITIVE
                   : button == self->negative ? POL_VALUE_NEGATIVE
                                              : POL_VALUE_UNSURE;

  if (self->showing)
    return;

  if (!gtk_toggle_button_get_active (button))
    value = POL_VALUE_NONE;
  gtk_widget_activate_action (GTK_WIDGET (self), "merge.decide", "(uu)", self->image, value);
  show_decision (self);
}

static void
name_button (GtkToggleButton *button, const char *format, const char *path)
{
  /* Translators: the path of an image, and what a button does */
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), path, format);

  pol_tooltip_set_text (GTK_WIDGET (button), format);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pol_concept_conflict_row_dispose (GObject *object)
{
  PolConceptConflictRow *self = POL_CONCEPT_CONFLICT_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->project);
  g_clear_pointer (&self->merge, pol_concept_merge_unref);

  G_OBJECT_CLASS (pol_concept_conflict_row_parent_class)->dispose (object);
}

static void
pol_concept_conflict_row_class_init (PolConceptConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_conflict_row_dispose;

  g_type_ensure (POL_TYPE_CONCEPT_IMAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, picture);
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, path);
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, said);
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, positive);
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, negative);
  gtk_widget_class_bind_template_child (widget_class, PolConceptConflictRow, unsure);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_concept_conflict_row_init (PolConceptConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_concept_conflict_row_new:
 * @project: a project
 * @merge: concepts that become one
 *
 * Makes a row that shows no image yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
pol_concept_conflict_row_new (PolProject *project, PolConceptMerge *merge)
{
  PolConceptConflictRow *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (merge != NULL, NULL);

  self = g_object_new (POL_TYPE_CONCEPT_CONFLICT_ROW, NULL);
  self->project = g_object_ref (project);
  self->merge = pol_concept_merge_ref (merge);

  return GTK_WIDGET (self);
}

/**
 * pol_concept_conflict_row_set_image:
 * @self: a row
 * @image: the index of an image
 *
 * Turns to another image.
 */
void
pol_concept_conflict_row_set_image (PolConceptConflictRow *self, guint image)
{
  g_autofree char *path = NULL;
  GtkWidget *item;

  g_return_if_fail (POL_IS_CONCEPT_CONFLICT_ROW (self));

  self->image = image;
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  path = g_filename_display_name (pol_project_get_image_path (self->project, image));
  gtk_label_set_label (self->path, path);
  pol_tooltip_set_text (GTK_WIDGET (self->path), path);
  name_button (self->positive, _ ("Keep Positive"), path);
  name_button (self->negative, _ ("Keep Negative"), path);
  name_button (self->unsure, _ ("Make Unsure"), path);
  pol_concept_image_set_image (self->picture, self->project, image);
  show_said (self);
  show_decision (self);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, path,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_label (self->said), -1);
}
