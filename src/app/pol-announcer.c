/* pol-announcer.c: tells who cannot see a window what happened in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-announcer.h"

struct _PolAnnouncer
{
  GtkWindow *window;
  GtkWidget *described;         /* weak; whose description is an announcement */
  char *text;
  guint idle_id;
};

/* What it had before was its tooltip, if anything. */
static void
restore_description (PolAnnouncer *self)
{
  const char *tooltip;

  if (self->described == NULL)
    return;

  tooltip = gtk_widget_get_tooltip_text (self->described);
  if (tooltip != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->described),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->described),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_clear_weak_pointer (&self->described);
}

static void
on_focus_moved (PolAnnouncer *self)
{
  if (gtk_window_get_focus (self->window) != self->described)
    restore_description (self);
}

static gboolean
on_idle (gpointer user_data)
{
  PolAnnouncer *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (self->window);

  self->idle_id = 0;
  restore_description (self);
  if (focus == NULL)
    return G_SOURCE_REMOVE;

  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->text, -1);
  g_set_weak_pointer (&self->described, focus);

  return G_SOURCE_REMOVE;
}

/**
 * pol_announcer_new:
 * @window: the window, which must live longer
 *
 * Returns: (transfer full): an announcer for @window
 */
PolAnnouncer *
pol_announcer_new (GtkWindow *window)
{
  PolAnnouncer *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_new0 (PolAnnouncer, 1);
  self->window = window;
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (on_focus_moved), self);

  return self;
}

/**
 * pol_announcer_free:
 * @self: an announcer
 *
 * Frees the announcer; what it has not told yet is not told.
 */
void
pol_announcer_free (PolAnnouncer *self)
{
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_weak_pointer (&self->described);
  g_free (self->text);
  g_free (self);
}

/**
 * pol_announcer_announce:
 * @self: an announcer
 * @text: what happened
 *
 * Tells @text. Of several at once only the last is told.
 */
void
pol_announcer_announce (PolAnnouncer *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (on_idle, self);
}
