/* test-concept-dialogs.c: concepts are merged, imported, archived, restored and explained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "label-fixture.h"
#include "pol-concept-editing.h"
#include "pol-concept-import-dialog.h"
#include "pol-concept-import.h"
#include "pol-concept-manager-row.h"
#include "pol-concept-manager.h"
#include "pol-concept-merge-dialog.h"
#include "pol-concept-note-dialog.h"
#include "pol-concept-question.h"
#include "widget-tree.h"

static const char *const food[] = { "food/burger", "pizza", "taco", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  GtkWidget *dialog; /* weak */
  char *path;
  char *notice;
} Fixture;

static void
hear (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->notice);
  fixture->notice = g_variant_dup_string (parameter, NULL);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = {
    { .name = "notify-undo", .activate = hear, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  label_fixture_set_up (&fixture->labels, 4, food);
  fixture->path = g_build_filename (fixture->labels.folder, "list.txt", NULL);
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_weak_pointer (&fixture->dialog);
  while (G_OBJECT (fixture->labels.project)->ref_count > 1)
    {
      settle ();
      g_usleep (1000);
    }
  g_remove (fixture->path);
  g_free (fixture->path);
  g_free (fixture->notice);
  label_fixture_tear_down (&fixture->labels);
}

static void
show (Fixture *fixture, GtkWidget *dialog)
{
  g_set_weak_pointer (&fixture->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
}

static PolConcept *
get_concept (Fixture *fixture, const char *id)
{
  return pol_concept_list_find (pol_project_get_concepts (fixture->labels.project), id);
}

static GPtrArray *
list_concepts (Fixture *fixture, const char *first, const char *second)
{
  GPtrArray *concepts = g_ptr_array_new ();

  g_ptr_array_add (concepts, get_concept (fixture, first));
  if (second != NULL)
    g_ptr_array_add (concepts, get_concept (fixture, second));

  return concepts;
}

static guint
count_active (Fixture *fixture)
{
  return pol_concept_list_get_n_active (pol_project_get_concepts (fixture->labels.project));
}

static void
wait_for_end (Fixture *fixture)
{
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_page (Fixture *fixture, const char *page)
{
  GtkStack *stack = GTK_STACK (widget_tree_find (fixture->dialog, GTK_TYPE_STACK, NULL));

  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), page) != 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->dialog, action, NULL));
  settle ();
}

static PolValue
get_value (Fixture *fixture, guint image, const char *id)
{
  gsize n;
  const PolAnnotation *annotations
      = pol_project_get_annotations (fixture->labels.project, image, &n);
  guint index = pol_concept_get_index (get_concept (fixture, id));

  for (gsize i = 0; i < n; i++)
    if (annotations[i].concept == index)
      return annotations[i].value;

  return POL_VALUE_NONE;
}

static void
open_merge (Fixture *fixture)
{
  g_autoptr (GPtrArray) concepts = list_concepts (fixture, "pizza", "taco");

  show (fixture, pol_concept_merge_dialog_new (GTK_WINDOW (fixture->window),
                                               fixture->labels.project, concepts));
}

static void
test_merge_without_contradictions (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "taco", "Ana", POL_VALUE_POSITIVE);
  open_merge (fixture);
  activate (fixture, "merge.apply");
  wait_for_end (fixture);

  g_assert_cmpstr (fixture->notice, ==, "Merged into “pizza”");
  g_assert_cmpint (get_value (fixture, 1, "pizza"), ==, POL_VALUE_POSITIVE);
  g_assert_true (pol_concept_get_archived (get_concept (fixture, "taco")));

  pol_project_undo (fixture->labels.project);
  g_assert_cmpint (get_value (fixture, 1, "taco"), ==, POL_VALUE_POSITIVE);
}

static void
contradict (Fixture *fixture, guint image)
{
  label_fixture_tag (&fixture->labels, image, "taco", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, image, "pizza", "Ana", POL_VALUE_NEGATIVE);
}

static void
click (Fixture *fixture, GType type, const char *name)
{
  GtkWidget *widget = widget_tree_find (fixture->dialog, type, name);

  g_assert_nonnull (widget);
  if (GTK_IS_TOGGLE_BUTTON (widget))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  settle ();
}

