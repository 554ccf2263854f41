/* sweep-fixture.c: a sweep on one of its pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sweep-fixture.h"

static const char *const food[] = { "burger", "pizza", NULL };

void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The page gets the sweep before the window is presented. */
void
sweep_fixture_set_up (SweepFixture *fixture, GtkWidget *page)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->sweep = pol_sweep_new (fixture->images);
  fixture->page = page;
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
}

void
sweep_fixture_present (SweepFixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

void
sweep_fixture_tear_down (SweepFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->sweep);
  g_clear_object (&fixture->images);
  label_fixture_tear_down (&fixture->labels);
}

guint
get_current (SweepFixture *fixture)
{
  return pol_image_selection_get_current (pol_sweep_get_selection (fixture->sweep));
}

PolTagState
get_state (SweepFixture *fixture, guint image)
{
  return pol_sweep_get_state (fixture->sweep, image);
}

void
activate (SweepFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  settle ();
}
