#pragma once

#include "pol-concept-file.h"

G_BEGIN_DECLS

/* What a concept of a file is to the project, in the order in which it is shown.
 * One that is gone is on the project's list, and not in the file. */
typedef enum
{
  POL_CONCEPT_PROPOSAL_NEW,
  POL_CONCEPT_PROPOSAL_ALIKE,
  POL_CONCEPT_PROPOSAL_ARCHIVED,
  POL_CONCEPT_PROPOSAL_GONE,
} PolConceptProposalKind;

#define POL_TYPE_CONCEPT_PROPOSAL (pol_concept_proposal_get_type ())

/* A change that a concept list proposes, to be taken or skipped. */
G_DECLARE_FINAL_TYPE (PolConceptProposal, pol_concept_proposal, POL, CONCEPT_PROPOSAL, GObject)

PolConceptProposal    *pol_concept_proposal_new        (PolConceptProposalKind  kind,
                                                        const char             *id,
                                                        const char             *name);
void                   pol_concept_proposal_set_spec   (PolConceptProposal     *self,
                                                        const char             *group,
                                                        const char             *key,
                                                        const char             *like);
PolConceptProposalKind pol_concept_proposal_get_kind   (PolConceptProposal     *self);
const char            *pol_concept_proposal_get_id     (PolConceptProposal     *self);
const char            *pol_concept_proposal_get_name   (PolConceptProposal     *self);
const char            *pol_concept_proposal_get_group  (PolConceptProposal     *self);
const char            *pol_concept_proposal_get_key    (PolConceptProposal     *self);
const char            *pol_concept_proposal_get_like   (PolConceptProposal     *self);
gboolean               pol_concept_proposal_get_chosen (PolConceptProposal     *self);
void                   pol_concept_proposal_set_chosen (PolConceptProposal     *self,
                                                        gboolean                chosen);

G_END_DECLS
