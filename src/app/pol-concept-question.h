#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_QUESTION (pol_concept_question_get_type ())

/* Asks for a concept's new name, or for the group of some concepts, and carries
 * that out. What cannot be is told of while it is typed. */
G_DECLARE_FINAL_TYPE (PolConceptQuestion, pol_concept_question, POL, CONCEPT_QUESTION,
                      AdwMessageDialog)

GtkWidget *pol_concept_question_new_name  (GtkWindow  *parent,
                                           PolProject *project,
                                           PolConcept *concept);
GtkWidget *pol_concept_question_new_group (GtkWindow  *parent,
                                           PolProject *project,
                                           GPtrArray  *concepts);

G_END_DECLS
