#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_CHOOSER (pol_concept_chooser_get_type ())

/* A list of concepts that can be searched, for a popover. Emits "chosen" with a concept, and
 * "stopped" when someone gave up. */
G_DECLARE_FINAL_TYPE (PolConceptChooser, pol_concept_chooser, POL, CONCEPT_CHOOSER, GtkWidget)

void pol_concept_chooser_set_concepts (PolConceptChooser *self,
                                       PolConceptList    *concepts);
void pol_concept_chooser_begin        (PolConceptChooser *self);

G_END_DECLS
