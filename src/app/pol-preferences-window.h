#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POL_TYPE_PREFERENCES_WINDOW (pol_preferences_window_get_type ())

/* What can be set to one's liking. All of it is applied at once, and kept. */
G_DECLARE_FINAL_TYPE (PolPreferencesWindow, pol_preferences_window, POL, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWidget *pol_preferences_window_new (GtkWindow *parent);

G_END_DECLS
