#pragma once

#include <gtk/gtk.h>

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
gboolean    pol_concept_editing_check_name     (PolProject          *project,
                                                PolConcept          *concept,
                                                const char          *name,
                                                GError             **error);
gboolean    pol_concept_editing_rename         (PolProject          *project,
                                                PolConcept          *concept,
                                                const char          *name,
                                                GError             **error);
void        pol_concept_editing_set_group      (PolProject          *project,
                                                GPtrArray           *concepts,
                                                const char          *group);
void        pol_concept_editing_set_note       (PolProject          *project,
                                                PolConcept          *concept,
                                                const char          *note);
void        pol_concept_editing_add_examples   (PolProject          *project,
                                                PolConcept          *concept,
                                                GtkBitset           *images);
void        pol_concept_editing_remove_example (PolProject          *project,
                                                PolConcept          *concept,
                                                guint                image);
void        pol_concept_editing_move           (PolProject          *project,
                                                PolConcept          *concept,
                                                PolConcept          *other,
                                                gboolean             after);
void        pol_concept_editing_archive        (PolProject          *project,
                                                GPtrArray           *concepts);
gboolean    pol_concept_editing_restore        (PolProject          *project,
                                                GPtrArray           *concepts,
                                                GError             **error);

G_END_DECLS
