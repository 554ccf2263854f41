/* pol-preferences-window.c: what can be set to one's liking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-preferences-window.h"

#include "pol-project.h"

struct _PolPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwEntryRow *annotator;
  GtkSwitch *hide_others;
  GtkSwitch *advance;
  GtkScale *size;
  GtkSwitch *show_positive;
  GtkSwitch *show_negative;
  GtkSwitch *show_marks;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PolPreferencesWindow, pol_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_annotator (PolPreferencesWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "annotator");

  gtk_editable_set_text (GTK_EDITABLE (self->annotator),
                         *name != '\0' ? name : pol_project_get_default_annotator ());
}

/* The account's name is not kept: it may be another one some day. */
static void
on_annotator_applied (PolPreferencesWindow *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->annotator))));

  if (g_str_equal (name, pol_project_get_default_annotator ()))
    g_settings_reset (self->settings, "annotator");
  else
    g_settings_set_string (self->settings, "annotator", name);
  show_annotator (self);
}

static void
pol_preferences_window_dispose (GObject *object)
{
  PolPreferencesWindow *self = POL_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pol_preferences_window_parent_class)->dispose (object);
}

static void
pol_preferences_window_class_init (PolPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, annotator);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, hide_others);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, advance);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, size);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, show_positive);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, show_negative);
  gtk_widget_class_bind_template_child (widget_class, PolPreferencesWindow, show_marks);
  gtk_widget_class_bind_template_callback (widget_class, on_annotator_applied);
}

static void
bind_settings (PolPreferencesWindow *self)
{
  const struct
  {
    const char *key;
    gpointer object;
    const char *property;
  } bound[] = {
    { "hide-other-annotators", self->hide_others, "active" },
    { "tag-and-advance", self->advance, "active" },
    { "thumbnail-size", gtk_range_get_adjustment (GTK_RANGE (self->size)), "value" },
    { "show-positive", self->show_positive, "active" },
    { "show-negative", self->show_negative, "active" },
    { "show-marks", self->show_marks, "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    g_settings_bind (self->settings, bound[i].key, bound[i].object, bound[i].property,
                     G_SETTINGS_BIND_DEFAULT);
}

static void
pol_preferences_window_init (PolPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  bind_settings (self);
  g_signal_connect_object (self->settings, "changed::annotator", G_CALLBACK (show_annotator), self,
                           G_CONNECT_SWAPPED);
  show_annotator (self);
}

/**
 * pol_preferences_window_new:
 * @parent: the window that it belongs to
 *
 * Makes the window of preferences.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
pol_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (POL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
