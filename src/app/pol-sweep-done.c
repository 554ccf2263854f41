/* pol-sweep-done.c: what stands where nothing is left to answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-sweep-done.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PolSweepDone
{
  GtkWidget parent_instance;

  AdwStatusPage *status;
  GtkButton *button;

  PolSweep *sweep; /* while it is shown */
};

enum
{
  NEXT_CONCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolSweepDone, pol_sweep_done, GTK_TYPE_WIDGET)

static void
on_clicked (PolSweepDone *self)
{
  PolConcept *next = self->sweep != NULL ? pol_sweep_find_next_concept (self->sweep) : NULL;

  if (next == NULL)
    return;

  pol_sweep_choose (self->sweep, next, POL_IMAGE_MATCH_UNTAGGED);
  g_signal_emit (self, signals[NEXT_CONCEPT], 0);
}

static char *
describe (PolSweep *sweep)
{
  PolConcept *concept = pol_sweep_get_concept (sweep);

  if (concept == NULL)
    return g_strdup (_ ("There is no concept yet. Add one on the Tag page."));
  if (pol_sweep_count_left (sweep) == 0)
    return g_strdup_printf (_ ("Every image has an answer for “%s”."),
                            pol_concept_get_name (concept));

  return g_strdup_printf (_ ("No image is left for “%s” with this filter."),
                          pol_concept_get_name (concept));
}

static gboolean
pol_sweep_done_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_SWEEP_DONE (widget)->button));
}

static void
pol_sweep_done_dispose (GObject *object)
{
  PolSweepDone *self = POL_SWEEP_DONE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_weak_pointer (&self->sweep);
  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_sweep_done_parent_class)->dispose (object);
}

static void
pol_sweep_done_class_init (PolSweepDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_sweep_done_dispose;
  widget_class->grab_focus = pol_sweep_done_grab_focus;

  signals[NEXT_CONCEPT] = g_signal_new ("next-concept", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/sweep-done.ui");
  gtk_widget_class_bind_template_child (widget_class, PolSweepDone, status);
  gtk_widget_class_bind_template_child (widget_class, PolSweepDone, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_sweep_done_init (PolSweepDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_sweep_done_new:
 *
 * Returns: (transfer floating): a page that says nothing yet
 */
GtkWidget *
pol_sweep_done_new (void)
{
  return g_object_new (POL_TYPE_SWEEP_DONE, NULL);
}

/**
 * pol_sweep_done_show:
 * @self: a page
 * @sweep: a sweep without images to answer
 *
 * Says why nothing is left of @sweep, and what comes next.
 */
void
pol_sweep_done_show (PolSweepDone *self, PolSweep *sweep)
{
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;
  PolConcept *next;

  g_return_if_fail (POL_IS_SWEEP_DONE (self));
  g_return_if_fail (POL_IS_SWEEP (sweep));

  g_set_weak_pointer (&self->sweep, sweep);
  description = describe (sweep);
  adw_status_page_set_description (self->status, description);

  next = pol_sweep_find_next_concept (sweep);
  gtk_widget_set_visible (GTK_WIDGET (self->button), next != NULL);
  if (next == NULL)
    return;

  /* Translators: a button; %s is the name of a concept */
  label = g_strdup_printf (_ ("Next Concept: %s"), pol_concept_get_name (next));
  gtk_button_set_label (self->button, label);
}
