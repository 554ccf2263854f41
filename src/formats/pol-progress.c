/* pol-progress.c: how far a task on another thread has come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-progress.h"

typedef struct
{
  GTask *task;
  PolProgressFunc func;
  gpointer user_data;
  guint64 n_done;
  guint64 n_total;
} Report;

static void
report_free (Report *report)
{
  g_object_unref (report->task);
  g_free (report);
}

static gboolean
deliver (gpointer data)
{
  Report *report = data;

  if (!g_task_get_completed (report->task))
    report->func (report->n_done, report->n_total, report->user_data);

  return G_SOURCE_REMOVE;
}

/* Calls @func, if there is one, on the thread that began @task, unless that has
 * ended by then. */
void
pol_progress_post (GTask *task,
                   PolProgressFunc func,
                   gpointer user_data,
                   guint64 n_done,
                   guint64 n_total)
{
  Report *report;

  if (func == NULL)
    return;

  report = g_new (Report, 1);
  *report = (Report) { g_object_ref (task), func, user_data, n_done, n_total };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT_IDLE, deliver, report,
                              (GDestroyNotify) report_free);
}
