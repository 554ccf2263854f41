/* test-frame-monitor.c: stalls and frames are told, if asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pol-frame-monitor.h"

static void
test_not_wanted (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_unsetenv ("POLARITY_DEBUG");
  g_assert_null (pol_frame_monitor_new_for_environment (application));
  g_setenv ("POLARITY_DEBUG", "tea", TRUE);
  g_assert_null (pol_frame_monitor_new_for_environment (application));
}

static gboolean
stall (gpointer user_data)
{
  g_usleep (20 * 1000);
  g_application_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (GtkWidget *window,
         GdkFrameClock *clock,
         gpointer user_data)
{
  g_usleep (30 * 1000);
  g_idle_add (stall, user_data);
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_widget_add_tick_callback (window, on_tick, application, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
run_program (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  PolFrameMonitor *monitor;

  g_setenv ("POLARITY_DEBUG", "frames", TRUE);
  monitor = pol_frame_monitor_new_for_environment (application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  gtk_window_destroy (gtk_application_get_active_window (application));
  pol_frame_monitor_free (monitor);
}

static void
test_tells (void)
{
  if (g_test_subprocess ())
    {
      run_program ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*frame * ms, * ms at work, at * s\n*");
  g_test_trap_assert_stderr ("*stall * ms, * ms at work, at * s\n*");
  g_test_trap_assert_stderr ("*longest stall * ms\nlongest work in a stall * ms\n"
                             "longest frame * ms\nlongest work in a frame * ms\n"
                             "pictures decoded 0\nrows made 0\n");
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frame-monitor/not-wanted", test_not_wanted);
  g_test_add_func ("/frame-monitor/tells-stalls-and-frames", test_tells);

  return g_test_run ();
}
