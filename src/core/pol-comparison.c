/* pol-comparison.c: which labels two policies read differently, and how many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-comparison.h"

/* One of the two policies, and its reading of the image at hand. */
typedef struct
{
  PolResolver *resolver;
  PolFoldedTag *folded;
  gsize n_folded;
  PolScopeCount *counts;    /* of each scope, zero between images */
} Side;

/* The untagged concepts are compared in one go: all of them, or those of each
 * group that has a tag and then those of all other groups. */
struct _PolComparison
{
  Side sides[2];
  gsize capacity;
  PolResolver *parts;       /* whose scopes divide the concepts finest */
  guint *n_tagged;          /* in each part, zero between images */
  guint n_active;
  PolLabelChanges *changes; /* what is counted into, while an image is added */
};

PolComparison *
pol_comparison_new (PolResolver *resolver,
                    PolResolver *other)
{
  PolComparison *self = g_new0 (PolComparison, 1);
  PolResolver *resolvers[] = { resolver, other };

  for (guint i = 0; i < 2; i++)
    {
      self->sides[i].resolver = g_object_ref (resolvers[i]);
      self->sides[i].counts = g_new0 (PolScopeCount, pol_resolver_get_n_scopes (resolvers[i]));
    }

  self->parts = pol_policy_get_scope (pol_resolver_get_policy (resolver)) == POL_SCOPE_GROUP
                    ? resolver
                    : other;
  self->n_tagged = g_new0 (guint, pol_resolver_get_n_scopes (self->parts));
  for (guint i = 0; i < pol_resolver_get_n_scopes (self->parts); i++)
    self->n_active += pol_resolver_get_scope_size (self->parts, i);

  return self;
}

void
pol_comparison_free (PolComparison *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_object_unref (self->sides[i].resolver);
      g_free (self->sides[i].folded);
      g_free (self->sides[i].counts);
    }
  g_free (self->n_tagged);
  g_free (self);
}

static void
fold_side (Side *side,
           const PolAnnotation *annotations,
           gsize n_annotations)
{
  side->n_folded = pol_resolver_fold (side->resolver, annotations, n_annotations, side->folded);
  for (gsize i = 0; i < side->n_folded; i++)
    pol_scope_count_add (&side->counts[side->folded[i].scope], side->folded[i].tag);
}

static PolLabel
read_tagged (Side *side,
             gsize nth)
{
  const PolFoldedTag *folded = &side->folded[nth];
  guint situation = pol_resolver_get_situation (side->resolver, &side->counts[folded->scope]);

  return pol_resolver_read_tagged (side->resolver, folded->tag, situation).label;
}

/* What an untagged concept of a part reads as. A policy whose scope is the
 * whole image has one scope, whatever the part. */
static PolLabel
read_rest (Side *side,
           guint part,
           gboolean reviewed)
{
  guint scope = pol_resolver_get_n_scopes (side->resolver) == 1 ? 0 : part;
  guint situation = pol_resolver_get_situation (side->resolver, &side->counts[scope]);

  return pol_resolver_read_untagged (side->resolver, situation, reviewed).label;
}

static PolLabel
read_other_rest (Side *side,
                 gboolean reviewed)
{
  guint situation = POL_SITUATION_NO_TAGS;

  if (pol_policy_get_scope (pol_resolver_get_policy (side->resolver)) == POL_SCOPE_ALL)
    situation = pol_resolver_get_situation (side->resolver, &side->counts[0]);

  return pol_resolver_read_untagged (side->resolver, situation, reviewed).label;
}

static void
count_labels (PolComparison *self,
              PolLabel from,
              PolLabel to,
              guint n)
{
  self->changes->n[from][to] += n;
}

static void
count_untagged (PolComparison *self,
                gboolean reviewed)
{
  Side *sides = self->sides;
  Side *side = &sides[self->parts == sides[0].resolver ? 0 : 1];
  guint n_others = self->n_active;

  for (gsize i = 0; i < side->n_folded; i++)
    self->n_tagged[side->folded[i].scope]++;

  for (gsize i = 0; i < side->n_folded; i++)
    {
      guint part = side->folded[i].scope;
      guint size = pol_resolver_get_scope_size (self->parts, part);

      if (self->n_tagged[part] == 0)
        continue;
      count_labels (self, read_rest (&sides[0], part, reviewed),
                    read_rest (&sides[1], part, reviewed), size - self->n_tagged[part]);
      n_others -= size;
      self->n_tagged[part] = 0;
    }

  count_labels (self, read_other_rest (&sides[0], reviewed), read_other_rest (&sides[1], reviewed),
                n_others);
}

/* Adds the labels of one image to @changes. Both policies see the same concepts,
 * so the same ones are tagged. */
void
pol_comparison_add (PolComparison *self,
                    const PolAnnotation *annotations,
                    gsize n_annotations,
                    PolImageState state,
                    PolLabelChanges *changes)
{
  if (n_annotations > self->capacity)
    {
      self->capacity = n_annotations;
      for (guint i = 0; i < 2; i++)
        self->sides[i].folded = g_renew (PolFoldedTag, self->sides[i].folded, n_annotations);
    }

  for (guint i = 0; i < 2; i++)
    fold_side (&self->sides[i], annotations, n_annotations);

  self->changes = changes;
  count_untagged (self, state == POL_IMAGE_STATE_REVIEWED);
  for (gsize i = 0; i < self->sides[0].n_folded; i++)
    count_labels (self, read_tagged (&self->sides[0], i), read_tagged (&self->sides[1], i), 1);

  for (guint i = 0; i < 2; i++)
    {
      for (gsize j = 0; j < self->sides[i].n_folded; j++)
        self->sides[i].counts[self->sides[i].folded[j].scope] = (PolScopeCount) { 0 };
    }
}
