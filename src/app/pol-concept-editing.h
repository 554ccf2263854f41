#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* What a person does with the concept list, each verb one step of undo. */

PolConcept *pol_concept_editing_add            (PolProject          *project,
                                                const char          *name);
void        pol_concept_editing_add_list_async (PolProject          *project,
                                                GPtrArray           *specs,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void        pol_concept_editing_rename         (PolProject          *project,
                                                PolConcept          *concept,
                                                const char          *name);
void        pol_concept_editing_set_group      (PolProject          *project,
                                                PolConcept          *concept,
                                                const char          *group);
void        pol_concept_editing_move           (PolProject          *project,
                                                PolConcept          *concept,
                                                guint                position);
void        pol_concept_editing_remove         (PolProject          *project,
                                                PolConcept          *concept);

G_END_DECLS
