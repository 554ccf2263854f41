/* pol-tally.c: counts labels without looking at each of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tally.h"

#include "pol-parallel.h"

/* What an untagged concept reads as follows from the situation of its scope and
 * from whether the image is reviewed: its *case*. So it is enough to count the
 * scopes in each case and, for each concept, its tags in each case: the images
 * in which it is untagged are the difference. No loop runs over images times
 * concepts. */
#define N_CASES (2 * POL_N_SCOPE_SITUATIONS)
#define CASE(situation, reviewed) (2 * (situation) + ((reviewed) ? 1 : 0))

#define N_STATES (POL_IMAGE_STATE_SKIPPED + 1)

/* Counting fewer blocks than this is not worth a thread. */
#define BLOCKS_FOR_A_THREAD 64

/* Images where a concept is tagged, by the case of its scope and by its tag. */
typedef guint32 ConceptCount[N_CASES][POL_N_TAGS];

struct _PolTally
{
  PolResolver *resolver;
  guint n_scopes;
  guint n_concepts;

  guint n_images[N_STATES];
  guint situations[POL_N_SITUATIONS];    /* of whole images */
  guint n_unsure;                        /* images with an unsure concept */
  guint n_disagreement;                  /* images with a disputed concept */
  guint (*scopes)[N_CASES];              /* images with a tag in the scope, by case */
  ConceptCount *concepts;

  GArray *folded;                        /* scratch: PolFoldedTag */
  PolScopeCount *scope_counts;           /* scratch, zero between images */
};

PolTally *
pol_tally_new (PolResolver *resolver)
{
  PolTally *self = g_new0 (PolTally, 1);

  self->resolver = g_object_ref (resolver);
  self->n_scopes = pol_resolver_get_n_scopes (resolver);
  self->n_concepts = pol_resolver_get_n_concepts (resolver);
  self->scopes = g_malloc0_n (self->n_scopes, sizeof *self->scopes);
  self->concepts = g_new0 (ConceptCount, self->n_concepts);
  self->scope_counts = g_new0 (PolScopeCount, self->n_scopes);
  self->folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));

  return self;
}

void
pol_tally_free (PolTally *self)
{
  g_object_unref (self->resolver);
  g_free (self->scopes);
  g_free (self->concepts);
  g_free (self->scope_counts);
  g_array_unref (self->folded);
  g_free (self);
}

/* Adds the counts of @other, which is by the same resolver. */
static void
add_tally (PolTally *self,
           PolTally *other)
{
  const guint32 *from = (const guint32 *) other->concepts;
  guint32 *to = (guint32 *) self->concepts;

  for (guint i = 0; i < N_STATES; i++)
    self->n_images[i] += other->n_images[i];
  for (guint i = 0; i < POL_N_SITUATIONS; i++)
    self->situations[i] += other->situations[i];
  self->n_unsure += other->n_unsure;
  self->n_disagreement += other->n_disagreement;
  for (guint i = 0; i < self->n_scopes; i++)
    {
      for (guint j = 0; j < N_CASES; j++)
        self->scopes[i][j] += other->scopes[i][j];
    }
  for (gsize i = 0; i < (gsize) self->n_concepts * N_CASES * POL_N_TAGS; i++)
    to[i] += from[i];
}

PolTally *
pol_tally_copy (PolTally *self)
{
  PolTally *copy = pol_tally_new (self->resolver);

  add_tally (copy, self);

  return copy;
}