static void
test_merge_asks_for_each_image (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0);
  contradict (fixture, 2);
  open_merge (fixture);
  activate (fixture, "merge.apply");
  wait_for_page (fixture, "decide");
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "000.jpg"));
  g_assert_nonnull (
      widget_tree_find_label (fixture->dialog, "Ana: pizza: negative · taco: positive"));
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "0 of 2 decided"));

  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "000.jpg: Keep Positive");
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "002.jpg: Make Unsure");
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "2 of 2 decided"));
  activate (fixture, "merge.apply");
  wait_for_end (fixture);
  g_assert_cmpint (get_value (fixture, 0, "pizza"), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (fixture, 2, "pizza"), ==, POL_VALUE_UNSURE);
}

static void
test_merge_asks_once_for_all (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0);
  contradict (fixture, 2);
  open_merge (fixture);
  activate (fixture, "merge.apply");
  wait_for_page (fixture, "decide");
  gtk_widget_activate_action (fixture->dialog, "merge.decide-all", "u", POL_VALUE_POSITIVE);
  settle ();
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "2 of 2 decided"));
  activate (fixture, "merge.apply");
  wait_for_end (fixture);

  g_assert_cmpint (get_value (fixture, 0, "pizza"), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (fixture, 2, "pizza"), ==, POL_VALUE_POSITIVE);
}

static gboolean
offers (Fixture *fixture, const char *name)
{
  GtkWidget *label = widget_tree_find_label (fixture->dialog, name);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_merge_does_not_offer_the_concept_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) concepts = list_concepts (fixture, "pizza", NULL);

  show (fixture, pol_concept_merge_dialog_new (GTK_WINDOW (fixture->window),
                                               fixture->labels.project, concepts));
  g_assert_false (offers (fixture, "pizza"));
  g_assert_true (offers (fixture, "taco"));
}

static void
test_merge_says_that_nothing_matches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) concepts = list_concepts (fixture, "pizza", NULL);
  GtkWidget *search;

  show (fixture, pol_concept_merge_dialog_new (GTK_WINDOW (fixture->window),
                                               fixture->labels.project, concepts));
  search = widget_tree_find (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "sushi");
  while (!offers (fixture, "No Concept Matches"))
    g_main_context_iteration (NULL, TRUE);

  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_signal_emit_by_name (search, "stop-search");
  wait_for_end (fixture);
}

static void
test_merge_that_is_cancelled_changes_nothing (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0);
  open_merge (fixture);
  activate (fixture, "merge.apply");
  wait_for_page (fixture, "decide");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  settle ();

  g_assert_cmpuint (count_active (fixture), ==, 3);
  g_assert_null (fixture->notice);
}

static void
open_import (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  show (fixture, pol_concept_import_dialog_new (GTK_WINDOW (fixture->window),
                                                fixture->labels.project, file));
}

static void
test_import_shows_what_it_would_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) taco = list_concepts (fixture, "taco", NULL);

  pol_concept_editing_archive (fixture->labels.project, taco);
  open_import (fixture, "pizza\nPizzä\nfries\nBurgers\ntaco\n");
  wait_for_page (fixture, "list");
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "1 new concept"));
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "Pizzä ≈ pizza"));
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "Burgers ≈ burger"));
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "1 archived concept: restore it?"));
  g_assert_nonnull (widget_tree_find_label (
      fixture->dialog, "1 concept of the list is not in the file: archive it?"));
  g_assert_nonnull (widget_tree_find_label (fixture->dialog,
                                            "1 concept of the file is on the list already."));

  click (fixture, GTK_TYPE_CHECK_BUTTON, "Pizzä ≈ pizza");
  click (fixture, GTK_TYPE_CHECK_BUTTON, "burger");
  activate (fixture, "import.apply");
  wait_for_end (fixture);
  g_assert_cmpstr (fixture->notice, ==, "3 concepts changed");
  g_assert_nonnull (get_concept (fixture, "fries"));
  g_assert_nonnull (get_concept (fixture, "Pizzä"));
  g_assert_null (get_concept (fixture, "Burgers"));
  g_assert_true (pol_concept_get_archived (get_concept (fixture, "burger")));
  g_assert_true (pol_concept_get_archived (get_concept (fixture, "taco")));

  pol_project_undo (fixture->labels.project);
  g_assert_cmpuint (count_active (fixture), ==, 2);
}

