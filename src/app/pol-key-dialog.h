#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_KEY_DIALOG (pol_key_dialog_get_type ())

/* Waits for the key that a concept is to have. */
G_DECLARE_FINAL_TYPE (PolKeyDialog, pol_key_dialog, POL, KEY_DIALOG, AdwMessageDialog)

GtkWidget *pol_key_dialog_new (GtkWindow  *parent,
                               PolProject *project,
                               PolConcept *concept);

G_END_DECLS
