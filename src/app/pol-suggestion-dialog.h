#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_SUGGESTION_DIALOG (pol_suggestion_dialog_get_type ())

/* Asks from what score on suggestions shall be accepted, says how many they are,
 * and accepts them. */
G_DECLARE_FINAL_TYPE (PolSuggestionDialog, pol_suggestion_dialog, POL, SUGGESTION_DIALOG,
                      AdwMessageDialog)

GtkWidget *pol_suggestion_dialog_new (GtkWindow  *parent,
                                      PolProject *project,
                                      GtkBitset  *selected);

G_END_DECLS
