/* pol-status-bar.c: how far the tagging is, what is under way, and whether all is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-status-bar.h"

#include <glib/gi18n-lib.h>

#include "pol-progress-popover.h"
#include "pol-session.h"

/* A change that is made sooner than this, in milliseconds, is not worth telling. */
#define PENDING_DELAY 200

struct _PolStatusBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkMenuButton *button;
  PolProgressPopover *popover;
  GtkLabel *tagged;
  GtkProgressBar *progress;
  GtkWidget *scanning;
  GtkSpinner *spinner;
  GtkLabel *scanning_label;
  GtkWidget *pending;
  GtkSpinner *pending_spinner;
  GtkLabel *pending_label;
  GtkLabel *saved;

  PolProject *project;
  PolImageList *images;
  guint pending_id;
};

G_DEFINE_FINAL_TYPE (PolStatusBar, pol_status_bar, GTK_TYPE_WIDGET)

static void
show_counts (PolStatusBar *self)
{
  guint n_images = pol_image_list_get_count (self->images, POL_IMAGE_FILTER_ALL);
  guint n_tagged = n_images - pol_image_list_get_count (self->images, POL_IMAGE_FILTER_UNTAGGED);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%1$'u of %2$'u tagged", "%1$'u of %2$'u tagged", n_images),
                          n_tagged, n_images);
  gtk_label_set_label (self->tagged, text);
  gtk_progress_bar_set_fraction (self->progress, n_images > 0 ? n_tagged / (double)n_images : 0);
}

static void
show_scanning (PolStatusBar *self)
{
  g_autofree char *text = NULL;
  guint n_images = pol_project_get_n_images (self->project);
  gboolean scanning;

  g_object_get (self->project, "scanning", &scanning, NULL);
  gtk_widget_set_visible (self->scanning, scanning);
  gtk_spinner_set_spinning (self->spinner, scanning);
  text = g_strdup_printf (ngettext ("Scanning… %'u image found", "Scanning… %'u images found",
                                    n_images),
                          n_images);
  gtk_label_set_label (self->scanning_label, text);
}

static void
show_saved (PolStatusBar *self)
{
  gboolean saved = pol_project_get_saved (self->project);

  gtk_label_set_label (self->saved, saved ? _ ("Saved") : _ ("Saving…"));
}

static gboolean
show_pending (gpointer user_data)
{
  PolStatusBar *self = user_data;

  self->pending_id = 0;
  gtk_label_set_label (self->pending_label, pol_project_get_pending_text (self->project));
  gtk_widget_set_visible (self->pending, TRUE);
  gtk_spinner_set_spinning (self->pending_spinner, TRUE);

  return G_SOURCE_REMOVE;
}

static void
hide_pending (PolStatusBar *self)
{
  g_clear_handle_id (&self->pending_id, g_source_remove);
  gtk_widget_set_visible (self->pending, FALSE);
  gtk_spinner_set_spinning (self->pending_spinner, FALSE);
}

static void
on_pending_changed (PolStatusBar *self)
{
  hide_pending (self);
  if (pol_project_get_pending_text (self->project) != NULL)
    self->pending_id = g_timeout_add (PENDING_DELAY, show_pending, self);
}

static void
on_cancel_clicked (PolStatusBar *self)
{
  pol_project_cancel_pending (self->project);
}

static void
progress_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_menu_button_popup (POL_STATUS_BAR (widget)->button);
}

static void
disconnect_project (PolStatusBar *self)
{
  if (self->project != NULL)
    hide_pending (self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  if (self->images != NULL)
    g_signal_handlers_disconnect_by_data (self->images, self);
  g_clear_object (&self->project);
  g_clear_object (&self->images);
  if (self->popover != NULL)
    pol_progress_popover_set_project (self->popover, NULL, NULL, NULL);
}

static void
pol_status_bar_dispose (GObject *object)
{
  PolStatusBar *self = POL_STATUS_BAR (object);

  disconnect_project (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_status_bar_parent_class)->dispose (object);
}

static void
pol_status_bar_class_init (PolStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_status_bar_dispose;

  g_type_ensure (POL_TYPE_PROGRESS_POPOVER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, button);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, popover);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, tagged);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, progress);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, scanning);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, scanning_label);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, pending);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, pending_spinner);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, pending_label);
  gtk_widget_class_bind_template_child (widget_class, PolStatusBar, saved);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_install_action (widget_class, "status.progress", NULL, progress_activated);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_status_bar_init (PolStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_status_bar_new:
 *
 * Makes a status bar without a project.
 *
 * Returns: (transfer floating): the status bar
 */
GtkWidget *
pol_status_bar_new (void)
{
  return g_object_new (POL_TYPE_STATUS_BAR, NULL);
}

/**
 * pol_status_bar_set_project:
 * @self: a status bar
 * @project: (nullable): the project to tell about
 * @images: (nullable): its images, which must come with @project
 *
 * Turns to another project.
 */
void
pol_status_bar_set_project (PolStatusBar *self, PolProject *project, PolImageList *images)
{
  g_autoptr (PolSession) session = NULL;

  g_return_if_fail (POL_IS_STATUS_BAR (self));
  g_return_if_fail ((project == NULL) == (images == NULL));

  disconnect_project (self);
  if (project == NULL)
    return;

  self->project = g_object_ref (project);
  self->images = g_object_ref (images);
  session = pol_session_new (project, pol_time_now);
  pol_progress_popover_set_project (self->popover, project, images, session);
  g_signal_connect_object (images, "counts-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::scanning", G_CALLBACK (show_scanning), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "images-added", G_CALLBACK (show_scanning), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::pending-text", G_CALLBACK (on_pending_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::saved", G_CALLBACK (show_saved), self,
                           G_CONNECT_SWAPPED);
  show_counts (self);
  show_scanning (self);
  show_saved (self);
}
