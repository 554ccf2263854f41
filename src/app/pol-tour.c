/* pol-tour.c: three short pages that say what the program is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tour.h"

#include <glib/gi18n-lib.h>

struct _PolTour
{
  AdwWindow parent_instance;

  AdwCarousel *carousel;
  GtkButton *previous_button;
  GtkButton *skip_button;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (PolTour, pol_tour, ADW_TYPE_WINDOW)

static guint
get_page (PolTour *self)
{
  return adw_carousel_get_position (self->carousel) + 0.5;
}

static gboolean
is_last (PolTour *self)
{
  return get_page (self) + 1 >= adw_carousel_get_n_pages (self->carousel);
}

static void
update (PolTour *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->previous_button), get_page (self) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), !is_last (self));
  gtk_button_set_label (self->next_button, is_last (self) ? _ ("_Start") : _ ("_Next"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_last (self) ? _ ("Start") : _ ("Next"), -1);
}

static void
go_to (PolTour *self, guint page)
{
  adw_carousel_scroll_to (self->carousel, adw_carousel_get_nth_page (self->carousel, page), TRUE);
}

static void
next_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTour *self = POL_TOUR (widget);

  if (is_last (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    go_to (self, get_page (self) + 1);
}

static void
previous_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTour *self = POL_TOUR (widget);

  if (get_page (self) > 0)
    go_to (self, get_page (self) - 1);
}

static void
pol_tour_class_init (PolTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/tour.ui");
  gtk_widget_class_bind_template_child (widget_class, PolTour, carousel);
  gtk_widget_class_bind_template_child (widget_class, PolTour, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PolTour, skip_button);
  gtk_widget_class_bind_template_child (widget_class, PolTour, next_button);
  gtk_widget_class_bind_template_callback (widget_class, update);

  gtk_widget_class_install_action (widget_class, "tour.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "tour.previous", NULL, previous_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "tour.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "tour.previous", NULL);
}

static void
pol_tour_init (PolTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

/**
 * pol_tour_new:
 * @parent: the window that it belongs to
 *
 * Makes the tour, on its first page.
 *
 * Returns: (transfer none): the tour
 */
GtkWidget *
pol_tour_new (GtkWindow *parent)
{
  return g_object_new (POL_TYPE_TOUR, "transient-for", parent, NULL);
}
