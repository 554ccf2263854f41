#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        pol_tooltip_set_text (GtkWidget  *widget,
                                  const char *text);
const char *pol_tooltip_get_text (GtkWidget  *widget);

G_END_DECLS
