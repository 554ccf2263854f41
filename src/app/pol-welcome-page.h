#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_WELCOME_PAGE (pol_welcome_page_get_type ())

/* What the program is for, a button to open a folder, and what was opened
 * lately. Opens by the window's actions. */
G_DECLARE_FINAL_TYPE (PolWelcomePage, pol_welcome_page, POL, WELCOME_PAGE, GtkWidget)

GtkWidget *pol_welcome_page_new (void);

G_END_DECLS
