/* test-progress-popover.c: how far the tagging is, by concept, and today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "label-fixture.h"
#include "pol-status-bar.h"
#include "widget-tree.h"

static const char *const concepts[] = { "burger", "pizza", NULL };

typedef struct
{
  LabelFixture base;
  GtkWidget *window;
  PolStatusBar *bar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolImageList) images = NULL;

  label_fixture_set_up (&fixture->base, 5, concepts);
  pol_project_set_annotator (fixture->base.project, "Ana");
  images = pol_image_list_new (fixture->base.project);
  fixture->bar = POL_STATUS_BAR (pol_status_bar_new ());
  pol_status_bar_set_project (fixture->bar, fixture->base.project, images);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bar));
  gtk_widget_show (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pol_status_bar_set_project (fixture->bar, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  label_fixture_tear_down (&fixture->base);
}

static void
wait_for_label (Fixture *fixture, const char *text)
{
  while (widget_tree_find_label (GTK_WIDGET (fixture->bar), text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_counts_by_concept (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->base, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->base, 1, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->base, 2, "burger", "Ana", POL_VALUE_NEGATIVE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "status.progress", NULL);

  wait_for_label (fixture, "✓ 2");
  wait_for_label (fixture, "✗ 1");
  wait_for_label (fixture, "Not known yet");
}

static void
test_goal_is_off_until_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  GtkWidget *bar;

  label_fixture_tag (&fixture->base, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->base, 0, "pizza", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->base, 1, "burger", "Ben", POL_VALUE_POSITIVE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "status.progress", NULL);
  bar = widget_tree_find (GTK_WIDGET (fixture->bar), GTK_TYPE_PROGRESS_BAR, "Images tagged today");
  g_assert_false (gtk_widget_is_visible (bar));

  g_settings_set_uint (settings, "daily-goal", 4);
  wait_for_label (fixture, "1 of 4 images tagged today");
  g_assert_true (gtk_widget_is_visible (bar));
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 0.25,
                                  0.001);
  g_settings_reset (settings, "daily-goal");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/progress-popover/counts-by-concept", Fixture, NULL, set_up,
              test_counts_by_concept, tear_down);
  g_test_add ("/progress-popover/goal-is-off-until-set", Fixture, NULL, set_up,
              test_goal_is_off_until_set, tear_down);

  return g_test_run ();
}
