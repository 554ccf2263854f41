/* test-adaptive-bin.c: a container says when it is narrow, and lets itself become so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-adaptive-bin.h"

static GtkWidget *
make_bin (int child_width)
{
  GtkWidget *bin = g_object_ref_sink (pol_adaptive_bin_new ());
  GtkWidget *child = gtk_label_new ("child");

  gtk_widget_set_size_request (child, child_width, 100);
  g_object_set (bin, "child", child, "threshold", 500, NULL);

  return bin;
}

static void
allocate (GtkWidget *bin, int width)
{
  gtk_widget_allocate (bin, width, 200, -1, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_is_as_narrow_as_wanted (void)
{
  g_autoptr (GtkWidget) bin = make_bin (600);
  int minimum, natural;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (natural, ==, 600);
}

static void
test_says_when_it_is_narrow (void)
{
  g_autoptr (GtkWidget) bin = make_bin (300);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), bin);
  gtk_widget_realize (window);
  allocate (bin, 800);
  g_assert_false (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  allocate (bin, 400);
  g_assert_true (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  allocate (bin, 500);
  g_assert_false (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
shrink_child (PolAdaptiveBin *bin, GParamSpec *pspec, GtkWidget *child)
{
  gtk_widget_set_size_request (child, pol_adaptive_bin_get_narrow (bin) ? 300 : 600, 100);
}

static void
test_is_narrow_until_its_child_fits (void)
{
  g_autoptr (GtkWidget) bin = make_bin (600);
  GtkWidget *window = gtk_window_new ();

  g_signal_connect (bin, "notify::narrow", G_CALLBACK (shrink_child),
                    gtk_widget_get_first_child (bin));
  gtk_window_set_child (GTK_WINDOW (window), bin);
  gtk_widget_realize (window);
  allocate (bin, 550);
  g_assert_true (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  allocate (bin, 580);
  g_assert_true (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  allocate (bin, 600);
  g_assert_false (pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (bin)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/adaptive-bin/is-as-narrow-as-wanted", test_is_as_narrow_as_wanted);
  g_test_add_func ("/adaptive-bin/says-when-it-is-narrow", test_says_when_it_is_narrow);

  g_test_add_func ("/adaptive-bin/is-narrow-until-its-child-fits",
                   test_is_narrow_until_its_child_fits);

  return g_test_run ();
}
