/* test-interpret-page.c: the selected images, their tags and what a model reads from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "label-fixture.h"
#include "pol-interpret-column.h"
#include "pol-interpret-page.h"
#include "pol-label-row.h"
#include "pol-tag-row.h"
#include "widget-tree.h"

#define PAGE_SIZE 12

typedef struct
{
  LabelFixture data;
  PolImageList *list;
  PolImageSelection *selection;
  GtkWidget *page;
  GtkWidget *window;
} PageFixture;

static const char *const food[] = { "burger", "pizza", "taco", NULL };
static const char *const nothing[] = { NULL };

/* Waits for what the page does in idle turns of the main loop. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (PageFixture *fixture, gconstpointer concepts)
{
  label_fixture_set_up (&fixture->data, 14, concepts);
  fixture->list = pol_image_list_new (fixture->data.project);
  fixture->selection = pol_image_selection_new (fixture->list);
  fixture->page = pol_interpret_page_new ();
  fixture->window = gtk_window_new ();
  g_object_set (fixture->page, "project", fixture->data.project, "selection", fixture->selection,
                NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (PageFixture *fixture, gconstpointer concepts)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->selection);
  g_object_unref (fixture->list);
  settle ();
  label_fixture_tear_down (&fixture->data);
}

static void
select_first (PageFixture *fixture, guint n)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (fixture->selection));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 0, n, TRUE);
  settle ();
}

static guint
count_columns (PageFixture *fixture)
{
  GtkWidget *column = widget_tree_find (fixture->page, POL_TYPE_INTERPRET_COLUMN, NULL);
  guint n = 0;

  for (; column != NULL; column = gtk_widget_get_next_sibling (column))
    n++;

  return n;
}

static const char *
get_view (PageFixture *fixture)
{
  GtkWidget *stack = widget_tree_find (fixture->page, GTK_TYPE_STACK, "Images");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
has_row (PageFixture *fixture, const char *accessible_name)
{
  return widget_tree_find (fixture->page, POL_TYPE_LABEL_ROW, accessible_name) != NULL;
}

static void
click (PageFixture *fixture, const char *accessible_name)
{
  GtkWidget *box = widget_tree_find (fixture->page, GTK_TYPE_CHECK_BUTTON, accessible_name);

  g_assert_nonnull (box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
}

static void
test_nothing_selected (PageFixture *fixture, gconstpointer concepts)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (fixture->selection));
  settle ();
  g_assert_cmpstr (get_view (fixture), ==, "no-image");

  pol_image_selection_select_image (fixture->selection, 3);
  settle ();
  g_assert_cmpstr (get_view (fixture), ==, "columns");
  g_assert_cmpuint (count_columns (fixture), ==, 1);
}

static void
test_no_concept (PageFixture *fixture, gconstpointer concepts)
{
  select_first (fixture, 1);
  g_assert_cmpstr (get_view (fixture), ==, "no-concept");
}

static void
test_tagging (PageFixture *fixture, gconstpointer concepts)
{
  select_first (fixture, 1);
  g_assert_true (has_row (fixture, "burger: ignored, unannotated"));

  click (fixture, "burger: tagged positive");
  g_assert_true (has_row (fixture, "burger: positive, explicit"));
  g_assert_true (has_row (fixture, "taco: negative, implicit"));
  g_assert_nonnull (widget_tree_find_label (
      fixture->page, "burger is tagged positive, so the 2 other concepts read as negative."));

  click (fixture, "burger: tagged negative");
  g_assert_true (has_row (fixture, "burger: negative, explicit"));
  g_assert_true (has_row (fixture, "taco: negative, widened"));

  pol_project_undo (fixture->data.project);
  pol_project_undo (fixture->data.project);
  g_assert_true (has_row (fixture, "taco: ignored, unannotated"));
}

static void
test_policy (PageFixture *fixture, gconstpointer concepts)
{
  PolInterpretPage *page = POL_INTERPRET_PAGE (fixture->page);

  label_fixture_tag (&fixture->data, 0, "pizza", "Ana", POL_VALUE_NEGATIVE);
  select_first (fixture, 1);
  g_assert_true (pol_interpret_page_get_policy (page) == pol_policy_get_default ());
  g_assert_true (has_row (fixture, "taco: negative, widened"));

  pol_interpret_page_set_policy (page, pol_policy_get_preset ("no-widening"));
  g_assert_true (has_row (fixture, "taco: ignored, untagged"));
}

static void
test_comparison (PageFixture *fixture, gconstpointer concepts)
{
  PolInterpretPage *page = POL_INTERPRET_PAGE (fixture->page);
  GtkWidget *row;

  label_fixture_tag (&fixture->data, 0, "pizza", "Ana", POL_VALUE_NEGATIVE);
  select_first (fixture, 2);
  g_assert_null (pol_interpret_page_get_compared_policy (page));

  pol_interpret_page_set_compared_policy (page, pol_policy_get_preset ("no-widening"));
  settle ();

  row = widget_tree_find (fixture->page, POL_TYPE_LABEL_ROW, "taco: negative, widened");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Differs under No Widening: ignored, untagged");
  g_assert_nonnull (widget_tree_find_label (fixture->page, "≠ 2 differ"));
  g_assert_nonnull (widget_tree_find_label (fixture->page, "no difference"));
  while (widget_tree_find_label (fixture->page, "2 labels differ in the whole data set") == NULL)
    g_main_context_iteration (NULL, TRUE);

  pol_interpret_page_set_compared_policy (page, NULL);
  row = widget_tree_find (fixture->page, POL_TYPE_LABEL_ROW, "taco: negative, widened");
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_pages (PageFixture *fixture, gconstpointer concepts)
{
  select_first (fixture, 3);
  g_assert_cmpuint (count_columns (fixture), ==, 3);

  select_first (fixture, 14);
  g_assert_cmpuint (count_columns (fixture), ==, PAGE_SIZE);
  g_assert_nonnull (widget_tree_find_label (fixture->page, "1–12 of 14"));

  gtk_widget_activate_action (fixture->page, "page.next", NULL);
  settle ();
  g_assert_cmpuint (count_columns (fixture), ==, 2);
  g_assert_nonnull (widget_tree_find_label (fixture->page, "13–14 of 14"));

  gtk_widget_activate_action (fixture->page, "page.previous", NULL);
  settle ();
  g_assert_cmpuint (count_columns (fixture), ==, PAGE_SIZE);
}

static void
test_search (PageFixture *fixture, gconstpointer concepts)
{
  GtkWidget *entry = widget_tree_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, "Find a Concept");

  select_first (fixture, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "PIZ");
  g_signal_emit_by_name (entry, "search-changed");
  settle ();
  g_assert_true (has_row (fixture, "pizza: ignored, unannotated"));
  g_assert_false (has_row (fixture, "taco: ignored, unannotated"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "sushi");
  g_signal_emit_by_name (entry, "search-changed");
  settle ();
  g_assert_cmpstr (get_view (fixture), ==, "no-match");
}

static const char *
get_focused_concept (PageFixture *fixture, GType row_type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = gtk_widget_get_ancestor (focus, row_type);
  PolConcept *concept;

  if (row == NULL)
    return NULL;
  concept = row_type == POL_TYPE_TAG_ROW ? pol_tag_row_get_concept (POL_TAG_ROW (row))
                                         : pol_label_row_get_concept (POL_LABEL_ROW (row));

  return pol_concept_get_name (concept);
}

static void
test_tab (PageFixture *fixture, gconstpointer concepts)
{
  GtkWidget *box;

  select_first (fixture, 1);
  box = widget_tree_find (fixture->page, GTK_TYPE_CHECK_BUTTON, "burger: tagged positive");
  gtk_widget_grab_focus (box);

  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (get_focused_concept (fixture, POL_TYPE_TAG_ROW), ==, "burger");
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (get_focused_concept (fixture, POL_TYPE_LABEL_ROW), ==, "burger");
  gtk_widget_child_focus (fixture->window, GTK_DIR_DOWN);
  g_assert_cmpstr (get_focused_concept (fixture, POL_TYPE_LABEL_ROW), ==, "pizza");
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr (get_focused_concept (fixture, POL_TYPE_TAG_ROW), ==, "burger");
}

static void
test_concept_added (PageFixture *fixture, gconstpointer concepts)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->data.project, "Add");

  label_fixture_tag (&fixture->data, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  select_first (fixture, 1);
  pol_edit_add_concept (edit, "sushi", "sushi", NULL, NULL, FALSE);
  pol_project_apply (fixture->data.project, edit);
  settle ();

  g_assert_true (has_row (fixture, "sushi: negative, implicit"));
  g_assert_nonnull (widget_tree_find_label (
      fixture->page, "burger is tagged positive, so the 3 other concepts read as negative."));
}

static void
add (const char *path, gconstpointer concepts, void (*test) (PageFixture *, gconstpointer))
{
  g_test_add (path, PageFixture, concepts, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/interpret-page/nothing-selected", food, test_nothing_selected);
  add ("/interpret-page/no-concept", nothing, test_no_concept);
  add ("/interpret-page/a-tag-is-read-at-once", food, test_tagging);
  add ("/interpret-page/policy-reads-again", food, test_policy);
  add ("/interpret-page/comparison-marks-differences", food, test_comparison);
  add ("/interpret-page/many-images-come-in-pages", food, test_pages);
  add ("/interpret-page/search-narrows-the-rows", food, test_search);
  add ("/interpret-page/tab-goes-through-one-row", food, test_tab);
  add ("/interpret-page/new-concept-is-read", food, test_concept_added);

  return g_test_run ();
}
