#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pol_choice_set_up (GtkWidget  *menu,
                        const char *title);

G_END_DECLS
