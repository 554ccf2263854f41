/* test-concept-panel.c: concepts are searched, tagged and added from one entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-concept-editing.h"
#include "pol-concept-note.h"
#include "pol-concept-panel.h"
#include "pol-concept-row.h"
#include "pol-label-text.h"
#include "pol-tagging.h"
#include "pol-tooltip.h"
#include "widget-tree.h"

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  PolConceptPanel *panel;
  GtkEditable *search;
} Fixture;

static const char *const food[] = { "burger", "pizza", "taco", NULL };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
select_image (Fixture *fixture, guint32 image)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (image, 1);

  pol_tag_summary_set_images (pol_concept_panel_get_summary (fixture->panel), images);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 2, food);
  fixture->window = gtk_window_new ();
  fixture->panel = POL_CONCEPT_PANEL (pol_concept_panel_new ());
  fixture->search
      = GTK_EDITABLE (widget_tree_find (GTK_WIDGET (fixture->panel), GTK_TYPE_SEARCH_ENTRY, NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->panel));
  pol_tag_summary_set_project (pol_concept_panel_get_summary (fixture->panel),
                               fixture->labels.project);
  select_image (fixture, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_tree_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  label_fixture_tear_down (&fixture->labels);
}

static GtkWidget *
find_box (Fixture *fixture, const char *name)
{
  return widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, name);
}

static PolTagState
get_state (Fixture *fixture, const char *concept)
{
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);

  return pol_tagging_get_state (fixture->labels.project, first,
                                label_fixture_find (&fixture->labels, concept));
}

static void
archive (PolProject *project, PolConcept *concept)
{
  g_autoptr (GPtrArray) concepts = g_ptr_array_new ();

  g_ptr_array_add (concepts, concept);
  pol_concept_editing_archive (project, concepts);
}

static guint
count_shown (Fixture *fixture)
{
  g_autoptr (GArray) shown = pol_concept_panel_get_shown (fixture->panel);

  return shown->len;
}

/* What others ticked looks like one's own: it is told what a click does. Delete clears, too. */
static void
test_box_of_others_is_told_and_cleared (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = find_box (fixture, "burger: positive");
  GtkWidget *row = gtk_widget_get_ancestor (box, POL_TYPE_CONCEPT_ROW);

  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Tagged by others. A click clears what they said.");
  gtk_test_accessible_assert_property (find_box (fixture, "burger: negative"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, NULL);

  g_signal_emit_by_name (box, "activate");
  g_assert_cmpint (get_state (fixture, "burger"), ==, POL_TAG_STATE_NONE);

  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 0, "burger",
                     pol_project_get_annotator (fixture->labels.project), POL_VALUE_POSITIVE);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A click takes back your own tag. Those of others stay.");
  gtk_widget_activate_action (row, "concept.clear", NULL);
  g_assert_cmpint (get_state (fixture, "burger"), ==, POL_TAG_STATE_POSITIVE);
  gtk_widget_activate_action (row, "concept.clear", NULL);
  g_assert_cmpint (get_state (fixture, "burger"), ==, POL_TAG_STATE_NONE);
}

