/* pol-concept-row.c: a concept in the list: its boxes, its name, and how a model reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-concept-editing.h"
#include "pol-concept-heading.h"
#include "pol-concept-merge-dialog.h"
#include "pol-concept-note-dialog.h"
#include "pol-concept-note.h"
#include "pol-concept-question.h"
#include "pol-key-dialog.h"
#include "pol-label-text.h"
#include "pol-suggestion-text.h"
#include "pol-tag-text.h"
#include "pol-tagging.h"
#include "pol-tooltip.h"

/* More examples than this nobody looks at. */
#define MOST_EXAMPLES 24

/* Milliseconds until a frame is drawn. */
#define AFTER_FRAME 50

struct _PolConceptRow
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkWidget *content;
  GtkLabel *hint;
  PolTagBoxes *boxes;
  GtkLabel *name;
  GtkLabel *suggestion;
  GtkInscription *label;
  GtkWidget *note_button;
  GtkButton *menu_button;
  GMenuModel *menu;
  GtkWidget *popover;
  GtkWidget *note;

  PolTagSummary *summary;
  PolConceptSearch *search;
  PolConcept *concept;
  char *spoken; /* what is proposed, NULL for nothing */
  guint position;
  guint tags_id; /* until the tags are shown of a row that is out of sight */
};

G_DEFINE_FINAL_TYPE (PolConceptRow, pol_concept_row, GTK_TYPE_WIDGET)

static PolProject *
get_project (PolConceptRow *self)
{
  return pol_tag_summary_get_project (self->summary);
}

static void
set_label_class (PolConceptRow *self, const char *css_class)
{
  static const char *const classes[] = { "positive", "negative", "ignored", "mixed" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], css_class) != 0)
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), classes[i]);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), css_class);
}

static void
set_explicit (PolConceptRow *self, gboolean explicit)
{
  if (explicit)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "explicit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "explicit");
}

static gboolean
get_label (PolConceptRow *self, PolLabel *label, PolReason *reason)
{
  return pol_tag_summary_get_label (self->summary, pol_concept_get_index (self->concept), label,
                                    reason);
}

static gboolean
on_query_label (PolConceptRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;

  if (self->concept == NULL || get_project (self) == NULL
      || gtk_bitset_is_empty (pol_tag_summary_get_images (self->summary)))
    return FALSE;

  text = pol_tag_text_explain (self->summary, pol_concept_get_index (self->concept));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
show_label (PolConceptRow *self)
{
  g_autofree char *text = NULL;
  PolLabel label;
  PolReason reason;

  if (gtk_bitset_is_empty (pol_tag_summary_get_images (self->summary)))
    {
      set_label_class (self, NULL);
    }
  else if (!get_label (self, &label, &reason))
    {
      text = g_strdup (_ ("mixed"));
      set_label_class (self, "mixed");
      set_explicit (self, FALSE);
    }
  else
    {
      text = pol_label_text_get_short (label, reason);
      set_label_class (self, pol_label_to_string (label));
      set_explicit (self, reason == POL_REASON_EXPLICIT);
    }

  gtk_inscription_set_text (self->label, text != NULL ? text : "");
}

static void
describe (GtkWidget *widget, const char *text)
{
  if (widget == NULL)
    return;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What is heard of the row before a box of it is ticked: when the concept counts,
 * and what is proposed. Each is a sentence or more of its own. */
static void
show_description (PolConceptRow *self)
{
  const char *note = pol_concept_get_note (self->concept);
  g_autofree char *both = NULL;

  if (note != NULL && self->spoken != NULL)
    both = g_strjoin ("\n", note, self->spoken, NULL);
  else
    both = g_strdup (note != NULL ? note : self->spoken);

  describe (gtk_widget_get_parent (GTK_WIDGET (self)), both);
  pol_tag_boxes_describe (self->boxes, both,
                          pol_tag_text_describe_click (self->summary,
                                                       pol_concept_get_index (self->concept)));
}

/* A proposal stands below the name, until someone says by a box what is right. */
static void
show_suggestion (PolConceptRow *self)
{
  guint n_selected = gtk_bitset_get_size (pol_tag_summary_get_images (self->summary));
  guint percent = 0;
  guint n_images = pol_suggestion_counts_get (pol_tag_summary_get_suggested (self->summary),
                                              pol_concept_get_index (self->concept), &percent);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->spoken, g_free);
  if (n_images > 0)
    {
      text = pol_suggestion_text_get_short (n_selected, n_images, percent);
      self->spoken = pol_suggestion_text_get_spoken (n_selected, n_images, percent);
    }

  gtk_label_set_label (self->suggestion, text != NULL ? text : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->suggestion)), text != NULL);
  show_description (self);
}

