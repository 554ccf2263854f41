/* pol-agreement-view.c: how far annotators agree, two by two, all of them, and on which concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-agreement-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-agreement-cells.h"
#include "pol-agreement-text.h"
#include "pol-heat-map.h"

/* So many concepts are told to be disputed. */
#define MAX_CONCEPTS 20

struct _PolAgreementView
{
  GtkWidget parent_instance;

  PolAdaptiveBin *bin;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  PolChart *chart;
  GtkScrolledWindow *side;
  GtkLabel *overall;
  GtkLabel *explanation;
  GtkWidget *heading;
  GtkListBox *list;
  GtkWidget *undisputed;
};

enum
{
  ACTIVATE_PAIR,
  ACTIVATE_CONCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolAgreementView, pol_agreement_view, GTK_TYPE_WIDGET)

/* Side by side, the words scroll beside the chart; one below the other, all scrolls. */
static void
on_narrow (PolAgreementView *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (self->side, GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (GTK_WIDGET (self->side), narrow ? -1 : 300, -1);
}

static GtkWidget *
make_row (const char *name, guint concept, const PolAgreementFigures *figures)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = pol_agreement_text_count (figures);
  g_autofree char *alpha = pol_agreement_text_format (figures->krippendorff);
  g_autofree char *label = g_strdup_printf (_ ("Krippendorff’s alpha is %s"), alpha);
  GtkWidget *figure = gtk_label_new (alpha);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  gtk_widget_set_tooltip_text (figure, label);
  gtk_widget_add_css_class (figure, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  g_object_set_data (G_OBJECT (row), "concept", GUINT_TO_POINTER (concept));

  return row;
}

static void
list_concepts (PolAgreementView *self, PolAgreementCells *cells)
{
  PolAgreement *agreement = pol_agreement_cells_get_agreement (cells);
  g_autoptr (GArray) ranked = pol_agreement_rank_concepts (agreement);
  guint n = 0;

  for (; n < MIN (ranked->len, MAX_CONCEPTS); n++)
    {
      guint index = g_array_index (ranked, guint, n);
      const PolAgreementFigures *figures = pol_agreement_get_concept (agreement, index);
      PolConcept *concept
          = pol_concept_list_get_concept (pol_agreement_cells_get_concepts (cells), index);

      /* The others are not, either. */
      if (figures->n_agreed == figures->n_items)
        break;
      gtk_list_box_append (self->list, make_row (pol_concept_get_name (concept), index, figures));
    }

  gtk_widget_set_visible (self->heading, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->undisputed, n == 0);
}

static void
on_model_changed (PolAgreementView *self)
{
  PolChartModel *model = pol_chart_get_model (self->chart);
  g_autofree char *caption = NULL;
  g_autofree char *overall = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (model == NULL)
    return;

  caption = pol_agreement_cells_get_caption (POL_AGREEMENT_CELLS (model));
  overall = pol_agreement_text_describe (
      pol_agreement_get_overall (pol_agreement_cells_get_agreement (POL_AGREEMENT_CELLS (model))));
  pol_chart_set_caption (self->chart, caption);
  gtk_label_set_label (self->overall, overall);
  list_concepts (self, POL_AGREEMENT_CELLS (model));
}

static void
on_pair_activated (PolAgreementView *self, guint row, guint column)
{
  g_signal_emit (self, signals[ACTIVATE_PAIR], 0, row, column);
}

static void
on_row_activated (PolAgreementView *self, GtkListBoxRow *row)
{
  /* Translators: stands in “Only %s: show the others again”; %s is a concept */
  g_autofree char *title = g_strdup_printf (_ ("disagreement on %s"),
                                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  g_signal_emit (self, signals[ACTIVATE_CONCEPT], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "concept")), title);
}

static gboolean
pol_agreement_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_AGREEMENT_VIEW (widget)->chart));
}

static void
pol_agreement_view_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_agreement_view_parent_class)->dispose (object);
}

static void
pol_agreement_view_class_init (PolAgreementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_agreement_view_dispose;
  widget_class->grab_focus = pol_agreement_view_grab_focus;

  signals[ACTIVATE_PAIR] = g_signal_new ("activate-pair", POL_TYPE_AGREEMENT_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                         G_TYPE_UINT);
  signals[ACTIVATE_CONCEPT] = g_signal_new ("activate-concept", POL_TYPE_AGREEMENT_VIEW,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_UINT, G_TYPE_STRING);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_HEAT_MAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/agreement-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, bin);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, box);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, chart);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, side);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, overall);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, explanation);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, heading);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, list);
  gtk_widget_class_bind_template_child (widget_class, PolAgreementView, undisputed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_model_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pol_agreement_view_init (PolAgreementView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->explanation, pol_agreement_text_explain ());
  on_narrow (self);
}

/**
 * pol_agreement_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none): the chart, whose model the view follows
 */
PolChart *
pol_agreement_view_get_chart (PolAgreementView *self)
{
  g_return_val_if_fail (POL_IS_AGREEMENT_VIEW (self), NULL);

  return self->chart;
}
