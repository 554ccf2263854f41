/* canvas-fixture.c: a window for what draws itself as far as it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas-fixture.h"

GtkWidget *
canvas_window_new (GtkWidget *canvas, GtkWidget **scrolled)
{
  GtkWidget *window = gtk_window_new ();

  *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (*scrolled), canvas);
  gtk_window_set_child (GTK_WINDOW (window), *scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Waits for a frame to be drawn. @n_read is how much of the model was read for it. */
void
canvas_draw (GtkWidget *canvas, guint *n_read)
{
  *n_read = 0;
  gtk_widget_queue_draw (canvas);
  while (*n_read == 0)
    g_main_context_iteration (NULL, TRUE);
}
