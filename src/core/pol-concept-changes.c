/* pol-concept-changes.c: what becomes of each concept's labels, and for which reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-changes.h"

#include "pol-comparison.h"
#include "pol-parallel.h"
#include "pol-project-private.h"
#include "pol-tally.h"

/* Comparing fewer images than this is not worth a thread. */
#define IMAGES_FOR_A_THREAD 16384

/* After so many images the cancellable is looked at. */
#define IMAGES_AT_ONCE 4096

struct _PolConceptChanges
{
  gatomicrefcount ref_count;
  guint n_concepts;
  PolReadingCounts *concepts;
  PolLabelChanges *labels;      /* the same, whatever the reasons */
  guint64 sums[POL_N_READINGS][POL_N_READINGS];    /* of all concepts: from, to */
};

/**
 * pol_reading_get_label: (skip)
 * @reading: what a concept reads as
 *
 * Returns: its label: nothing is learnt of a concept that is not on the list
 */
PolLabel
pol_reading_get_label (guint reading)
{
  if (reading == POL_READING_POSITIVE)
    return POL_LABEL_POSITIVE;

  return reading <= POL_REASON_REVIEWED ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED;
}

/**
 * pol_reading_get_reason: (skip)
 * @reading: what a concept on the list reads as
 *
 * Returns: its reason
 */
PolReason
pol_reading_get_reason (guint reading)
{
  g_return_val_if_fail (reading != POL_READING_ABSENT, POL_REASON_UNANNOTATED);

  return reading == POL_READING_POSITIVE ? POL_REASON_EXPLICIT : (PolReason) reading;
}

