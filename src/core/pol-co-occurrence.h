#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* How many images are tagged positive for two concepts at once, for the concepts
 * that most images are tagged positive for. Two passes over the annotations: one
 * finds these concepts, one counts their pairs. */
typedef struct _PolCoOccurrence PolCoOccurrence;

PolCoOccurrence *pol_co_occurrence_count        (PolProject           *project,
                                                 PolPolicy            *policy,
                                                 guint                 n_concepts,
                                                 GCancellable         *cancellable);
void             pol_co_occurrence_count_async  (PolProject           *project,
                                                 PolPolicy            *policy,
                                                 guint                 n_concepts,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PolCoOccurrence *pol_co_occurrence_count_finish (GAsyncResult         *result,
                                                 GError              **error);
void             pol_co_occurrence_free         (PolCoOccurrence      *self);

guint            pol_co_occurrence_get_n        (PolCoOccurrence      *self);
guint            pol_co_occurrence_get_concept  (PolCoOccurrence      *self,
                                                 guint                 nth);
guint            pol_co_occurrence_get_together (PolCoOccurrence      *self,
                                                 guint                 nth,
                                                 guint                 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolCoOccurrence, pol_co_occurrence_free)

G_END_DECLS
