/* pol-application.c: the desktop program: its command line, its keys, its windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "pol-frame-monitor.h"
#include "pol-window.h"

struct _PolApplication
{
  AdwApplication parent_instance;

  guint terminate;
  guint interrupt;
  PolFrameMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (PolApplication, pol_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[]
    = { { "concepts", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
          N_ ("Add the concepts of this list to the project"), N_ ("FILE") },
        { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
          N_ ("Print the version and exit"), NULL },
        { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
          N_ ("[FOLDER | PROJECT.polarity]") },
        { NULL } };

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "window.close", { "<Control>w" } },
  { "win.open-folder", { "<Control>o" } },
  { "win.open-project", { "<Control><Shift>o" } },
  { "win.export", { "<Control>e" } },
  { "win.full-screen", { "F11" } },
  { "win.import-annotations", { "<Control>i" } },
  { "win.import-concepts", { "<Control>l" } },
  { "win.manage-concepts", { "<Control><Shift>l" } },
  { "win.compare", { "<Control><Shift>d" } },
  { "win.manage-policies", { "<Control><Shift>g" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.page::tag", { "<Alt>1" } },
  { "win.page::interpret", { "<Alt>2" } },
  { "win.page::audit", { "<Alt>3" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

static PolWindow *
get_window (PolApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !POL_IS_WINDOW (window))
    window = GTK_WINDOW (pol_window_new (ADW_APPLICATION (self)));

  return POL_WINDOW (window);
}

/* Once, at the first start. */
static void
show_tour (PolApplication *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  if (g_settings_get_boolean (settings, "tour-seen"))
    return;

  g_settings_set_boolean (settings, "tour-seen", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.tour", NULL);
}

/* A window that shows something keeps it; the next location gets one of its own. */
static void
open_location (PolApplication *self, GFile *location, GFile *concepts)
{
  PolWindow *window = get_window (self);

  if (!pol_window_is_idle (window))
    window = POL_WINDOW (pol_window_new (ADW_APPLICATION (self)));

  gtk_window_present (GTK_WINDOW (window));
  pol_window_open (window, location, concepts);
  show_tour (self);
}

static void
pol_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (POL_APPLICATION (application))));
  show_tour (POL_APPLICATION (application));
}

static void
pol_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_location (POL_APPLICATION (application), files[i], NULL);
}

static int
pol_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;

  g_print ("polarity %s\n", PACKAGE_VERSION);
  return 0;
}

static int
pol_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **locations = NULL;
  g_autoptr (GFile) concepts = NULL;
  const char *list = NULL;

  if (g_variant_dict_lookup (dict, "concepts", "^&ay", &list))
    concepts = g_application_command_line_create_file_for_arg (command_line, list);

  if (!g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &locations)
      || locations[0] == NULL)
    {
      if (concepts != NULL)
        {
          g_application_command_line_printerr (
              command_line, _ ("polarity: --concepts needs a folder or a project to add to\n"));
          return 2;
        }
      g_application_activate (application);
      return 0;
    }

  for (guint i = 0; locations[i] != NULL; i++)
    {
      g_autoptr (GFile) location = NULL;

      location = g_application_command_line_create_file_for_arg (command_line, locations[i]);
      open_location (POL_APPLICATION (application), location, concepts);
    }

  return 0;
}

/* Each window asks to be closed, so that it can wait for what is not saved. */
static void
close_windows (PolApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (POL_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  close_windows (user_data);
}

static gboolean
on_unix_signal (gpointer user_data)
{
  close_windows (user_data);
  return G_SOURCE_CONTINUE;
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (pol_window_new (user_data)));
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_window (window, "application-name", _ ("Polarity"), "application-icon",
                         APPLICATION_ID, "version", PACKAGE_VERSION, "developer-name",
                         /* Translators: who made the program */
                         _ ("The Polarity Contributors"), "license-type", GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("Tag what your images show and what they do not, and see what a model "
                            "will read from it."),
                         /* Translators: your name, shown in the about window */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_activated },
  { .name = "new-window", .activate = new_window_activated },
  { .name = "about", .activate = about_activated },
};

static void
pol_application_startup (GApplication *application)
{
  PolApplication *self = POL_APPLICATION (application);

  G_APPLICATION_CLASS (pol_application_parent_class)->startup (application);

  self->monitor = pol_frame_monitor_new_for_environment (GTK_APPLICATION (self));
  g_set_application_name (_ ("Polarity"));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);

  self->terminate = g_unix_signal_add (SIGTERM, on_unix_signal, self);
  self->interrupt = g_unix_signal_add (SIGINT, on_unix_signal, self);
}

static void
pol_application_shutdown (GApplication *application)
{
  PolApplication *self = POL_APPLICATION (application);

  g_clear_handle_id (&self->terminate, g_source_remove);
  g_clear_handle_id (&self->interrupt, g_source_remove);
  g_clear_pointer (&self->monitor, pol_frame_monitor_free);

  G_APPLICATION_CLASS (pol_application_parent_class)->shutdown (application);
}

static void
pol_application_class_init (PolApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = pol_application_activate;
  application_class->open = pol_application_open;
  application_class->handle_local_options = pol_application_handle_local_options;
  application_class->command_line = pol_application_command_line;
  application_class->startup = pol_application_startup;
  application_class->shutdown = pol_application_shutdown;
}

static void
pol_application_init (PolApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Tag images with positive and negative concepts, and see what a "
                               "model will read from them."));
}

static void
set_up_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * pol_application_new:
 *
 * Makes the application and sets up its language.
 *
 * Returns: (transfer full): the application
 */
PolApplication *
pol_application_new (void)
{
  set_up_locale ();

  return g_object_new (POL_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/polarity_app/Polarity", NULL);
}
