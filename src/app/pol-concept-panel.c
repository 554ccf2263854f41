/* pol-concept-panel.c: the concepts with their boxes and labels, searched or added by one entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-concept-editing.h"
#include "pol-concept-key.h"
#include "pol-concept-row.h"
#include "pol-concept-search.h"
#include "pol-place-list.h"
#include "pol-suggestion-bar.h"
#include "pol-tagging.h"

struct _PolConceptPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search;
  GtkWidget *add_box;
  GtkButton *add_button;
  GtkLabel *add_label;
  GtkLabel *add_note;
  PolSuggestionBar *suggestion_bar;
  GtkStack *stack;
  GtkGridView *list;

  PolTagSummary *summary;
  PolConceptSearch *shown;
  GtkSelectionModel *rows; /* of @shown */
  guint rows_id;           /* before @list has the rows */
  PolTotals *totals;       /* under the default policy */
};

enum
{
  STOP_SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolConceptPanel, pol_concept_panel, GTK_TYPE_WIDGET)

/* The text typed so far, without blanks at its ends. */
static char *
get_text (PolConceptPanel *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static PolProject *
get_project (PolConceptPanel *self)
{
  return pol_tag_summary_get_project (self->summary);
}

/* The images that a new concept is negative on by the default rule, because they
 * have a tag. */
static guint
count_widened (PolConceptPanel *self)
{
  return pol_totals_get_images (self->totals, POL_SITUATION_WITH_POSITIVE)
         + pol_totals_get_images (self->totals, POL_SITUATION_ONLY_NEGATIVES);
}

static void
show_add_note (PolConceptPanel *self, gboolean returns)
{
  g_autofree char *note = NULL;
  guint n = count_widened (self);

  if (returns)
    note = g_strdup (_ ("It was on the list before: its tags come back with it."));
  else if (n > 0)
    note = g_strdup_printf (
        ngettext ("By the default rule it will read as negative on %'u image that already has a "
                  "tag.",
                  "By the default rule it will read as negative on %'u images that already have a "
                  "tag.",
                  n),
        n);

  gtk_widget_set_visible (GTK_WIDGET (self->add_note), note != NULL);
  gtk_label_set_label (self->add_note, note != NULL ? note : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "",
                                  -1);
}

static void
update_add (PolConceptPanel *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *label = NULL;
  PolConcept *known;
  gboolean can_add;

  if (get_project (self) == NULL)
    return;

  known = pol_concept_list_find_name (pol_project_get_concepts (get_project (self)), text);
  can_add = *text != '\0' && (known == NULL || pol_concept_get_archived (known));
  gtk_widget_set_visible (self->add_box, can_add);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concepts.add", can_add);
  if (!can_add)
    return;

  /* Translators: a button; %s is the name of a new concept */
  label = g_strdup_printf (_ ("Add “%s”"), text);
  gtk_label_set_label (self->add_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  show_add_note (self, known != NULL);
}

static void
update_stack (PolConceptPanel *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    page = *pol_concept_search_get_query (self->shown) != '\0' ? "nothing" : "empty";

  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
on_shown_changed (PolConceptPanel *self)
{
  update_stack (self);
  update_add (self);
}

static void
on_search_changed (PolConceptPanel *self)
{
  pol_concept_search_set_query (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  on_shown_changed (self);
}

/* What Enter tags. */
static PolConcept *
dup_first_match (PolConceptPanel *self)
{
  if (*pol_concept_search_get_query (self->shown) == '\0')
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->shown), 0);
}

static void
toggle (PolConceptPanel *self, PolConcept *concept, PolValue value)
{
  pol_tagging_toggle (get_project (self), pol_tag_summary_get_images (self->summary),
                      pol_concept_get_index (concept), value);
}

static void
tag_first_match (PolConceptPanel *self, PolValue value)
{
  g_autoptr (PolConcept) concept = NULL;

  if (get_project (self) == NULL)
    return;

  concept = dup_first_match (self);
  if (concept == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "concepts.add", NULL);
      return;
    }

  toggle (self, concept, value);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_search_activate (PolConceptPanel *self)
{
  tag_first_match (self, POL_VALUE_POSITIVE);
}

static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               PolConceptPanel *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_enter
      = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (is_enter && (modifiers == GDK_SHIFT_MASK || modifiers == GDK_CONTROL_MASK))
    {
      tag_first_match (self, modifiers == GDK_SHIFT_MASK ? POL_VALUE_NEGATIVE : POL_VALUE_UNSURE);
      return GDK_EVENT_STOP;
    }

  if (keyval == GDK_KEY_Down && modifiers == 0)
    return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_PROPAGATE;
}

static void
on_stop_search (PolConceptPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_signal_emit (self, signals[STOP_SEARCH], 0);
}

/* The text stays, selected: the next Enter tags the new concept, and typing
 * replaces it. */
static void
add_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptPanel *self = POL_CONCEPT_PANEL (widget);
  g_autofree char *text = get_text (self);

  if (get_project (self) == NULL || *text == '\0')
    return;

  pol_concept_editing_add (get_project (self), text);
  on_search_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
on_position_notify (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  pol_concept_row_set_position (POL_CONCEPT_ROW (row), gtk_list_item_get_position (item));
}

static void
on_setup (PolConceptPanel *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pol_concept_row_new (self->summary, self->shown));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_signal_connect (item, "notify::position", G_CALLBACK (on_position_notify), NULL);
}

