/* pol-chart-view.c: charts of a project, one at a time, and what they are set up by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-agreement-cells.h"
#include "pol-agreement-view.h"
#include "pol-bar-chart.h"
#include "pol-chart-file.h"
#include "pol-column-chart.h"
#include "pol-file-chooser.h"
#include "pol-heat-map.h"
#include "pol-history-bars.h"
#include "pol-label-bars.h"
#include "pol-pair-cells.h"

/* So long after a change what follows no single tag is counted anew: once for many changes. */
#define DELAY_MS 400

#define DEFAULT_N_CONCEPTS 25
#define MAX_N_CONCEPTS 50

typedef enum
{
  KIND_LABELS,
  KIND_PAIRS,
  KIND_HISTORY,
  KIND_AGREEMENT,
  N_KINDS
} Kind;

static const struct
{
  const char *word;
  const char *title;
  const char *empty; /* the page that says why there is nothing to see */
} kinds[N_KINDS] = {
  [KIND_LABELS] = { "labels", N_ ("Labels of Each Concept"), "no-concept" },
  [KIND_PAIRS] = { "pairs", N_ ("Concepts on the Same Images"), "no-pair" },
  [KIND_HISTORY] = { "history", N_ ("Tags over Time"), "no-tag" },
  [KIND_AGREEMENT] = { "agreement", N_ ("Agreement of Annotators"), "no-common-tag" },
};

static const char *const order_words[] = {
  [POL_BAR_ORDER_LIST] = "list",
  [POL_BAR_ORDER_NAME] = "name",
  [POL_BAR_ORDER_POSITIVES] = "positives",
  [POL_BAR_ORDER_NEGATIVES] = "negatives",
};

struct _PolChartView
{
  GtkWidget parent_instance;

  PolAdaptiveBin *bin;
  GtkWidget *kind_button;
  GtkLabel *kind_label;
  GtkMenuButton *options_button;
  GtkWidget *logarithmic_button;
  GtkSpinner *spinner;
  GtkStack *stack;
  GMenuModel *labels_menu;
  GMenuModel *pairs_menu;
  PolChart *charts[N_KINDS];
  PolAgreementView *agreement_view;

  PolProject *project;
  PolPolicy *policy;
  PolLabelBars *labels;

  Kind kind;
  PolBarOrder order;
  gboolean shares;
  int n_concepts;

  gboolean stale[N_KINDS]; /* what is shown is not of the project as it is now */
  guint count_id;
  GCancellable *counting;
  GCancellable *finding;
  char *finding_title;
  GtkFileChooserNative *chooser;
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_KIND,
  PROP_ORDER,
  PROP_LOGARITHMIC,
  PROP_MEASURE,
  PROP_N_CONCEPTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SHOW_IMAGES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolChartView, pol_chart_view, GTK_TYPE_WIDGET)

static gboolean
has_concepts (PolChartView *self)
{
  return self->project != NULL
         && pol_concept_list_get_n_active (pol_project_get_concepts (self->project)) > 0;
}

static PolChartModel *
get_model (PolChartView *self)
{
  return pol_chart_get_model (self->charts[self->kind]);
}

/* A concept or an annotator alone has no pair. */
static gboolean
has_values (PolChartView *self)
{
  PolChartModel *model = get_model (self);

  return model != NULL && pol_chart_model_get_n_rows (model) > (self->kind == KIND_PAIRS || self->kind == KIND_AGREEMENT);
}

static const char *
get_empty_page (PolChartView *self)
{
  if (!has_concepts (self))
    return "no-concept";
  if (self->kind != KIND_AGREEMENT)
    return kinds[self->kind].empty;
  if (pol_project_get_blind (self->project))
    return "blind";

  return pol_project_get_n_annotators (self->project) < 2 ? "one-annotator"
                                                          : kinds[KIND_AGREEMENT].empty;
}

static void
update_stack (PolChartView *self)
{
  gboolean waits = self->stale[self->kind] && get_model (self) == NULL;
  const char *page = get_empty_page (self);

  if (has_concepts (self) && waits)
    page = "counting";
  else if (has_concepts (self) && has_values (self))
    page = kinds[self->kind].word;

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "charts.save",
                                 page == kinds[self->kind].word);
}

