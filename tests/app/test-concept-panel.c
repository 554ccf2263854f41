/* test-concept-panel.c: concepts are searched, tagged and added from one entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-concept-editing.h"
#include "pol-concept-panel.h"
#include "pol-tagging.h"
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
  settle ();
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

static guint
count_shown (Fixture *fixture)
{
  g_autoptr (GArray) shown = pol_concept_panel_get_shown (fixture->panel);

  return shown->len;
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
  pol_concept_editing_remove (project, pizza);
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
                              "hamburger");
  settle ();

  g_assert_nonnull (find_box (fixture, "hamburger: positive"));
  g_assert_cmpstr (pol_concept_get_id (pol_concept_list_get_active (concepts, 0)), ==, "burger");
}

static void
test_empty_list_invites (Fixture *fixture, gconstpointer data)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->labels.project);

  while (pol_concept_list_get_n_active (concepts) > 0)
    pol_concept_editing_remove (fixture->labels.project, pol_concept_list_get_active (concepts, 0));
  settle ();

  g_assert_true (
      gtk_widget_get_mapped (widget_tree_find_label (fixture->window, "No Concepts Yet")));
}

/* Rows are made for what is seen, not for what there is. */
static void
test_ten_thousand_concepts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, "many");

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("concept %u", i);

      pol_edit_add_concept (edit, id, id, NULL, NULL, FALSE);
    }
  pol_project_apply (fixture->labels.project, edit);
  settle ();

  g_assert_cmpuint (count_shown (fixture), ==, 10003);
  g_assert_nonnull (find_box (fixture, "burger: positive"));
  g_assert_null (find_box (fixture, "concept 9999: positive"));
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
  ADD ("number-tags-what-is-shown", test_number_tags_what_is_shown);
  ADD ("own-key-tags", test_own_key_tags);
  ADD ("search-ignores-case", test_search_ignores_case);
  ADD ("enter-tags-first-match", test_enter_tags_first_match);
  ADD ("enter-adds-what-is-missing", test_enter_adds_what_is_missing);
  ADD ("adding-says-what-it-costs", test_adding_says_what_it_costs);
  ADD ("removed-concept-comes-back-with-its-tags", test_removed_concept_comes_back_with_its_tags);
  ADD ("rename-shows", test_rename_shows);
  ADD ("empty-list-invites", test_empty_list_invites);
  ADD ("ten-thousand-concepts", test_ten_thousand_concepts);

  return g_test_run ();
}
