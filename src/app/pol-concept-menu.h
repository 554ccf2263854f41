#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_MENU (pol_concept_menu_get_type ())

/* A button that shows a concept and lets someone choose another one. Its property "concept" is
 * that, and "title" what it is chosen for. */
G_DECLARE_FINAL_TYPE (PolConceptMenu, pol_concept_menu, POL, CONCEPT_MENU, GtkWidget)

void        pol_concept_menu_set_concepts (PolConceptMenu *self,
                                           PolConceptList *concepts);
PolConcept *pol_concept_menu_get_concept  (PolConceptMenu *self);
void        pol_concept_menu_set_concept  (PolConceptMenu *self,
                                           PolConcept     *concept);

G_END_DECLS