static void
test_box_tags (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (find_box (fixture, "burger: positive"), "activate");
  settle ();

  g_assert_cmpint (get_state (fixture, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_true (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (find_box (fixture, "burger: positive"))));
}

static void
test_label_follows (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  settle ();

  g_assert_nonnull (widget_tree_find_label (fixture->window, "✓ positive"));
  g_assert_nonnull (widget_tree_find_label (fixture->window, "(✗ negative)"));
}

static int
measure_text (GtkWidget *widget, PolLabel label, PolReason reason)
{
  g_autofree char *text = pol_label_text_get_short (label, reason);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* A tag changes what all other concepts read as: the rows have room for each text. */
static void
test_every_label_fits (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = widget_tree_find (fixture->window, GTK_TYPE_INSCRIPTION, NULL);
  int room;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &room, NULL, NULL, NULL);
  for (guint i = POL_LABEL_IGNORED; i <= POL_LABEL_NEGATIVE; i++)
    for (guint reason = 0; reason < POL_N_REASONS; reason++)
      g_assert_cmpint (measure_text (label, i, reason), <=, room);
}

static void
test_number_tags_what_is_shown (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->search, "taco");
  g_assert_true (pol_concept_panel_toggle_nth (fixture->panel, 0, POL_VALUE_NEGATIVE));
  g_assert_false (pol_concept_panel_toggle_nth (fixture->panel, 1, POL_VALUE_NEGATIVE));

  g_assert_cmpint (get_state (fixture, "taco"), ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_own_key_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, "key");

  pol_edit_set_key (edit, label_fixture_find (&fixture->labels, "pizza"), "p");
  pol_project_apply (fixture->labels.project, edit);

  g_assert_true (pol_concept_panel_toggle_key (fixture->panel, "P", POL_VALUE_POSITIVE));
  g_assert_false (pol_concept_panel_toggle_key (fixture->panel, "q", POL_VALUE_POSITIVE));
  g_assert_cmpint (get_state (fixture, "pizza"), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_search_ignores_case (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->search, "  PIZ ");
  g_assert_cmpuint (count_shown (fixture), ==, 1);

  gtk_editable_set_text (fixture->search, "");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
}

static void
test_enter_tags_first_match (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->search, "piz");
  g_signal_emit_by_name (fixture->search, "activate");

  g_assert_cmpint (get_state (fixture, "pizza"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "");
}

static void
test_enter_adds_what_is_missing (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->search, "fries");
  g_assert_nonnull (widget_tree_find_label (fixture->window, "Add “fries”"));

  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_cmpint (get_state (fixture, "fries"), ==, POL_TAG_STATE_NONE);

  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_cmpint (get_state (fixture, "fries"), ==, POL_TAG_STATE_POSITIVE);
}

/* The note has to be there before the concept is. */
static void
test_adding_says_what_it_costs (Fixture *fixture, gconstpointer data)
{
  const char *note
      = "By the default rule it will read as negative on 1 image that already has a tag.";

  gtk_editable_set_text (fixture->search, "fries");
  g_assert_null (widget_tree_find_label (fixture->window, note));

  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  gtk_editable_set_text (fixture->search, "fry");
  g_assert_nonnull (widget_tree_find_label (fixture->window, note));
}

static void
test_removed_concept_comes_back_with_its_tags (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  guint index = label_fixture_find (&fixture->labels, "pizza");
  PolConcept *pizza = pol_concept_list_get_concept (pol_project_get_concepts (project), index);

  label_fixture_tag (&fixture->labels, 0, "pizza", "Ana", POL_VALUE_POSITIVE);
  archive (project, pizza);
  settle ();
  g_assert_null (find_box (fixture, "pizza: positive"));

  gtk_editable_set_text (fixture->search, "Pizza");
  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_false (pol_concept_get_archived (pizza));
  g_assert_cmpint (get_state (fixture, "pizza"), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_rename_shows (Fixture *fixture, gconstpointer data)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->labels.project);

  pol_concept_editing_rename (fixture->labels.project, pol_concept_list_get_active (concepts, 0),
                              "hamburger", NULL);
  settle ();

  g_assert_nonnull (find_box (fixture, "hamburger: positive"));
  g_assert_cmpstr (pol_concept_get_id (pol_concept_list_get_active (concepts, 0)), ==, "burger");
}

static void
test_empty_list_invites (Fixture *fixture, gconstpointer data)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->labels.project);

  while (pol_concept_list_get_n_active (concepts) > 0)
    archive (fixture->labels.project, pol_concept_list_get_active (concepts, 0));
  settle ();

  g_assert_true (
      gtk_widget_get_mapped (widget_tree_find_label (fixture->window, "No Concepts Yet")));
}

static void
add_many (Fixture *fixture, guint n)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, "many");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("concept %u", i);

      pol_edit_add_concept (edit, id, id, NULL, NULL, FALSE);
    }
  pol_project_apply (fixture->labels.project, edit);
  settle ();
}

