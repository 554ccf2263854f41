/* pol-resolver.c: the rule applied to the annotations of an image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-resolver-private.h"

#include <string.h>

#include "pol-labels-private.h"

#define NO_SCOPE G_MAXUINT32

/**
 * PolResolver:
 *
 * Turns the annotations of an image into labels, by one policy and the active
 * concepts as they were when the resolver was made. Immutable, so that threads
 * may share it.
 *
 * A concept's *scope* is the set of concepts whose tags it sees: all active
 * ones, or those of its own group.
 */
struct _PolResolver
{
  GObject parent_instance;

  PolPolicy *policy;
  guint n_concepts;
  guint32 *scope_of;      /* by concept, NO_SCOPE for an archived one */
  GArray *scope_sizes;    /* guint: active concepts in it */
  GPtrArray *groups;      /* the group of each scope, NULL for none */
};

G_DEFINE_FINAL_TYPE (PolResolver, pol_resolver, G_TYPE_OBJECT)

static void
pol_resolver_finalize (GObject *object)
{
  PolResolver *self = POL_RESOLVER (object);

  g_clear_object (&self->policy);
  g_free (self->scope_of);
  g_array_unref (self->scope_sizes);
  g_ptr_array_unref (self->groups);

  G_OBJECT_CLASS (pol_resolver_parent_class)->finalize (object);
}

static void
pol_resolver_class_init (PolResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_resolver_finalize;
}

static void
pol_resolver_init (PolResolver *self)
{
  self->scope_sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->groups = g_ptr_array_new_with_free_func (g_free);
}

static guint32
add_scope (PolResolver *self,
           const char *group)
{
  guint empty = 0;

  g_array_append_val (self->scope_sizes, empty);
  g_ptr_array_add (self->groups, g_strdup (group));

  return self->groups->len - 1;
}

/* Concepts without a group form one group together, under the key "". */
static guint32
find_scope (PolResolver *self,
            GHashTable *scopes,
            const char *group)
{
  const char *key = group != NULL ? group : "";
  gpointer scope;

  if (!g_hash_table_lookup_extended (scopes, key, NULL, &scope))
    {
      scope = GUINT_TO_POINTER (add_scope (self, group));
      g_hash_table_insert (scopes, (gpointer) key, scope);
    }

  return GPOINTER_TO_UINT (scope);
}

static void
assign_scopes (PolResolver *self,
               PolConceptList *concepts)
{
  g_autoptr (GHashTable) scopes = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean by_group = pol_policy_get_scope (self->policy) == POL_SCOPE_GROUP;

  if (!by_group)
    find_scope (self, scopes, NULL);

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (concepts, i);
      guint32 scope = find_scope (self, scopes, by_group ? pol_concept_get_group (concept) : NULL);

      self->scope_of[pol_concept_get_index (concept)] = scope;
      g_array_index (self->scope_sizes, guint, scope)++;
    }
}

/**
 * pol_resolver_new:
 * @policy: a policy
 * @concepts: the concepts of a project
 *
 * Makes a resolver. It does not follow later changes of @concepts.
 *
 * Returns: (transfer full): the resolver
 */
PolResolver *
pol_resolver_new (PolPolicy *policy,
                  PolConceptList *concepts)
{
  PolResolver *self;

  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (POL_IS_CONCEPT_LIST (concepts), NULL);

  self = g_object_new (POL_TYPE_RESOLVER, NULL);
  self->policy = g_object_ref (policy);
  self->n_concepts = pol_concept_list_get_n_concepts (concepts);
  self->scope_of = g_new (guint32, self->n_concepts);
  for (guint i = 0; i < self->n_concepts; i++)
    self->scope_of[i] = NO_SCOPE;
  assign_scopes (self, concepts);

  return self;
}

/**
 * pol_resolver_get_policy:
 * @self: a resolver
 *
 * Gets the policy that is applied.
 *
 * Returns: (transfer none): the policy
 */
PolPolicy *
pol_resolver_get_policy (PolResolver *self)
{
  g_return_val_if_fail (POL_IS_RESOLVER (self), NULL);

  return self->policy;
}

guint
pol_resolver_get_n_scopes (PolResolver *self)
{
  return self->groups->len;
}

guint
pol_resolver_get_n_concepts (PolResolver *self)
{
  return self->n_concepts;
}

/* The scope of an active concept, G_MAXUINT32 for any other. */
guint32
pol_resolver_get_concept_scope (PolResolver *self,
                                guint concept)
{
  return concept < self->n_concepts ? self->scope_of[concept] : NO_SCOPE;
}

/* The same, of each concept. */
const guint32 *
pol_resolver_get_scopes (PolResolver *self)
{
  return self->scope_of;
}

guint
pol_resolver_get_scope_size (PolResolver *self,
                             guint scope)
{
  return g_array_index (self->scope_sizes, guint, scope);
}

const char *
pol_resolver_get_scope_group (PolResolver *self,
                              guint scope)
{
  return g_ptr_array_index (self->groups, scope);
}