static void
show_tags (PolConceptRow *self)
{
  g_autofree char *statements = NULL;
  guint concept;

  g_clear_handle_id (&self->tags_id, g_source_remove);
  if (self->concept == NULL || get_project (self) == NULL)
    return;

  concept = pol_concept_get_index (self->concept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->boxes),
                            !gtk_bitset_is_empty (pol_tag_summary_get_images (self->summary)));
  pol_tag_boxes_set_value (self->boxes, pol_tag_summary_get_state (self->summary, concept));
  show_label (self);
  statements = pol_tag_text_describe_statements (self->summary, concept);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->boxes), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  statements != NULL ? statements : "", -1);
  show_suggestion (self);
}

static gboolean
show_tags_later (gpointer user_data)
{
  PolConceptRow *self = user_data;

  self->tags_id = 0;
  show_tags (self);

  return G_SOURCE_REMOVE;
}

/* The list maps the rows that are in sight. */
static gboolean
is_in_sight (PolConceptRow *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_GRID_VIEW);

  return list == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)) || !gtk_widget_get_mapped (list);
}

/* A list keeps about as many rows out of sight as in it, and each tells assistive
 * technology what is new on it: those wait until the rest is drawn. */
static void
on_tags_changed (PolConceptRow *self)
{
  if (is_in_sight (self))
    show_tags (self);
  else if (self->tags_id == 0)
    self->tags_id = g_timeout_add (AFTER_FRAME, show_tags_later, self);
}

static gboolean
on_query_name (PolConceptRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  const char *group;

  if (self->concept == NULL)
    return FALSE;

  group = pol_concept_get_group (self->concept);
  if (group != NULL && *group != '\0')
    /* Translators: the name of a concept and of its group */
    text = g_strdup_printf (_ ("%1$s, in the group “%2$s”"), pol_concept_get_name (self->concept),
                            group);
  gtk_tooltip_set_text (tooltip, text != NULL ? text : pol_concept_get_name (self->concept));

  return TRUE;
}

/* The part of the name that the search found is bold. */
static void
show_found (PolConceptRow *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (GArray) parts = NULL;

  if (self->concept == NULL)
    return;

  parts = pol_concept_search_find_parts (self->search, pol_concept_get_name (self->concept));
  if (parts->len > 0)
    attributes = pango_attr_list_new ();
  for (guint i = 0; i < parts->len; i += 2)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = g_array_index (parts, guint, i);
      bold->end_index = g_array_index (parts, guint, i + 1);
      pango_attr_list_insert (attributes, bold);
    }

  gtk_label_set_attributes (self->name, attributes);
}