static void
test_import_of_what_is_there (Fixture *fixture, gconstpointer data)
{
  open_import (fixture, "burger\npizza\ntaco\n");
  wait_for_page (fixture, "message");
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "Nothing to Import"));
}

static void
test_import_of_what_cannot_be_read (Fixture *fixture, gconstpointer data)
{
  open_import (fixture, "burger\n\xff\n");
  wait_for_page (fixture, "message");
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "No Concept Was Added"));
}

/* Ten thousand names, each with a hundred others that are nearly like it. */
static void
test_import_of_a_large_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) specs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)pol_concept_spec_free);
  g_autoptr (PolConceptPlan) plan = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      PolConceptSpec *spec = g_new0 (PolConceptSpec, 1);

      spec->id = g_strdup_printf ("concept %u", i);
      g_ptr_array_add (specs, spec);
    }
  plan = pol_concept_import_propose (fixture->labels.project, specs);
  g_assert_cmpuint (plan->proposals->len, ==, 10003);
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
  GtkWidget *label = widget_tree_find_label (fixture->dialog, name);

  return label != NULL ? gtk_widget_get_ancestor (label, POL_TYPE_CONCEPT_MANAGER_ROW) : NULL;
}

static void
select_row (Fixture *fixture, const char *name)
{
  GtkWidget *check = widget_tree_find (find_row (fixture, name), GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
open_manager (Fixture *fixture)
{
  show (fixture,
        pol_concept_manager_new (GTK_WINDOW (fixture->window), fixture->labels.project));
}

static void
test_manager_counts_tags (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "pizza", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "pizza", "Ana", POL_VALUE_NEGATIVE);
  label_fixture_tag (&fixture->labels, 2, "pizza", "Ana", POL_VALUE_NEGATIVE);
  open_manager (fixture);
  while (widget_tree_find_label (fixture->dialog, "✗ 2") == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (widget_tree_find_label (find_row (fixture, "pizza"), "✓ 1"));
  g_assert_nonnull (widget_tree_find_label (find_row (fixture, "burger"), "food"));
}

static void
test_manager_archives_and_restores_several (Fixture *fixture, gconstpointer data)
{
  open_manager (fixture);
  select_row (fixture, "pizza");
  select_row (fixture, "taco");
  settle ();
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "2 selected"));
  activate (fixture, "concepts.archive");
  g_assert_cmpuint (count_active (fixture), ==, 1);
  g_assert_null (find_row (fixture, "taco"));

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (
          widget_tree_find_label (fixture->dialog, "Archive 2"), GTK_TYPE_TOGGLE_BUTTON)),
      TRUE);
  while (find_row (fixture, "taco") == NULL)
    g_main_context_iteration (NULL, TRUE);
  select_row (fixture, "taco");
  activate (fixture, "concepts.restore");
  g_assert_cmpuint (count_active (fixture), ==, 2);

  gtk_widget_activate_action (fixture->dialog, "win.undo", NULL);
  gtk_widget_activate_action (fixture->dialog, "win.undo", NULL);
  settle ();
  g_assert_cmpuint (count_active (fixture), ==, 3);
}

static void
test_manager_searches (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search;

  open_manager (fixture);
  search = widget_tree_find (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "PIZ");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  g_assert_nonnull (find_row (fixture, "pizza"));
  g_assert_null (find_row (fixture, "taco"));

  gtk_editable_set_text (GTK_EDITABLE (search), "nothing");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  g_assert_nonnull (widget_tree_find_label (fixture->dialog, "No Concept Matches"));
}