static PolConceptChanges *
changes_new (PolProject *before,
             PolProject *after)
{
  PolConceptChanges *self = g_new0 (PolConceptChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_concepts = MAX (pol_concept_list_get_n_concepts (before->concepts),
                          pol_concept_list_get_n_concepts (after->concepts));
  self->concepts = g_new0 (PolReadingCounts, self->n_concepts);
  self->labels = g_new0 (PolLabelChanges, self->n_concepts);

  return self;
}

/**
 * pol_concept_changes_ref: (skip)
 * @self: some changes
 *
 * Returns: (transfer full): @self
 */
PolConceptChanges *
pol_concept_changes_ref (PolConceptChanges *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * pol_concept_changes_unref: (skip)
 * @self: (transfer full): some changes
 */
void
pol_concept_changes_unref (PolConceptChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->concepts);
  g_free (self->labels);
  g_free (self);
}

typedef struct
{
  PolProject *projects[2];
  PolResolver *resolvers[2];
  PolComparison **parts;
  GCancellable *cancellable;
} Counting;

static void
count_part (guint part,
            guint first,
            guint end,
            gpointer data)
{
  const Counting *counting = data;
  g_autoptr (GArray) own_before = NULL;
  g_autoptr (GArray) own_after = NULL;
  GArray **own[] = { &own_before, &own_after };

  for (guint i = first; i < end; i++)
    {
      if (i % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (counting->cancellable))
        return;

      for (guint side = 0; side < 2; side++)
        {
          PolProject *project = counting->projects[side];
          gsize n;
          const PolAnnotation *annotations = pol_project_get_seen (project, i, own[side], &n);

          pol_comparison_set_image (counting->parts[part], side, annotations, n,
                                    pol_image_table_get_state (project->images, i));
        }
      pol_comparison_add (counting->parts[part]);
    }
}

static void
count_image_by_image (PolConceptChanges *self,
                      Counting *counting)
{
  guint n_images = pol_project_get_n_images (counting->projects[0]);
  guint n_parts = pol_parallel_get_n_parts (n_images, IMAGES_FOR_A_THREAD);

  counting->parts = g_new (PolComparison *, n_parts);
  for (guint i = 0; i < n_parts; i++)
    counting->parts[i] = pol_comparison_new (counting->resolvers[0], counting->resolvers[1]);

  pol_parallel_run (n_images, n_parts, count_part, counting);
  for (guint i = 0; i < n_parts; i++)
    {
      for (guint concept = 0; concept < self->n_concepts; concept++)
        pol_comparison_get (counting->parts[i], concept, &self->concepts[concept]);
      pol_comparison_free (counting->parts[i]);
    }
  g_free (counting->parts);
}

static void
turn_round (PolReadingCounts *counts)
{
  PolReadingCounts turned;

  for (guint from = 0; from < POL_N_READINGS; from++)
    for (guint to = 0; to < POL_N_READINGS; to++)
      turned.n[to][from] = counts->n[from][to];
  *counts = turned;
}

/* Policies that see the same situations are compared by the counts of one of them,
 * the more exact one. Returns FALSE where neither's will do. */
static gboolean
count_by_tally (PolConceptChanges *self,
                const Counting *counting)
{
  PolProject *project = counting->projects[0];
  gboolean turned = pol_policy_get_exclusive (pol_resolver_get_policy (counting->resolvers[1]));
  PolResolver *covered = counting->resolvers[turned ? 0 : 1];
  g_autoptr (PolTally) tally = NULL;

  if (project != counting->projects[1] || project->blind)
    return FALSE;

  tally = pol_tally_new (counting->resolvers[turned ? 1 : 0]);
  if (!pol_tally_covers (tally, covered))
    return FALSE;

  pol_tally_add_all (tally, project->tags, pol_image_table_get_states (project->images),
                     pol_image_table_get_n (project->images), NULL);
  for (guint i = 0; i < self->n_concepts; i++)
    {
      pol_tally_compare (tally, covered, i, &self->concepts[i]);
      if (turned)
        turn_round (&self->concepts[i]);
    }

  return TRUE;
}

static void
add_up_concept (PolConceptChanges *self,
                guint concept)
{
  const PolReadingCounts *counts = &self->concepts[concept];

  for (guint from = 0; from < POL_N_READINGS; from++)
    for (guint to = 0; to < POL_N_READINGS; to++)
      {
        self->labels[concept].n[pol_reading_get_label (from)][pol_reading_get_label (to)]
            += counts->n[from][to];
        self->sums[from][to] += counts->n[from][to];
      }
}

/**
 * pol_concept_changes_count: (skip)
 * @before: a project
 * @policy: the policy that it is read by
 * @after: the same project, or what may become of it, with the same images
 * @other: the policy that this is read by
 * @cancellable: (nullable): a cancellable
 *
 * Counts what each concept reads as before and after, in one pass over the annotations.
 * Blocks. The concepts of both have the same indexes; those that are not on one of the lists
 * are absent there.
 *
 * Returns: (transfer full) (nullable): the counts; %NULL if it was cancelled
 */
PolConceptChanges *
pol_concept_changes_count (PolProject *before,
                           PolPolicy *policy,
                           PolProject *after,
                           PolPolicy *other,
                           GCancellable *cancellable)
{
  g_autoptr (PolConceptChanges) self = NULL;
  Counting counting;

  g_return_val_if_fail (POL_IS_PROJECT (before), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (POL_IS_PROJECT (after), NULL);
  g_return_val_if_fail (POL_IS_POLICY (other), NULL);
  g_return_val_if_fail (pol_project_get_n_images (before) == pol_project_get_n_images (after), NULL);

  self = changes_new (before, after);
  counting = (Counting) { .projects = { before, after },
                          .resolvers = { pol_project_get_resolver (before, policy),
                                         pol_project_get_resolver (after, other) },
                          .cancellable = cancellable };
  if (!count_by_tally (self, &counting))
    count_image_by_image (self, &counting);
  for (guint i = 0; i < self->n_concepts; i++)
    add_up_concept (self, i);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/* What is compared, on snapshots. */
typedef struct
{
  PolProject *before;
  PolPolicy *policy;
  PolProject *after;
  PolAlternative *alternative;
} Run;

static void
run_free (Run *run)
{
  g_clear_object (&run->before);
  g_clear_object (&run->after);
  g_object_unref (run->policy);
  pol_alternative_unref (run->alternative);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GError) error = NULL;
  PolConceptChanges *changes = NULL;

  if (pol_alternative_carry_out (run->alternative, run->after, cancellable, &error))
    changes = pol_concept_changes_count (run->before, run->policy, run->after,
                                         pol_alternative_get_policy (run->alternative, run->policy),
                                         cancellable);

  g_clear_object (&run->before);    /* here, where letting go of them may take its time */
  g_clear_object (&run->after);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, changes, (GDestroyNotify) pol_concept_changes_unref);
}

/**
 * pol_concept_changes_count_async: (skip)
 * @project: a project
 * @policy: the policy that it is read by
 * @alternative: what may become of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when all are counted
 * @user_data: data for @callback
 *
 * Counts what the labels of @project, as it is now, would become, on another thread.
 */
void
pol_concept_changes_count_async (PolProject *project,
                                 PolPolicy *policy,
                                 PolAlternative *alternative,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (alternative != NULL);

  run = g_new0 (Run, 1);
  run->before = pol_project_snapshot_seen (project);
  run->policy = g_object_ref (policy);
  run->after = pol_alternative_snapshot (alternative, project, run->before);
  run->alternative = pol_alternative_ref (alternative);
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_concept_changes_count_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_concept_changes_count_finish: (skip)
 * @project: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_concept_changes_count_async().
 *
 * Returns: (transfer full) (nullable): the counts; %NULL with an error, if it was cancelled
 *   or the alternative cannot be
 */
PolConceptChanges *
pol_concept_changes_count_finish (PolProject *project,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_concept_changes_get_n_concepts: (skip)
 * @self: some changes
 *
 * Returns: of how many concepts they are: their indexes are below it
 */
guint
pol_concept_changes_get_n_concepts (PolConceptChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_concepts;
}

/**
 * pol_concept_changes_get: (skip)
 * @self: some changes
 * @concept: the index of a concept
 *
 * Gets what a concept reads as. All are zero for one that is on neither list.
 *
 * Returns: (transfer none): the numbers of images
 */
const PolReadingCounts *
pol_concept_changes_get (PolConceptChanges *self,
                         guint concept)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (concept < self->n_concepts, NULL);

  return &self->concepts[concept];
}

/**
 * pol_concept_changes_get_n: (skip)
 * @self: some changes
 * @concept: the index of a concept
 * @from: its label before
 * @to: its label afterwards
 *
 * Returns: in how many images it changes so, whatever the reasons
 */
guint
pol_concept_changes_get_n (PolConceptChanges *self,
                           guint concept,
                           PolLabel from,
                           PolLabel to)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (concept < self->n_concepts, 0);

  return self->labels[concept].n[from][to];
}

/**
 * pol_concept_changes_get_n_changed: (skip)
 * @self: some changes
 * @concept: the index of a concept
 *
 * Returns: in how many images its label is another one afterwards
 */
guint
pol_concept_changes_get_n_changed (PolConceptChanges *self,
                                   guint concept)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (concept < self->n_concepts, 0);

  return pol_label_changes_sum (&self->labels[concept]);
}

/**
 * pol_concept_changes_add_up: (skip)
 * @self: some changes
 * @changes: (out caller-allocates): where to
 *
 * Adds up the labels of all concepts. What is on neither list is none.
 */
void
pol_concept_changes_add_up (PolConceptChanges *self,
                            PolLabelChanges *changes)
{
  g_return_if_fail (self != NULL);

  *changes = (PolLabelChanges) { 0 };
  for (guint from = 0; from < POL_N_READINGS; from++)
    for (guint to = 0; to < POL_N_READINGS; to++)
      changes->n[pol_reading_get_label (from)][pol_reading_get_label (to)] += self->sums[from][to];
}

/**
 * pol_concept_changes_get_sum: (skip)
 * @self: some changes
 * @from: what a concept reads as before
 * @to: what it reads as afterwards
 *
 * Returns: how many labels of all concepts change so
 */
guint64
pol_concept_changes_get_sum (PolConceptChanges *self,
                             guint from,
                             guint to)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (from < POL_N_READINGS && to < POL_N_READINGS, 0);

  return self->sums[from][to];
}
