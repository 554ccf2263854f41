/* test-scroll-group.c: views of the same rows stay at the same place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "pol-scroll-group.h"

static GtkAdjustment *
add_adjustment (PolScrollGroup *group, double upper, double page_size)
{
  GtkAdjustment *adjustment
      = g_object_ref_sink (gtk_adjustment_new (0, 0, upper, 1, page_size, page_size));

  pol_scroll_group_add (group, adjustment);

  return adjustment;
}

static void
test_follow (void)
{
  g_autoptr (PolScrollGroup) group = pol_scroll_group_new ();
  g_autoptr (GtkAdjustment) leader = add_adjustment (group, 1000, 200);
  g_autoptr (GtkAdjustment) same = add_adjustment (group, 1000, 200);
  g_autoptr (GtkAdjustment) longer = add_adjustment (group, 1800, 200);

  gtk_adjustment_set_value (leader, 400);

  g_assert_cmpfloat (gtk_adjustment_get_value (same), ==, 400);
  g_assert_cmpfloat (gtk_adjustment_get_value (longer), ==, 800);
}

static void
test_fitting (void)
{
  g_autoptr (PolScrollGroup) group = pol_scroll_group_new ();
  g_autoptr (GtkAdjustment) leader = add_adjustment (group, 1000, 200);
  g_autoptr (GtkAdjustment) fitting = add_adjustment (group, 100, 200);

  gtk_adjustment_set_value (leader, 400);

  g_assert_cmpfloat (gtk_adjustment_get_value (fitting), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (leader), ==, 400);
}

static void
test_removed (void)
{
  g_autoptr (PolScrollGroup) group = pol_scroll_group_new ();
  g_autoptr (GtkAdjustment) leader = add_adjustment (group, 1000, 200);
  g_autoptr (GtkAdjustment) other = add_adjustment (group, 1000, 200);

  pol_scroll_group_remove (group, other);
  gtk_adjustment_set_value (leader, 400);
  g_assert_cmpfloat (gtk_adjustment_get_value (other), ==, 0);

  gtk_adjustment_set_value (other, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (leader), ==, 400);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scroll-group/others-follow", test_follow);
  g_test_add_func ("/scroll-group/what-fits-stays", test_fitting);
  g_test_add_func ("/scroll-group/removed-is-free", test_removed);

  return g_test_run ();
}
