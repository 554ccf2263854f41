/* test-task-stack.c: the most urgent and newest task comes first, cancelled ones never
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "pol-task-stack.h"

static void
count_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_cancelled = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*n_cancelled;
}

static GTask *
push_with_priority (PolTaskStack *stack, guint *n_cancelled, int priority)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (NULL, cancellable, count_cancelled, n_cancelled);

  g_task_set_priority (task, priority);
  pol_task_stack_push (stack, task);
  return task;
}

static GTask *
push (PolTaskStack *stack, guint *n_cancelled)
{
  return push_with_priority (stack, n_cancelled, G_PRIORITY_DEFAULT);
}

static void
assert_next (PolTaskStack *stack, GTask *expected)
{
  g_autoptr (GTask) task = pol_task_stack_pop (stack);

  g_assert_true (task == expected);
}

static void
cancel (GTask *task)
{
  g_cancellable_cancel (g_task_get_cancellable (task));
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
newest_first (void)
{
  g_autoptr (PolTaskStack) stack = pol_task_stack_new (8);
  guint n_cancelled = 0;
  g_autoptr (GTask) first = push (stack, &n_cancelled);
  g_autoptr (GTask) second = push (stack, &n_cancelled);
  g_autoptr (GTask) third = NULL;

  assert_next (stack, second);
  third = push (stack, &n_cancelled);
  assert_next (stack, third);
  assert_next (stack, first);
  assert_next (stack, NULL);

  cancel (first);
  g_task_return_error_if_cancelled (first);
  cancel (second);
  g_task_return_error_if_cancelled (second);
  cancel (third);
  g_task_return_error_if_cancelled (third);
  iterate ();
  g_assert_cmpuint (n_cancelled, ==, 3);
}

static void
cancelled_are_dropped (void)
{
  g_autoptr (PolTaskStack) stack = pol_task_stack_new (8);
  guint n_cancelled = 0;
  g_autoptr (GTask) first = push (stack, &n_cancelled);
  g_autoptr (GTask) second = push (stack, &n_cancelled);
  g_autoptr (GTask) third = push (stack, &n_cancelled);

  cancel (first);
  cancel (third);
  assert_next (stack, second);
  iterate ();
  g_assert_cmpuint (n_cancelled, ==, 2);
  assert_next (stack, NULL);

  cancel (second);
  g_task_return_error_if_cancelled (second);
  iterate ();
}

static void
oldest_is_dropped (void)
{
  g_autoptr (PolTaskStack) stack = pol_task_stack_new (2);
  guint n_cancelled = 0;
  g_autoptr (GTask) first = push (stack, &n_cancelled);
  g_autoptr (GTask) second = push (stack, &n_cancelled);
  g_autoptr (GTask) third = push (stack, &n_cancelled);

  iterate ();
  g_assert_cmpuint (n_cancelled, ==, 1);
  cancel (second);
  cancel (third);
  assert_next (stack, NULL);
  iterate ();
  g_assert_cmpuint (n_cancelled, ==, 3);
}

static void
urgent_first (void)
{
  g_autoptr (PolTaskStack) stack = pol_task_stack_new (8);
  guint n_cancelled = 0;
  g_autoptr (GTask) first = push (stack, &n_cancelled);
  g_autoptr (GTask) second = push (stack, &n_cancelled);
  g_autoptr (GTask) low = push_with_priority (stack, &n_cancelled, G_PRIORITY_LOW);
  g_autoptr (GTask) raised = push_with_priority (stack, &n_cancelled, G_PRIORITY_LOW);
  GTask *tasks[] = { first, second, low, raised };

  g_assert_false (pol_task_stack_is_empty (stack));
  pol_task_stack_raise (stack, g_task_get_cancellable (raised), G_PRIORITY_DEFAULT);
  pol_task_stack_raise (stack, g_task_get_cancellable (first), G_PRIORITY_DEFAULT);
  assert_next (stack, first);
  assert_next (stack, raised);
  assert_next (stack, second);
  assert_next (stack, low);
  g_assert_true (pol_task_stack_is_empty (stack));
  pol_task_stack_raise (stack, g_task_get_cancellable (low), G_PRIORITY_DEFAULT);
  assert_next (stack, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      cancel (tasks[i]);
      g_task_return_error_if_cancelled (tasks[i]);
    }
  iterate ();
}

static void
least_urgent_is_dropped (void)
{
  g_autoptr (PolTaskStack) stack = pol_task_stack_new (1);
  guint n_cancelled = 0;
  g_autoptr (GTask) seen = push (stack, &n_cancelled);
  g_autoptr (GTask) near = push_with_priority (stack, &n_cancelled, G_PRIORITY_LOW);

  iterate ();
  g_assert_cmpuint (n_cancelled, ==, 1);
  assert_next (stack, seen);
  cancel (seen);
  g_task_return_error_if_cancelled (seen);
  iterate ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/task-stack/newest-first", newest_first);
  g_test_add_func ("/task-stack/cancelled-are-dropped", cancelled_are_dropped);
  g_test_add_func ("/task-stack/oldest-of-too-many-is-dropped", oldest_is_dropped);
  g_test_add_func ("/task-stack/most-urgent-first", urgent_first);
  g_test_add_func ("/task-stack/least-urgent-of-too-many-is-dropped", least_urgent_is_dropped);

  return g_test_run ();
}
