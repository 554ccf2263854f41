#pragma once

#include <adwaita.h>

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_MANAGER (pol_concept_manager_get_type ())

/* All concepts of a project, those on the list and those that are archived, and
 * what can be done with several of them at once. */
G_DECLARE_FINAL_TYPE (PolConceptManager, pol_concept_manager, POL, CONCEPT_MANAGER, AdwWindow)

GtkWidget *pol_concept_manager_new (GtkWindow  *parent,
                                    PolProject *project);

G_END_DECLS
