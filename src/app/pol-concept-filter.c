/* pol-concept-filter.c: chooses a concept, and what it shall be tagged or read as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-filter.h"

#include <glib/gi18n-lib.h>

#include "pol-choice.h"
#include "pol-concept-chooser.h"

struct _PolConceptFilter
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkDropDown *matches;
  PolConceptChooser *chooser;
  GtkWidget *any_button;

  PolConcept *concept;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolConceptFilter, pol_concept_filter, GTK_TYPE_WIDGET)

/* In the order of PolImageMatch, as the menu of the template has them. */
static char *
describe (const char *name, PolImageMatch match)
{
  switch (match)
    {
    case POL_IMAGE_MATCH_POSITIVE:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: tagged positive"), name);
    case POL_IMAGE_MATCH_NEGATIVE:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: tagged negative"), name);
    case POL_IMAGE_MATCH_UNSURE:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: tagged unsure"), name);
    case POL_IMAGE_MATCH_UNTAGGED:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: not tagged"), name);
    case POL_IMAGE_MATCH_READS_POSITIVE:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: read as positive"), name);
    case POL_IMAGE_MATCH_READS_NEGATIVE:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: read as negative"), name);
    case POL_IMAGE_MATCH_SUGGESTED:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: suggested"), name);
    case POL_IMAGE_MATCH_READS_IGNORED:
    default:
      /* Translators: a filter; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: ignored"), name);
    }
}

static void
show_choice (PolConceptFilter *self)
{
  g_autofree char *text = NULL;

  if (self->concept != NULL)
    text = describe (pol_concept_get_name (self->concept), pol_concept_filter_get_match (self));
  gtk_label_set_label (self->label, text != NULL ? text : _ ("Concept"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               text != NULL ? text : _ ("Filter by a Concept"));
  gtk_widget_set_sensitive (self->any_button, self->concept != NULL);
}

static void
choose (PolConceptFilter *self, PolConcept *concept)
{
  g_set_object (&self->concept, concept);
  show_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (PolConceptFilter *self, PolConcept *concept)
{
  gtk_menu_button_popdown (self->button);
  choose (self, concept);
}

static void
on_stopped (PolConceptFilter *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
on_match_notify (PolConceptFilter *self)
{
  if (self->concept != NULL)
    choose (self, self->concept);
}

static void
on_any_clicked (PolConceptFilter *self)
{
  gtk_menu_button_popdown (self->button);
  choose (self, NULL);
}

static void
on_popover_show (PolConceptFilter *self)
{
  pol_concept_chooser_begin (self->chooser);
}

static void
pol_concept_filter_dispose (GObject *object)
{
  PolConceptFilter *self = POL_CONCEPT_FILTER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->concept);

  G_OBJECT_CLASS (pol_concept_filter_parent_class)->dispose (object);
}

static void
pol_concept_filter_class_init (PolConceptFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (POL_TYPE_CONCEPT_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptFilter, button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptFilter, label);
  gtk_widget_class_bind_template_child (widget_class, PolConceptFilter, matches);
  gtk_widget_class_bind_template_child (widget_class, PolConceptFilter, chooser);
  gtk_widget_class_bind_template_child (widget_class, PolConceptFilter, any_button);
  gtk_widget_class_bind_template_callback (widget_class, on_any_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_match_notify);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_concept_filter_init (PolConceptFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pol_choice_set_up (GTK_WIDGET (self->matches), _ ("What the Concept Is"));
  show_choice (self);
}

/**
 * pol_concept_filter_new:
 *
 * Makes a button without concepts.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
pol_concept_filter_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_FILTER, NULL);
}

/**
 * pol_concept_filter_set_concepts:
 * @self: a filter
 * @concepts: (nullable): what to choose from
 *
 * Turns to other concepts, with none chosen.
 */
void
pol_concept_filter_set_concepts (PolConceptFilter *self, PolConceptList *concepts)
{
  g_return_if_fail (POL_IS_CONCEPT_FILTER (self));
  g_return_if_fail (concepts == NULL || POL_IS_CONCEPT_LIST (concepts));

  g_clear_object (&self->concept);
  pol_concept_chooser_set_concepts (self->chooser, concepts);
  show_choice (self);
}

/**
 * pol_concept_filter_get_concept:
 * @self: a filter
 *
 * Returns: the index of the chosen concept, %G_MAXUINT if there is none
 */
guint
pol_concept_filter_get_concept (PolConceptFilter *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_FILTER (self), G_MAXUINT);

  return self->concept != NULL ? pol_concept_get_index (self->concept) : G_MAXUINT;
}

/**
 * pol_concept_filter_get_match:
 * @self: a filter
 *
 * Returns: what the concept shall be tagged or read as
 */
PolImageMatch
pol_concept_filter_get_match (PolConceptFilter *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_FILTER (self), POL_IMAGE_MATCH_POSITIVE);

  return gtk_drop_down_get_selected (self->matches);
}

/**
 * pol_concept_filter_choose:
 * @self: a filter
 * @concept: (nullable): a concept, or %NULL for any
 * @match: what it shall be tagged or read as
 *
 * Shows another choice, without emitting "changed".
 */
void
pol_concept_filter_choose (PolConceptFilter *self, PolConcept *concept, PolImageMatch match)
{
  g_return_if_fail (POL_IS_CONCEPT_FILTER (self));
  g_return_if_fail (concept == NULL || POL_IS_CONCEPT (concept));

  g_set_object (&self->concept, concept);
  g_signal_handlers_block_by_func (self->matches, on_match_notify, self);
  gtk_drop_down_set_selected (self->matches, match);
  g_signal_handlers_unblock_by_func (self->matches, on_match_notify, self);
  show_choice (self);
}

/**
 * pol_concept_filter_set_required:
 * @self: a filter
 * @required: whether there has to be a concept
 *
 * Offers to do without a concept, or not. It does at first.
 */
void
pol_concept_filter_set_required (PolConceptFilter *self, gboolean required)
{
  g_return_if_fail (POL_IS_CONCEPT_FILTER (self));

  gtk_widget_set_visible (self->any_button, !required);
}
