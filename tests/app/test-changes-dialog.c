/* test-changes-dialog.c: the changes of each concept, and the images behind their numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-changes-dialog.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", "taco", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  GArray *images;
  char *title;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "pizza", "Ana", POL_VALUE_NEGATIVE);
  label_fixture_tag (&fixture->labels, 3, "pizza", "Ana", POL_VALUE_NEGATIVE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&fixture->images, g_array_unref);
  g_clear_pointer (&fixture->title, g_free);
  /* the thread of a count that was given up lets go of the project a moment later */
  while (G_OBJECT (fixture->labels.project)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  label_fixture_tear_down (&fixture->labels);
}

static void
on_show_images (Fixture *fixture, GArray *images, const char *title)
{
  fixture->images = g_array_ref (images);
  fixture->title = g_strdup (title);
}

static void
show (Fixture *fixture, const char *policy, const char *other)
{
  fixture->window = pol_changes_dialog_new (NULL, fixture->labels.project,
                                            pol_policy_get_preset (policy),
                                            other != NULL ? pol_policy_get_preset (other) : NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect_swapped (fixture->window, "show-images", G_CALLBACK (on_show_images), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
wait_for_label (Fixture *fixture, const char *text)
{
  while (widget_tree_find_label (fixture->window, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
wait_for_number (Fixture *fixture, const char *name)
{
  GtkWidget *button;

  while ((button = widget_tree_find (fixture->window, GTK_TYPE_BUTTON, name)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return button;
}

static void
test_says_what_changes_and_why (Fixture *fixture, gconstpointer data)
{
  show (fixture, "clarifai", "no-widening");
  wait_for_label (fixture, "4 labels of the data set change, compared with Clarifai:");
  wait_for_label (fixture, "4 from negative to ignored (4 widened)");
  wait_for_number (fixture, "burger, negative → ignored: 2 images");
  g_assert_null (widget_tree_find (fixture->window, GTK_TYPE_BUTTON,
                                   "pizza, negative → ignored: 0 images"));
}

static void
test_a_number_leads_to_its_images (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  show (fixture, "no-widening", "clarifai");
  button = wait_for_number (fixture, "taco, ignored → negative: 2 images");
  gtk_widget_activate (button);
  while (fixture->images == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->images->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture->images, guint32, 0), ==, 1);
  g_assert_cmpuint (g_array_index (fixture->images, guint32, 1), ==, 3);
  g_assert_cmpstr (fixture->title, ==, "taco: ignored → negative");
}

static void
test_suggestions_are_taken_as_tags (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Suggest");
  GtkWidget *menu;

  pol_edit_set_suggestion (edit, 2, label_fixture_find (&fixture->labels, "taco"), 0.75);
  pol_project_apply (project, edit);
  show (fixture, "clarifai", NULL);
  menu = widget_tree_find (fixture->window, GTK_TYPE_DROP_DOWN, "Compare With");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), 1);
  wait_for_label (fixture, "3 labels of the data set change:");
  wait_for_number (fixture, "taco, ignored → positive: 1 image");
  wait_for_number (fixture, "pizza, ignored → negative: 1 image");
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, 3);
}

static void
test_archived_concepts_come_back (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Archive");
  GtkWidget *menu;

  pol_edit_set_archived (edit, label_fixture_find (&fixture->labels, "pizza"), TRUE);
  pol_project_apply (project, edit);
  show (fixture, "clarifai", NULL);
  menu = widget_tree_find (fixture->window, GTK_TYPE_DROP_DOWN, "Compare With");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), 2);
  wait_for_number (fixture, "pizza, ignored → negative: 3 images");
  wait_for_number (fixture, "burger, ignored → negative: 2 images");
}

static void
test_says_when_nothing_changes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  show (fixture, "clarifai", NULL);
  menu = widget_tree_find (fixture->window, GTK_TYPE_DROP_DOWN, "Compare With");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), 1);
  wait_for_label (fixture, "No label of the data set changes.");
}

#define ADD_TEST(name, func) \
  g_test_add ("/changes-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_TEST ("says-what-changes-and-why", test_says_what_changes_and_why);
  ADD_TEST ("a-number-leads-to-its-images", test_a_number_leads_to_its_images);
  ADD_TEST ("suggestions-are-taken-as-tags", test_suggestions_are_taken_as_tags);
  ADD_TEST ("archived-concepts-come-back", test_archived_concepts_come_back);
  ADD_TEST ("says-when-nothing-changes", test_says_when_nothing_changes);

  return g_test_run ();
}
