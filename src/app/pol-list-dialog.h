#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POL_TYPE_LIST_DIALOG (pol_list_dialog_get_type ())

/* A list to be read and copied, one thing a line. */
G_DECLARE_FINAL_TYPE (PolListDialog, pol_list_dialog, POL, LIST_DIALOG, AdwWindow)

GtkWidget *pol_list_dialog_new (GtkWindow          *parent,
                                const char         *title,
                                const char *const  *lines);

G_END_DECLS
