/* pol-totals.c: how often each label and reason occurs for each concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-totals-private.h"

/* What an untagged concept reads as follows from the situation of its scope and
 * from whether the image is reviewed: its *case*. So it is enough to count the
 * scopes in each case and, for each concept, its tags in each case: the images
 * in which it is untagged are the difference. No loop runs over images times
 * concepts. */
#define N_CASES (2 * POL_N_SCOPE_SITUATIONS)
#define CASE(situation, reviewed) (2 * (situation) + ((reviewed) ? 1 : 0))

typedef enum
{
  TAGGED_POSITIVE,
  TAGGED_NEGATIVE,
  TAGGED_UNSURE,
  TAGGED_DISAGREEMENT,
  TAGGED_EXCLUSIVE,
  N_TAGGED
} Tagged;

typedef struct
{
  guint32 readings[N_TAGGED];    /* images where it is tagged, by what it reads as */
  guint32 cases[N_CASES];        /* images where it is tagged, by the case of its scope */
} ConceptCount;

/**
 * PolTotals:
 *
 * How often each label and reason occurs for each concept of a project, under
 * one policy: in one pass over the explicit tags, and afterwards by the
 * difference of the images that change.
 */
struct _PolTotals
{
  GObject parent_instance;

  PolResolver *resolver;
  guint n_images[2];                     /* not reviewed, reviewed */
  guint situations[POL_N_SITUATIONS];    /* of whole images */
  guint (*scopes)[N_CASES];              /* images with a tag in the scope, by case */
  ConceptCount *concepts;

  GArray *folded;                        /* scratch: PolFoldedTag */
  PolScopeCount *scope_counts;           /* scratch, zero between images */
};

G_DEFINE_FINAL_TYPE (PolTotals, pol_totals, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pol_totals_finalize (GObject *object)
{
  PolTotals *self = POL_TOTALS (object);

  g_clear_object (&self->resolver);
  g_free (self->scopes);
  g_free (self->concepts);
  g_free (self->scope_counts);
  g_array_unref (self->folded);

  G_OBJECT_CLASS (pol_totals_parent_class)->finalize (object);
}

static void
pol_totals_class_init (PolTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_totals_finalize;

  /**
   * PolTotals::changed:
   *
   * Emitted after the counts changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_totals_init (PolTotals *self)
{
  self->folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
}

PolTotals *
pol_totals_new (PolResolver *resolver)
{
  PolTotals *self = g_object_new (POL_TYPE_TOTALS, NULL);

  pol_totals_reset (self, resolver);

  return self;
}

/* Forgets every image, and counts by @resolver from now on. */
void
pol_totals_reset (PolTotals *self,
                  PolResolver *resolver)
{
  guint n_scopes = pol_resolver_get_n_scopes (resolver);

  g_set_object (&self->resolver, resolver);
  g_free (self->scopes);
  g_free (self->concepts);
  g_free (self->scope_counts);
  self->scopes = g_malloc0_n (n_scopes, sizeof *self->scopes);
  self->concepts = g_new0 (ConceptCount, pol_resolver_get_n_concepts (resolver));
  self->scope_counts = g_new0 (PolScopeCount, n_scopes);
  memset (self->n_images, 0, sizeof self->n_images);
  memset (self->situations, 0, sizeof self->situations);
}

static Tagged
tagged_reading (PolTag tag,
                guint situation)
{
  switch (tag)
    {
    case POL_TAG_NEGATIVE:
      return TAGGED_NEGATIVE;
    case POL_TAG_UNSURE:
      return TAGGED_UNSURE;
    case POL_TAG_DISAGREEMENT:
      return TAGGED_DISAGREEMENT;
    case POL_TAG_POSITIVE:
    default:
      return situation == POL_SITUATION_EXCLUSIVE ? TAGGED_EXCLUSIVE : TAGGED_POSITIVE;
    }
}

static PolSituation
count_scopes (PolTotals *self,
              const PolFoldedTag *folded,
              gsize n_folded)
{
  PolScopeCount whole = { 0 };

  for (gsize i = 0; i < n_folded; i++)
    {
      pol_scope_count_add (&self->scope_counts[folded[i].scope], folded[i].tag);
      pol_scope_count_add (&whole, folded[i].tag);
    }

  return whole.n_positive > 0   ? POL_SITUATION_WITH_POSITIVE
         : whole.n_negative > 0 ? POL_SITUATION_ONLY_NEGATIVES
                                : POL_SITUATION_NO_TAGS;
}

/* Adds an image or, with @sign -1, takes it away. */
static void
count_image (PolTotals *self,
             const PolAnnotation *annotations,
             gsize n_annotations,
             PolImageState state,
             int sign)
{
  gboolean reviewed = state == POL_IMAGE_STATE_REVIEWED;
  PolFoldedTag *folded;
  gsize n_folded;

  g_array_set_size (self->folded, MAX (self->folded->len, n_annotations));
  folded = (PolFoldedTag *) self->folded->data;
  n_folded = pol_resolver_fold (self->resolver, annotations, n_annotations, folded);

  self->n_images[reviewed] += sign;
  self->situations[count_scopes (self, folded, n_folded)] += sign;

  for (gsize i = 0; i < n_folded; i++)
    {
      ConceptCount *concept = &self->concepts[folded[i].concept];
      guint situation = pol_resolver_get_situation (self->resolver,
                                                    &self->scope_counts[folded[i].scope]);

      concept->readings[tagged_reading (folded[i].tag, situation)] += sign;
      concept->cases[CASE (situation, reviewed)] += sign;
    }

  /* The first tag of a scope counts it, and leaves its scratch at zero: a scope
   * with nothing but unsure or disputed tags has no tag, and is not counted. */
  for (gsize i = 0; i < n_folded; i++)
    {
      PolScopeCount *count = &self->scope_counts[folded[i].scope];
      guint situation = pol_resolver_get_situation (self->resolver, count);

      if (situation != POL_SITUATION_NO_TAGS)
        self->scopes[folded[i].scope][CASE (situation, reviewed)] += sign;
      *count = (PolScopeCount) { 0 };
    }
}

void
pol_totals_add (PolTotals *self,
                const PolAnnotation *annotations,
                gsize n_annotations,
                PolImageState state)
{
  count_image (self, annotations, n_annotations, state, 1);
}

void
pol_totals_remove (PolTotals *self,
                   const PolAnnotation *annotations,
                   gsize n_annotations,
                   PolImageState state)
{
  count_image (self, annotations, n_annotations, state, -1);
}

void
pol_totals_changed (PolTotals *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pol_totals_get_policy:
 * @self: totals
 *
 * Gets the policy by which they are counted.
 *
 * Returns: (transfer none): the policy
 */
PolPolicy *
pol_totals_get_policy (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), NULL);

  return pol_resolver_get_policy (self->resolver);
}

/**
 * pol_totals_get_n_images:
 * @self: totals
 *
 * Gets how many images the project has.
 *
 * Returns: the number
 */
guint
pol_totals_get_n_images (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return self->n_images[0] + self->n_images[1];
}

/**
 * pol_totals_get_images:
 * @self: totals
 * @situation: what the tags of an image amount to
 *
 * Gets how many images are in a situation, over the whole image, whatever the
 * policy's scope.
 *
 * Returns: the number
 */
guint
pol_totals_get_images (PolTotals *self,
                       PolSituation situation)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);
  g_return_val_if_fail (situation < POL_N_SITUATIONS, 0);

  return self->situations[situation];
}

