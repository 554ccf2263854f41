#pragma once

#include "pol-alternative.h"
#include "pol-label-changes.h"

G_BEGIN_DECLS

/* What a concept reads as, label and reason in one number: a PolReason, whose label goes
 * without saying, but for what is tagged positive and for a concept that is not on the list.
 * POL_REASON_EXPLICIT is what is tagged negative. */
#define POL_READING_POSITIVE POL_N_REASONS
#define POL_READING_ABSENT (POL_READING_POSITIVE + 1)
#define POL_N_READINGS (POL_READING_ABSENT + 1)

PolLabel  pol_reading_get_label  (guint reading);
PolReason pol_reading_get_reason (guint reading);

/* In how many images a concept reads as one thing, and as another, or the same,
 * afterwards. */
typedef struct
{
  guint32 n[POL_N_READINGS][POL_N_READINGS];    /* from, to */
} PolReadingCounts;

/* What each concept of a data set reads as before and after something changes. Once
 * counted, it stays as it is. */
typedef struct _PolConceptChanges PolConceptChanges;

PolConceptChanges *pol_concept_changes_count          (PolProject           *before,
                                                       PolPolicy            *policy,
                                                       PolProject           *after,
                                                       PolPolicy            *other,
                                                       GCancellable         *cancellable);
void               pol_concept_changes_count_async    (PolProject           *project,
                                                       PolPolicy            *policy,
                                                       PolAlternative       *alternative,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PolConceptChanges *pol_concept_changes_count_finish   (PolProject           *project,
                                                       GAsyncResult         *result,
                                                       GError              **error);
PolConceptChanges *pol_concept_changes_ref            (PolConceptChanges    *self);
void               pol_concept_changes_unref          (PolConceptChanges    *self);

guint              pol_concept_changes_get_n_concepts (PolConceptChanges    *self);
const PolReadingCounts *
                   pol_concept_changes_get            (PolConceptChanges    *self,
                                                       guint                 concept);
guint              pol_concept_changes_get_n          (PolConceptChanges    *self,
                                                       guint                 concept,
                                                       PolLabel              from,
                                                       PolLabel              to);
guint              pol_concept_changes_get_n_changed  (PolConceptChanges    *self,
                                                       guint                 concept);
void               pol_concept_changes_add_up         (PolConceptChanges    *self,
                                                       PolLabelChanges      *changes);
guint64            pol_concept_changes_get_sum        (PolConceptChanges    *self,
                                                       guint                 from,
                                                       guint                 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptChanges, pol_concept_changes_unref)

G_END_DECLS