static void
test_restoring_a_name_that_is_taken_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pizza = list_concepts (fixture, "pizza", NULL);
  g_autoptr (GError) error = NULL;

  pol_concept_editing_archive (fixture->labels.project, pizza);
  g_assert_true (pol_concept_editing_rename (fixture->labels.project,
                                             get_concept (fixture, "taco"), "pizza", NULL));
  g_assert_false (pol_concept_editing_restore (fixture->labels.project, pizza, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_EXISTS);
  g_assert_cmpuint (count_active (fixture), ==, 2);
}

static void
test_renaming_to_a_name_that_is_taken_is_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  show (fixture,
        pol_concept_question_new_name (GTK_WINDOW (fixture->window), fixture->labels.project,
                                       get_concept (fixture, "taco")));
  entry = widget_tree_find (fixture->dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pizza");
  g_assert_nonnull (widget_tree_find_label (
      fixture->dialog,
      "There is a concept “pizza” already. Choose another name, or merge the two."));
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (fixture->dialog), "apply"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "tacos");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture->dialog), "apply");
  g_assert_cmpstr (pol_concept_get_name (get_concept (fixture, "taco")), ==, "tacos");
}

static void
test_group_of_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) concepts = list_concepts (fixture, "pizza", "taco");
  GtkWidget *entry;

  show (fixture, pol_concept_question_new_group (GTK_WINDOW (fixture->window),
                                                 fixture->labels.project, concepts));
  entry = widget_tree_find (fixture->dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "food");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture->dialog), "apply");
  g_assert_cmpstr (pol_concept_get_group (get_concept (fixture, "taco")), ==, "food");

  pol_project_undo (fixture->labels.project);
  g_assert_null (pol_concept_get_group (get_concept (fixture, "pizza")));
  g_assert_null (pol_concept_get_group (get_concept (fixture, "taco")));
}

static void
test_note_dialog (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (1, 2);
  GtkWidget *text;

  pol_concept_editing_add_examples (fixture->labels.project, get_concept (fixture, "taco"), images);
  show (fixture, pol_concept_note_dialog_new (GTK_WINDOW (fixture->window),
                                              fixture->labels.project,
                                              get_concept (fixture, "taco")));
  g_assert_nonnull (widget_tree_find (fixture->dialog, GTK_TYPE_BUTTON,
                                      "Remove the Example 002.jpg"));
  gtk_widget_activate_action (fixture->dialog, "note.remove-example", "u", 2);
  settle ();
  g_assert_cmpuint (pol_concept_get_examples (get_concept (fixture, "taco"))->len, ==, 1);

  text = widget_tree_find (fixture->dialog, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), " Folded. \n", -1);
  activate (fixture, "note.save");
  g_assert_cmpstr (pol_concept_get_note (get_concept (fixture, "taco")), ==, "Folded.");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/concept-dialogs/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("merge-without-contradictions", test_merge_without_contradictions);
  ADD ("merge-asks-for-each-image", test_merge_asks_for_each_image);
  ADD ("merge-asks-once-for-all", test_merge_asks_once_for_all);
  ADD ("merge-does-not-offer-the-concept-itself", test_merge_does_not_offer_the_concept_itself);
  ADD ("merge-says-that-nothing-matches", test_merge_says_that_nothing_matches);
  ADD ("merge-that-is-cancelled-changes-nothing", test_merge_that_is_cancelled_changes_nothing);
  ADD ("import-shows-what-it-would-change", test_import_shows_what_it_would_change);
  ADD ("import-of-what-is-there", test_import_of_what_is_there);
  ADD ("import-of-what-cannot-be-read", test_import_of_what_cannot_be_read);
  ADD ("import-of-a-large-list", test_import_of_a_large_list);
  ADD ("manager-counts-tags", test_manager_counts_tags);
  ADD ("manager-archives-and-restores-several", test_manager_archives_and_restores_several);
  ADD ("manager-searches", test_manager_searches);
  ADD ("restoring-a-name-that-is-taken-is-refused",
       test_restoring_a_name_that_is_taken_is_refused);
  ADD ("renaming-to-a-name-that-is-taken-is-refused",
       test_renaming_to_a_name_that_is_taken_is_refused);
  ADD ("group-of-several", test_group_of_several);
  ADD ("note-dialog", test_note_dialog);

  return g_test_run ();
}
