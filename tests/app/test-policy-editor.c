/* test-policy-editor.c: a policy is made, changed and removed, and shows what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-policy-editor.h"
#include "pol-policy-manager.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", "taco", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  PolPolicy *saved;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 3, food);
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "pizza", "Ana", POL_VALUE_NEGATIVE);
}

static void
close_window (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  g_clear_object (&fixture->saved);
  /* the thread of a count that was given up lets go of the project a moment later */
  while (G_OBJECT (fixture->labels.project)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  label_fixture_tear_down (&fixture->labels);
}

static void
on_saved (Fixture *fixture, PolPolicy *policy)
{
  g_set_object (&fixture->saved, policy);
}

static void
show (Fixture *fixture, GtkWidget *window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  if (POL_IS_POLICY_EDITOR (window))
    g_signal_connect_swapped (window, "saved", G_CALLBACK (on_saved), fixture);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_new (Fixture *fixture)
{
  show (fixture, pol_policy_editor_new_for_copy (NULL, fixture->labels.project,
                                                 pol_policy_get_default (), ""));
}

static void
set_name (Fixture *fixture, const char *name)
{
  GtkWidget *entry = widget_tree_find (fixture->window, ADW_TYPE_ENTRY_ROW, "Name");

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
}

static void
click (Fixture *fixture, GType type, const char *name)
{
  GtkWidget *button = widget_tree_find (fixture->window, type, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    g_signal_emit_by_name (button, "activate");
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_is_sensitive (widget_tree_find (fixture->window, GTK_TYPE_BUTTON, "Save"));
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  while (widget_tree_find_label (fixture->window, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_own (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (pol_project_get_policies (fixture->labels.project)));
}

static void
test_makes_a_policy (Fixture *fixture, gconstpointer data)
{
  show_new (fixture);
  wait_for_text (fixture, "No label of the data set changes, compared with Clarifai.");
  g_assert_false (can_save (fixture));

  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "Only Negatives: ignored");
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "No Tag: negative");
  wait_for_text (fixture, "5 labels of the data set change, compared with Clarifai:");
  g_assert_nonnull (widget_tree_find_label (
      fixture->window, "3 from ignored to negative\n2 from negative to ignored"));
  g_assert_cmpuint (count_own (fixture), ==, 0);

  set_name (fixture, "  Mine ");
  g_assert_true (can_save (fixture));
  click (fixture, GTK_TYPE_BUTTON, "Save");
  g_assert_nonnull (fixture->saved);
  g_assert_cmpstr (pol_policy_get_id (fixture->saved), ==, "mine");
  g_assert_cmpstr (pol_policy_get_name (fixture->saved), ==, "Mine");
  g_assert_cmpint (pol_policy_get_untagged (fixture->saved, POL_SITUATION_ONLY_NEGATIVES), ==,
                   POL_LABEL_IGNORED);
  g_assert_true (pol_project_find_policy (fixture->labels.project, "mine") == fixture->saved);

  pol_project_undo (fixture->labels.project);
  g_assert_cmpuint (count_own (fixture), ==, 0);
}

static void
test_every_setting_is_kept (Fixture *fixture, gconstpointer data)
{
  show_new (fixture);
  set_name (fixture, "All");
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "The Image Has a Positive: ignored");
  click (fixture, GTK_TYPE_CHECK_BUTTON, "Group by Group");
  click (fixture, GTK_TYPE_CHECK_BUTTON, "Majority");
  gtk_switch_set_active (GTK_SWITCH (widget_tree_find (fixture->window, GTK_TYPE_SWITCH,
                                                       "One Positive at Most")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (widget_tree_find (fixture->window, GTK_TYPE_SWITCH,
                                                       "Reviewed Images Are Complete")), TRUE);
  click (fixture, GTK_TYPE_BUTTON, "Save");

  g_assert_cmpint (pol_policy_get_untagged (fixture->saved, POL_SITUATION_WITH_POSITIVE), ==,
                   POL_LABEL_IGNORED);
  g_assert_cmpint (pol_policy_get_scope (fixture->saved), ==, POL_SCOPE_GROUP);
  g_assert_cmpint (pol_policy_get_disagreement (fixture->saved), ==, POL_DISAGREEMENT_MAJORITY);
  g_assert_true (pol_policy_get_exclusive (fixture->saved));
  g_assert_true (pol_policy_get_reviewed_is_negative (fixture->saved));
}

static void
test_refuses_a_name_that_is_taken (Fixture *fixture, gconstpointer data)
{
  show_new (fixture);
  set_name (fixture, "clarifai");
  g_assert_false (can_save (fixture));
  g_assert_nonnull (widget_tree_find_label (
      fixture->window, "There is a policy “clarifai” already. Choose another name."));
  set_name (fixture, "clarifai 2");
  g_assert_true (can_save (fixture));
  g_assert_null (widget_tree_find_label (
      fixture->window, "There is a policy “clarifai” already. Choose another name."));
}

/* The second of the three is the one of negatives alone. */
static GtkWidget *
find_picture (Fixture *fixture, const char *name)
{
  GtkWidget *picture = widget_tree_find (fixture->window, GTK_TYPE_BOX, name);

  g_assert_nonnull (picture);
  return picture;
}

static void
test_pictures_are_of_the_policy (Fixture *fixture, gconstpointer data)
{
  show_new (fixture);
  find_picture (fixture,
                "burger: positive, explicit; pizza: negative, implicit; taco: negative, implicit");
  find_picture (fixture,
                "burger: negative, widened; pizza: negative, explicit; taco: negative, widened");
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "Only Negatives: ignored");
  find_picture (fixture,
                "burger: ignored, untagged; pizza: negative, explicit; taco: ignored, untagged");
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "No Tag: negative");
  find_picture (fixture,
                "burger: negative, assumed; pizza: negative, assumed; taco: negative, assumed");
}