static void
update_toolbar (PolChartView *self)
{
  const char *title = _ (kinds[self->kind].title);

  gtk_label_set_label (self->kind_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (self->logarithmic_button,
                          self->kind == KIND_LABELS && !pol_adaptive_bin_get_narrow (self->bin));
  gtk_widget_set_visible (GTK_WIDGET (self->options_button),
                          self->kind == KIND_LABELS || self->kind == KIND_PAIRS);
  gtk_menu_button_set_menu_model (self->options_button, self->kind == KIND_LABELS
                                                            ? self->labels_menu
                                                            : self->pairs_menu);
}

static void
update_captions (PolChartView *self)
{
  gboolean logarithmic;

  g_object_get (self->charts[KIND_LABELS], "logarithmic", &logarithmic, NULL);
  pol_chart_set_caption (self->charts[KIND_LABELS],
                         logarithmic ? _ ("Images, on a logarithmic scale: each part begins at "
                                          "zero, and lengths do not add up")
                                     : _ ("Images"));
  pol_chart_set_caption (self->charts[KIND_PAIRS],
                         self->shares ? _ ("Images tagged positive for both, as a share of those "
                                           "of the rarer concept")
                                      : _ ("Images tagged positive for both concepts"));
}

static void
stop_counting (PolChartView *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

static void
show_counted (PolChartView *self, Kind kind, PolChartModel *model)
{
  g_clear_object (&self->counting);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  self->stale[kind] = FALSE;
  pol_chart_set_model (self->charts[kind], model);
  update_stack (self);
}

static void
on_pairs_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  PolCoOccurrence *counts = pol_co_occurrence_count_finish (result, NULL);
  g_autoptr (PolPairCells) cells = NULL;

  if (counts == NULL)
    return;

  cells = pol_pair_cells_new (self->project, self->policy, counts);
  pol_pair_cells_set_shares (cells, self->shares);
  show_counted (self, KIND_PAIRS, POL_CHART_MODEL (cells));
}

static void
on_history_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  PolTagHistory *history = pol_tag_history_count_finish (result, NULL);
  g_autoptr (PolHistoryBars) bars = NULL;
  g_autofree char *caption = NULL;

  if (history == NULL)
    return;

  bars = pol_history_bars_new (history);
  caption = pol_history_bars_get_caption (bars);
  pol_chart_set_caption (self->charts[KIND_HISTORY], caption);
  show_counted (self, KIND_HISTORY, POL_CHART_MODEL (bars));
}

static void
on_agreement_computed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  g_autoptr (PolAgreement) agreement = pol_agreement_compute_finish (result, NULL);
  g_autoptr (PolAgreementCells) cells = NULL;

  if (agreement == NULL)
    return;

  cells = pol_agreement_cells_new (self->project, agreement);
  show_counted (self, KIND_AGREEMENT, POL_CHART_MODEL (cells));
}

/* The project keeps these right from now on. */
static void
take_totals (PolChartView *self, PolTotals *totals)
{
  self->stale[KIND_LABELS] = FALSE;
  if (self->labels == NULL)
    {
      self->labels = pol_label_bars_new (self->project, totals);
      pol_label_bars_set_order (self->labels, self->order);
    }
  else
    pol_label_bars_set_totals (self->labels, totals);
  pol_label_bars_set_live (self->labels, TRUE);
}

static void
on_totals_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  g_autoptr (PolTotals) totals
      = pol_project_count_totals_finish (POL_PROJECT (source), result, NULL);

  if (totals == NULL)
    return;

  take_totals (self, totals);
  show_counted (self, KIND_LABELS, POL_CHART_MODEL (self->labels));
}