static void
on_bind (PolConceptPanel *self, GtkListItem *item)
{
  on_position_notify (item);
}

static void
on_unbind (PolConceptPanel *self, GtkListItem *item)
{
  pol_concept_row_set_position (POL_CONCEPT_ROW (gtk_list_item_get_child (item)), G_MAXUINT);
}

static gboolean
show_rows (gpointer user_data)
{
  PolConceptPanel *self = user_data;

  self->rows_id = 0;
  gtk_grid_view_set_model (self->list, self->rows);

  return G_SOURCE_REMOVE;
}

/* The rows are made after the first frame with the images: both at once would
 * hold it up. */
static void
on_project_notify (PolConceptPanel *self)
{
  PolProject *project = get_project (self);

  gtk_grid_view_set_model (self->list, NULL);
  if (self->rows_id == 0)
    self->rows_id = g_idle_add (show_rows, self);
  g_clear_object (&self->totals);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (project != NULL)
    self->totals = pol_project_get_totals (project, pol_policy_get_default ());

  pol_concept_search_set_concepts (self->shown,
                                   project != NULL ? pol_project_get_concepts (project) : NULL);
}

static gboolean
pol_concept_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_CONCEPT_PANEL (widget)->search));
}

/* Paned windows ask how wide it must be for its height, and then a note would
 * have to fit into one line. */
static void
pol_concept_panel_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (POL_CONCEPT_PANEL (widget)->box, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
pol_concept_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (POL_CONCEPT_PANEL (widget)->box, width, height, baseline, NULL);
}

static void
pol_concept_panel_dispose (GObject *object)
{
  PolConceptPanel *self = POL_CONCEPT_PANEL (object);

  g_clear_handle_id (&self->rows_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->shown);
  g_clear_object (&self->totals);
  g_clear_object (&self->summary);

  G_OBJECT_CLASS (pol_concept_panel_parent_class)->dispose (object);
}

