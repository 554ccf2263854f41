#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_NOTE_DIALOG (pol_concept_note_dialog_get_type ())

/* Edits the note of a concept, and takes examples away. */
G_DECLARE_FINAL_TYPE (PolConceptNoteDialog, pol_concept_note_dialog, POL, CONCEPT_NOTE_DIALOG,
                      AdwWindow)

GtkWidget *pol_concept_note_dialog_new (GtkWindow  *parent,
                                        PolProject *project,
                                        PolConcept *concept);

G_END_DECLS
