/* pol-comparison.c: what concepts read as on two sides, counted image by image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-comparison.h"

#define NO_SCOPE G_MAXUINT32

/* A concept is on the list of one side, of the other, or of both. */
#define N_PRESENCES 4

/* One of the two sides, and what it says of the image at hand. */
typedef struct
{
  PolResolver *resolver;
  gboolean by_group;
  PolFoldedTag *folded;
  gsize n_folded;
  gsize capacity;
  gboolean reviewed;
  PolScopeCount *counts;    /* of each scope, zero between images */
  GPtrArray *parts;         /* GArray of guint: the parts of each scope, if it is by group */
} Side;

/* The concepts that are in the same scope on either side: while they are untagged, they all
 * read the same. */
typedef struct
{
  guint32 scopes[2];
  guint presence;
} Part;

/* No loop runs over images times concepts: an image counts once for all parts without a tag
 * in their scopes, once for each other part, and once for each tagged concept. Each count
 * takes back what the one before said of the same concepts, so that their sum is right; they
 * wrap around below zero until they are added up. */
struct _PolComparison
{
  Side sides[2];
  guint n_concepts;
  guint32 *part_of;                     /* by concept, G_MAXUINT32 for one on neither list */
  GArray *parts;                        /* Part */
  PolReadingCounts all[N_PRESENCES];
  PolReadingCounts *by_part;
  PolReadingCounts *by_concept;
  GArray *touched;                      /* guint: parts with a tag in one of their scopes */
  gboolean *is_touched;
};

static guint32
find_part (PolComparison *self,
           GHashTable *found,
           guint concept)
{
  Part part = { { pol_resolver_get_concept_scope (self->sides[0].resolver, concept),
                  pol_resolver_get_concept_scope (self->sides[1].resolver, concept) } };
  gint64 key = (gint64) ((guint64) part.scopes[0] << 32 | part.scopes[1]);
  gpointer nth;

  part.presence = (part.scopes[0] != NO_SCOPE ? 1 : 0) | (part.scopes[1] != NO_SCOPE ? 2 : 0);
  if (part.presence == 0)
    return G_MAXUINT32;

  if (!g_hash_table_lookup_extended (found, &key, NULL, &nth))
    {
      nth = GUINT_TO_POINTER (self->parts->len);
      g_hash_table_insert (found, g_memdup2 (&key, sizeof key), nth);
      g_array_append_val (self->parts, part);
    }

  return GPOINTER_TO_UINT (nth);
}

static void
divide_concepts (PolComparison *self)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->n_concepts = MAX (pol_resolver_get_n_concepts (self->sides[0].resolver),
                          pol_resolver_get_n_concepts (self->sides[1].resolver));
  self->part_of = g_new (guint32, self->n_concepts);
  for (guint i = 0; i < self->n_concepts; i++)
    self->part_of[i] = find_part (self, found, i);
}

/* Which parts a tag of a scope touches. One scope for the whole image is looked at anyway. */
static void
list_parts (PolComparison *self,
            guint side)
{
  PolResolver *resolver = self->sides[side].resolver;
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < pol_resolver_get_n_scopes (resolver); i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->parts->len; i++)
    {
      guint32 scope = g_array_index (self->parts, Part, i).scopes[side];

      if (scope != NO_SCOPE)
        g_array_append_val ((GArray *) lists->pdata[scope], i);
    }
  self->sides[side].parts = lists;
}

PolComparison *
pol_comparison_new (PolResolver *resolver,
                    PolResolver *other)
{
  PolComparison *self = g_new0 (PolComparison, 1);
  PolResolver *resolvers[] = { resolver, other };

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < 2; i++)
    {
      Side *side = &self->sides[i];

      side->resolver = g_object_ref (resolvers[i]);
      side->by_group = pol_policy_get_scope (pol_resolver_get_policy (resolvers[i])) == POL_SCOPE_GROUP;
      side->counts = g_new0 (PolScopeCount, pol_resolver_get_n_scopes (resolvers[i]));
    }
  divide_concepts (self);
  for (guint i = 0; i < 2; i++)
    list_parts (self, i);
  self->by_part = g_new0 (PolReadingCounts, self->parts->len);
  self->by_concept = g_new0 (PolReadingCounts, self->n_concepts);
  self->is_touched = g_new0 (gboolean, self->parts->len);

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
      g_ptr_array_unref (self->sides[i].parts);
    }
  g_array_unref (self->parts);
  g_array_unref (self->touched);
  g_free (self->part_of);
  g_free (self->by_part);
  g_free (self->by_concept);
  g_free (self->is_touched);
  g_free (self);
}

/* Says what one side has of the next image: side 0 is before, side 1 after. */
void
pol_comparison_set_image (PolComparison *self,
                          guint nth,
                          const PolAnnotation *annotations,
                          gsize n_annotations,
                          PolImageState state)
{
  Side *side = &self->sides[nth];

  if (n_annotations > side->capacity)
    {
      side->capacity = n_annotations;
      side->folded = g_renew (PolFoldedTag, side->folded, n_annotations);
    }

  side->reviewed = state == POL_IMAGE_STATE_REVIEWED;
  side->n_folded = pol_resolver_fold (side->resolver, annotations, n_annotations, side->folded);
  for (gsize i = 0; i < side->n_folded; i++)
    pol_scope_count_add (&side->counts[side->folded[i].scope], side->folded[i].tag);
}

