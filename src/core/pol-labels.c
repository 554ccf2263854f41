/* pol-labels.c: what a model reads for one image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-labels-private.h"

/**
 * PolLabels:
 *
 * What a model reads for one image: the tagged concepts one by one, and one
 * *rest* for all others, or one rest for each group under `POL_SCOPE_GROUP`.
 */
struct _PolLabels
{
  gatomicrefcount ref_count;

  PolResolver *resolver;
  gboolean reviewed;
  PolSituation situation;
  guint n_tagged;
  guint8 *situations;         /* of each scope; behind the tags, in the same memory */
  PolFoldedTag tagged[];      /* sorted by concept */
};

G_DEFINE_BOXED_TYPE (PolLabels, pol_labels, pol_labels_ref, pol_labels_unref)

static void
count_scopes (PolLabels *self)
{
  guint n_scopes = pol_resolver_get_n_scopes (self->resolver);
  PolScopeCount only = { 0 };
  g_autofree PolScopeCount *many = n_scopes > 1 ? g_new0 (PolScopeCount, n_scopes) : NULL;
  PolScopeCount *counts = many != NULL ? many : &only;
  PolScopeCount whole = { 0 };

  for (guint i = 0; i < self->n_tagged; i++)
    {
      pol_scope_count_add (&counts[self->tagged[i].scope], self->tagged[i].tag);
      pol_scope_count_add (&whole, self->tagged[i].tag);
    }

  for (guint i = 0; i < n_scopes; i++)
    self->situations[i] = pol_resolver_get_situation (self->resolver, &counts[i]);

  self->situation = whole.n_positive > 0   ? POL_SITUATION_WITH_POSITIVE
                    : whole.n_negative > 0 ? POL_SITUATION_ONLY_NEGATIVES
                                           : POL_SITUATION_NO_TAGS;
}

PolLabels *
pol_labels_new (PolResolver *resolver,
                const PolAnnotation *annotations,
                gsize n_annotations,
                PolImageState state)
{
  PolLabels *self = g_malloc (sizeof (PolLabels) + n_annotations * sizeof (PolFoldedTag)
                              + pol_resolver_get_n_scopes (resolver));

  g_atomic_ref_count_init (&self->ref_count);
  self->resolver = g_object_ref (resolver);
  self->reviewed = state == POL_IMAGE_STATE_REVIEWED;
  self->situations = (guint8 *) (self->tagged + n_annotations);
  self->n_tagged = pol_resolver_fold (resolver, annotations, n_annotations, self->tagged);
  count_scopes (self);

  return self;
}

/**
 * pol_labels_ref:
 * @self: labels
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
PolLabels *
pol_labels_ref (PolLabels *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pol_labels_unref:
 * @self: (transfer full): labels
 *
 * Gives a reference back; the last one frees the labels.
 */
void
pol_labels_unref (PolLabels *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->resolver);
  g_free (self);
}

static const PolFoldedTag *
find_tagged (PolLabels *self,
             guint concept)
{
  guint low = 0;
  guint high = self->n_tagged;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->tagged[middle].concept == concept)
        return &self->tagged[middle];
      if (self->tagged[middle].concept < concept)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * pol_labels_get:
 * @self: labels
 * @concept: the index of an active concept
 * @reason: (out) (optional): why
 *
 * Gets what the model reads for a concept. An archived concept reads as ignored
 * and unannotated: no rule sees it.
 *
 * Returns: the label
 */
PolLabel
pol_labels_get (PolLabels *self,
                guint concept,
                PolReason *reason)
{
  PolReading reading = { POL_LABEL_IGNORED, POL_REASON_UNANNOTATED };
  const PolFoldedTag *tagged;
  guint32 scope;

  g_return_val_if_fail (self != NULL, POL_LABEL_IGNORED);

  tagged = find_tagged (self, concept);
  scope = pol_resolver_get_concept_scope (self->resolver, concept);
  if (tagged != NULL)
    reading = pol_resolver_read_tagged (self->resolver, tagged->tag, self->situations[scope]);
  else if (scope != G_MAXUINT32)
    reading = pol_resolver_read_untagged (self->resolver, self->situations[scope], self->reviewed);

  if (reason != NULL)
    *reason = reading.reason;
  return reading.label;
}

/**
 * pol_labels_get_situation:
 * @self: labels
 *
 * Gets what the tags of the whole image amount to, whatever the policy's scope.
 *
 * Returns: the situation
 */
PolSituation
pol_labels_get_situation (PolLabels *self)
{
  g_return_val_if_fail (self != NULL, POL_SITUATION_NO_TAGS);

  return self->situation;
}

/**
 * pol_labels_get_n_tagged:
 * @self: labels
 *
 * Gets how many active concepts are tagged, unsure and disputed ones included.
 *
 * Returns: the number
 */
guint
pol_labels_get_n_tagged (PolLabels *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tagged;
}

/**
 * pol_labels_get_tagged:
 * @self: labels
 * @nth: which of the tagged concepts, by index
 * @label: (out) (optional): its label
 * @reason: (out) (optional): why
 *
 * Gets a tagged concept and what the model reads for it.
 *
 * Returns: the concept's index
 */
guint
pol_labels_get_tagged (PolLabels *self,
                       guint nth,
                       PolLabel *label,
                       PolReason *reason)
{
  const PolFoldedTag *tagged;
  PolReading reading;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (nth < self->n_tagged, 0);

  tagged = &self->tagged[nth];
  reading = pol_resolver_read_tagged (self->resolver, tagged->tag, self->situations[tagged->scope]);
  if (label != NULL)
    *label = reading.label;
  if (reason != NULL)
    *reason = reading.reason;

  return tagged->concept;
}

/**
 * pol_labels_get_n_rests:
 * @self: labels
 *
 * Gets how many rests there are: one, or one for each group under
 * `POL_SCOPE_GROUP`.
 *
 * Returns: the number
 */
guint
pol_labels_get_n_rests (PolLabels *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pol_resolver_get_n_scopes (self->resolver);
}

/**
 * pol_labels_get_rest:
 * @self: labels
 * @nth: which of the rests, in the order of each group's first concept
 * @label: (out) (optional): the label of every concept that is untagged
 * @reason: (out) (optional): why
 *
 * Gets what the model reads for the untagged concepts of a scope.
 *
 * Returns: (transfer none) (nullable): the group, %NULL for the concepts
 *   without one and under `POL_SCOPE_ALL`
 */
const char *
pol_labels_get_rest (PolLabels *self,
                     guint nth,
                     PolLabel *label,
                     PolReason *reason)
{
  PolReading reading;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (nth < pol_resolver_get_n_scopes (self->resolver), NULL);

  reading = pol_resolver_read_untagged (self->resolver, self->situations[nth], self->reviewed);
  if (label != NULL)
    *label = reading.label;
  if (reason != NULL)
    *reason = reading.reason;

  return pol_resolver_get_scope_group (self->resolver, nth);
}
