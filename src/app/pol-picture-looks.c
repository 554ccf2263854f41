/* pol-picture-looks.c: looks at all pictures of a project, in the background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-picture-looks.h"

#include "pol-picture-hash.h"
#include "pol-picture-survey.h"

struct _PolPictureLooks
{
  gatomicrefcount ref_count; /* who started it, and the task */

  PolProject *project;  /* the main thread's, until it was cancelled */
  PolProject *snapshot; /* the thread's */
  GCancellable *cancellable;
  gint n_done; /* atomic */
  guint n;

  PolPictureLooksFunc done;
  gpointer user_data;
};

static void
looks_unref (PolPictureLooks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->snapshot);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
on_progress (guint n_done, guint n, gpointer user_data)
{
  PolPictureLooks *self = user_data;

  g_atomic_int_set (&self->n_done, n_done);
}

/* On its way to the main thread. */
typedef struct
{
  PolPictureLooks *owner;
  GArray *looks;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  looks_unref (finding->owner);
  g_array_unref (finding->looks);
  g_free (finding);
}

static gboolean
keep_on_main_thread (gpointer user_data)
{
  Finding *finding = user_data;

  if (finding->owner->project != NULL)
    pol_project_keep_looks (finding->owner->project, finding->looks);

  return G_SOURCE_REMOVE;
}

static void
keep (GArray *looks, gpointer user_data)
{
  PolPictureLooks *self = user_data;
  Finding *finding = g_new0 (Finding, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  finding->owner = self;
  finding->looks = g_array_ref (looks);
  /* As urgent as the task's end, which comes after it. */
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, keep_on_main_thread, finding, finding_free);
}

static void
looks_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  static const PolPictureSurvey survey
      = { .hash = pol_picture_hash_file, .keep = keep, .progress = on_progress };
  PolPictureLooks *self = task_data;
  GArray *facts = pol_picture_survey_run (&survey, self->snapshot, self, cancellable);

  g_clear_object (&self->snapshot);
  g_task_return_pointer (task, facts, (GDestroyNotify) g_array_unref);
}

static void
remember_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PolPictureLooks *self = task_data;
  GArray *facts = pol_picture_survey_remember (self->snapshot, cancellable);

  g_clear_object (&self->snapshot);
  g_task_return_pointer (task, facts, (GDestroyNotify) g_array_unref);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PolPictureLooks *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) facts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->done (facts, self->user_data);
}

static PolPictureLooks *
start (PolProject *project, GTaskThreadFunc func, PolPictureLooksFunc done, gpointer user_data)
{
  PolPictureLooks *self = g_new0 (PolPictureLooks, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->project = g_object_ref (project);
  self->snapshot = pol_project_snapshot (project);
  self->cancellable = g_cancellable_new ();
  self->n = pol_project_get_n_images (project);
  self->done = done;
  self->user_data = user_data;

  g_atomic_ref_count_inc (&self->ref_count);
  task = g_task_new (NULL, self->cancellable, on_looked, NULL);
  g_task_set_task_data (task, self, (GDestroyNotify) looks_unref);
  g_task_run_in_thread (task, func);

  return self;
}

/**
 * pol_picture_looks_start:
 * @project: a project
 * @done: called when all pictures were looked at, unless it was cancelled
 * @user_data: data for @done
 *
 * Looks at all pictures that @project has now, and keeps in it what is found.
 *
 * Returns: (transfer full): the look, to be given back to pol_picture_looks_cancel(),
 *   be it at its end
 */
PolPictureLooks *
pol_picture_looks_start (PolProject *project, PolPictureLooksFunc done, gpointer user_data)
{
  return start (project, looks_thread, done, user_data);
}

/**
 * pol_picture_looks_remember:
 * @project: a project
 * @done: called with what was kept, or %NULL where a picture has to be looked at
 * @user_data: data for @done
 *
 * Finds out what earlier looks found, unless it is not all that there is to know.
 *
 * Returns: (transfer full): the look, to be given back to pol_picture_looks_cancel(),
 *   be it at its end
 */
PolPictureLooks *
pol_picture_looks_remember (PolProject *project, PolPictureLooksFunc done, gpointer user_data)
{
  return start (project, remember_thread, done, user_data);
}

/**
 * pol_picture_looks_get_fraction:
 * @self: a look
 *
 * Returns: how much of it is done, from 0 to 1
 */
double
pol_picture_looks_get_fraction (PolPictureLooks *self)
{
  return self->n > 0 ? (double) g_atomic_int_get (&self->n_done) / self->n : 1.0;
}

/**
 * pol_picture_looks_cancel:
 * @self: (transfer full): a look
 *
 * Ends it, if it has not ended yet: nobody is called any more.
 */
void
pol_picture_looks_cancel (PolPictureLooks *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);
  looks_unref (self);
}
