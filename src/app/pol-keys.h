#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the main window that are letters and the like: they work wherever
 * nothing is typed, and no concept may have one of them. */

void        pol_keys_install  (GtkWidgetClass *widget_class);
const char *pol_keys_describe (gunichar        typed);

G_END_DECLS
