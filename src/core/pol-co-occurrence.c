/* pol-co-occurrence.c: which concepts are on the same images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-co-occurrence.h"

#include "pol-fold-reader.h"
#include "pol-project-private.h"

struct _PolCoOccurrence
{
  GArray *concepts;     /* guint32: those that are counted, the most frequent first */
  guint *together;      /* concepts->len squared, row by row */
};

static void
count_positives (const PolFoldedTag *folded,
                 gsize n,
                 gpointer data)
{
  guint *positives = data;

  for (gsize i = 0; i < n; i++)
    positives[folded[i].concept] += folded[i].tag == POL_TAG_POSITIVE;
}

typedef struct
{
  guint32 concept;
  guint32 position;     /* in the concept list */
  guint n_positives;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->n_positives != second->n_positives)
    return first->n_positives < second->n_positives ? 1 : -1;

  return (first->position > second->position) - (first->position < second->position);
}

static GArray *
choose_concepts (PolProject *project,
                 const guint *positives,
                 guint n_wanted)
{
  PolConceptList *list = pol_project_get_concepts (project);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *concepts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < pol_concept_list_get_n_active (list); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (list, i));
      Candidate candidate = { concept, i, positives[concept] };

      if (candidate.n_positives > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, n_wanted); i++)
    g_array_append_val (concepts, g_array_index (candidates, Candidate, i).concept);

  return concepts;
}

typedef struct
{
  PolCoOccurrence *result;
  guint *places;        /* by concept: where it is in the result, and one more; or 0 */
  GArray *present;      /* scratch: guint, the places that are positive on an image */
} Pairs;

static void
count_pairs (const PolFoldedTag *folded,
             gsize n,
             gpointer data)
{
  Pairs *self = data;
  guint side = self->result->concepts->len;
  GArray *present = self->present;

  g_array_set_size (present, 0);
  for (gsize i = 0; i < n; i++)
    {
      guint place = self->places[folded[i].concept];

      if (place == 0 || folded[i].tag != POL_TAG_POSITIVE)
        continue;
      place--;
      g_array_append_val (present, place);
    }

  for (guint i = 0; i < present->len; i++)
    for (guint j = 0; j < present->len; j++)
      self->result->together[g_array_index (present, guint, i) * side
                             + g_array_index (present, guint, j)]++;
}

static gboolean
count_together (PolCoOccurrence *self,
                PolFoldReader *reader,
                guint n_concepts,
                GCancellable *cancellable)
{
  g_autofree guint *places = g_new0 (guint, MAX (n_concepts, 1));
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (guint));
  Pairs pairs = { self, places, present };

  self->together = g_new0 (guint, (gsize) self->concepts->len * self->concepts->len);
  for (guint i = 0; i < self->concepts->len; i++)
    places[g_array_index (self->concepts, guint32, i)] = i + 1;

  return pol_fold_reader_for_each (reader, cancellable, count_pairs, &pairs);
}

/**
 * pol_co_occurrence_count: (skip)
 * @project: a project; a snapshot where it runs on another thread
 * @policy: the policy that settles what annotators say of a concept
 * @n_concepts: how many concepts to take: those with the most positive tags
 * @cancellable: (nullable): a cancellable
 *
 * Counts images, never concepts times images: the time follows the annotations, and
 * the pairs on each image among the concepts that are taken. Concepts that no image
 * is tagged positive for are left out.
 *
 * Returns: (transfer full) (nullable): the counts, %NULL if it was cancelled
 */
PolCoOccurrence *
pol_co_occurrence_count (PolProject *project,
                         PolPolicy *policy,
                         guint n_concepts,
                         GCancellable *cancellable)
{
  g_autoptr (PolCoOccurrence) self = NULL;
  g_auto (PolFoldReader) reader = { 0 };
  g_autofree guint *positives = NULL;
  guint n_listed;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  n_listed = pol_concept_list_get_n_concepts (pol_project_get_concepts (project));
  positives = g_new0 (guint, MAX (n_listed, 1));
  pol_fold_reader_init (&reader, project, policy);
  self = g_new0 (PolCoOccurrence, 1);
  if (!pol_fold_reader_for_each (&reader, cancellable, count_positives, positives))
    return NULL;

  self->concepts = choose_concepts (project, positives, n_concepts);
  if (!count_together (self, &reader, n_listed, cancellable))
    return NULL;

  return g_steal_pointer (&self);
}

typedef struct
{
  PolProject *snapshot;
  PolPolicy *policy;
  guint n_concepts;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->snapshot);
  g_object_unref (run->policy);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  PolCoOccurrence *self
      = pol_co_occurrence_count (run->snapshot, run->policy, run->n_concepts, cancellable);

  g_clear_object (&run->snapshot);
  g_task_return_pointer (task, self, (GDestroyNotify) pol_co_occurrence_free);
}

/**
 * pol_co_occurrence_count_async: (skip)
 * @project: a project
 * @policy: the policy that settles what annotators say of a concept
 * @n_concepts: how many concepts to take
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_co_occurrence_count() does, on another thread, with the project as
 * it is now.
 */
void
pol_co_occurrence_count_async (PolProject *project,
                               PolPolicy *policy,
                               guint n_concepts,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));

  run = g_new0 (Run, 1);
  run->snapshot = pol_project_snapshot_seen (project);
  run->policy = g_object_ref (policy);
  run->n_concepts = n_concepts;
  g_task_set_source_tag (task, pol_co_occurrence_count_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_co_occurrence_count_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_co_occurrence_count_async().
 *
 * Returns: (transfer full) (nullable): the counts, %NULL if it was cancelled
 */
PolCoOccurrence *
pol_co_occurrence_count_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_co_occurrence_free: (skip)
 * @self: (transfer full) (nullable): counts
 *
 * Frees them.
 */
void
pol_co_occurrence_free (PolCoOccurrence *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->concepts, g_array_unref);
  g_free (self->together);
  g_free (self);
}

/**
 * pol_co_occurrence_get_n: (skip)
 * @self: counts
 *
 * Returns: of how many concepts they are
 */
guint
pol_co_occurrence_get_n (PolCoOccurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->concepts->len;
}

/**
 * pol_co_occurrence_get_concept: (skip)
 * @self: counts
 * @nth: which of their concepts, the one with the most positive images first
 *
 * Returns: the index of the concept in the project
 */
guint
pol_co_occurrence_get_concept (PolCoOccurrence *self,
                               guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->concepts->len, G_MAXUINT);

  return g_array_index (self->concepts, guint32, nth);
}

/**
 * pol_co_occurrence_get_together: (skip)
 * @self: counts
 * @nth: which of their concepts
 * @other: which of their concepts
 *
 * Returns: how many images are tagged positive for both; for the concept, where both
 *   are the same
 */
guint
pol_co_occurrence_get_together (PolCoOccurrence *self,
                                guint nth,
                                guint other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (nth < self->concepts->len && other < self->concepts->len, 0);

  return self->together[(gsize) nth * self->concepts->len + other];
}
