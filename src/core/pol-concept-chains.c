/* pol-concept-chains.c: concepts beside those that are on the same images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-chains.h"

#include <string.h>

#include "pol-fold-reader.h"
#include "pol-project-private.h"

#define NO_PLACE G_MAXUINT32

/* Concepts are known by their places among those that are sorted. */
typedef struct
{
  GCancellable *cancellable;
  guint n;
  guint32 *places;      /* by concept */

  GArray *tags;         /* guint32: the places that are positive on each image */
  GArray *ends;         /* gsize: of the tags, by number of the image */
  guint32 *n_images;    /* by place: tagged positive for it */

  guint32 *images;      /* by place, side by side: the numbers of the images it counts for */
  gsize *image_ends;    /* of these, by place */
} Counts;

/* Two concepts, the one with the lower place first. */
typedef struct
{
  guint32 first;
  guint32 second;
  guint32 together;
  double strength;      /* the cosine, squared */
} Pair;

static const guint32 *
get_tags (const Counts *self,
          guint number,
          gsize *n)
{
  gsize start = number > 0 ? g_array_index (self->ends, gsize, number - 1) : 0;

  *n = g_array_index (self->ends, gsize, number) - start;
  return &g_array_index (self->tags, guint32, start);
}

static void
note_positives (const PolFoldedTag *folded,
                gsize n,
                gpointer data)
{
  Counts *self = data;
  gsize before = self->tags->len;
  gsize end;

  for (gsize i = 0; i < n; i++)
    {
      guint32 place = self->places[folded[i].concept];

      if (place == NO_PLACE || folded[i].tag != POL_TAG_POSITIVE)
        continue;
      g_array_append_val (self->tags, place);
      self->n_images[place]++;
    }

  end = self->tags->len;
  if (end > before)
    g_array_append_val (self->ends, end);
}

static int
compare_frequencies (gconstpointer a,
                     gconstpointer b,
                     gpointer user_data)
{
  const guint32 *n_images = user_data;
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  if (n_images[first] != n_images[second])
    return n_images[first] < n_images[second] ? 1 : -1;

  return (first > second) - (first < second);
}

/* An image with very many tags says little about any two of them, and would cost much. */
static void
shorten_tags (Counts *self)
{
  gsize start = 0;
  gsize end = 0;

  for (guint i = 0; i < self->ends->len; i++)
    {
      guint32 *tags = &g_array_index (self->tags, guint32, start);
      gsize n = g_array_index (self->ends, gsize, i) - start;
      gsize n_kept = MIN (n, POL_CONCEPT_CHAINS_TAGS);

      if (n > n_kept)
        g_qsort_with_data (tags, n, sizeof *tags, compare_frequencies, self->n_images);
      memmove (&g_array_index (self->tags, guint32, end), tags, n_kept * sizeof *tags);
      start += n;
      end += n_kept;
      g_array_index (self->ends, gsize, i) = end;
    }
}

/* The images of each concept, from the concepts of each image. */
static void
turn_round (Counts *self)
{
  g_autofree gsize *next = g_new0 (gsize, self->n + 1);
  gsize n_tags = self->ends->len > 0 ? g_array_index (self->ends, gsize, self->ends->len - 1) : 0;

  self->images = g_new (guint32, MAX (n_tags, 1));
  self->image_ends = g_new (gsize, self->n);
  for (gsize i = 0; i < n_tags; i++)
    next[g_array_index (self->tags, guint32, i) + 1]++;
  for (guint i = 0; i < self->n; i++)
    {
      next[i + 1] += next[i];
      self->image_ends[i] = next[i + 1];
    }

  for (guint i = 0; i < self->ends->len; i++)
    {
      gsize n;
      const guint32 *tags = get_tags (self, i, &n);

      for (gsize j = 0; j < n; j++)
        self->images[next[tags[j]]++] = i;
    }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;

  if (left->strength != right->strength)
    return left->strength < right->strength ? 1 : -1;
  if (left->together != right->together)
    return left->together < right->together ? 1 : -1;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;

  return (left->second > right->second) - (left->second < right->second);
}

