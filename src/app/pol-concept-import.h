#pragma once

#include "pol-concept-proposal.h"
#include "pol-project.h"

G_BEGIN_DECLS

/* What a concept list would change. */
typedef struct
{
  GPtrArray *proposals;     /* PolConceptProposal, by kind */
  guint n_known;            /* concepts that are on the list already */
  char **repeated;          /* ids that the file repeats, or NULL */
} PolConceptPlan;

void            pol_concept_plan_free          (PolConceptPlan       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptPlan, pol_concept_plan_free)

/* Takes a concept list in, in two steps: what would change, and what of that
 * does. */

PolConceptPlan *pol_concept_import_propose     (PolProject           *project,
                                                GPtrArray            *specs);
void            pol_concept_import_read_async  (PolProject           *project,
                                                GFile                *file,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PolConceptPlan *pol_concept_import_read_finish (GAsyncResult         *result,
                                                GError              **error);
void            pol_concept_import_apply_async (PolProject           *project,
                                                GPtrArray            *proposals,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_END_DECLS