static void
show_heading (PolConceptRow *self)
{
  const char *heading = pol_concept_heading_get (self->search, self->position);

  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

static void
on_query_notify (PolConceptRow *self)
{
  show_found (self);
  show_heading (self);
}

/* What is said of it, for who sees it and who hears it. */
static void
show_help (PolConceptRow *self)
{
  const char *note = pol_concept_get_note (self->concept);
  /* Translators: the name of a button; %s is the name of a concept */
  g_autofree char *name = g_strdup_printf (_ ("%s: note"), pol_concept_get_name (self->concept));

  gtk_widget_set_visible (self->note_button,
                          note != NULL || pol_concept_get_examples (self->concept) != NULL);
  pol_tooltip_set_text (self->note_button, note != NULL ? note : _ ("Examples"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  note != NULL ? note : "", -1);
  show_description (self);
}

static void
show_concept (PolConceptRow *self)
{
  const char *name = pol_concept_get_name (self->concept);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  /* Translators: the name of a check box; %s is the name of a concept */
  g_autofree char *positive = g_strdup_printf (_ ("%s: positive"), name);
  /* Translators: the name of a check box; %s is the name of a concept */
  g_autofree char *negative = g_strdup_printf (_ ("%s: negative"), name);
  /* Translators: the name of a menu button; %s is the name of a concept */
  g_autofree char *menu = g_strdup_printf (_ ("%s: menu"), name);

  gtk_label_set_label (self->name, name);
  pol_tag_boxes_set_names (self->boxes, positive, negative);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_hint (PolConceptRow *self)
{
  const char *key = self->concept != NULL ? pol_concept_get_key (self->concept) : NULL;
  char digit[2] = { '0' + (self->position + 1) % 10, '\0' };

  if (key != NULL && *key != '\0')
    gtk_label_set_label (self->hint, key);
  else
    gtk_label_set_label (self->hint, self->position < 10 ? digit : "");
}

static void
on_concept_notify (PolConceptRow *self)
{
  show_concept (self);
  show_found (self);
  show_hint (self);
  show_heading (self);
  show_help (self);
}

static void
on_box_clicked (PolConceptRow *self, PolTagState box)
{
  PolValue value = box == POL_TAG_STATE_POSITIVE ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE;

  pol_tagging_toggle (get_project (self), pol_tag_summary_get_images (self->summary),
                      pol_concept_get_index (self->concept), value);
  gtk_widget_activate_action (GTK_WIDGET (self), "tag.advance", NULL);
}

static void
unsure_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);

  if (self->concept != NULL)
    pol_tagging_toggle (get_project (self), pol_tag_summary_get_images (self->summary),
                        pol_concept_get_index (self->concept), POL_VALUE_UNSURE);
}

static void
clear_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  GtkBitset *images = pol_tag_summary_get_images (self->summary);

  if (self->concept != NULL && !gtk_bitset_is_empty (images))
    pol_tagging_answer (get_project (self), images, pol_concept_get_index (self->concept),
                        POL_VALUE_NONE);
}

static void
popup_menu (PolConceptRow *self, const GdkRectangle *at)
{
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_secondary_click (PolConceptRow *self, int n_press, double x, double y)
{
  popup_menu (self, &(GdkRectangle){ x, y, 1, 1 });
}

static void
note_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  graphene_rect_t bounds;

  if (!gtk_widget_get_visible (self->note_button)
      || !gtk_widget_compute_bounds (self->note_button, widget, &bounds))
    {
      gtk_widget_activate_action (widget, "concept.edit-note", NULL);
      return;
    }

  if (self->note == NULL)
    {
      self->note = pol_concept_note_new ();
      gtk_widget_set_parent (self->note, widget);
    }
  pol_concept_note_set_concept (POL_CONCEPT_NOTE (self->note), get_project (self), self->concept);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note),
                               &(GdkRectangle){ bounds.origin.x, bounds.origin.y,
                                                bounds.size.width, bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->note));
}

static void
menu_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->menu_button), widget, &bounds))
    return;

  popup_menu (self, &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width,
                                     bounds.size.height });
}

static GtkWindow *
get_window (PolConceptRow *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static GPtrArray *
list_concept (PolConceptRow *self)
{
  GPtrArray *concepts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (concepts, g_object_ref (self->concept));

  return concepts;
}

static void
rename_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);

  gtk_window_present (GTK_WINDOW (
      pol_concept_question_new_name (get_window (self), get_project (self), self->concept)));
}