static gboolean
start_counting (gpointer user_data)
{
  PolChartView *self = user_data;

  self->count_id = 0;
  self->counting = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  if (self->kind == KIND_LABELS)
    pol_project_count_totals_async (self->project, self->policy, self->counting, on_totals_counted,
                                    g_object_ref (self));
  else if (self->kind == KIND_PAIRS)
    pol_co_occurrence_count_async (self->project, self->policy, self->n_concepts, self->counting,
                                   on_pairs_counted, g_object_ref (self));
  else if (self->kind == KIND_AGREEMENT)
    pol_agreement_compute_async (self->project, self->counting, on_agreement_computed,
                                 g_object_ref (self));
  else
    pol_tag_history_count_async (self->project, self->counting, on_history_counted,
                                 g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Shows bars of labels at once where their totals are there. */
static void
find_labels (PolChartView *self)
{
  g_autoptr (PolTotals) totals = pol_project_find_totals (self->project, self->policy);

  if (totals == NULL)
    return;

  take_totals (self, totals);
  pol_chart_set_model (self->charts[KIND_LABELS], POL_CHART_MODEL (self->labels));
}

/* What nobody sees is not counted. */
static void
refresh (PolChartView *self, guint delay)
{
  stop_counting (self);
  update_stack (self);
  if (self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->kind == KIND_LABELS && self->labels != NULL)
    pol_label_bars_set_live (self->labels, TRUE);
  if (self->kind == KIND_LABELS && self->stale[KIND_LABELS])
    find_labels (self);
  if (self->stale[self->kind])
    self->count_id = g_timeout_add (delay, start_counting, self);
  update_stack (self);
}

static void
on_tags_changed (PolChartView *self)
{
  for (guint i = KIND_PAIRS; i < N_KINDS; i++)
    self->stale[i] = TRUE;
  refresh (self, DELAY_MS);
}

/* What others said is not seen any more, or again. */
static void
on_sight_changed (PolChartView *self)
{
  if (pol_project_get_blind (self->project))
    for (guint i = KIND_PAIRS; i < N_KINDS; i++)
      pol_chart_set_model (self->charts[i], NULL);
  on_tags_changed (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  g_autoptr (GArray) images = pol_evidence_find_finish (result, NULL);

  if (images == NULL)
    return;

  g_clear_object (&self->finding);
  g_signal_emit (self, signals[SHOW_IMAGES], 0, images, self->finding_title);
}

static PolEvidence
get_evidence (PolChartView *self, guint row, guint column, char **title)
{
  PolChartModel *model = get_model (self);

  switch (self->kind)
    {
    case KIND_PAIRS:
      *title = pol_pair_cells_get_title (POL_PAIR_CELLS (model), row, column);
      return pol_pair_cells_get_evidence (POL_PAIR_CELLS (model), row, column);
    case KIND_HISTORY:
      *title = pol_history_bars_get_title (POL_HISTORY_BARS (model), row, column);
      return pol_history_bars_get_evidence (POL_HISTORY_BARS (model), row, column);
    case KIND_AGREEMENT:
      *title = pol_agreement_cells_get_title (POL_AGREEMENT_CELLS (model), row, column);
      return pol_agreement_cells_get_evidence (POL_AGREEMENT_CELLS (model), row, column);
    case KIND_LABELS:
    case N_KINDS:
    default:
      *title = pol_label_bars_get_title (self->labels, row, column);
      return pol_label_bars_get_evidence (self->labels, row, column);
    }
}

static void
stop_finding (PolChartView *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

static void
find_images (PolChartView *self, const PolEvidence *evidence, const char *title)
{
  stop_finding (self);
  g_free (self->finding_title);
  self->finding_title = g_strdup (title);
  self->finding = g_cancellable_new ();
  pol_evidence_find_async (self->project, evidence, self->finding, on_found, g_object_ref (self));
}

static void
on_activate (PolChartView *self, guint row, guint column)
{
  g_autofree char *title = NULL;
  PolEvidence evidence = get_evidence (self, row, column, &title);

  find_images (self, &evidence, title);
}

static void
on_activate_concept (PolChartView *self, guint concept, const char *title)
{
  PolEvidence evidence = { .kind = POL_EVIDENCE_DISPUTED, .concept = concept,
                           .annotators = { G_MAXUINT, G_MAXUINT } };

  find_images (self, &evidence, title);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChartView) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (pol_chart_file_save_finish (result, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", _ ("Chart saved"));
      return;
    }

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("The Chart Was Not Saved"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is not in the picture. */
static char *
make_note (PolChartView *self)
{
  guint n_rows = pol_chart_model_get_n_rows (get_model (self));

  if (n_rows <= POL_CHART_MAX_SAVED_ROWS)
    return NULL;

  return g_strdup_printf (_ ("The first %1$'u of %2$'u bars"), POL_CHART_MAX_SAVED_ROWS, n_rows);
}

static void
save (PolChartView *self, GFile *file)
{
  g_autofree char *note = make_note (self);
  g_autoptr (GskRenderNode) drawing = NULL;
  graphene_size_t size;

  drawing = pol_chart_draw_whole (self->charts[self->kind], _ (kinds[self->kind].title), note,
                                  &size);
  if (drawing != NULL)
    pol_chart_file_save_async (drawing, &size, file, NULL, on_saved, g_object_ref (self));
}

static void
on_file_chosen (PolChartView *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL || !has_values (self))
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  save (self, file);
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolChartView *self = POL_CHART_VIEW (widget);
  const char *const patterns[] = { "*", NULL };
  g_autofree char *folder = pol_project_dup_folder_name (self->project);
  g_autofree char *name = g_strdup_printf ("%s-%s.svg", folder, kinds[self->kind].word);

  pol_file_chooser_drop (&self->chooser);
  self->chooser = pol_file_chooser_new (widget, _ ("Save Chart"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"));
  pol_file_chooser_add_filter (self->chooser, _ ("SVG, or PNG where the name ends so"), patterns);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
set_policy (PolChartView *self, PolPolicy *policy)
{
  if (policy == NULL || !g_set_object (&self->policy, policy))
    return;

  self->stale[KIND_LABELS] = self->stale[KIND_PAIRS] = TRUE;
  refresh (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

static void
set_kind (PolChartView *self, const char *word)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      self->kind = i;

  update_toolbar (self);
  refresh (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
set_order (PolChartView *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_words); i++)
    if (g_strcmp0 (order_words[i], word) == 0)
      self->order = i;

  if (self->labels != NULL)
    pol_label_bars_set_order (self->labels, self->order);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
set_logarithmic (PolChartView *self, gboolean logarithmic)
{
  pol_bar_chart_set_logarithmic (POL_BAR_CHART (self->charts[KIND_LABELS]), logarithmic);
  update_captions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOGARITHMIC]);
}

static void
set_measure (PolChartView *self, const char *measure)
{
  PolChartModel *cells = pol_chart_get_model (self->charts[KIND_PAIRS]);

  self->shares = g_strcmp0 (measure, "share") == 0;
  if (cells != NULL)
    pol_pair_cells_set_shares (POL_PAIR_CELLS (cells), self->shares);
  update_captions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE]);
}

static void
set_n_concepts (PolChartView *self, int n_concepts)
{
  if (self->n_concepts == n_concepts)
    return;

  self->n_concepts = n_concepts;
  self->stale[KIND_PAIRS] = TRUE;
  refresh (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CONCEPTS]);
}

static void
pol_chart_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_chart_view_parent_class)->map (widget);
  refresh (POL_CHART_VIEW (widget), 0);
}

static void
pol_chart_view_unmap (GtkWidget *widget)
{
  PolChartView *self = POL_CHART_VIEW (widget);

  stop_counting (self);
  if (self->labels != NULL)
    pol_label_bars_set_live (self->labels, FALSE);
  GTK_WIDGET_CLASS (pol_chart_view_parent_class)->unmap (widget);
}

static gboolean
pol_chart_view_grab_focus (GtkWidget *widget)
{
  PolChartView *self = POL_CHART_VIEW (widget);

  return gtk_widget_grab_focus (has_values (self) ? GTK_WIDGET (self->charts[self->kind])
                                                  : self->kind_button);
}

static void
pol_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolChartView *self = POL_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      g_value_set_object (value, self->policy);
      break;
    case PROP_KIND:
      g_value_set_string (value, kinds[self->kind].word);
      break;
    case PROP_ORDER:
      g_value_set_string (value, order_words[self->order]);
      break;
    case PROP_LOGARITHMIC:
      g_object_get_property (G_OBJECT (self->charts[KIND_LABELS]), "logarithmic", value);
      break;
    case PROP_MEASURE:
      g_value_set_string (value, self->shares ? "share" : "images");
      break;
    case PROP_N_CONCEPTS:
      g_value_set_int (value, self->n_concepts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_chart_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolChartView *self = POL_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      set_policy (self, g_value_get_object (value));
      break;
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_LOGARITHMIC:
      set_logarithmic (self, g_value_get_boolean (value));
      break;
    case PROP_MEASURE:
      set_measure (self, g_value_get_string (value));
      break;
    case PROP_N_CONCEPTS:
      set_n_concepts (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_chart_view_dispose (GObject *object)
{
  PolChartView *self = POL_CHART_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    pol_chart_view_set_project (self, NULL);
  g_clear_object (&self->policy);
  pol_file_chooser_drop (&self->chooser);
  g_clear_pointer (&self->finding_title, g_free);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_chart_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PolChartView, bin);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, kind_button);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, options_button);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, logarithmic_button);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, labels_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChartView, pairs_menu);
  gtk_widget_class_bind_template_child_full (
      widget_class, "label_chart", FALSE, G_STRUCT_OFFSET (PolChartView, charts[KIND_LABELS]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "pair_chart", FALSE, G_STRUCT_OFFSET (PolChartView, charts[KIND_PAIRS]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "history_chart", FALSE, G_STRUCT_OFFSET (PolChartView, charts[KIND_HISTORY]));
  gtk_widget_class_bind_template_child (widget_class, PolChartView, agreement_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_concept);
  gtk_widget_class_bind_template_callback (widget_class, update_toolbar);
}

static void
pol_chart_view_class_init (PolChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_chart_view_dispose;
  object_class->get_property = pol_chart_view_get_property;
  object_class->set_property = pol_chart_view_set_property;
  widget_class->map = pol_chart_view_map;
  widget_class->unmap = pol_chart_view_unmap;
  widget_class->grab_focus = pol_chart_view_grab_focus;

  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "labels", flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "list", flags);
  properties[PROP_LOGARITHMIC] = g_param_spec_boolean ("logarithmic", NULL, NULL, FALSE, flags);
  properties[PROP_MEASURE] = g_param_spec_string ("measure", NULL, NULL, "images", flags);
  properties[PROP_N_CONCEPTS] = g_param_spec_int ("n-concepts", NULL, NULL, 2, MAX_N_CONCEPTS,
                                                  DEFAULT_N_CONCEPTS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SHOW_IMAGES] = g_signal_new ("show-images", POL_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY,
                                       G_TYPE_STRING);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_AGREEMENT_VIEW);
  g_type_ensure (POL_TYPE_BAR_CHART);
  g_type_ensure (POL_TYPE_COLUMN_CHART);
  g_type_ensure (POL_TYPE_HEAT_MAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "charts.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "charts.order", "order");
  gtk_widget_class_install_property_action (widget_class, "charts.logarithmic", "logarithmic");
  gtk_widget_class_install_property_action (widget_class, "charts.measure", "measure");
  gtk_widget_class_install_property_action (widget_class, "charts.n-concepts", "n-concepts");
  gtk_widget_class_install_action (widget_class, "charts.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "charts.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "charts.logarithmic", NULL);
}

static void
pol_chart_view_init (PolChartView *self)
{
  self->policy = g_object_ref (pol_policy_get_default ());
  self->n_concepts = DEFAULT_N_CONCEPTS;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->charts[KIND_AGREEMENT] = pol_agreement_view_get_chart (self->agreement_view);
  update_toolbar (self);
  update_captions (self);
  update_stack (self);
}

static void
forget (PolChartView *self)
{
  stop_counting (self);
  stop_finding (self);
  for (guint i = 0; i < N_KINDS; i++)
    {
      pol_chart_set_model (self->charts[i], NULL);
      self->stale[i] = TRUE;
    }
  g_clear_object (&self->labels);
}

/**
 * pol_chart_view_set_project:
 * @self: a view
 * @project: (nullable): a project
 *
 * Shows charts of @project while it is seen.
 */
void
pol_chart_view_set_project (PolChartView *self, PolProject *project)
{
  g_return_if_fail (POL_IS_CHART_VIEW (self));
  g_return_if_fail (project == NULL || POL_IS_PROJECT (project));

  if (self->project == project)
    return;

  forget (self);
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (pol_project_get_concepts (self->project), self);
      g_signal_handlers_disconnect_by_data (self->project, self);
    }
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_swapped (project, "images-changed", G_CALLBACK (on_tags_changed), self);
      g_signal_connect_swapped (project, "images-added", G_CALLBACK (on_tags_changed), self);
      g_signal_connect_swapped (project, "notify::blind", G_CALLBACK (on_sight_changed), self);
      g_signal_connect_swapped (project, "notify::annotator", G_CALLBACK (on_sight_changed), self);
      g_signal_connect_swapped (pol_project_get_concepts (project), "items-changed",
                                G_CALLBACK (on_tags_changed), self);
    }
  refresh (self, 0);
}