static PolPolicy *
add_own (Fixture *fixture, const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, name);
  g_autoptr (PolPolicy) policy
      = pol_policy_copy (pol_policy_get_default (), POL_POLICY_CUSTOM_ID, name);
  PolPolicy *added = pol_edit_add_policy (edit, policy);

  pol_project_apply (fixture->labels.project, edit);

  return added;
}

static void
test_changes_a_policy (Fixture *fixture, gconstpointer data)
{
  show (fixture, pol_policy_editor_new_for_own (NULL, fixture->labels.project,
                                                add_own (fixture, "Mine")));
  click (fixture, GTK_TYPE_TOGGLE_BUTTON, "Only Negatives: ignored");
  wait_for_text (fixture, "2 labels of the data set change, compared with Mine:");
  set_name (fixture, "Renamed");
  click (fixture, GTK_TYPE_BUTTON, "Save");

  g_assert_cmpstr (pol_policy_get_id (fixture->saved), ==, "mine");
  g_assert_cmpstr (pol_policy_get_name (fixture->saved), ==, "Renamed");
  g_assert_cmpuint (count_own (fixture), ==, 1);
}

static void
test_removes_a_policy (Fixture *fixture, gconstpointer data)
{
  show (fixture, pol_policy_editor_new_for_own (NULL, fixture->labels.project,
                                                add_own (fixture, "Mine")));
  click (fixture, GTK_TYPE_BUTTON, "Remove");
  g_assert_cmpuint (count_own (fixture), ==, 0);
  pol_project_undo (fixture->labels.project);
  g_assert_cmpuint (count_own (fixture), ==, 1);
}

static void
test_copies_have_names_of_their_own (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  g_autofree char *first = pol_policy_editor_make_copy_name (project, pol_policy_get_default ());
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, ==, "Clarifai (Copy)");
  add_own (fixture, first);
  second = pol_policy_editor_make_copy_name (project, pol_policy_get_default ());
  g_assert_cmpstr (second, ==, "Clarifai (Copy 2)");
}

static void
test_manager_follows (Fixture *fixture, gconstpointer data)
{
  show (fixture, pol_policy_manager_new (NULL, fixture->labels.project));
  g_assert_null (widget_tree_find (fixture->window, ADW_TYPE_ACTION_ROW, "Mine <1>"));
  add_own (fixture, "Mine <1>");
  g_assert_nonnull (widget_tree_find (fixture->window, ADW_TYPE_ACTION_ROW, "Mine <1>"));
  g_assert_nonnull (widget_tree_find (fixture->window, ADW_TYPE_ACTION_ROW, "No Widening"));

  click (fixture, GTK_TYPE_BUTTON, "Remove Mine <1>");
  g_assert_cmpuint (count_own (fixture), ==, 0);
  g_assert_null (widget_tree_find (fixture->window, ADW_TYPE_ACTION_ROW, "Mine <1>"));
  wait_for_text (fixture, "“Mine <1>” removed");
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  g_assert_nonnull (widget_tree_find (fixture->window, ADW_TYPE_ACTION_ROW, "Mine <1>"));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/policy-editor/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("makes-a-policy", test_makes_a_policy);
  ADD ("every-setting-is-kept", test_every_setting_is_kept);
  ADD ("refuses-a-name-that-is-taken", test_refuses_a_name_that_is_taken);
  ADD ("pictures-are-of-the-policy", test_pictures_are_of_the_policy);
  ADD ("changes-a-policy", test_changes_a_policy);
  ADD ("removes-a-policy", test_removes_a_policy);
  ADD ("copies-have-names-of-their-own", test_copies_have_names_of_their_own);
  ADD ("manager-follows", test_manager_follows);

  return g_test_run ();
}