static void
pol_concept_panel_class_init (PolConceptPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_concept_panel_dispose;
  widget_class->grab_focus = pol_concept_panel_grab_focus;
  widget_class->measure = pol_concept_panel_measure;
  widget_class->size_allocate = pol_concept_panel_size_allocate;

  signals[STOP_SEARCH] = g_signal_new ("stop-search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (POL_TYPE_SUGGESTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/concept-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, box);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, search);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, add_box);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, add_button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, add_label);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, add_note);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, suggestion_bar);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);

  gtk_widget_class_install_action (widget_class, "concepts.add", NULL, add_activated);
}

/* The focus is on the text inside the entry, so that needs the name. */
static void
name_entry (GtkEditable *entry, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_up_list (PolConceptPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (PolPlaceList) places = pol_place_list_new (G_LIST_MODEL (self->shown));

  self->rows = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (places))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (self->list, factory);
}

static void
pol_concept_panel_init (PolConceptPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_entry (GTK_EDITABLE (self->search), _ ("Search or Add a Concept"));

  self->summary = pol_tag_summary_new ();
  pol_suggestion_bar_set_summary (self->suggestion_bar, self->summary);
  self->shown = pol_concept_search_new (NULL);
  g_signal_connect_object (self->summary, "notify::project", G_CALLBACK (on_project_notify), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "images-changed",
                           G_CALLBACK (pol_concept_search_update_recent), self->shown,
                           G_CONNECT_SWAPPED);
  set_up_list (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_shown_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concepts.add", FALSE);
}

/**
 * pol_concept_panel_new:
 *
 * Makes a panel without a project.
 *
 * Returns: (transfer floating): the panel
 */
GtkWidget *
pol_concept_panel_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_PANEL, NULL);
}

/**
 * pol_concept_panel_get_summary:
 * @self: a panel
 *
 * Gets what tells the panel its project, its policy and its images.
 *
 * Returns: (transfer none): the summary
 */
PolTagSummary *
pol_concept_panel_get_summary (PolConceptPanel *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_PANEL (self), NULL);

  return self->summary;
}

/**
 * pol_concept_panel_focus_search:
 * @self: a panel
 *
 * Puts the focus on the entry, its text selected.
 */
void
pol_concept_panel_focus_search (PolConceptPanel *self)
{
  g_return_if_fail (POL_IS_CONCEPT_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * pol_concept_panel_get_shown:
 * @self: a panel
 *
 * Lists the concepts that the search leaves.
 *
 * Returns: (transfer full) (element-type guint32): their indexes
 */
GArray *
pol_concept_panel_get_shown (PolConceptPanel *self)
{
  GArray *indexes;
  guint n;

  g_return_val_if_fail (POL_IS_CONCEPT_PANEL (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  indexes = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  for (guint i = pol_concept_search_get_n_recent (self->shown); i < n; i++)
    {
      g_autoptr (PolConcept) concept = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      guint32 index = pol_concept_get_index (concept);

      g_array_append_val (indexes, index);
    }

  return indexes;
}

/**
 * pol_concept_panel_answer:
 * @self: a panel
 * @value: positive to accept, negative to reject
 *
 * Answers the surest open suggestion of the selected images.
 *
 * Returns: %TRUE if there is one
 */
gboolean
pol_concept_panel_answer (PolConceptPanel *self, PolValue value)
{
  g_return_val_if_fail (POL_IS_CONCEPT_PANEL (self), FALSE);

  return pol_suggestion_bar_answer (self->suggestion_bar, value);
}

/**
 * pol_concept_panel_toggle_nth:
 * @self: a panel
 * @position: a place among the concepts shown
 * @value: positive, negative or unsure
 *
 * Does what a click on that concept's box does.
 *
 * Returns: %TRUE if there is such a concept
 */
gboolean
pol_concept_panel_toggle_nth (PolConceptPanel *self, guint position, PolValue value)
{
  g_autoptr (PolConcept) concept = NULL;

  g_return_val_if_fail (POL_IS_CONCEPT_PANEL (self), FALSE);

  concept = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  if (concept == NULL)
    return FALSE;

  toggle (self, concept, value);
  return TRUE;
}

/**
 * pol_concept_panel_toggle_key:
 * @self: a panel
 * @key: what was typed
 * @value: positive, negative or unsure
 *
 * Does what a click on the box of the concept that has a key of its own does.
 *
 * Returns: %TRUE if an active concept has that key
 */
gboolean
pol_concept_panel_toggle_key (PolConceptPanel *self, const char *key, PolValue value)
{
  PolConceptList *concepts;
  PolConcept *concept;

  g_return_val_if_fail (POL_IS_CONCEPT_PANEL (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  concepts = pol_concept_search_get_concepts (self->shown);
  concept = concepts != NULL ? pol_concept_key_find (concepts, key) : NULL;
  if (concept == NULL)
    return FALSE;

  toggle (self, concept, value);
  return TRUE;
}