static PolTag
settle_disagreement (PolDisagreement disagreement,
                     guint n_positive,
                     guint n_negative,
                     gint64 newest_positive,
                     gint64 newest_negative)
{
  switch (disagreement)
    {
    case POL_DISAGREEMENT_LATEST:
      return newest_positive > newest_negative ? POL_TAG_POSITIVE : POL_TAG_NEGATIVE;
    case POL_DISAGREEMENT_MAJORITY:
      if (n_positive != n_negative)
        return n_positive > n_negative ? POL_TAG_POSITIVE : POL_TAG_NEGATIVE;
      return POL_TAG_DISAGREEMENT;
    case POL_DISAGREEMENT_POSITIVE:
      return POL_TAG_POSITIVE;
    case POL_DISAGREEMENT_NEGATIVE:
      return POL_TAG_NEGATIVE;
    case POL_DISAGREEMENT_IGNORE:
    default:
      return POL_TAG_DISAGREEMENT;
    }
}

/* Unsure annotators give way to sure ones; sure ones who disagree are settled
 * by the policy. */
static PolTag
fold_concept (PolResolver *self,
              const PolAnnotation *annotations,
              gsize n_annotations)
{
  gint64 newest[2] = { G_MININT64, G_MININT64 };
  guint count[2] = { 0, 0 };

  for (gsize i = 0; i < n_annotations; i++)
    {
      guint side = annotations[i].value == POL_VALUE_NEGATIVE;

      if (annotations[i].value == POL_VALUE_UNSURE)
        continue;

      count[side]++;
      newest[side] = MAX (newest[side], annotations[i].at);
    }

  if (count[0] > 0 && count[1] > 0)
    return settle_disagreement (pol_policy_get_disagreement (self->policy),
                                count[0], count[1], newest[0], newest[1]);
  if (count[0] > 0)
    return POL_TAG_POSITIVE;
  if (count[1] > 0)
    return POL_TAG_NEGATIVE;

  return POL_TAG_UNSURE;
}

static inline PolTag
tag_of_value (guint8 value)
{
  /* The two enumerations are in the same order, but for "none". */
  return (PolTag) (value - POL_VALUE_POSITIVE);
}

/* The tag of the active concept whose annotations begin at @first; @next is where
 * those of the next one do. FALSE if the concept is archived. */
static inline gboolean
fold_next (PolResolver *self,
           const PolAnnotation *annotations,
           gsize n_annotations,
           gsize first,
           gsize *next,
           PolFoldedTag *folded)
{
  guint32 concept = annotations[first].concept;

  for (*next = first + 1; *next < n_annotations && annotations[*next].concept == concept;)
    (*next)++;

  folded->concept = concept;
  folded->scope = pol_resolver_get_concept_scope (self, concept);
  if (folded->scope == NO_SCOPE)
    return FALSE;

  folded->tag = *next == first + 1 ? tag_of_value (annotations[first].value)
                                   : fold_concept (self, annotations + first, *next - first);
  return TRUE;
}

/* One tag for each active concept among the annotations of an image, which are
 * sorted by concept. @folded has room for @n_annotations. */
gsize
pol_resolver_fold (PolResolver *self,
                   const PolAnnotation *annotations,
                   gsize n_annotations,
                   PolFoldedTag *folded)
{
  gsize n_folded = 0;

  for (gsize i = 0, next; i < n_annotations; i = next)
    n_folded += fold_next (self, annotations, n_annotations, i, &next, &folded[n_folded]);

  return n_folded;
}

/* The tag of one active concept; FALSE if it has none. */
gboolean
pol_resolver_find_tag (PolResolver *self,
                       const PolAnnotation *annotations,
                       gsize n_annotations,
                       guint concept,
                       PolTag *tag)
{
  PolFoldedTag folded;

  for (gsize i = 0, next; i < n_annotations && annotations[i].concept <= concept; i = next)
    {
      if (fold_next (self, annotations, n_annotations, i, &next, &folded) && folded.concept == concept)
        {
          *tag = folded.tag;
          return TRUE;
        }
    }

  return FALSE;
}

/* How many active concepts have each tag. */
void
pol_resolver_count_tags (PolResolver *self,
                         const PolAnnotation *annotations,
                         gsize n_annotations,
                         guint counts[POL_N_TAGS])
{
  PolFoldedTag folded;

  memset (counts, 0, POL_N_TAGS * sizeof *counts);
  for (gsize i = 0, next; i < n_annotations; i = next)
    {
      if (fold_next (self, annotations, n_annotations, i, &next, &folded))
        counts[folded.tag]++;
    }
}