static void
change_group_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  g_autoptr (GPtrArray) concepts = list_concept (self);

  gtk_window_present (GTK_WINDOW (
      pol_concept_question_new_group (get_window (self), get_project (self), concepts)));
}

static void
merge_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  g_autoptr (GPtrArray) concepts = list_concept (self);

  gtk_window_present (GTK_WINDOW (
      pol_concept_merge_dialog_new (get_window (self), get_project (self), concepts)));
}

static void
edit_note_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);

  if (self->note != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->note));
  gtk_window_present (GTK_WINDOW (
      pol_concept_note_dialog_new (get_window (self), get_project (self), self->concept)));
}

/* As many as can be looked at. */
static gboolean
can_add_examples (PolConceptRow *self)
{
  GArray *examples = pol_concept_get_examples (self->concept);
  guint64 n = gtk_bitset_get_size (pol_tag_summary_get_images (self->summary));

  return n > 0 && n + (examples != NULL ? examples->len : 0) <= MOST_EXAMPLES;
}

static void
add_example_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  GtkBitset *images = pol_tag_summary_get_images (self->summary);
  g_autofree char *notice = NULL;

  if (can_add_examples (self))
    {
      notice = g_strdup_printf (_ ("Added to the examples of “%s”"),
                                pol_concept_get_name (self->concept));
      pol_concept_editing_add_examples (get_project (self), self->concept, images);
      gtk_widget_activate_action (widget, "win.notify-undo", "s", notice);
      return;
    }

  notice = gtk_bitset_is_empty (images)
               ? g_strdup (_ ("Select an image first."))
               : g_strdup_printf (_ ("A concept has at most %u examples. Select fewer images, or "
                                     "remove examples first."),
                                  MOST_EXAMPLES);
  gtk_widget_activate_action (widget, "win.notify", "s", notice);
}

static void
set_key_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (pol_key_dialog_new (window, get_project (self), self->concept)));
}

/* Who moves a concept by key goes on with it. */
static void
follow (PolConceptRow *self, PolConcept *concept, int step)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *other
      = step < 0 ? gtk_widget_get_prev_sibling (item) : gtk_widget_get_next_sibling (item);

  if (self->concept != concept && other != NULL)
    gtk_widget_child_focus (other, GTK_DIR_TAB_FORWARD);
}

/* Past the concept beside it or, where that is in another group, into that group.
 * Of two in a group the later one is moved, so that the group stays where its
 * first concept stands. */
static void
move_by (PolConceptRow *self, int step)
{
  PolProject *project = get_project (self);
  g_autoptr (PolConcept) concept = g_object_ref (self->concept);
  PolConcept *other = pol_concept_search_get_neighbour (self->search, concept, step);

  if (other == NULL)
    return;

  if (g_strcmp0 (pol_concept_get_group (concept), pol_concept_get_group (other)) != 0)
    pol_concept_editing_move (project, concept, other, step < 0);
  else if (step < 0)
    pol_concept_editing_move (project, concept, other, FALSE);
  else
    pol_concept_editing_move (project, other, concept, FALSE);
  follow (self, concept, step);
}

#define N_CONTROLS 4

/* What takes the focus, from the start of the row to its end. */
static void
list_controls (PolConceptRow *self, GtkWidget *controls[N_CONTROLS])
{
  controls[0] = gtk_widget_get_first_child (GTK_WIDGET (self->boxes));
  controls[1] = gtk_widget_get_last_child (GTK_WIDGET (self->boxes));
  controls[2] = self->note_button;
  controls[3] = GTK_WIDGET (self->menu_button);
}

static PolConceptRow *
get_row_beside (PolConceptRow *self, int step)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *other
      = step < 0 ? gtk_widget_get_prev_sibling (item) : gtk_widget_get_next_sibling (item);
  GtkWidget *row = other != NULL ? gtk_widget_get_first_child (other) : NULL;

  return POL_IS_CONCEPT_ROW (row) ? POL_CONCEPT_ROW (row) : NULL;
}

