#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_NOTE (pol_concept_note_get_type ())

/* A popover with what a concept's note says and its examples, each of which
 * leads to its image. */
G_DECLARE_FINAL_TYPE (PolConceptNote, pol_concept_note, POL, CONCEPT_NOTE, GtkPopover)

GtkWidget *pol_concept_note_new         (void);
void       pol_concept_note_set_concept (PolConceptNote *self,
                                         PolProject     *project,
                                         PolConcept     *concept);

G_END_DECLS