static gboolean
has_heading (Fixture *fixture, const char *heading)
{
  GtkWidget *label = widget_tree_find_label (fixture->window, heading);

  return label != NULL && gtk_widget_get_mapped (label);
}

static PolConcept *
get_concept (Fixture *fixture, const char *id)
{
  return pol_concept_list_find (pol_project_get_concepts (fixture->labels.project), id);
}

static void
set_group (Fixture *fixture, const char *id, const char *group)
{
  g_autoptr (GPtrArray) concepts = g_ptr_array_new ();

  g_ptr_array_add (concepts, get_concept (fixture, id));
  pol_concept_editing_set_group (fixture->labels.project, concepts, group);
  settle ();
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
  return gtk_widget_get_ancestor (widget_tree_find_label (fixture->window, name),
                                  POL_TYPE_CONCEPT_ROW);
}

static void
test_groups_have_headings (Fixture *fixture, gconstpointer data)
{
  set_group (fixture, "burger", "Fast food");
  set_group (fixture, "taco", "Fast food");
  g_assert_true (has_heading (fixture, "Fast food"));
  g_assert_nonnull (widget_tree_find_label (find_row (fixture, "burger"), "Fast food"));
  g_assert_null (widget_tree_find_label (find_row (fixture, "taco"), "Fast food"));

  gtk_editable_set_text (fixture->search, "burger");
  settle ();
  g_assert_false (has_heading (fixture, "Fast food"));
  gtk_editable_set_text (fixture->search, "");
  settle ();
  set_group (fixture, "burger", NULL);
  set_group (fixture, "taco", NULL);
  g_assert_false (has_heading (fixture, "Fast food"));
}

/* Its place and its group, in one step of undo. */
static void
test_moving_crosses_into_a_group (Fixture *fixture, gconstpointer data)
{
  set_group (fixture, "taco", "Mexican");
  gtk_widget_activate_action (find_row (fixture, "pizza"), "concept.move-down", NULL);
  settle ();
  g_assert_cmpstr (pol_concept_get_group (get_concept (fixture, "pizza")), ==, "Mexican");

  gtk_widget_activate_action (find_row (fixture, "pizza"), "concept.move-down", NULL);
  settle ();
  g_assert_true (pol_concept_panel_toggle_nth (fixture->panel, 2, POL_VALUE_POSITIVE));
  g_assert_cmpint (get_state (fixture, "pizza"), ==, POL_TAG_STATE_POSITIVE);

  for (guint i = 0; i < 3; i++)
    pol_project_undo (fixture->labels.project);
  settle ();
  g_assert_null (pol_concept_get_group (get_concept (fixture, "pizza")));
  g_assert_cmpstr (pol_concept_get_group (get_concept (fixture, "taco")), ==, "Mexican");
}

static void
test_note_is_seen_and_heard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = widget_tree_find (fixture->window, GTK_TYPE_BUTTON, "burger: note");
  g_autofree char *heard = NULL;

  g_assert_false (gtk_widget_get_visible (button));
  pol_concept_editing_set_note (fixture->labels.project, get_concept (fixture, "burger"),
                                "With a bun.");
  settle ();
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (pol_tooltip_get_text (button), ==, "With a bun.");
  heard = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (find_box (fixture, "burger: positive")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "With a bun.");
  g_assert_cmpstr (heard, ==, NULL);
}

static void
test_selected_images_become_examples (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) note = g_object_ref_sink (pol_concept_note_new ());
  PolConcept *burger = get_concept (fixture, "burger");

  gtk_widget_activate_action (find_row (fixture, "burger"), "concept.add-example", NULL);
  settle ();
  g_assert_cmpuint (pol_concept_get_examples (burger)->len, ==, 1);
  g_assert_true (gtk_widget_get_visible (
      widget_tree_find (fixture->window, GTK_TYPE_BUTTON, "burger: note")));
  pol_concept_note_set_concept (POL_CONCEPT_NOTE (note), fixture->labels.project, burger);
  g_assert_nonnull (widget_tree_find (note, GTK_TYPE_BUTTON, "Go to 000.jpg"));

  pol_project_undo (fixture->labels.project);
  g_assert_null (pol_concept_get_examples (burger));
}