static Pair
make_pair (const Counts *self,
           guint32 place,
           guint32 other,
           guint32 together)
{
  double product = (double) self->n_images[place] * self->n_images[other];

  return (Pair) { MIN (place, other), MAX (place, other), together,
                  (double) together * together / product };
}

/* Keeps the strongest of the pairs that are offered, sorted. */
static void
offer (Pair *strongest,
       guint *n,
       const Pair *pair)
{
  guint i;

  if (*n == POL_CONCEPT_CHAINS_NEIGHBOURS && compare_pairs (pair, &strongest[*n - 1]) > 0)
    return;

  *n = MIN (*n + 1, POL_CONCEPT_CHAINS_NEIGHBOURS);
  for (i = *n - 1; i > 0 && compare_pairs (pair, &strongest[i - 1]) < 0; i--)
    strongest[i] = strongest[i - 1];
  strongest[i] = *pair;
}

/* @together and @met are scratch: how often each place was met, which is 0 between two calls,
 * and which were. */
static void
add_pairs (const Counts *self,
           guint32 place,
           guint32 *together,
           GArray *met,
           GArray *pairs)
{
  Pair strongest[POL_CONCEPT_CHAINS_NEIGHBOURS];
  guint n = 0;

  g_array_set_size (met, 0);
  for (gsize i = place > 0 ? self->image_ends[place - 1] : 0; i < self->image_ends[place]; i++)
    {
      gsize n_tags;
      const guint32 *tags = get_tags (self, self->images[i], &n_tags);

      for (gsize j = 0; j < n_tags; j++)
        if (tags[j] != place && together[tags[j]]++ == 0)
          g_array_append_val (met, tags[j]);
    }

  for (guint i = 0; i < met->len; i++)
    {
      guint32 other = g_array_index (met, guint32, i);
      Pair pair = make_pair (self, place, other, together[other]);

      together[other] = 0;
      offer (strongest, &n, &pair);
    }
  g_array_append_vals (pairs, strongest, n);
}

/* Most pairs are there twice, once from each side. */
static GArray *
find_pairs (const Counts *self)
{
  g_autofree guint32 *together = g_new0 (guint32, self->n);
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < self->n; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        break;
      add_pairs (self, i, together, met, pairs);
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* Up to two neighbours of each concept, and the far end of the chain that it ends. */
typedef struct
{
  guint32 neighbours[2];
  guint32 far_end;
} Link;

static gboolean
is_end (const Link *link)
{
  return link->neighbours[1] == NO_PLACE;
}

static void
add_neighbour (Link *link,
               guint32 place)
{
  link->neighbours[link->neighbours[0] != NO_PLACE] = place;
}

static Link *
join_pairs (GArray *pairs,
            guint n)
{
  Link *links = g_new (Link, n);

  for (guint i = 0; i < n; i++)
    links[i] = (Link) { { NO_PLACE, NO_PLACE }, i };

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      Link *first = &links[pair->first];
      Link *second = &links[pair->second];
      guint32 left, right;

      if (!is_end (first) || !is_end (second) || first->far_end == pair->second)
        continue;

      left = first->far_end;
      right = second->far_end;
      add_neighbour (first, pair->second);
      add_neighbour (second, pair->first);
      links[left].far_end = right;
      links[right].far_end = left;
    }

  return links;
}

/* Lists the chain that ends at @place, and takes it out. */
static void
list_chain (Link *links,
            guint32 place,
            GArray *places)
{
  guint32 before = NO_PLACE;

  while (place != NO_PLACE)
    {
      Link *link = &links[place];
      guint32 next = link->neighbours[link->neighbours[0] == before && before != NO_PLACE];

      g_array_append_val (places, place);
      link->far_end = NO_PLACE;
      before = place;
      place = next;
    }
}

