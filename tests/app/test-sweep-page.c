/* test-sweep-page.c: thumbnails are answered, marked, and put away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pol-sweep-page.h"
#include "sweep-fixture.h"
#include "widget-tree.h"

static void
set_up (SweepFixture *fixture, gconstpointer data)
{
  sweep_fixture_set_up (fixture, pol_sweep_page_new ());
  pol_sweep_page_set_sweep (POL_SWEEP_PAGE (fixture->page), fixture->sweep);
  sweep_fixture_present (fixture);
}

static void
answer (SweepFixture *fixture, const char *value)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "sweep.answer", "s", value));
  settle ();
}

static void
draw (SweepFixture *fixture)
{
  g_autoptr (GTimer) timer = g_timer_new ();

  while (g_timer_elapsed (timer, NULL) < 0.2)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find_cell (SweepFixture *fixture, guint image)
{
  const char *path = pol_project_get_image_path (fixture->labels.project, image);

  return widget_tree_find (fixture->page, GTK_TYPE_WIDGET, path);
}

static void
assert_answer (SweepFixture *fixture, guint image, const char *text)
{
  GtkAccessible *cell = GTK_ACCESSIBLE (find_cell (fixture, image));
  g_autofree char *other
      = gtk_test_accessible_check_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_null (other);
}

static void
test_a_key_answers_and_advances (SweepFixture *fixture, gconstpointer data)
{
  answer (fixture, "positive");
  answer (fixture, "negative");
  answer (fixture, "unsure");

  g_assert_cmpint (get_state (fixture, 0), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 1), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_cmpint (get_state (fixture, 2), ==, POL_TAG_STATE_UNSURE);
  g_assert_cmpuint (get_current (fixture), ==, 3);
}

static void
test_cells_say_their_answer (SweepFixture *fixture, gconstpointer data)
{
  answer (fixture, "positive");
  answer (fixture, "unsure");
  assert_answer (fixture, 0, "positive");
  assert_answer (fixture, 1, "unsure");
  assert_answer (fixture, 2, "");

  pol_project_undo (fixture->labels.project);
  settle ();
  assert_answer (fixture, 1, "");
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_clearing_stays (SweepFixture *fixture, gconstpointer data)
{
  answer (fixture, "positive");
  activate (fixture, "sweep.back");
  answer (fixture, "none");

  g_assert_cmpint (get_state (fixture, 0), ==, POL_TAG_STATE_NONE);
  g_assert_cmpuint (get_current (fixture), ==, 0);
}

static void
test_rest_of_the_screen_is_counted_before (SweepFixture *fixture, gconstpointer data)
{
  draw (fixture);
  g_assert_nonnull (widget_tree_find_label (fixture->page, "4 Here Negative"));
  g_assert_nonnull (widget_tree_find_label (fixture->page, "All 4 Negative…"));
  answer (fixture, "positive");
  g_assert_nonnull (widget_tree_find_label (fixture->page, "3 Here Negative"));

  activate (fixture, "sweep.rest-of-screen");
  g_assert_cmpint (get_state (fixture, 0), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 3), ==, POL_TAG_STATE_NEGATIVE);
  assert_answer (fixture, 3, "negative");
  g_assert_cmpstr (pol_project_get_undo_text (fixture->labels.project), ==,
                   "Rest negative for “burger” on 3 images");
}

static void
test_going_on_leads_to_the_next_concept (SweepFixture *fixture, gconstpointer data)
{
  draw (fixture);
  activate (fixture, "sweep.rest-of-screen");
  activate (fixture, "sweep.go-on");

  g_assert_nonnull (widget_tree_find_label (fixture->page, "All answered"));
  g_assert_nonnull (widget_tree_find_label (fixture->page, "Next Concept: pizza"));
}

static void
test_a_click_means_what_was_chosen (SweepFixture *fixture, gconstpointer data)
{
  g_autofree char *click = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->page, "sweep.click", "s", "unsure"));
  g_object_get (fixture->page, "click", &click, NULL);

  g_assert_cmpstr (click, ==, "unsure");
}

static void
test_narrow_fits (SweepFixture *fixture, gconstpointer data)
{
  int width;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

#define ADD(path, func) g_test_add ("/sweep-page/" path, SweepFixture, NULL, set_up, func, sweep_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("a-key-answers-and-advances", test_a_key_answers_and_advances);
  ADD ("cells-say-their-answer", test_cells_say_their_answer);
  ADD ("clearing-stays", test_clearing_stays);
  ADD ("rest-of-the-screen-is-counted-before", test_rest_of_the_screen_is_counted_before);
  ADD ("going-on-leads-to-the-next-concept", test_going_on_leads_to_the_next_concept);
  ADD ("a-click-means-what-was-chosen", test_a_click_means_what_was_chosen);
  ADD ("narrow-fits", test_narrow_fits);

  return g_test_run ();
}
