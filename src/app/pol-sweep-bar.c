/* pol-sweep-bar.c: what a sweep is about, how much is left, and the way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-sweep-bar.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-filter.h"

struct _PolSweepBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PolConceptFilter *filter;
  GtkLabel *left;

  PolSweep *sweep;
};

G_DEFINE_FINAL_TYPE (PolSweepBar, pol_sweep_bar, GTK_TYPE_WIDGET)

static void
show_left (PolSweepBar *self)
{
  guint n = pol_sweep_count_left (self->sweep);
  g_autofree char *text = NULL;

  text = n > 0 ? g_strdup_printf (ngettext ("%'u left", "%'u left", n), n)
               : g_strdup (_ ("All answered"));
  gtk_label_set_label (self->left, text);
}

static void
show_sweep (PolSweepBar *self)
{
  pol_concept_filter_choose (self->filter, pol_sweep_get_concept (self->sweep),
                             pol_sweep_get_match (self->sweep));
  show_left (self);
}

static void
on_filter_changed (PolSweepBar *self)
{
  PolConceptList *concepts = pol_project_get_concepts (pol_sweep_get_project (self->sweep));
  guint concept = pol_concept_filter_get_concept (self->filter);

  if (concept != G_MAXUINT)
    pol_sweep_choose (self->sweep, pol_concept_list_get_concept (concepts, concept),
                      pol_concept_filter_get_match (self->filter));
}

static void
pol_sweep_bar_dispose (GObject *object)
{
  PolSweepBar *self = POL_SWEEP_BAR (object);

  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  g_clear_object (&self->sweep);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_sweep_bar_parent_class)->dispose (object);
}

static void
pol_sweep_bar_class_init (PolSweepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_sweep_bar_dispose;

  g_type_ensure (POL_TYPE_CONCEPT_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/sweep-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PolSweepBar, box);
  gtk_widget_class_bind_template_child (widget_class, PolSweepBar, filter);
  gtk_widget_class_bind_template_child (widget_class, PolSweepBar, left);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_sweep_bar_init (PolSweepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pol_concept_filter_set_required (self->filter, TRUE);
}

/**
 * pol_sweep_bar_new:
 *
 * Returns: (transfer floating): a bar without a sweep
 */
GtkWidget *
pol_sweep_bar_new (void)
{
  return g_object_new (POL_TYPE_SWEEP_BAR, NULL);
}

/**
 * pol_sweep_bar_set_sweep:
 * @self: a bar
 * @sweep: (nullable): what to show
 *
 * Turns to another sweep.
 */
void
pol_sweep_bar_set_sweep (PolSweepBar *self, PolSweep *sweep)
{
  g_return_if_fail (POL_IS_SWEEP_BAR (self));
  g_return_if_fail (sweep == NULL || POL_IS_SWEEP (sweep));

  if (self->sweep == sweep)
    return;

  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  g_set_object (&self->sweep, sweep);
  pol_concept_filter_set_concepts (self->filter, sweep != NULL ? pol_project_get_concepts (
                                                     pol_sweep_get_project (sweep))
                                                               : NULL);
  if (sweep == NULL)
    return;

  g_signal_connect_object (sweep, "changed", G_CALLBACK (show_sweep), self, G_CONNECT_SWAPPED);
  show_sweep (self);
}