static guint
read_tagged (Side *side,
             const PolFoldedTag *folded)
{
  guint situation = pol_resolver_get_situation (side->resolver, &side->counts[folded->scope]);

  return pol_reading_index (pol_resolver_read_tagged (side->resolver, folded->tag, situation));
}

static guint
read_untagged (Side *side,
               guint32 scope)
{
  guint situation;

  if (scope == NO_SCOPE)
    return POL_READING_ABSENT;

  situation = pol_resolver_get_situation (side->resolver, &side->counts[scope]);
  return pol_reading_index (pol_resolver_read_untagged (side->resolver, situation, side->reviewed));
}

/* What the untagged concepts read as whose scope has no tag or is the whole image. */
static guint
read_default (Side *side,
              gboolean present)
{
  if (!present)
    return POL_READING_ABSENT;
  if (!side->by_group)
    return read_untagged (side, 0);

  return pol_reading_index (
      pol_resolver_read_untagged (side->resolver, POL_SITUATION_NO_TAGS, side->reviewed));
}

static void
touch_parts (PolComparison *self,
             Side *side)
{
  for (gsize i = 0; side->by_group && i < side->n_folded; i++)
    {
      const GArray *parts = side->parts->pdata[side->folded[i].scope];

      for (guint j = 0; j < parts->len; j++)
        {
          guint part = g_array_index (parts, guint, j);

          if (!self->is_touched[part])
            g_array_append_val (self->touched, part);
          self->is_touched[part] = TRUE;
        }
    }
}

static void
count_untagged (PolComparison *self)
{
  guint defaults[N_PRESENCES][2];

  for (guint presence = 1; presence < N_PRESENCES; presence++)
    {
      for (guint i = 0; i < 2; i++)
        defaults[presence][i] = read_default (&self->sides[i], (presence & 1u << i) != 0);
      self->all[presence].n[defaults[presence][0]][defaults[presence][1]]++;
    }

  for (guint i = 0; i < 2; i++)
    touch_parts (self, &self->sides[i]);
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint nth = g_array_index (self->touched, guint, i);
      const Part *part = &g_array_index (self->parts, Part, nth);
      const guint *taken_back = defaults[part->presence];

      self->by_part[nth].n[taken_back[0]][taken_back[1]]--;
      self->by_part[nth].n[read_untagged (&self->sides[0], part->scopes[0])]
                          [read_untagged (&self->sides[1], part->scopes[1])]++;
      self->is_touched[nth] = FALSE;
    }
  g_array_set_size (self->touched, 0);
}

/* One concept that is tagged on at least one side. */
static void
count_tagged (PolComparison *self,
              guint concept,
              const PolFoldedTag *tags[2])
{
  const Part *part = &g_array_index (self->parts, Part, self->part_of[concept]);
  guint rest[2], readings[2];

  for (guint i = 0; i < 2; i++)
    {
      rest[i] = read_untagged (&self->sides[i], part->scopes[i]);
      readings[i] = tags[i] != NULL ? read_tagged (&self->sides[i], tags[i]) : rest[i];
    }

  self->by_concept[concept].n[rest[0]][rest[1]]--;
  self->by_concept[concept].n[readings[0]][readings[1]]++;
}

static guint32
peek_concept (const Side *side,
              gsize nth)
{
  return nth < side->n_folded ? side->folded[nth].concept : G_MAXUINT32;
}

/* Both sides have their tags in the order of concepts. */
static void
count_all_tagged (PolComparison *self)
{
  gsize nth[2] = { 0, 0 };

  for (;;)
    {
      guint32 concepts[2] = { peek_concept (&self->sides[0], nth[0]),
                              peek_concept (&self->sides[1], nth[1]) };
      guint32 concept = MIN (concepts[0], concepts[1]);
      const PolFoldedTag *tags[2] = { NULL, NULL };

      if (concept == G_MAXUINT32)
        break;
      for (guint i = 0; i < 2; i++)
        {
          if (concepts[i] == concept)
            tags[i] = &self->sides[i].folded[nth[i]++];
        }
      count_tagged (self, concept, tags);
    }
}

/* Adds the image that both sides were told of. */
void
pol_comparison_add (PolComparison *self)
{
  count_untagged (self);
  count_all_tagged (self);

  for (guint i = 0; i < 2; i++)
    {
      Side *side = &self->sides[i];

      for (gsize j = 0; j < side->n_folded; j++)
        side->counts[side->folded[j].scope] = (PolScopeCount) { 0 };
    }
}

/* Adds what was counted for a concept to @counts. */
void
pol_comparison_get (PolComparison *self,
                    guint concept,
                    PolReadingCounts *counts)
{
  guint32 nth = self->part_of[concept];
  const PolReadingCounts *all;

  if (nth == G_MAXUINT32)
    return;

  all = &self->all[g_array_index (self->parts, Part, nth).presence];
  for (guint from = 0; from < POL_N_READINGS; from++)
    for (guint to = 0; to < POL_N_READINGS; to++)
      counts->n[from][to] += all->n[from][to] + self->by_part[nth].n[from][to]
                             + self->by_concept[concept].n[from][to];
}
