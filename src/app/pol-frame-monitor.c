/* pol-frame-monitor.c: how long the main loop and the frames take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-frame-monitor.h"

#include <time.h>

#include "pol-image-decode.h"
#include "pol-image-item.h"

/* A screen shows sixty frames a second. What takes longer is told at once. */
#define BUDGET 16000

/* In microseconds. The second one leaves out what other threads and programs
 * took of the processor. */
typedef struct
{
  gint64 time;
  gint64 work;
} Moment;

struct _PolFrameMonitor
{
  GtkApplication *application;
  GSource *source;
  gint64 start;

  Moment woken;                 /* when the loop began to work, 0 while it waits */
  Moment longest_stall;
  Moment frame;                 /* when the frame that is drawn began */
  Moment longest_frame;
};

/* The source never has anything to do. It is asked before all others when the
 * loop goes to wait and when it wakes up; the time in between is a stall. */
typedef struct
{
  GSource source;
  PolFrameMonitor *monitor;
} LoopSource;

static Moment
get_moment (void)
{
  struct timespec work;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);

  return (Moment) { g_get_monotonic_time (),
                    work.tv_sec * G_USEC_PER_SEC + work.tv_nsec / 1000 };
}

static void
record (PolFrameMonitor *self,
        const char *what,
        const Moment *began,
        Moment *longest)
{
  Moment now = get_moment ();
  gint64 time = now.time - began->time;
  gint64 work = now.work - began->work;

  longest->time = MAX (longest->time, time);
  longest->work = MAX (longest->work, work);
  if (time > BUDGET)
    g_printerr ("%s %.1f ms, %.1f ms at work, at %.3f s\n", what, time / 1e3, work / 1e3,
                (began->time - self->start) / 1e6);
}

static gboolean
loop_source_prepare (GSource *source,
                     int *timeout)
{
  PolFrameMonitor *self = ((LoopSource *) source)->monitor;

  if (self->woken.time != 0)
    record (self, "stall", &self->woken, &self->longest_stall);
  self->woken.time = 0;
  *timeout = -1;

  return FALSE;
}

static gboolean
loop_source_check (GSource *source)
{
  PolFrameMonitor *self = ((LoopSource *) source)->monitor;

  self->woken = get_moment ();

  return FALSE;
}

static gboolean
loop_source_dispatch (GSource *source,
                      GSourceFunc callback,
                      gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs loop_source_funcs = {
  .prepare = loop_source_prepare,
  .check = loop_source_check,
  .dispatch = loop_source_dispatch,
};

static void
on_before_paint (PolFrameMonitor *self)
{
  self->frame = get_moment ();
}

static void
on_after_paint (PolFrameMonitor *self)
{
  record (self, "frame", &self->frame, &self->longest_frame);
}

static void
on_realize (PolFrameMonitor *self,
            GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), self);
}

static void
on_unrealize (PolFrameMonitor *self,
              GtkWidget *window)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), self);
}

static void
on_window_added (PolFrameMonitor *self,
                 GtkWidget *window)
{
  g_signal_connect_swapped (window, "realize", G_CALLBACK (on_realize), self);
  g_signal_connect_swapped (window, "unrealize", G_CALLBACK (on_unrealize), self);
}

static gboolean
is_wanted (void)
{
  const GDebugKey keys[] = { { "frames", 1 } };

  return g_parse_debug_string (g_getenv ("POLARITY_DEBUG"), keys, G_N_ELEMENTS (keys)) != 0;
}

/**
 * pol_frame_monitor_new_for_environment:
 * @application: an application that has no window yet
 *
 * Begins to watch if the environment variable `POLARITY_DEBUG` holds "frames".
 * Each stall of the main loop and each frame that takes more than 16 ms is told
 * when it is over.
 *
 * Returns: (transfer full) (nullable): a monitor, or %NULL if it is not wanted
 */
PolFrameMonitor *
pol_frame_monitor_new_for_environment (GtkApplication *application)
{
  PolFrameMonitor *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  if (!is_wanted ())
    return NULL;

  self = g_new0 (PolFrameMonitor, 1);
  self->application = application;
  self->start = g_get_monotonic_time ();
  self->source = g_source_new (&loop_source_funcs, sizeof (LoopSource));
  ((LoopSource *) self->source)->monitor = self;
  g_source_set_priority (self->source, G_MININT);
  g_source_set_static_name (self->source, "PolFrameMonitor");
  g_source_attach (self->source, NULL);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (on_window_added), self);

  return self;
}

static void
tell_longest (const char *what,
              const Moment *longest)
{
  g_printerr ("longest %s %.1f ms\n", what, longest->time / 1e3);
  g_printerr ("longest work in a %s %.1f ms\n", what, longest->work / 1e3);
}

/**
 * pol_frame_monitor_free:
 * @self: (transfer full): a monitor, when all windows are closed
 *
 * Tells the longest stall and the longest frame, and how much work was done.
 */
void
pol_frame_monitor_free (PolFrameMonitor *self)
{
  g_signal_handlers_disconnect_by_data (self->application, self);
  g_source_destroy (self->source);
  g_source_unref (self->source);

  tell_longest ("stall", &self->longest_stall);
  tell_longest ("frame", &self->longest_frame);
  g_printerr ("pictures decoded %u\n", pol_image_get_n_decoded ());
  g_printerr ("rows made %u\n", pol_image_item_get_n_made ());
  g_free (self);
}
