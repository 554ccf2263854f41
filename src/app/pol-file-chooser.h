#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *pol_file_chooser_new        (GtkWidget            *widget,
                                                   const char           *title,
                                                   GtkFileChooserAction  action,
                                                   const char           *accept);
void                  pol_file_chooser_add_filter (GtkFileChooserNative *chooser,
                                                   const char           *name,
                                                   const char *const    *patterns);
void                  pol_file_chooser_drop       (GtkFileChooserNative **chooser);

G_END_DECLS
