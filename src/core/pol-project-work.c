/* pol-project-work.c: what takes long, done on a snapshot of the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

#include "pol-totals-private.h"

/* One piece of work. Pieces are done one after another, each on a snapshot as
 * of its turn. */
typedef struct
{
  char *description;
  PolWorkFunc func;
  PolWorkDoneFunc done;
  gpointer data;
  GDestroyNotify free_data;

  GTask *task;
  PolProject *snapshot;
  guint generation;
} Work;

static void
work_free (Work *work)
{
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_clear_object (&work->snapshot);
  g_object_unref (work->task);
  g_free (work->description);
  g_free (work);
}

/**
 * pol_project_snapshot:
 * @self: a project
 *
 * Makes a project that stays as this one is now, cannot be changed, and may be
 * used by one other thread. It shares its memory with @self until one of them
 * changes.
 *
 * Returns: (transfer full): the snapshot
 */
PolProject *
pol_project_snapshot (PolProject *self)
{
  PolProject *snapshot;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  if (self->frozen_concepts == NULL)
    self->frozen_concepts = pol_concept_list_copy (self->concepts);

  snapshot = g_object_new (POL_TYPE_PROJECT, NULL);
  snapshot->path = g_strdup (self->path);
  snapshot->folder = g_object_ref (self->folder);
  pol_image_table_free (snapshot->images);
  snapshot->images = pol_image_table_copy (self->images);
  pol_tag_table_free (snapshot->tags);
  snapshot->tags = pol_tag_table_copy (self->tags);
  pol_suggestions_unref (snapshot->suggestions);
  snapshot->suggestions = pol_suggestions_ref (self->suggestions);
  snapshot->n_suggested = self->n_suggested;
  g_set_object (&snapshot->concepts, self->frozen_concepts);
  g_object_unref (snapshot->policies);
  snapshot->policies = pol_policy_list_copy (self->policies);
  for (guint i = 0; i < self->annotators->len; i++)
    g_ptr_array_add (snapshot->annotators, g_strdup (g_ptr_array_index (self->annotators, i)));
  g_free (snapshot->annotator);
  snapshot->annotator = g_strdup (self->annotator);

  return snapshot;
}

/* The totals in use, for work that changes them. */
static void
copy_totals (PolProject *self,
             PolProject *snapshot)
{
  for (guint i = 0; i < self->totals->len; i++)
    {
      PolTotals *totals = g_ptr_array_index (self->totals, i);
      PolTotals *copy = pol_totals_new (pol_totals_get_policy (totals));

      pol_totals_set_tally (copy, pol_tally_copy (pol_totals_get_tally (totals)));
      pol_project_keep_totals (snapshot, copy);
    }
}

/* What a change of very many images took for a while lies in small pieces between those that stay:
 * the C library keeps such memory until it is told to give it back. */
static gpointer
drop_in_thread (gpointer snapshot)
{
  g_object_unref (snapshot);
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif

  return NULL;
}

/* Frees a snapshot: after a change of many images, that takes a while. */
static void
drop_snapshot (PolProject *snapshot)
{
  g_thread_unref (g_thread_new ("pol-drop", drop_in_thread, snapshot));
}

static void
work_thread (GTask *thread,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;

  work->func (work->snapshot, work->data, cancellable);
  g_task_return_boolean (thread, TRUE);
}

static void start (PolProject *self,
                   Work *work);

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} Waiting;

static void
run_waiting (Waiting *waiting)
{
  g_task_run_in_thread (waiting->task, waiting->func);
  g_object_unref (waiting->task);
  g_free (waiting);
}

static void
go_on (PolProject *self)
{
  if (!g_queue_is_empty (&self->work))
    start (self, g_queue_peek_head (&self->work));
  else
    g_queue_clear_full (&self->after_work, (GDestroyNotify) run_waiting);
}

/* What was made of a snapshot is worth nothing if the project is another by
 * now. */
static void
on_worked (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (GTask) task = g_object_ref (work->task);
  PolProject *self = g_task_get_source_object (task);
  gboolean done = FALSE;

  if (!g_task_return_error_if_cancelled (task))
    {
      if (work->generation != self->generation)
        {
          drop_snapshot (g_steal_pointer (&work->snapshot));
          start (self, work);
          return;
        }
      done = work->done (self, work->snapshot, work->data);
    }

  drop_snapshot (g_steal_pointer (&work->snapshot));
  g_queue_pop_head (&self->work);
  work_free (work);
  pol_project_pending_changed (self);
  go_on (self);
  if (!g_task_had_error (task))
    g_task_return_boolean (task, done);
}

static void
start (PolProject *self,
       Work *work)
{
  g_autoptr (GTask) thread = g_task_new (NULL, g_task_get_cancellable (work->task), on_worked, work);

  work->snapshot = pol_project_snapshot (self);
  work->snapshot->blind = self->blind;
  copy_totals (self, work->snapshot);
  work->generation = self->generation;
  g_task_set_check_cancellable (thread, FALSE);
  g_task_set_task_data (thread, work, NULL);
  g_task_run_in_thread (thread, work_thread);
  pol_project_pending_changed (self);
}

/* Does @func on a snapshot on another thread, and then @done on this one, which
 * may take over what the snapshot has become: the project is then as it was when
 * the snapshot was made. If it is not, @func is called again. What @done returns
 * is the result of the task; see pol_project_edit_finish(). */
void
pol_project_work (PolProject *self,
                  const char *description,
                  PolWorkFunc func,
                  PolWorkDoneFunc done,
                  gpointer data,
                  GDestroyNotify free_data,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->description = g_strdup (description);
  work->func = func;
  work->done = done;
  work->data = data;
  work->free_data = free_data;
  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, pol_project_work);

  g_queue_push_tail (&self->work, work);
  if (g_queue_get_length (&self->work) == 1)
    go_on (self);
}

gboolean
pol_project_is_working (PolProject *self)
{
  return !g_queue_is_empty (&self->work);
}

/* Runs a task in a thread when no work is under way any more. */
void
pol_project_run_after_work (PolProject *self,
                            GTask *task,
                            GTaskThreadFunc func)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting) { g_object_ref (task), func };
  if (pol_project_is_working (self))
    g_queue_push_tail (&self->after_work, waiting);
  else
    run_waiting (waiting);
}

/**
 * pol_project_get_pending_text: (get-property pending-text)
 * @self: a project
 *
 * Gets what change is being made on another thread.
 *
 * Returns: (transfer none) (nullable): its description, or %NULL if there is
 *   none
 */
const char *
pol_project_get_pending_text (PolProject *self)
{
  Work *work;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  work = g_queue_peek_head (&self->work);

  return work != NULL ? work->description : NULL;
}

/**
 * pol_project_cancel_pending:
 * @self: a project
 *
 * Cancels the change that is being made on another thread, if there is one and
 * its caller gave a cancellable.
 */
void
pol_project_cancel_pending (PolProject *self)
{
  Work *work;

  g_return_if_fail (POL_IS_PROJECT (self));

  work = g_queue_peek_head (&self->work);
  if (work != NULL && g_task_get_cancellable (work->task) != NULL)
    g_cancellable_cancel (g_task_get_cancellable (work->task));
}
