/* test-shy-bin.c: a container leaves its child out where there is no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-shy-bin.h"

static void
test_shows_its_child_where_there_is_room (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bin = g_object_new (POL_TYPE_SHY_BIN, NULL);
  GtkWidget *child = gtk_label_new ("title");
  int minimum, natural;

  gtk_widget_set_size_request (child, 80, -1);
  g_object_set (bin, "child", child, NULL);
  gtk_window_set_child (GTK_WINDOW (window), bin);
  gtk_widget_realize (window);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (natural, ==, 80);

  gtk_widget_allocate (bin, 79, 40, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (child));
  gtk_widget_allocate (bin, 80, 40, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (child));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shy-bin/shows-its-child-where-there-is-room",
                   test_shows_its_child_where_there_is_room);

  return g_test_run ();
}