/* In how many images the scope is in a case. Scopes without a tag are not
 * counted one by one: they are all that is left. */
static guint
count_scope_case (PolTotals *self,
                  guint scope,
                  guint situation,
                  gboolean reviewed)
{
  guint count = self->n_images[reviewed];

  if (situation != POL_SITUATION_NO_TAGS)
    return self->scopes[scope][CASE (situation, reviewed)];

  for (guint i = 0; i < POL_N_SCOPE_SITUATIONS; i++)
    {
      if (i != POL_SITUATION_NO_TAGS)
        count -= self->scopes[scope][CASE (i, reviewed)];
    }

  return count;
}

static guint
count_untagged (PolTotals *self,
                guint concept,
                guint scope,
                PolLabel label,
                PolReason reason)
{
  guint count = 0;

  for (guint situation = 0; situation < POL_N_SCOPE_SITUATIONS; situation++)
    {
      for (guint reviewed = 0; reviewed < 2; reviewed++)
        {
          PolReading reading = pol_resolver_read_untagged (self->resolver, situation, reviewed);

          if (reading.label == label && reading.reason == reason)
            count += count_scope_case (self, scope, situation, reviewed)
                     - self->concepts[concept].cases[CASE (situation, reviewed)];
        }
    }

  return count;
}

static guint
count_tagged (PolTotals *self,
              guint concept,
              PolLabel label,
              PolReason reason)
{
  const guint32 *readings = self->concepts[concept].readings;

  if (label == POL_LABEL_POSITIVE)
    return reason == POL_REASON_EXPLICIT ? readings[TAGGED_POSITIVE] : 0;
  if (label == POL_LABEL_NEGATIVE)
    return reason == POL_REASON_EXPLICIT ? readings[TAGGED_NEGATIVE] : 0;

  switch ((guint) reason)
    {
    case POL_REASON_UNSURE:
      return readings[TAGGED_UNSURE];
    case POL_REASON_DISAGREEMENT:
      return readings[TAGGED_DISAGREEMENT];
    case POL_REASON_EXCLUSIVE:
      return readings[TAGGED_EXCLUSIVE];
    default:
      return 0;
    }
}

/**
 * pol_totals_get_count:
 * @self: totals
 * @concept: the index of a concept
 * @label: a label
 * @reason: a reason
 *
 * Gets in how many images a concept has a label for a reason. An archived
 * concept has none.
 *
 * Returns: the number
 */
guint
pol_totals_get_count (PolTotals *self,
                      guint concept,
                      PolLabel label,
                      PolReason reason)
{
  guint32 scope;

  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  scope = pol_resolver_get_concept_scope (self->resolver, concept);
  if (scope == G_MAXUINT32)
    return 0;

  return count_tagged (self, concept, label, reason)
         + count_untagged (self, concept, scope, label, reason);
}
