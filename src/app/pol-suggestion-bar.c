/* pol-suggestion-bar.c: the suggestion to answer next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-suggestion-bar.h"

#include <glib/gi18n-lib.h>

#include "pol-suggestion-answers.h"
#include "pol-suggestion-text.h"

struct _PolSuggestionBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *score;
  GtkWidget *accept;
  GtkWidget *reject;
  GtkWidget *next;

  PolTagSummary *summary;
};

G_DEFINE_FINAL_TYPE (PolSuggestionBar, pol_suggestion_bar, GTK_TYPE_WIDGET)

/* The concept to answer. */
static gboolean
get_top (PolSuggestionBar *self, guint *concept)
{
  return pol_suggestion_counts_get_top (pol_tag_summary_get_suggested (self->summary), concept);
}

static char *
describe (PolSuggestionBar *self, guint concept)
{
  PolSuggestionCounts *suggested = pol_tag_summary_get_suggested (self->summary);
  guint n_selected = gtk_bitset_get_size (pol_tag_summary_get_images (self->summary));
  guint n_more = pol_suggestion_counts_get_n_concepts (suggested) - 1;
  guint percent;
  guint n_images = pol_suggestion_counts_get (suggested, concept, &percent);
  g_autofree char *text = pol_suggestion_text_get_short (n_selected, n_images, percent);

  if (n_more == 0)
    return g_steal_pointer (&text);

  /* Translators: %1$s is, for example, “suggested 87 %”; then how many other concepts are
   * suggested */
  return g_strdup_printf (ngettext ("%1$s · %2$'u more", "%1$s · %2$'u more", n_more), text, n_more);
}

static void
show_buttons (PolSuggestionBar *self, gboolean open)
{
  gtk_widget_set_visible (self->accept, open);
  gtk_widget_set_visible (self->reject, open);
  gtk_widget_set_visible (self->next, !open);
}

static void
show_top (PolSuggestionBar *self, guint concept)
{
  PolConceptList *concepts
      = pol_project_get_concepts (pol_tag_summary_get_project (self->summary));
  const char *name = pol_concept_get_name (pol_concept_list_get_concept (concepts, concept));
  g_autofree char *text = describe (self, concept);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->score, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
}

static void
show_nothing (PolSuggestionBar *self)
{
  guint n = pol_project_get_n_suggested (pol_tag_summary_get_project (self->summary));
  g_autofree char *left = g_strdup_printf (
      ngettext ("%'u image left to answer", "%'u images left to answer", n), n);

  gtk_label_set_label (self->name, _ ("Nothing suggested here"));
  gtk_label_set_label (self->score, n > 0 ? left : _ ("All suggestions are answered"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), NULL);
  gtk_widget_set_sensitive (self->next, n > 0);
}

static void
update (PolSuggestionBar *self)
{
  PolProject *project = pol_tag_summary_get_project (self->summary);
  gboolean any = project != NULL && pol_project_get_n_suggestions (project) > 0;
  guint concept;
  gboolean open = any && get_top (self, &concept);

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return;

  show_buttons (self, open);
  if (open)
    show_top (self, concept);
  else
    show_nothing (self);
}

static void
pol_suggestion_bar_dispose (GObject *object)
{
  PolSuggestionBar *self = POL_SUGGESTION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->summary);

  G_OBJECT_CLASS (pol_suggestion_bar_parent_class)->dispose (object);
}

static void
pol_suggestion_bar_class_init (PolSuggestionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_suggestion_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/suggestion-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, box);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, name);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, score);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, accept);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, reject);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionBar, next);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "suggestionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pol_suggestion_bar_init (PolSuggestionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_suggestion_bar_new:
 *
 * Makes a bar without images.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
pol_suggestion_bar_new (void)
{
  return g_object_new (POL_TYPE_SUGGESTION_BAR, NULL);
}

/**
 * pol_suggestion_bar_set_summary:
 * @self: a bar, which has no summary yet
 * @summary: what the selected images amount to
 *
 * Follows the selected images.
 */
void
pol_suggestion_bar_set_summary (PolSuggestionBar *self, PolTagSummary *summary)
{
  g_return_if_fail (POL_IS_SUGGESTION_BAR (self));
  g_return_if_fail (POL_IS_TAG_SUMMARY (summary));

  self->summary = g_object_ref (summary);
  g_signal_connect_object (summary, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pol_suggestion_bar_answer:
 * @self: a bar
 * @value: positive to accept, negative to reject
 *
 * Answers the suggestion that is shown, on all of the selected images that have
 * it.
 *
 * Returns: %TRUE if there was one
 */
gboolean
pol_suggestion_bar_answer (PolSuggestionBar *self, PolValue value)
{
  guint concept;

  g_return_val_if_fail (POL_IS_SUGGESTION_BAR (self), FALSE);

  if (!get_top (self, &concept))
    return FALSE;

  pol_suggestion_answers_give (pol_tag_summary_get_project (self->summary),
                               pol_tag_summary_get_images (self->summary), concept, value);
  return TRUE;
}
