/* pol-concept-proposal.c: a change that a concept list proposes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-proposal.h"

struct _PolConceptProposal
{
  GObject parent_instance;

  PolConceptProposalKind kind;
  char *id;
  char *name;
  char *group;
  char *key;
  char *like; /* a name that is written nearly the same */
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (PolConceptProposal, pol_concept_proposal, G_TYPE_OBJECT)

static void
pol_concept_proposal_finalize (GObject *object)
{
  PolConceptProposal *self = POL_CONCEPT_PROPOSAL (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->group);
  g_free (self->key);
  g_free (self->like);

  G_OBJECT_CLASS (pol_concept_proposal_parent_class)->finalize (object);
}

static void
pol_concept_proposal_class_init (PolConceptProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_concept_proposal_finalize;
}

static void
pol_concept_proposal_init (PolConceptProposal *self)
{
}

/**
 * pol_concept_proposal_new:
 * @kind: what it is to the project
 * @id: its id
 * @name: what it is called
 *
 * Makes a proposal. What is new is taken unless someone skips it, all else the
 * other way round.
 *
 * Returns: (transfer full): the proposal
 */
PolConceptProposal *
pol_concept_proposal_new (PolConceptProposalKind kind, const char *id, const char *name)
{
  PolConceptProposal *self = g_object_new (POL_TYPE_CONCEPT_PROPOSAL, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->chosen = kind == POL_CONCEPT_PROPOSAL_NEW;

  return self;
}

/**
 * pol_concept_proposal_set_spec:
 * @self: a proposal
 * @group: (nullable): the group in the file
 * @key: (nullable): the key in the file
 * @like: (nullable): a name of the project that is written nearly the same
 *
 * Tells the rest of a concept of a file.
 */
void
pol_concept_proposal_set_spec (PolConceptProposal *self,
                               const char *group,
                               const char *key,
                               const char *like)
{
  g_return_if_fail (POL_IS_CONCEPT_PROPOSAL (self));

  self->group = g_strdup (group);
  self->key = g_strdup (key);
  self->like = g_strdup (like);
}

PolConceptProposalKind
pol_concept_proposal_get_kind (PolConceptProposal *self)
{
  return self->kind;
}

const char *
pol_concept_proposal_get_id (PolConceptProposal *self)
{
  return self->id;
}

const char *
pol_concept_proposal_get_name (PolConceptProposal *self)
{
  return self->name;
}

const char *
pol_concept_proposal_get_group (PolConceptProposal *self)
{
  return self->group;
}

const char *
pol_concept_proposal_get_key (PolConceptProposal *self)
{
  return self->key;
}

const char *
pol_concept_proposal_get_like (PolConceptProposal *self)
{
  return self->like;
}

gboolean
pol_concept_proposal_get_chosen (PolConceptProposal *self)
{
  return self->chosen;
}

void
pol_concept_proposal_set_chosen (PolConceptProposal *self, gboolean chosen)
{
  self->chosen = chosen;
}
