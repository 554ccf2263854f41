#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_WINDOW (pol_window_get_type ())

/* The main window: one project, or the welcome page. */
G_DECLARE_FINAL_TYPE (PolWindow, pol_window, POL, WINDOW, AdwApplicationWindow)

GtkWidget  *pol_window_new         (AdwApplication *application);
void        pol_window_open        (PolWindow      *self,
                                    GFile          *location,
                                    GFile          *concepts);
PolProject *pol_window_get_project (PolWindow      *self);
gboolean    pol_window_is_opening  (PolWindow      *self);
gboolean    pol_window_is_idle     (PolWindow      *self);

G_END_DECLS
