#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window with something that scrolls, of 600 by 400 pixels. */
GtkWidget *canvas_window_new (GtkWidget  *canvas,
                              GtkWidget **scrolled);
void       canvas_draw       (GtkWidget  *canvas,
                              guint      *n_read);

G_END_DECLS
