#pragma once

#include <gtk/gtk.h>

GtkWidget *widget_tree_find       (GtkWidget  *root,
                                   GType       type,
                                   const char *accessible_name);
GtkWidget *widget_tree_find_label (GtkWidget  *root,
                                   const char *text);
void       widget_tree_settle     (guint       milliseconds);
