/* pol-concept-chooser.c: finds a concept by a part of its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-chooser.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-search.h"

/* What a finger hits. */
#define ROW_HEIGHT 32

struct _PolConceptChooser
{
  GtkWidget parent_instance;

  GtkEditable *search;
  GtkStack *stack;
  GtkGridView *list;

  PolConceptSearch *found;
};

enum
{
  CHOSEN,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolConceptChooser, pol_concept_chooser, GTK_TYPE_WIDGET)

static void
on_activate (PolConceptChooser *self, guint position)
{
  g_autoptr (PolConcept) concept = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  g_signal_emit (self, signals[CHOSEN], 0, concept);
}

static void
on_search_changed (PolConceptChooser *self)
{
  pol_concept_search_set_query (self->found, gtk_editable_get_text (self->search));
}

static void
update_stack (PolConceptChooser *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
}

/* The entry tells of what is typed with a delay, which who is fast does not wait for. */
static void
on_search_activate (PolConceptChooser *self)
{
  on_search_changed (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    on_activate (self, 0);
}

static void
on_stop_search (PolConceptChooser *self)
{
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
on_setup (PolConceptChooser *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (PolConceptChooser *self, GtkListItem *item)
{
  PolConcept *concept = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), pol_concept_get_name (concept));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, pol_concept_get_name (concept),
                                  -1);
}

/* Most choosers are never looked at. */
static void
ensure_rows (PolConceptChooser *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (gtk_grid_view_get_model (self->list) != NULL)
    return;

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_grid_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static gboolean
pol_concept_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_CONCEPT_CHOOSER (widget)->search));
}

static void
pol_concept_chooser_dispose (GObject *object)
{
  PolConceptChooser *self = POL_CONCEPT_CHOOSER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (pol_concept_chooser_parent_class)->dispose (object);
}

static void
pol_concept_chooser_class_init (PolConceptChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_chooser_dispose;
  widget_class->grab_focus = pol_concept_chooser_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, POL_TYPE_CONCEPT);
  signals[STOPPED] = g_signal_new ("stopped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptChooser, search);
  gtk_widget_class_bind_template_child (widget_class, PolConceptChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_concept_chooser_init (PolConceptChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search Concepts"), -1);
  self->found = pol_concept_search_new (NULL);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pol_concept_chooser_set_concepts:
 * @self: a chooser
 * @concepts: (nullable): what to choose from
 *
 * Turns to other concepts.
 */
void
pol_concept_chooser_set_concepts (PolConceptChooser *self, PolConceptList *concepts)
{
  g_return_if_fail (POL_IS_CONCEPT_CHOOSER (self));
  g_return_if_fail (concepts == NULL || POL_IS_CONCEPT_LIST (concepts));

  pol_concept_search_set_concepts (self->found, concepts);
}

/**
 * pol_concept_chooser_begin:
 * @self: a chooser
 *
 * Shows all concepts, and waits for a part of a name.
 */
void
pol_concept_chooser_begin (PolConceptChooser *self)
{
  g_return_if_fail (POL_IS_CONCEPT_CHOOSER (self));

  ensure_rows (self);
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
