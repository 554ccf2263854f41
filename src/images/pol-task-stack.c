/* pol-task-stack.c: tasks that wait for a thread, the most urgent and newest on top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-task-stack.h"

struct _PolTaskStack
{
  GMutex mutex;
  GQueue tasks;       /* GTask, the most urgent first, and the newest of those */
  guint  max_length;
};

PolTaskStack *
pol_task_stack_new (guint max_length)
{
  PolTaskStack *self = g_atomic_rc_box_new0 (PolTaskStack);

  g_mutex_init (&self->mutex);
  g_queue_init (&self->tasks);
  self->max_length = max_length;
  return self;
}

PolTaskStack *
pol_task_stack_ref (PolTaskStack *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (PolTaskStack *self)
{
  g_queue_clear_full (&self->tasks, g_object_unref);
  g_mutex_clear (&self->mutex);
}

void
pol_task_stack_unref (PolTaskStack *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/* Answered outside the lock: a task may take its source object with it. */
static void
answer_cancelled (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

/* Below those that are more urgent, above those that are as urgent and older. */
static void
insert (PolTaskStack *self, GTask *task)
{
  GList *link = self->tasks.head;

  while (link != NULL && g_task_get_priority (link->data) < g_task_get_priority (task))
    link = link->next;
  g_queue_insert_before (&self->tasks, link, task);
}

/* Puts @task on top of those that have its priority. Where that makes more than the maximum, the
 * least urgent and oldest one is answered as cancelled: whoever asked for so many since does not
 * wait for it. */
void
pol_task_stack_push (PolTaskStack *self, GTask *task)
{
  GTask *last = NULL;

  g_mutex_lock (&self->mutex);
  insert (self, g_object_ref (task));
  if (g_queue_get_length (&self->tasks) > self->max_length)
    last = g_queue_pop_tail (&self->tasks);
  g_mutex_unlock (&self->mutex);

  if (last != NULL)
    answer_cancelled (last, NULL);
}

/* Gives the task that @cancellable belongs to another priority, and puts it on top of those that
 * have it. Nothing happens where it does not wait any more. */
void
pol_task_stack_raise (PolTaskStack *self, GCancellable *cancellable, int priority)
{
  g_mutex_lock (&self->mutex);
  for (GList *link = self->tasks.head; link != NULL; link = link->next)
    if (g_task_get_cancellable (link->data) == cancellable)
      {
        GTask *task = link->data;

        g_queue_delete_link (&self->tasks, link);
        g_task_set_priority (task, priority);
        insert (self, task);
        break;
      }
  g_mutex_unlock (&self->mutex);
}

/* Moves the tasks that were cancelled while they waited out of the stack. */
static void
take_cancelled (PolTaskStack *self, GQueue *cancelled)
{
  GList *link = self->tasks.head;

  while (link != NULL)
    {
      GList *next = link->next;

      if (g_cancellable_is_cancelled (g_task_get_cancellable (link->data)))
        {
          g_queue_unlink (&self->tasks, link);
          g_queue_push_tail_link (cancelled, link);
        }
      link = next;
    }
}

/* Takes the task on top; those that were cancelled are answered and gone. Returns NULL where none
 * waits any more. */
GTask *
pol_task_stack_pop (PolTaskStack *self)
{
  GQueue cancelled = G_QUEUE_INIT;
  GTask *task;

  g_mutex_lock (&self->mutex);
  take_cancelled (self, &cancelled);
  task = g_queue_pop_head (&self->tasks);
  g_mutex_unlock (&self->mutex);

  g_queue_foreach (&cancelled, answer_cancelled, NULL);
  g_queue_clear (&cancelled);
  return task;
}

gboolean
pol_task_stack_is_empty (PolTaskStack *self)
{
  gboolean empty;

  g_mutex_lock (&self->mutex);
  empty = g_queue_is_empty (&self->tasks);
  g_mutex_unlock (&self->mutex);

  return empty;
}
