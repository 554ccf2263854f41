/* test-tour.c: three pages, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pol-tour.h"
#include "widget-tree.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static double
get_position (GtkWidget *tour)
{
  GtkWidget *carousel = widget_tree_find (tour, ADW_TYPE_CAROUSEL, NULL);

  return adw_carousel_get_position (ADW_CAROUSEL (carousel));
}

static void
wait_for_page (GtkWidget *tour, double page)
{
  while (get_position (tour) != page)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_three_pages (void)
{
  GtkWidget *tour = pol_tour_new (NULL);
  GtkWidget *skip = gtk_widget_get_ancestor (widget_tree_find_label (tour, "Skip"), GTK_TYPE_BUTTON);

  g_object_add_weak_pointer (G_OBJECT (tour), (gpointer *)&tour);
  gtk_window_present (GTK_WINDOW (tour));
  settle ();
  for (guint page = 1; page < 3; page++)
    {
      g_assert_true (gtk_widget_get_visible (skip));
      gtk_widget_activate_action (tour, "tour.next", NULL);
      wait_for_page (tour, page);
    }
  g_assert_false (gtk_widget_get_visible (skip));

  gtk_widget_activate_action (tour, "tour.previous", NULL);
  wait_for_page (tour, 1);
  gtk_widget_activate_action (tour, "tour.next", NULL);
  wait_for_page (tour, 2);
  gtk_widget_activate_action (tour, "tour.next", NULL);
  settle ();
  g_assert_null (tour);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/tour/three-pages", test_three_pages);

  return g_test_run ();
}