static PolSituation
count_scopes (PolTally *self,
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
count_image (PolTally *self,
             const PolAnnotation *annotations,
             gsize n_annotations,
             PolImageState state,
             int sign)
{
  gboolean reviewed = state == POL_IMAGE_STATE_REVIEWED;
  gboolean seen[POL_N_TAGS] = { FALSE };
  PolFoldedTag *folded;
  gsize n_folded;

  g_array_set_size (self->folded, MAX (self->folded->len, n_annotations));
  folded = (PolFoldedTag *) self->folded->data;
  n_folded = pol_resolver_fold (self->resolver, annotations, n_annotations, folded);

  self->n_images[state] += sign;
  self->situations[count_scopes (self, folded, n_folded)] += sign;

  for (gsize i = 0; i < n_folded; i++)
    {
      guint situation = pol_resolver_get_situation (self->resolver,
                                                    &self->scope_counts[folded[i].scope]);

      self->concepts[folded[i].concept][CASE (situation, reviewed)][folded[i].tag] += sign;
      seen[folded[i].tag] = TRUE;
    }
  self->n_unsure += seen[POL_TAG_UNSURE] ? sign : 0;
  self->n_disagreement += seen[POL_TAG_DISAGREEMENT] ? sign : 0;

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
pol_tally_add (PolTally *self,
               const PolAnnotation *annotations,
               gsize n_annotations,
               PolImageState state)
{
  count_image (self, annotations, n_annotations, state, 1);
}

void
pol_tally_remove (PolTally *self,
                  const PolAnnotation *annotations,
                  gsize n_annotations,
                  PolImageState state)
{
  count_image (self, annotations, n_annotations, state, -1);
}

/* What matters of an image's tags as a whole, in one small number. */
#define N_KINDS (N_STATES * 3 * 2 * 2)
#define KIND(state, positives, negatives, unsure) \
  ((((state) * 3 + MIN ((positives), 2)) * 2 + ((negatives) > 0)) * 2 + ((unsure) > 0))

/* A part of a data set, counted by one thread. */
typedef struct
{
  PolTally *tally;
  PolTagTable *tags;
  const PolColumn *states;
  guint n_images;
  const guint *annotator;                /* the one who counts, NULL for all */
  GArray *own;                           /* scratch: PolAnnotation, and where each image's end */
  guint32 ends[POL_TAG_BLOCK];

  guint64 steps[POL_VALUE_UNSURE + 1];   /* what a tag of each value adds to a sum */
  GArray *sums;                          /* scratch: guint64 */
  guint32 (*common)[POL_N_TAGS];         /* tags by concept, as if all were in the common case */
  guint kinds[N_KINDS];                  /* images */
  guint8 cases[N_KINDS];
} Part;

/* The case in which most tags of most data sets are. */
#define COMMON_CASE CASE (POL_SITUATION_WITH_POSITIVE, FALSE)

/* A sum over tags: four numbers of 16 bits. */
#define SUM_OF(value) ((guint64) 1 << 16 * ((value) - POL_VALUE_POSITIVE))
#define SUM_OF_REPEATED ((guint64) 1 << 48)
#define SUM_GET(sum, value) ((guint16) ((sum) >> 16 * ((value) - POL_VALUE_POSITIVE)))
#define SUM_GET_REPEATED(sum) ((sum) >> 48)

G_STATIC_ASSERT (POL_TAG_NEGATIVE == POL_VALUE_NEGATIVE - POL_VALUE_POSITIVE);
G_STATIC_ASSERT (POL_TAG_UNSURE == POL_VALUE_UNSURE - POL_VALUE_POSITIVE);
G_STATIC_ASSERT (POL_SITUATION_EXCLUSIVE > POL_SITUATION_WITH_POSITIVE);

typedef void (*KindFunc) (Part *part, guint kind, PolImageState state, guint situation, gboolean unsure);

static void
for_each_kind (Part *part,
               KindFunc func)
{
  for (guint state = 0; state < N_STATES; state++)
    {
      for (guint tags = 0; tags < 3 * 2 * 2; tags++)
        {
          PolScopeCount count = { tags / 4, tags / 2 % 2 };

          func (part, KIND (state, count.n_positive, count.n_negative, tags % 2), state,
                pol_resolver_get_situation (part->tally->resolver, &count), tags % 2);
        }
    }
}

static void
set_case (Part *part,
          guint kind,
          PolImageState state,
          guint situation,
          gboolean unsure)
{
  part->cases[kind] = CASE (situation, state == POL_IMAGE_STATE_REVIEWED);
}

static void
add_kind (Part *part,
          guint kind,
          PolImageState state,
          guint situation,
          gboolean unsure)
{
  PolTally *tally = part->tally;
  guint n = part->kinds[kind];

  tally->n_images[state] += n;
  tally->situations[MIN (situation, POL_SITUATION_WITH_POSITIVE)] += n;
  tally->n_unsure += unsure ? n : 0;
  tally->scopes[0][part->cases[kind]] += situation != POL_SITUATION_NO_TAGS ? n : 0;
}

static void
part_begin (Part *part)
{
  part->sums = g_array_new (FALSE, FALSE, sizeof (guint64));
  part->own = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  part->common = g_malloc0_n (part->tally->n_concepts, sizeof *part->common);
  for (guint value = POL_VALUE_POSITIVE; value <= POL_VALUE_UNSURE; value++)
    part->steps[value] = SUM_OF (value);
  for_each_kind (part, set_case);
}

static void
part_end (Part *part)
{
  if (part->tally->n_scopes == 1)
    for_each_kind (part, add_kind);

  for (guint concept = 0; concept < part->tally->n_concepts; concept++)
    {
      for (guint tag = 0; tag < POL_N_TAGS; tag++)
        part->tally->concepts[concept][COMMON_CASE][tag] += part->common[concept][tag];
    }
  g_free (part->common);
  g_array_unref (part->own);
  g_array_unref (part->sums);
}

/* Counts all tags of a block as if they were in the common case, and sums them
 * up as it goes along. This loop, which knows nothing of images, decides how
 * long the count of a large data set takes. */
static void
count_tags (Part *part,
            const PolAnnotation *annotations,
            guint n_annotations)
{
  const guint32 *scope_of = pol_resolver_get_scopes (part->tally->resolver);
  guint32 (*common)[POL_N_TAGS] = part->common;
  guint32 last = G_MAXUINT32;
  guint64 sum = 0;
  guint64 *sums;

  g_array_set_size (part->sums, n_annotations + 1);
  sums = (guint64 *) part->sums->data;
  sums[0] = 0;
  for (guint i = 0; i < n_annotations; i++)
    {
      guint32 concept = annotations[i].concept;
      guint8 value = annotations[i].value;

      common[concept][value - POL_VALUE_POSITIVE]++;
      sum += scope_of[concept] == 0 ? part->steps[value] : 0;
      sum += concept == last ? SUM_OF_REPEATED : 0;
      last = concept;
      sums[i + 1] = sum;
    }
}

/* Puts the tags of an image right that are not in the common case. */
static void
move_tags (Part *part,
           const PolAnnotation *annotations,
           guint n_annotations,
           guint to_case)
{
  for (guint i = 0; i < n_annotations; i++)
    {
      guint tag = annotations[i].value - POL_VALUE_POSITIVE;

      part->common[annotations[i].concept][tag]--;
      part->tally->concepts[annotations[i].concept][to_case][tag]++;
    }
}

/* Counts an image with several annotators on one concept the slow way. */
static void
count_again (Part *part,
             const PolAnnotation *annotations,
             guint n_annotations,
             PolImageState state)
{
  for (guint i = 0; i < n_annotations; i++)
    part->common[annotations[i].concept][annotations[i].value - POL_VALUE_POSITIVE]--;
  pol_tally_add (part->tally, annotations, n_annotations, state);
}

/* Adds the images of a block, which see one scope. Tags of archived concepts are
 * counted too, where nobody reads them. */
static void
add_block (Part *part,
           const PolAnnotation *annotations,
           const guint32 *ends,
           const guint8 *states,
           guint n_images)
{
  const guint64 *sums;

  count_tags (part, annotations, ends[n_images - 1]);
  sums = (const guint64 *) part->sums->data;
  for (guint32 i = 0, start = 0; i < n_images; start = ends[i++])
    {
      guint64 sum = sums[ends[i]] - sums[start];
      guint kind = KIND (states[i], SUM_GET (sum, POL_VALUE_POSITIVE),
                         SUM_GET (sum, POL_VALUE_NEGATIVE), SUM_GET (sum, POL_VALUE_UNSURE));
      gboolean joined = start > 0 && start < ends[i]
                        && annotations[start].concept == annotations[start - 1].concept;

      if (SUM_GET_REPEATED (sum) != (guint) joined)
        {
          count_again (part, annotations + start, ends[i] - start, states[i]);
          continue;
        }

      part->kinds[kind]++;
      if (part->cases[kind] != COMMON_CASE)
        move_tags (part, annotations + start, ends[i] - start, part->cases[kind]);
    }
}

static void
add_block_slowly (Part *part,
                  const PolAnnotation *annotations,
                  const guint32 *ends,
                  const guint8 *states,
                  guint n_images)
{
  for (guint32 i = 0, start = 0; i < n_images; start = ends[i++])
    pol_tally_add (part->tally, annotations + start, ends[i] - start, states[i]);
}

/* The annotations of a block without those of others. */
static const PolAnnotation *
keep_own (Part *part,
          const PolAnnotation *annotations,
          const guint32 *ends,
          guint n_images)
{
  g_array_set_size (part->own, 0);
  for (guint32 i = 0, next = 0; i < n_images; i++)
    {
      for (; next < ends[i]; next++)
        if (annotations[next].annotator == *part->annotator)
          g_array_append_val (part->own, annotations[next]);
      part->ends[i] = part->own->len;
    }

  return (const PolAnnotation *) (gpointer) part->own->data;
}

static void
add_part (guint nth,
          guint first_block,
          guint end_block,
          gpointer data)
{
  Part *part = &((Part *) data)[nth];

  part_begin (part);
  for (guint block = first_block; block < end_block; block++)
    {
      guint first = block * POL_TAG_BLOCK;
      guint n = MIN (POL_TAG_BLOCK, part->n_images - first);
      const guint8 *states = pol_column_read (part->states, first);
      const guint32 *ends;
      const PolAnnotation *annotations = pol_tag_table_get_block (part->tags, block, &ends);

      if (part->annotator != NULL)
        {
          annotations = keep_own (part, annotations, ends, n);
          ends = part->ends;
        }

      if (part->tally->n_scopes == 1 && ends[n - 1] <= G_MAXUINT16)
        add_block (part, annotations, ends, states, n);
      else
        add_block_slowly (part, annotations, ends, states, n);
    }
  part_end (part);
}

/* Adds all images of a data set: their annotations in @tags, or those of one
 * @annotator, and their marks in @states (PolImageState in a guint8). Uses all
 * processors where it is worth it. */
void
pol_tally_add_all (PolTally *self,
                   PolTagTable *tags,
                   const PolColumn *states,
                   guint n_images,
                   const guint *annotator)
{
  guint n_blocks = (n_images + POL_TAG_BLOCK - 1) / POL_TAG_BLOCK;
  guint n_parts = pol_parallel_get_n_parts (n_blocks, BLOCKS_FOR_A_THREAD);
  g_autofree Part *parts = g_new0 (Part, n_parts);

  for (guint i = 0; i < n_parts; i++)
    parts[i] = (Part) { .tags = tags, .states = states, .n_images = n_images,
                        .annotator = annotator,
                        .tally = i > 0 ? pol_tally_new (self->resolver) : self };

  pol_parallel_run (n_blocks, n_parts, add_part, parts);
  for (guint i = 1; i < n_parts; i++)
    {
      add_tally (self, parts[i].tally);
      pol_tally_free (parts[i].tally);
    }
}

/* The images with this mark. */
guint
pol_tally_get_n_images (PolTally *self,
                        PolImageState state)
{
  return self->n_images[state];
}

/* The images whose tags, of whatever scope, amount to this. */
guint
pol_tally_get_situation (PolTally *self,
                         PolSituation situation)
{
  return self->situations[situation];
}

/* The images with at least one concept that is unsure. */
guint
pol_tally_get_unsure (PolTally *self)
{
  return self->n_unsure;
}

/* The images with at least one concept that is ignored for a disagreement. */
guint
pol_tally_get_disagreement (PolTally *self)
{
  return self->n_disagreement;
}

/* In how many images the scope is in a case. Scopes without a tag are not
 * counted one by one: they are all that is left. */
static guint
count_scope_case (PolTally *self,
                  guint scope,
                  guint situation,
                  gboolean reviewed)
{
  guint count = 0;

  if (situation != POL_SITUATION_NO_TAGS)
    return self->scopes[scope][CASE (situation, reviewed)];

  for (guint state = 0; state < N_STATES; state++)
    {
      if ((state == POL_IMAGE_STATE_REVIEWED) == reviewed)
        count += self->n_images[state];
    }
  for (guint i = 0; i < POL_N_SCOPE_SITUATIONS; i++)
    {
      if (i != POL_SITUATION_NO_TAGS)
        count -= self->scopes[scope][CASE (i, reviewed)];
    }

  return count;
}

/* In how many images the concept is tagged and its scope in a case. */
static guint
count_tagged_case (PolTally *self,
                   guint concept,
                   guint situation,
                   gboolean reviewed)
{
  guint count = 0;

  for (guint tag = 0; tag < POL_N_TAGS; tag++)
    count += self->concepts[concept][CASE (situation, reviewed)][tag];

  return count;
}

static gboolean
is_reading (PolReading reading,
            PolLabel label,
            PolReason reason)
{
  return reading.label == label && reading.reason == reason;
}

/* In how many images a concept has a label for a reason; none for an archived
 * one. */
guint
pol_tally_get_count (PolTally *self,
                     guint concept,
                     PolLabel label,
                     PolReason reason)
{
  guint32 scope = pol_resolver_get_concept_scope (self->resolver, concept);
  guint count = 0;

  if (scope == G_MAXUINT32)
    return 0;

  for (guint situation = 0; situation < POL_N_SCOPE_SITUATIONS; situation++)
    {
      for (guint reviewed = 0; reviewed < 2; reviewed++)
        {
          for (guint tag = 0; tag < POL_N_TAGS; tag++)
            {
              if (is_reading (pol_resolver_read_tagged (self->resolver, tag, situation), label, reason))
                count += self->concepts[concept][CASE (situation, reviewed)][tag];
            }
          if (is_reading (pol_resolver_read_untagged (self->resolver, situation, reviewed),
                          label, reason))
            count += count_scope_case (self, scope, situation, reviewed)
                     - count_tagged_case (self, concept, situation, reviewed);
        }
    }

  return count;
}

/* Whether what another policy reads follows from these counts, too: it sees the same
 * situations, or tells fewer of them apart. */
gboolean
pol_tally_covers (PolTally *self,
                  PolResolver *other)
{
  PolPolicy *own = pol_resolver_get_policy (self->resolver);
  PolPolicy *policy = pol_resolver_get_policy (other);

  return pol_policy_get_scope (own) == pol_policy_get_scope (policy)
         && pol_policy_get_disagreement (own) == pol_policy_get_disagreement (policy)
         && (pol_policy_get_exclusive (own) || !pol_policy_get_exclusive (policy));
}

/* What one concept reads as under another policy where its scope is in one case. */
static void
compare_in_case (PolTally *self,
                 PolResolver *other,
                 guint concept,
                 guint situation,
                 gboolean reviewed,
                 PolReadingCounts *counts)
{
  guint scope = pol_resolver_get_concept_scope (self->resolver, concept);
  guint seen = pol_policy_get_exclusive (pol_resolver_get_policy (other))
                   ? situation
                   : MIN (situation, POL_SITUATION_WITH_POSITIVE);
  PolReading from = pol_resolver_read_untagged (self->resolver, situation, reviewed);
  PolReading to = pol_resolver_read_untagged (other, seen, reviewed);

  counts->n[pol_reading_index (from)][pol_reading_index (to)]
      += count_scope_case (self, scope, situation, reviewed)
         - count_tagged_case (self, concept, situation, reviewed);
  for (guint tag = 0; tag < POL_N_TAGS; tag++)
    {
      from = pol_resolver_read_tagged (self->resolver, tag, situation);
      to = pol_resolver_read_tagged (other, tag, seen);
      counts->n[pol_reading_index (from)][pol_reading_index (to)]
          += self->concepts[concept][CASE (situation, reviewed)][tag];
    }
}

/* Adds what one concept reads as here and under another policy, which these counts cover. */
void
pol_tally_compare (PolTally *self,
                   PolResolver *other,
                   guint concept,
                   PolReadingCounts *counts)
{
  g_assert (pol_tally_covers (self, other));

  if (pol_resolver_get_concept_scope (self->resolver, concept) == G_MAXUINT32)
    return;

  for (guint situation = 0; situation < POL_N_SCOPE_SITUATIONS; situation++)
    {
      for (guint reviewed = 0; reviewed < 2; reviewed++)
        compare_in_case (self, other, concept, situation, reviewed, counts);
    }
}
