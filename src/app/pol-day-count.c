/* pol-day-count.c: on how many images someone has set tags today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-day-count.h"

typedef struct
{
  PolProject *snapshot;
  gint64 midnight;
} Pass;

static void
pass_free (gpointer data)
{
  Pass *pass = data;

  g_object_unref (pass->snapshot);
  g_free (pass);
}

static gint64
get_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (midnight) * 1000;
}

static gboolean
is_of_today (Pass *pass, guint image)
{
  const char *name = pol_project_get_annotator (pass->snapshot);
  const PolAnnotation *annotations;
  gsize n;

  annotations = pol_project_get_annotations (pass->snapshot, image, &n);
  for (gsize i = 0; i < n; i++)
    if (annotations[i].at >= pass->midnight
        && g_str_equal (pol_project_get_annotator_name (pass->snapshot, annotations[i].annotator),
                        name))
      return TRUE;

  return FALSE;
}

static void
count_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Pass *pass = task_data;
  guint n_images = pol_project_get_n_images (pass->snapshot);
  gssize count = 0;

  for (guint i = 0; i < n_images && !g_cancellable_is_cancelled (cancellable); i++)
    count += is_of_today (pass, i);

  g_task_return_int (task, count);
}

/**
 * pol_day_count_async:
 * @project: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when the count is there
 * @user_data: data for @callback
 *
 * Counts on another thread, in one pass over the annotations.
 */
void
pol_day_count_async (PolProject *project,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Pass *pass;

  g_return_if_fail (POL_IS_PROJECT (project));

  pass = g_new0 (Pass, 1);
  pass->snapshot = pol_project_snapshot (project);
  pass->midnight = get_midnight ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_day_count_async);
  g_task_set_task_data (task, pass, pass_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * pol_day_count_finish:
 * @result: the result
 * @count: (out): on how many images
 * @error: where the error goes: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the count is there
 */
gboolean
pol_day_count_finish (GAsyncResult *result, guint *count, GError **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n < 0)
    return FALSE;

  *count = n;
  return TRUE;
}