static GArray *
list_chains (Link *links,
             guint n)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint alone = 0; alone < 2; alone++)
    for (guint i = 0; i < n; i++)
      if (links[i].far_end != NO_PLACE && is_end (&links[i])
          && (links[i].neighbours[0] == NO_PLACE) == alone)
        list_chain (links, i, places);

  return places;
}

static GArray *
sort_places (Counts *self)
{
  g_autoptr (GArray) pairs = NULL;
  g_autofree Link *links = NULL;

  shorten_tags (self);
  turn_round (self);
  pairs = find_pairs (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    return NULL;

  links = join_pairs (pairs, self->n);
  return list_chains (links, self->n);
}

static void
counts_init (Counts *self,
             GArray *concepts,
             guint n_listed)
{
  self->n = concepts->len;
  self->places = g_new (guint32, MAX (n_listed, 1));
  self->tags = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->n_images = g_new0 (guint32, self->n);
  for (guint i = 0; i < n_listed; i++)
    self->places[i] = NO_PLACE;
  for (guint i = 0; i < self->n; i++)
    self->places[g_array_index (concepts, guint32, i)] = i;
}

static void
counts_clear (Counts *self)
{
  g_free (self->places);
  g_array_unref (self->tags);
  g_array_unref (self->ends);
  g_free (self->n_images);
  g_free (self->images);
  g_free (self->image_ends);
}

/**
 * pol_concept_chains_sort: (skip)
 * @project: a project; a snapshot where it runs on another thread
 * @policy: the policy that settles what annotators say of a concept
 * @concepts: (element-type guint32): the indexes of active concepts, each once
 * @cancellable: (nullable): a cancellable
 *
 * Sorts concepts so that those that are on the same images of the project are neighbours.
 *
 * Returns: (transfer full) (element-type guint32) (nullable): the concepts in that order, %NULL
 *   if it was cancelled
 */
GArray *
pol_concept_chains_sort (PolProject *project,
                         PolPolicy *policy,
                         GArray *concepts,
                         GCancellable *cancellable)
{
  g_auto (PolFoldReader) reader = { 0 };
  Counts counts = { .cancellable = cancellable };
  GArray *places = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (concepts != NULL, NULL);

  pol_fold_reader_init (&reader, project, policy);
  counts_init (&counts, concepts, pol_resolver_get_n_concepts (reader.resolver));
  if (pol_fold_reader_for_each (&reader, cancellable, note_positives, &counts))
    places = sort_places (&counts);
  counts_clear (&counts);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint32 *place = &g_array_index (places, guint32, i);

      *place = g_array_index (concepts, guint32, *place);
    }

  return places;
}

typedef struct
{
  PolProject *snapshot;
  PolPolicy *policy;
  GArray *concepts;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->snapshot);
  g_object_unref (run->policy);
  g_array_unref (run->concepts);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GArray *sorted
      = pol_concept_chains_sort (run->snapshot, run->policy, run->concepts, cancellable);

  g_clear_object (&run->snapshot);
  g_task_return_pointer (task, sorted, (GDestroyNotify) g_array_unref);
}

/**
 * pol_concept_chains_sort_async: (skip)
 * @project: a project
 * @policy: the policy that settles what annotators say of a concept
 * @concepts: (element-type guint32): the indexes of active concepts, which are copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_concept_chains_sort() does, on another thread, with the project as it is now.
 */
void
pol_concept_chains_sort_async (PolProject *project,
                               PolPolicy *policy,
                               GArray *concepts,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (concepts != NULL);

  run = g_new0 (Run, 1);
  run->snapshot = pol_project_snapshot_seen (project);
  run->policy = g_object_ref (policy);
  run->concepts = g_array_copy (concepts);
  g_task_set_source_tag (task, pol_concept_chains_sort_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_concept_chains_sort_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_concept_chains_sort_async().
 *
 * Returns: (transfer full) (element-type guint32) (nullable): the concepts, %NULL if it was
 *   cancelled
 */
GArray *
pol_concept_chains_sort_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