/* The arrows go to the same control of the row beside, and from the first row up to the
 * search. */
static gboolean
focus_beside (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  int step = g_variant_get_int32 (args);
  PolConceptRow *other = get_row_beside (self, step);
  GtkWidget *controls[N_CONTROLS], *others[N_CONTROLS];

  if (other == NULL || other->concept == NULL)
    return step < 0 && self->position == 0
           && gtk_widget_activate_action (widget, "win.search", NULL);

  list_controls (self, controls);
  list_controls (other, others);
  for (guint i = 0; i < N_CONTROLS; i++)
    if (gtk_widget_has_focus (controls[i]))
      return gtk_widget_grab_focus (gtk_widget_get_visible (others[i]) ? others[i]
                                                                       : others[N_CONTROLS - 1]);

  return FALSE;
}

static void
move_up_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move_by (POL_CONCEPT_ROW (widget), -1);
}

static void
move_down_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move_by (POL_CONCEPT_ROW (widget), 1);
}

static void
archive_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  g_autoptr (GPtrArray) concepts = list_concept (self);
  g_autofree char *notice = NULL;

  notice = g_strdup_printf (_ ("“%s” archived. Its tags come back with it."),
                            pol_concept_get_name (self->concept));
  gtk_widget_activate_action (widget, "win.notify-undo", "s", notice);
  pol_concept_editing_archive (get_project (self), concepts);
}

static void
sweep_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptRow *self = POL_CONCEPT_ROW (widget);
  const char *page = strchr (action_name, '.') + 1;

  gtk_widget_activate_action (widget, "win.answer", "(su)", page,
                              pol_concept_get_index (self->concept));
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, PolConceptRow *self)
{
  return gdk_content_provider_new_typed (POL_TYPE_CONCEPT, self->concept);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, PolConceptRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->content);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* A concept that comes from above in the same group ends below. */
static gboolean
on_drop (PolConceptRow *self, const GValue *value)
{
  PolConcept *concept = g_value_get_object (value);
  PolConceptList *concepts = pol_project_get_concepts (get_project (self));
  gboolean same = g_strcmp0 (pol_concept_get_group (concept),
                             pol_concept_get_group (self->concept)) == 0;
  guint from, to;

  if (self->position < pol_concept_search_get_n_recent (self->search)
      || !pol_concept_list_get_position (concepts, concept, &from)
      || !pol_concept_list_get_position (concepts, self->concept, &to))
    return FALSE;

  pol_concept_editing_move (get_project (self), concept, self->concept, same && from < to);
  return TRUE;
}

static void
disconnect_concept (PolConceptRow *self)
{
  if (self->concept != NULL)
    g_signal_handlers_disconnect_by_func (self->concept, on_concept_notify, self);
  g_clear_object (&self->concept);
}

static void
set_concept (PolConceptRow *self, PolConcept *concept)
{
  if (self->concept == concept)
    return;

  disconnect_concept (self);
  if (concept == NULL)
    return;

  self->concept = g_object_ref (concept);
  g_signal_connect_swapped (concept, "notify", G_CALLBACK (on_concept_notify), self);
  on_concept_notify (self);
  show_tags (self);
}

static void
look_up (PolConceptRow *self)
{
  g_autoptr (PolConcept) concept
      = g_list_model_get_item (G_LIST_MODEL (self->search), self->position);

  set_concept (self, concept);
  show_heading (self);
}

static void
on_items_changed (PolConceptRow *self, guint position)
{
  if (self->position != G_MAXUINT && self->position >= position)
    look_up (self);
}

static void
pol_concept_row_dispose (GObject *object)
{
  PolConceptRow *self = POL_CONCEPT_ROW (object);
  GtkWidget *child;

  disconnect_concept (self);
  g_clear_handle_id (&self->tags_id, g_source_remove);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_object (&self->summary);
  g_clear_object (&self->search);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_concept_row_parent_class)->dispose (object);
}

