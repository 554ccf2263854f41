/* pol-tag-count.c: how often each concept was tagged, be it on the list or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-count.h"

static void
count_annotation (PolTagCount *count,
                  PolValue value)
{
  switch (value)
    {
    case POL_VALUE_POSITIVE:
      count->positive++;
      break;
    case POL_VALUE_NEGATIVE:
      count->negative++;
      break;
    case POL_VALUE_UNSURE:
      count->unsure++;
      break;
    case POL_VALUE_NONE:
    default:
      break;
    }
}

static GArray *
count_all (PolProject *project)
{
  guint n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (project));
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (PolTagCount));

  g_array_set_size (counts, n_concepts);
  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

      for (gsize i = 0; i < n; i++)
        count_annotation (&g_array_index (counts, PolTagCount, annotations[i].concept),
                          annotations[i].value);
    }

  return counts;
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  g_task_return_pointer (task, count_all (task_data), (GDestroyNotify) g_array_unref);
}

/**
 * pol_tag_count_all_async: (skip)
 * @project: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when all is counted
 * @user_data: data for @callback
 *
 * Counts what the annotations of a project say of each concept, archived ones
 * included, as the project is now.
 */
void
pol_tag_count_all_async (PolProject *project,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (POL_IS_PROJECT (project));

  g_task_set_source_tag (task, pol_tag_count_all_async);
  g_task_set_task_data (task, pol_project_snapshot (project), g_object_unref);
  g_task_run_in_thread (task, count_thread);
}

/**
 * pol_tag_count_all_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_tag_count_all_async().
 *
 * Returns: (transfer full) (element-type PolTagCount): the counts, by the index
 *   of the concept
 */
GArray *
pol_tag_count_all_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