static void
test_recent_on_top (Fixture *fixture, gconstpointer data)
{
  add_many (fixture, 30);
  label_fixture_tag (&fixture->labels, 0, "taco", "Ana", POL_VALUE_POSITIVE);
  settle ();
  g_assert_false (has_heading (fixture, "Recent"));

  select_image (fixture, 1);
  settle ();
  g_assert_true (has_heading (fixture, "Recent"));
  g_assert_true (has_heading (fixture, "All Concepts"));
  g_assert_cmpuint (count_shown (fixture), ==, 33);

  select_image (fixture, 0);
  g_assert_true (pol_concept_panel_toggle_nth (fixture->panel, 0, POL_VALUE_NEGATIVE));
  g_assert_true (pol_concept_panel_toggle_nth (fixture->panel, 1, POL_VALUE_NEGATIVE));
  g_assert_cmpint (get_state (fixture, "taco"), ==, POL_TAG_STATE_DISAGREEMENT);
  g_assert_cmpint (get_state (fixture, "burger"), ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_search_has_no_heading (Fixture *fixture, gconstpointer data)
{
  add_many (fixture, 30);
  label_fixture_tag (&fixture->labels, 0, "taco", "Ana", POL_VALUE_POSITIVE);
  select_image (fixture, 1);
  gtk_editable_set_text (fixture->search, "taco");
  settle ();
  g_assert_false (has_heading (fixture, "Recent"));

  gtk_editable_set_text (fixture->search, "");
  settle ();
  g_assert_true (has_heading (fixture, "Recent"));
}

static void
test_found_part_is_bold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = widget_tree_find_label (fixture->window, "pizza");
  PangoAttrList *attributes;
  g_autofree char *text = NULL;

  g_assert_null (gtk_label_get_attributes (GTK_LABEL (label)));

  gtk_editable_set_text (fixture->search, "ZZ");
  settle ();
  label = widget_tree_find_label (fixture->window, "pizza");
  attributes = gtk_label_get_attributes (GTK_LABEL (label));
  text = pango_attr_list_to_string (attributes);
  g_assert_cmpstr (text, ==, "2 4 weight bold");
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  const char *note = "No concept matches. Press Enter to add one of this name.";

  gtk_editable_set_text (fixture->search, "fries");
  settle ();
  g_assert_true (gtk_widget_get_mapped (widget_tree_find_label (fixture->window, note)));

  gtk_editable_set_text (fixture->search, "taco");
  settle ();
  g_assert_false (gtk_widget_get_mapped (widget_tree_find_label (fixture->window, note)));
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = POL_IS_CONCEPT_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

/* A key press makes no row and drops none. */
static void
test_typing_keeps_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first, *list;
  guint n;

  add_many (fixture, 10000);
  list = widget_tree_find (fixture->window, GTK_TYPE_GRID_VIEW, "Concepts");
  first = gtk_widget_get_first_child (list);
  n = count_rows (list);
  g_assert_cmpuint (n, <, 60);

  for (const char *text = "concept 12"; *text != '\0'; text++)
    {
      gtk_editable_set_text (fixture->search, text);
      settle ();
      g_assert_cmpuint (count_rows (list), ==, n);
      g_assert_true (gtk_widget_get_first_child (list) == first);
    }
  g_assert_nonnull (find_box (fixture, "concept 2: positive"));
}

static PolConceptRow *
find_focused_row (Fixture *fixture)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (widget);
  if (!POL_IS_CONCEPT_ROW (widget) && gtk_widget_get_ancestor (widget, POL_TYPE_CONCEPT_ROW) != NULL)
    widget = gtk_widget_get_ancestor (widget, POL_TYPE_CONCEPT_ROW);
  if (!POL_IS_CONCEPT_ROW (widget))
    widget = gtk_widget_get_first_child (widget);

  return POL_CONCEPT_ROW (widget);
}

