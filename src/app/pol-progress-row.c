/* pol-progress-row.c: a concept, and how often it is tagged positive and negative
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-progress-row.h"

#include <glib/gi18n-lib.h>

struct _PolProgressRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *positive;
  GtkLabel *negative;
};

G_DEFINE_FINAL_TYPE (PolProgressRow, pol_progress_row, GTK_TYPE_WIDGET)

static void
pol_progress_row_dispose (GObject *object)
{
  g_clear_pointer (&POL_PROGRESS_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_progress_row_parent_class)->dispose (object);
}

static void
pol_progress_row_class_init (PolProgressRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_progress_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolProgressRow, box);
  gtk_widget_class_bind_template_child (widget_class, PolProgressRow, name);
  gtk_widget_class_bind_template_child (widget_class, PolProgressRow, positive);
  gtk_widget_class_bind_template_child (widget_class, PolProgressRow, negative);
}

static void
pol_progress_row_init (PolProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_progress_row_new:
 *
 * Returns: (transfer floating): a row of no concept yet
 */
GtkWidget *
pol_progress_row_new (void)
{
  return g_object_new (POL_TYPE_PROGRESS_ROW, NULL);
}

/**
 * pol_progress_row_show:
 * @self: a row
 * @concept: a concept
 * @totals: the totals of its project
 *
 * Shows @concept and its counts.
 */
void
pol_progress_row_show (PolProgressRow *self, PolConcept *concept, PolTotals *totals)
{
  guint index = pol_concept_get_index (concept);
  guint n_positive
      = pol_totals_get_count (totals, index, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT);
  guint n_negative
      = pol_totals_get_count (totals, index, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT);
  const char *name = pol_concept_get_name (concept);
  g_autofree char *positive = g_strdup_printf ("✓ %'u", n_positive);
  g_autofree char *negative = g_strdup_printf ("✗ %'u", n_negative);
  g_autofree char *text = NULL;

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->positive, positive);
  gtk_label_set_label (self->negative, negative);

  /* Translators: the name of a concept, and how often it is tagged */
  text = g_strdup_printf (_ ("%1$s: %2$'u positive, %3$'u negative"), name, n_positive, n_negative);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
