#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* The key that tags with a concept: a letter that neither the program nor another
 * concept has. */

PolConcept *pol_concept_key_find   (PolConceptList *concepts,
                                    const char     *key);
char       *pol_concept_key_refuse (PolConceptList *concepts,
                                    PolConcept     *concept,
                                    const char     *key);
void        pol_concept_key_set    (PolProject     *project,
                                    PolConcept     *concept,
                                    const char     *key);

G_END_DECLS
