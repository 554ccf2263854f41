#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

void pol_report_chooser_show (GtkWidget  *widget,
                              PolProject *project,
                              PolPolicy  *policy,
                              GArray     *pictures);

G_END_DECLS
