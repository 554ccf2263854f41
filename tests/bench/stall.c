/* stall.c: measures from outside how long a program's main loop does not answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded with LD_PRELOAD, a thread asks the default main context for an answer
 * every few milliseconds, above all other priorities. Each answer that takes
 * STALL_MS or longer becomes a line in the file STALL_LOG, at once: when the
 * question was asked (seconds, monotonic clock), how long the answer took, and how
 * much of that the main thread was at work, both in milliseconds. The rest of the
 * time it waited for other threads and programs.
 */

#include <glib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define PAUSE_US 4000

static GMutex mutex;
static GCond cond;
static gboolean answered;     /* guarded by the mutex */
static pthread_t main_thread;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static gboolean
answer (gpointer user_data)
{
  g_mutex_lock (&mutex);
  answered = TRUE;
  g_cond_signal (&cond);
  g_mutex_unlock (&mutex);

  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(), which would call answer() here as long as the
 * loop does not run. */
static void
wait_for_answer (void)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  answered = FALSE;
  g_source_set_priority (source, G_MININT);
  g_source_set_callback (source, answer, NULL, NULL);
  g_source_attach (source, NULL);

  g_mutex_lock (&mutex);
  while (!answered)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

static gpointer
keep_asking (gpointer file)
{
  const char *limit_text = g_getenv ("STALL_MS");
  double limit = limit_text != NULL ? g_ascii_strtod (limit_text, NULL) : 16;
  clockid_t work_clock;

  pthread_getcpuclockid (main_thread, &work_clock);
  for (;;)
    {
      double start = read_clock (CLOCK_MONOTONIC);
      double work = read_clock (work_clock);
      double time;

      wait_for_answer ();
      time = 1000 * (read_clock (CLOCK_MONOTONIC) - start);
      if (time >= limit)
        {
          fprintf (file, "%.4f %.2f %.2f\n", start, time, 1000 * (read_clock (work_clock) - work));
          fflush (file);
        }
      g_usleep (PAUSE_US);
    }

  return NULL;
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *path = g_getenv ("STALL_LOG");
  FILE *file;

  unsetenv ("LD_PRELOAD"); /* not for the programs that this one starts */
  if (path == NULL)
    return;

  file = fopen (path, "a");
  if (file == NULL)
    return;
  main_thread = pthread_self ();
  g_thread_unref (g_thread_new ("stall", keep_asking, file));
}
