/* test-audit-page.c: the page shows what is found, and follows the tags while it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-audit-page.h"
#include "pol-audit-row.h"
#include "widget-tree.h"

typedef struct
{
  LabelFixture labels;
  GtkWidget *page;
  GtkWidget *window;
  GArray *shown; /* the images of the finding that was asked for last */
} Fixture;

static const char *const food[] = { "burger", "pizza", NULL };

static void
on_show_images (Fixture *fixture, PolAuditFinding *finding)
{
  g_clear_pointer (&fixture->shown, g_array_unref);
  fixture->shown = g_array_ref (pol_audit_finding_get_images (finding));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 3, food);
  fixture->page = g_object_new (POL_TYPE_AUDIT_PAGE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  g_signal_connect_swapped (fixture->page, "show-images", G_CALLBACK (on_show_images), fixture);
  pol_audit_page_set_project (POL_AUDIT_PAGE (fixture->page), fixture->labels.project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->shown, g_array_unref);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  label_fixture_tear_down (&fixture->labels);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return widget_tree_find_label (fixture->window, text) != NULL;
}

static void
wait_for (Fixture *fixture, const char *text)
{
  while (!shows (fixture, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_says_what_is_found (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "burger", "A", POL_VALUE_NEGATIVE);
  gtk_window_present (GTK_WINDOW (fixture->window));

  wait_for (fixture, "Negatives That Nobody Said");
  g_assert_true (shows (fixture, "1 image"));
  g_assert_true (shows (fixture, "Concepts Without a Positive"));
  g_assert_true (shows (fixture, "burger, pizza"));
  g_assert_false (shows (fixture, "Annotators Disagree"));
}

static void
test_follows_the_tags (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Concepts Without a Positive");
  g_assert_false (shows (fixture, "Annotators Disagree"));

  label_fixture_tag (&fixture->labels, 1, "pizza", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "pizza", "B", POL_VALUE_NEGATIVE);
  wait_for (fixture, "Annotators Disagree");
}

static void
test_button_asks_for_the_images (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title, *row, *button;

  label_fixture_tag (&fixture->labels, 2, "burger", "A", POL_VALUE_NEGATIVE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Negatives That Nobody Said");

  title = widget_tree_find_label (fixture->window, "Negatives That Nobody Said");
  row = gtk_widget_get_ancestor (title, POL_TYPE_AUDIT_ROW);
  button = gtk_widget_get_ancestor (widget_tree_find_label (row, "Show"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");

  g_assert_cmpuint (fixture->shown->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 0), ==, 2);
}

/* The files of the fixture are empty. */
static void
test_looks_at_the_pictures (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Concepts Without a Positive");
  g_assert_false (shows (fixture, "Unreadable Images"));

  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.look-at-pictures", NULL));
  wait_for (fixture, "Unreadable Images");
  g_assert_true (shows (fixture, "All pictures were looked at."));
}

static void
test_a_look_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Concepts Without a Positive");

  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.look-at-pictures", NULL));
  g_assert_true (shows (fixture, "Looking at the pictures…"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.cancel", NULL));
  g_assert_false (shows (fixture, "Looking at the pictures…"));
  g_assert_false (shows (fixture, "Unreadable Images"));
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button =
      gtk_widget_get_ancestor (widget_tree_find_label (fixture->window, label), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
}

static void
test_concepts_are_archived_and_restored (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  GListModel *concepts = G_LIST_MODEL (pol_project_get_concepts (project));

  label_fixture_tag (&fixture->labels, 2, "burger", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 2, "pizza", "A", POL_VALUE_NEGATIVE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Concepts Without a Positive");
  click (fixture, "Archive Concepts");
  g_assert_cmpuint (g_list_model_get_n_items (concepts), ==, 1);

  wait_for (fixture, "Tags on Archived Concepts");
  g_assert_false (shows (fixture, "Concepts Without a Positive"));
  click (fixture, "Restore Concepts");
  g_assert_cmpuint (g_list_model_get_n_items (concepts), ==, 2);
  pol_project_undo (project);
  g_assert_cmpuint (g_list_model_get_n_items (concepts), ==, 1);
  pol_project_undo (project);
  g_assert_cmpuint (g_list_model_get_n_items (concepts), ==, 2);
}

/* Only those that are alike are asked about. */
static void
test_alike_concepts_are_merged (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Concepts");
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);
  g_autoptr (GtkWindow) dialog = NULL;

  pol_edit_add_concept (edit, "pizzas", "PIZZA", NULL, NULL, FALSE);
  pol_project_apply (project, edit);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, "Concepts With Names That Are Alike");
  click (fixture, "Merge…");

  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n + 1);
  for (guint i = 0; i < n + 1; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        g_set_object (&dialog, window);
    }
  g_assert_nonnull (dialog);
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (dialog), "PIZZA"));
  g_assert_null (widget_tree_find_label (GTK_WIDGET (dialog), "burger"));
  gtk_window_destroy (dialog);
}

#define ADD(name, func) g_test_add ("/audit-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("says-what-is-found", test_says_what_is_found);
  ADD ("follows-the-tags", test_follows_the_tags);
  ADD ("button-asks-for-the-images", test_button_asks_for_the_images);
  ADD ("concepts-are-archived-and-restored", test_concepts_are_archived_and_restored);
  ADD ("alike-concepts-are-merged", test_alike_concepts_are_merged);
  ADD ("looks-at-the-pictures", test_looks_at_the_pictures);
  ADD ("a-look-can-be-cancelled", test_a_look_can_be_cancelled);

  return g_test_run ();
}
