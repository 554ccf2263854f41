/* pol-progress-popover.c: how far the tagging is: all in all, in this session, today, by concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-progress-popover.h"

#include <glib/gi18n-lib.h>

#include "pol-day-count.h"
#include "pol-progress-row.h"

struct _PolProgressPopover
{
  GtkPopover parent_instance;

  GtkLabel *done;
  GtkLabel *left;
  GtkLabel *session_images;
  GtkLabel *session_tags;
  GtkLabel *image_rate;
  GtkLabel *tag_rate;
  GtkAdjustment *goal;
  GtkWidget *goal_box;
  GtkProgressBar *goal_bar;
  GtkLabel *goal_label;
  GtkGridView *concepts;

  GSettings *settings;
  PolProject *project;
  PolImageList *images;
  PolSession *session;
  PolTotals *totals;            /* while it is shown */
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (PolProgressPopover, pol_progress_popover, GTK_TYPE_POPOVER)

static void
show_number (GtkLabel *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  gtk_label_set_label (label, text);
}

static void
show_counts (PolProgressPopover *self)
{
  guint n_images = pol_image_list_get_count (self->images, POL_IMAGE_FILTER_ALL);
  guint n_left = pol_image_list_get_count (self->images, POL_IMAGE_FILTER_UNTAGGED);

  show_number (self->done, n_images - n_left);
  show_number (self->left, n_left);
}

static void
show_session (PolProgressPopover *self)
{
  guint images, tags;

  show_number (self->session_images, pol_session_get_n_images (self->session));
  show_number (self->session_tags, pol_session_get_n_tags (self->session));
  if (pol_session_get_rates (self->session, &images, &tags))
    {
      show_number (self->image_rate, images);
      show_number (self->tag_rate, tags);
    }
  else
    {
      gtk_label_set_label (self->image_rate, _ ("Not known yet"));
      gtk_label_set_label (self->tag_rate, _ ("Not known yet"));
    }
}

static void
show_today (PolProgressPopover *self, guint count)
{
  guint goal = gtk_adjustment_get_value (self->goal);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->goal_box, goal > 0);
  if (goal == 0)
    return;

  text = g_strdup_printf (ngettext ("%1$'u of %2$'u image tagged today",
                                    "%1$'u of %2$'u images tagged today", goal),
                          count, goal);
  gtk_label_set_label (self->goal_label, text);
  gtk_progress_bar_set_fraction (self->goal_bar, MIN (count / (double)goal, 1));
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolProgressPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  guint count;

  if (!pol_day_count_finish (result, &count, &error))
    return; /* another count is on its way, or the popover is not to be seen */

  g_clear_object (&self->counting);
  show_today (self, count);
}

static void
stop_counting (PolProgressPopover *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count_today (PolProgressPopover *self)
{
  stop_counting (self);
  if (self->project == NULL || gtk_adjustment_get_value (self->goal) == 0)
    {
      gtk_widget_set_visible (self->goal_box, FALSE);
      return;
    }

  self->counting = g_cancellable_new ();
  pol_day_count_async (self->project, self->counting, on_counted, g_object_ref (self));
}

static void
on_goal_changed (PolProgressPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count_today (self);
}

static void
on_setup (PolProgressPopover *self, GtkListItem *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, pol_progress_row_new ());
}

static void
on_bind (PolProgressPopover *self, GtkListItem *item)
{
  pol_progress_row_show (POL_PROGRESS_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item), self->totals);
}

/* The rows that are made are those that can be seen, however many concepts there are. */
static void
show_concepts (PolProgressPopover *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (concepts)));

  self->totals = pol_project_get_totals (self->project, pol_policy_get_default ());
  gtk_grid_view_set_model (self->concepts, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}

static void
pol_progress_popover_map (GtkWidget *widget)
{
  PolProgressPopover *self = POL_PROGRESS_POPOVER (widget);

  if (self->project != NULL)
    {
      show_counts (self);
      show_session (self);
      show_concepts (self);
      count_today (self);
    }

  GTK_WIDGET_CLASS (pol_progress_popover_parent_class)->map (widget);

  /* not to the goal, which a key that is meant to tag would change */
  gtk_widget_grab_focus (GTK_WIDGET (self->concepts));
}

static void
let_go (PolProgressPopover *self)
{
  stop_counting (self);
  gtk_grid_view_set_model (self->concepts, NULL);
  g_clear_object (&self->totals);
}

static void
pol_progress_popover_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_progress_popover_parent_class)->unmap (widget);

  let_go (POL_PROGRESS_POPOVER (widget));
}

static void
pol_progress_popover_dispose (GObject *object)
{
  PolProgressPopover *self = POL_PROGRESS_POPOVER (object);

  stop_counting (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->totals);
  g_clear_object (&self->session);
  g_clear_object (&self->images);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pol_progress_popover_parent_class)->dispose (object);
}

static void
pol_progress_popover_class_init (PolProgressPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_progress_popover_dispose;
  widget_class->map = pol_progress_popover_map;
  widget_class->unmap = pol_progress_popover_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/progress-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, done);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, left);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, session_images);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, session_tags);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, image_rate);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, tag_rate);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, goal);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, goal_box);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, goal_bar);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, goal_label);
  gtk_widget_class_bind_template_child (widget_class, PolProgressPopover, concepts);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_goal_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
}

static void
pol_progress_popover_init (PolProgressPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "daily-goal", self->goal, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * pol_progress_popover_set_project:
 * @self: a popover
 * @project: (nullable): the project to tell about
 * @images: (nullable): its images, which must come with @project
 * @session: (nullable): what was tagged in it by now, which must come with @project
 *
 * Turns to another project.
 */
void
pol_progress_popover_set_project (PolProgressPopover *self,
                                  PolProject *project,
                                  PolImageList *images,
                                  PolSession *session)
{
  g_return_if_fail (POL_IS_PROGRESS_POPOVER (self));
  g_return_if_fail ((project == NULL) == (images == NULL));
  g_return_if_fail ((project == NULL) == (session == NULL));

  let_go (self);
  g_set_object (&self->project, project);
  g_set_object (&self->images, images);
  g_set_object (&self->session, session);
}
