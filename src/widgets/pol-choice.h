#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       pol_choice_set_up      (GtkWidget   *menu,
                                   const char  *title);

void       pol_choice_set_up_item (GtkWidget   *menu,
                                   GtkListItem *item,
                                   GtkWidget   *child);
GtkWidget *pol_choice_bind_item   (GtkWidget   *menu,
                                   GtkListItem *item,
                                   const char  *name);

G_END_DECLS