static void
pol_concept_row_class_init (PolConceptRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_concept_row_dispose;

  g_type_ensure (POL_TYPE_TAG_BOXES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/concept-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, heading);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, content);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, hint);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, boxes);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, name);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, suggestion);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, label);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptRow, menu_button);
  gtk_widget_class_bind_template_child_full (widget_class, "concept_menu", FALSE,
                                             G_STRUCT_OFFSET (PolConceptRow, menu));
  gtk_widget_class_bind_template_callback (widget_class, on_box_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_query_label);
  gtk_widget_class_bind_template_callback (widget_class, on_query_name);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_click);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conceptrow");

  gtk_widget_class_install_action (widget_class, "concept.menu", NULL, menu_activated);
  gtk_widget_class_install_action (widget_class, "concept.unsure", NULL, unsure_activated);
  gtk_widget_class_install_action (widget_class, "concept.clear", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "concept.rename", NULL, rename_activated);
  gtk_widget_class_install_action (widget_class, "concept.change-group", NULL,
                                   change_group_activated);
  gtk_widget_class_install_action (widget_class, "concept.set-key", NULL, set_key_activated);
  gtk_widget_class_install_action (widget_class, "concept.sweep", NULL, sweep_activated);
  gtk_widget_class_install_action (widget_class, "concept.questions", NULL, sweep_activated);
  gtk_widget_class_install_action (widget_class, "concept.merge", NULL, merge_activated);
  gtk_widget_class_install_action (widget_class, "concept.note", NULL, note_activated);
  gtk_widget_class_install_action (widget_class, "concept.edit-note", NULL, edit_note_activated);
  gtk_widget_class_install_action (widget_class, "concept.add-example", NULL,
                                   add_example_activated);
  gtk_widget_class_install_action (widget_class, "concept.move-up", NULL, move_up_activated);
  gtk_widget_class_install_action (widget_class, "concept.move-down", NULL, move_down_activated);
  gtk_widget_class_install_action (widget_class, "concept.archive", NULL, archive_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "concept.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "concept.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK,
                                       "concept.unsure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "concept.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "concept.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "concept.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "concept.note", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, focus_beside, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, 0, focus_beside, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, focus_beside, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, 0, focus_beside, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "concept.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "concept.move-down", NULL);
}

static void
pol_concept_row_init (PolConceptRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (POL_TYPE_CONCEPT, GDK_ACTION_MOVE);
  GtkLayoutManager *layout;

  self->position = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_inscription_set_min_chars (self->label,
                                 MAX (pol_label_text_get_short_chars (),
                                      (guint) g_utf8_strlen (_ ("mixed"), -1)));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * pol_concept_row_new:
 * @summary: what the selected images amount to
 * @search: the list that the row is in
 *
 * Makes a row that shows no concept yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
pol_concept_row_new (PolTagSummary *summary, PolConceptSearch *search)
{
  PolConceptRow *self;

  g_return_val_if_fail (POL_IS_TAG_SUMMARY (summary), NULL);
  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (search), NULL);

  self = g_object_new (POL_TYPE_CONCEPT_ROW, NULL);
  self->summary = g_object_ref (summary);
  self->search = g_object_ref (search);
  g_signal_connect_object (summary, "changed", G_CALLBACK (on_tags_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "sections-changed", G_CALLBACK (show_heading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "notify::query", G_CALLBACK (on_query_notify), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * pol_concept_row_get_concept:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the concept it shows
 */
PolConcept *
pol_concept_row_get_concept (PolConceptRow *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_ROW (self), NULL);

  return self->concept;
}

/**
 * pol_concept_row_set_position:
 * @self: a row
 * @position: a place among the concepts shown, or %G_MAXUINT for none
 *
 * Turns to another place.
 */
void
pol_concept_row_set_position (PolConceptRow *self, guint position)
{
  g_return_if_fail (POL_IS_CONCEPT_ROW (self));

  if (self->position == position)
    return;

  self->position = position;
  look_up (self);
  show_hint (self);
}