static void
test_focus_goes_with_moved_concept (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = find_box (fixture, "burger: positive");

  gtk_widget_grab_focus (box);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (find_focused_row (fixture)), "concept.move-down", NULL);
      settle ();
      g_assert_cmpstr (pol_concept_get_name (pol_concept_row_get_concept (find_focused_row (fixture))),
                       ==, "burger");
    }
  gtk_widget_activate_action (GTK_WIDGET (find_focused_row (fixture)), "concept.move-up", NULL);
  settle ();

  g_assert_cmpstr (pol_concept_get_name (pol_concept_row_get_concept (find_focused_row (fixture))),
                   ==, "burger");
}

/* A note below the search may not make the panel wider than its pane. */
static void
test_width_is_the_same (Fixture *fixture, gconstpointer data)
{
  int before, after;

  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, 480, &before, NULL,
                      NULL, NULL);
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  gtk_editable_set_text (fixture->search, "fries");
  settle ();
  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, 480, &after, NULL,
                      NULL, NULL);

  g_assert_cmpint (before, <=, 300);
  g_assert_cmpint (after, <=, 300);
}

/* Rows are made for what is seen, not for what there is. */
static void
test_ten_thousand_concepts (Fixture *fixture, gconstpointer data)
{
  add_many (fixture, 10000);

  g_assert_cmpuint (count_shown (fixture), ==, 10003);
  g_assert_nonnull (find_box (fixture, "burger: positive"));
  g_assert_null (find_box (fixture, "concept 9999: positive"));
}

/* What is out of sight may be late, but not wrong. */
static void
test_rows_out_of_sight_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *unseen;

  add_many (fixture, 30);
  widget_tree_settle (200);
  unseen = find_row (fixture, "concept 25");
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  g_assert_nonnull (widget_tree_find_label (find_row (fixture, "pizza"), "(✗ negative)"));
  g_assert_nonnull (widget_tree_find_label (unseen, "– ignored"));

  widget_tree_settle (200);
  g_assert_nonnull (widget_tree_find_label (unseen, "(✗ negative)"));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/concept-panel/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("box-tags", test_box_tags);
  ADD ("label-follows", test_label_follows);
  ADD ("every-label-fits", test_every_label_fits);
  ADD ("rows-out-of-sight-follow", test_rows_out_of_sight_follow);
  ADD ("number-tags-what-is-shown", test_number_tags_what_is_shown);
  ADD ("own-key-tags", test_own_key_tags);
  ADD ("search-ignores-case", test_search_ignores_case);
  ADD ("enter-tags-first-match", test_enter_tags_first_match);
  ADD ("enter-adds-what-is-missing", test_enter_adds_what_is_missing);
  ADD ("adding-says-what-it-costs", test_adding_says_what_it_costs);
  ADD ("removed-concept-comes-back-with-its-tags", test_removed_concept_comes_back_with_its_tags);
  ADD ("rename-shows", test_rename_shows);
  ADD ("empty-list-invites", test_empty_list_invites);
  ADD ("recent-on-top", test_recent_on_top);
  ADD ("box-of-others-is-told-and-cleared", test_box_of_others_is_told_and_cleared);
  ADD ("search-has-no-heading", test_search_has_no_heading);
  ADD ("found-part-is-bold", test_found_part_is_bold);
  ADD ("nothing-found", test_nothing_found);
  ADD ("typing-keeps-rows", test_typing_keeps_rows);
  ADD ("focus-goes-with-moved-concept", test_focus_goes_with_moved_concept);
  ADD ("groups-have-headings", test_groups_have_headings);
  ADD ("moving-crosses-into-a-group", test_moving_crosses_into_a_group);
  ADD ("note-is-seen-and-heard", test_note_is_seen_and_heard);
  ADD ("selected-images-become-examples", test_selected_images_become_examples);
  ADD ("width-is-the-same", test_width_is_the_same);
  ADD ("ten-thousand-concepts", test_ten_thousand_concepts);

  return g_test_run ();
}
