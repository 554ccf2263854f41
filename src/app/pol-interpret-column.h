#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"
#include "pol-scroll-group.h"
#include "pol-thumbnail-loader.h"

G_BEGIN_DECLS

#define POL_TYPE_INTERPRET_COLUMN (pol_interpret_column_get_type ())

G_DECLARE_FINAL_TYPE (PolInterpretColumn, pol_interpret_column, POL, INTERPRET_COLUMN, GtkWidget)

GtkWidget *pol_interpret_column_new       (PolProject         *project,
                                           PolThumbnailLoader *loader,
                                           PolScrollGroup     *scrolling,
                                           GtkSizeGroup       *heights);
void       pol_interpret_column_show      (PolInterpretColumn *self,
                                           guint               image,
                                           GtkSelectionModel  *concepts,
                                           PolPolicy          *policy,
                                           PolPolicy          *compared);
void       pol_interpret_column_set_large (PolInterpretColumn *self,
                                           gboolean            large);
void       pol_interpret_column_refresh   (PolInterpretColumn *self);
guint      pol_interpret_column_get_image (PolInterpretColumn *self);

G_END_DECLS
