#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_SHY_BIN (pol_shy_bin_get_type ())

/* A container that takes no room of others: its child is shown where there is enough for
 * it. For the title of a dialog between its buttons. Property: "child". */
G_DECLARE_FINAL_TYPE (PolShyBin, pol_shy_bin, POL, SHY_BIN, GtkWidget)

G_END_DECLS
