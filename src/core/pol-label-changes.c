/* pol-label-changes.c: what the labels of a data set become under another policy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-changes.h"

#include "pol-comparison.h"
#include "pol-parallel.h"
#include "pol-project-private.h"
#include "pol-tally.h"

/* Comparing fewer images than this is not worth a thread. */
#define IMAGES_FOR_A_THREAD 16384

/* After so many images the cancellable is looked at. */
#define IMAGES_AT_ONCE 4096

typedef struct
{
  PolProject *project;
  PolResolver *resolver;
  PolResolver *other;
  GCancellable *cancellable;
  PolLabelChanges *changes;     /* by part */
} Counting;

static void
count_part (guint part,
            guint first,
            guint end,
            gpointer data)
{
  const Counting *counting = data;
  g_autoptr (PolComparison) comparison = pol_comparison_new (counting->resolver, counting->other);

  for (guint i = first; i < end; i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (counting->project, i, &n);

      if (i % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (counting->cancellable))
        return;
      pol_comparison_add (comparison, annotations, n,
                          pol_project_get_image_state (counting->project, i),
                          &counting->changes[part]);
    }
}

static void
add_changes (PolLabelChanges *self,
             const PolLabelChanges *part)
{
  for (guint from = 0; from < POL_N_LABELS; from++)
    for (guint to = 0; to < POL_N_LABELS; to++)
      self->n[from][to] += part->n[from][to];
}

static void
turn_round (PolLabelChanges *self)
{
  PolLabelChanges turned;

  for (guint from = 0; from < POL_N_LABELS; from++)
    for (guint to = 0; to < POL_N_LABELS; to++)
      turned.n[to][from] = self->n[from][to];
  *self = turned;
}

/* Policies that see the same situations are compared by the counts of one of them,
 * the more exact one. Returns FALSE where neither's will do. */
static gboolean
count_by_tally (PolLabelChanges *self,
                PolProject *project,
                PolResolver *resolver,
                PolResolver *other)
{
  gboolean turned = pol_policy_get_exclusive (pol_resolver_get_policy (other));
  PolResolver *exact = turned ? other : resolver;
  PolResolver *covered = turned ? resolver : other;
  g_autoptr (PolTally) tally = pol_tally_new (exact);

  if (!pol_tally_covers (tally, covered))
    return FALSE;

  pol_tally_add_all (tally, project->tags, pol_image_table_get_states (project->images),
                     pol_image_table_get_n (project->images));
  pol_tally_count_changes (tally, covered, self);
  if (turned)
    turn_round (self);

  return TRUE;
}

/**
 * pol_label_changes_count: (skip)
 * @self: (out caller-allocates): where to
 * @project: a project
 * @policy: the policy whose labels change
 * @other: the policy under which they are read instead
 * @cancellable: (nullable): a cancellable
 *
 * Counts the labels of the whole data set, each of one image and concept, by
 * what they are under both policies, in one pass over the annotations. Blocks.
 *
 * Returns: whether all are counted, and it was not cancelled
 */
gboolean
pol_label_changes_count (PolLabelChanges *self,
                         PolProject *project,
                         PolPolicy *policy,
                         PolPolicy *other,
                         GCancellable *cancellable)
{
  guint n_images = pol_project_get_n_images (project);
  guint n_parts = pol_parallel_get_n_parts (n_images, IMAGES_FOR_A_THREAD);
  g_autofree PolLabelChanges *parts = g_new0 (PolLabelChanges, n_parts);
  Counting counting = { project, pol_project_get_resolver (project, policy),
                        pol_project_get_resolver (project, other), cancellable, parts };

  *self = (PolLabelChanges) { 0 };
  if (count_by_tally (self, project, counting.resolver, counting.other))
    return !g_cancellable_is_cancelled (cancellable);

  pol_parallel_run (n_images, n_parts, count_part, &counting);
  for (guint i = 0; i < n_parts; i++)
    add_changes (self, &parts[i]);

  return !g_cancellable_is_cancelled (cancellable);
}

/* Two policies to compare on a snapshot. */
typedef struct
{
  PolProject *project;
  PolPolicy *policy;
  PolPolicy *other;
} Comparing;

static void
comparing_free (Comparing *comparing)
{
  g_object_unref (comparing->project);
  g_object_unref (comparing->policy);
  g_object_unref (comparing->other);
  g_free (comparing);
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Comparing *comparing = task_data;
  g_autofree PolLabelChanges *changes = g_new0 (PolLabelChanges, 1);

  pol_label_changes_count (changes, comparing->project, comparing->policy, comparing->other,
                           cancellable);
  g_task_return_pointer (task, g_steal_pointer (&changes), g_free);
}

/**
 * pol_label_changes_count_async: (skip)
 * @project: a project
 * @policy: the policy whose labels change
 * @other: the policy under which they are read instead
 * @cancellable: (nullable): a cancellable
 * @callback: called when all are counted
 * @user_data: data for @callback
 *
 * Does what pol_label_changes_count() does, without blocking, for the project as
 * it is now. Once it is cancelled, the thread ends soon.
 */
void
pol_label_changes_count_async (PolProject *project,
                               PolPolicy *policy,
                               PolPolicy *other,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Comparing *comparing;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (POL_IS_POLICY (other));

  comparing = g_new0 (Comparing, 1);
  comparing->project = pol_project_snapshot (project);
  comparing->policy = g_object_ref (policy);
  comparing->other = g_object_ref (other);
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_label_changes_count_async);
  g_task_set_task_data (task, comparing, (GDestroyNotify) comparing_free);
  g_task_run_in_thread (task, count_thread);
}

/**
 * pol_label_changes_count_finish: (skip)
 * @project: a project
 * @result: a result
 * @changes: (out caller-allocates): the counts
 * @error: return location for an error
 *
 * Ends pol_label_changes_count_async().
 *
 * Returns: whether all are counted, and it was not cancelled
 */
gboolean
pol_label_changes_count_finish (PolProject *project,
                                GAsyncResult *result,
                                PolLabelChanges *changes,
                                GError **error)
{
  g_autofree PolLabelChanges *counted = NULL;

  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  counted = g_task_propagate_pointer (G_TASK (result), error);
  if (counted == NULL)
    return FALSE;

  *changes = *counted;
  return TRUE;
}

/**
 * pol_label_changes_sum: (skip)
 * @self: some changes
 *
 * Gets how many labels are another one.
 *
 * Returns: the number, that of labels that stay left out
 */
guint64
pol_label_changes_sum (const PolLabelChanges *self)
{
  guint64 sum = 0;

  for (guint from = 0; from < POL_N_LABELS; from++)
    for (guint to = 0; to < POL_N_LABELS; to++)
      sum += from != to ? self->n[from][to] : 0;

  return sum;
}