/* What one active concept reads as, without making labels for all. */
PolReading
pol_resolver_read (PolResolver *self,
                   const PolAnnotation *annotations,
                   gsize n_annotations,
                   PolImageState state,
                   guint concept)
{
  guint32 scope = pol_resolver_get_concept_scope (self, concept);
  PolScopeCount count = { 0 };
  gboolean tagged = FALSE;
  PolFoldedTag folded;
  PolTag tag = POL_TAG_UNSURE;
  guint situation;

  for (gsize i = 0, next; i < n_annotations; i = next)
    {
      if (!fold_next (self, annotations, n_annotations, i, &next, &folded) || folded.scope != scope)
        continue;

      pol_scope_count_add (&count, folded.tag);
      if (folded.concept == concept)
        {
          tagged = TRUE;
          tag = folded.tag;
        }
    }

  situation = pol_resolver_get_situation (self, &count);
  return tagged ? pol_resolver_read_tagged (self, tag, situation)
                : pol_resolver_read_untagged (self, situation, state == POL_IMAGE_STATE_REVIEWED);
}

/* A tag that is unsure, or set aside by disagreement, is no tag. */
void
pol_scope_count_add (PolScopeCount *count,
                     PolTag tag)
{
  count->n_positive += tag == POL_TAG_POSITIVE;
  count->n_negative += tag == POL_TAG_NEGATIVE;
}

guint
pol_resolver_get_situation (PolResolver *self,
                            const PolScopeCount *count)
{
  if (count->n_positive > 1 && pol_policy_get_exclusive (self->policy))
    return POL_SITUATION_EXCLUSIVE;
  if (count->n_positive > 0)
    return POL_SITUATION_WITH_POSITIVE;
  if (count->n_negative > 0)
    return POL_SITUATION_ONLY_NEGATIVES;

  return POL_SITUATION_NO_TAGS;
}

PolReading
pol_resolver_read_tagged (PolResolver *self,
                          PolTag tag,
                          guint situation)
{
  switch (tag)
    {
    case POL_TAG_NEGATIVE:
      return (PolReading) { POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT };
    case POL_TAG_UNSURE:
      return (PolReading) { POL_LABEL_IGNORED, POL_REASON_UNSURE };
    case POL_TAG_DISAGREEMENT:
      return (PolReading) { POL_LABEL_IGNORED, POL_REASON_DISAGREEMENT };
    case POL_TAG_POSITIVE:
    default:
      if (situation == POL_SITUATION_EXCLUSIVE)
        return (PolReading) { POL_LABEL_IGNORED, POL_REASON_EXCLUSIVE };
      return (PolReading) { POL_LABEL_POSITIVE, POL_REASON_EXPLICIT };
    }
}

PolReading
pol_resolver_read_untagged (PolResolver *self,
                            guint situation,
                            gboolean reviewed)
{
  static const PolReason negative_reasons[] = {
    [POL_SITUATION_NO_TAGS] = POL_REASON_ASSUMED,
    [POL_SITUATION_ONLY_NEGATIVES] = POL_REASON_WIDENED,
    [POL_SITUATION_WITH_POSITIVE] = POL_REASON_IMPLICIT,
  };

  if (situation == POL_SITUATION_EXCLUSIVE)
    return (PolReading) { POL_LABEL_IGNORED, POL_REASON_EXCLUSIVE };
  if (reviewed && pol_policy_get_reviewed_is_negative (self->policy))
    return (PolReading) { POL_LABEL_NEGATIVE, POL_REASON_REVIEWED };
  if (pol_policy_get_untagged (self->policy, situation) == POL_LABEL_NEGATIVE)
    return (PolReading) { POL_LABEL_NEGATIVE, negative_reasons[situation] };
  if (situation == POL_SITUATION_NO_TAGS)
    return (PolReading) { POL_LABEL_IGNORED, POL_REASON_UNANNOTATED };

  return (PolReading) { POL_LABEL_IGNORED, POL_REASON_UNTAGGED };
}

/**
 * pol_resolver_get_rest:
 * @self: a resolver
 * @concept: the index of an active concept
 *
 * Gets which of the rests of an image's labels a concept belongs to while it is
 * untagged, see [method@Labels.get_rest].
 *
 * Returns: the rest
 */
guint
pol_resolver_get_rest (PolResolver *self,
                       guint concept)
{
  guint32 scope;

  g_return_val_if_fail (POL_IS_RESOLVER (self), 0);

  scope = pol_resolver_get_concept_scope (self, concept);
  g_return_val_if_fail (scope != NO_SCOPE, 0);

  return scope;
}

/**
 * pol_resolver_resolve:
 * @self: a resolver
 * @annotations: (array length=n_annotations) (nullable): the annotations of an
 *   image, sorted by concept
 * @n_annotations: how many they are
 * @state: the mark on the image
 *
 * Applies the policy to one image. The time it takes grows with the image's
 * annotations, and under `POL_SCOPE_GROUP` with the number of groups, but not
 * with the number of concepts.
 *
 * Returns: (transfer full): the labels
 */
PolLabels *
pol_resolver_resolve (PolResolver *self,
                      const PolAnnotation *annotations,
                      gsize n_annotations,
                      PolImageState state)
{
  g_return_val_if_fail (POL_IS_RESOLVER (self), NULL);
  g_return_val_if_fail (annotations != NULL || n_annotations == 0, NULL);

  return pol_labels_new (self, annotations, n_annotations, state);
}
