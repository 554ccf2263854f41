/* pol-label-changes.c: what the labels of a data set become under another policy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-changes.h"

#include "pol-concept-changes.h"
#include "pol-project-private.h"

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
  g_autoptr (PolConceptChanges) concepts
      = pol_concept_changes_count (project, policy, project, other, cancellable);

  *self = (PolLabelChanges) { 0 };
  if (concepts == NULL)
    return FALSE;

  pol_concept_changes_add_up (concepts, self);
  return TRUE;
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
  comparing->project = pol_project_snapshot_seen (project);
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
