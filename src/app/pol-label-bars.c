/* pol-label-bars.c: what is read for each concept, as a chart of bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-bars.h"

#include <glib/gi18n-lib.h>

#define REASON(name) (1u << POL_REASON_##name)

struct _PolLabelBars
{
  GObject parent_instance;

  PolProject *project; /* unowned: it outlives the page's models */
  PolTotals *totals;
  PolBarOrder order;
  GArray *concepts; /* guint32: of each row */
  gboolean live;
  guint changed_id;
  gboolean changed;      /* since it was told */
  gboolean rows_changed; /* likewise */
};

/* Together they are all labels that there are: as many as images. */
static const struct
{
  PolChartLook look;
  PolLabel label;
  guint reasons;
  const char *name;
} parts[] = {
  { POL_CHART_LOOK_POSITIVE, POL_LABEL_POSITIVE, ~0u, N_ ("Tagged positive") },
  { POL_CHART_LOOK_NEGATIVE, POL_LABEL_NEGATIVE, REASON (EXPLICIT), N_ ("Tagged negative") },
  { POL_CHART_LOOK_IMPLICIT, POL_LABEL_NEGATIVE,
    REASON (IMPLICIT) | REASON (ASSUMED) | REASON (REVIEWED),
    N_ ("Untagged, and read as negative") },
  { POL_CHART_LOOK_WIDENED, POL_LABEL_NEGATIVE, REASON (WIDENED),
    N_ ("Negative only because others are") },
  { POL_CHART_LOOK_NEUTRAL, POL_LABEL_IGNORED, ~0u, N_ ("Ignored") },
};

static void pol_label_bars_model_init (PolChartModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolLabelBars,
                               pol_label_bars,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_CHART_MODEL,
                                                      pol_label_bars_model_init))

static guint
get_n_rows (PolChartModel *model)
{
  return POL_LABEL_BARS (model)->concepts->len;
}

static guint
get_n_columns (PolChartModel *model)
{
  return G_N_ELEMENTS (parts);
}

static guint32
get_concept (PolLabelBars *self, guint row)
{
  return g_array_index (self->concepts, guint32, row);
}

static const char *
get_name (PolLabelBars *self, guint32 concept)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);

  return pol_concept_get_name (pol_concept_list_get_concept (concepts, concept));
}

static char *
get_row_name (PolChartModel *model, guint row)
{
  PolLabelBars *self = POL_LABEL_BARS (model);

  return g_strdup (get_name (self, get_concept (self, row)));
}

static char *
get_column_name (PolChartModel *model, guint column)
{
  return g_strdup (_ (parts[column].name));
}

static PolChartLook
get_look (PolChartModel *model, guint column)
{
  return parts[column].look;
}

static guint
count_part (PolLabelBars *self, guint32 concept, guint column)
{
  guint count = 0;

  for (guint reason = 0; reason < POL_N_REASONS; reason++)
    if ((parts[column].reasons & 1u << reason) != 0)
      count += pol_totals_get_count (self->totals, concept, parts[column].label, reason);

  return count;
}

static void
read_row (PolChartModel *model, guint row, guint *values)
{
  PolLabelBars *self = POL_LABEL_BARS (model);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    values[i] = count_part (self, get_concept (self, row), i);
}

/* An axis that ends with all images stays as it is while people tag. */
static guint
get_largest (PolChartModel *model, gboolean stacked)
{
  return pol_totals_get_n_images (POL_LABEL_BARS (model)->totals);
}

static char *
describe (PolChartModel *model, guint row, guint column)
{
  PolLabelBars *self = POL_LABEL_BARS (model);
  g_autofree char *title = pol_label_bars_get_title (self, row, column);
  guint n_images = pol_totals_get_n_images (self->totals);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%1$'u of %2$'u image", "%1$'u of %2$'u images", n_images),
                         count_part (self, get_concept (self, row), column), n_images);

  return g_strconcat (title, "\n", count, NULL);
}

static void
pol_label_bars_model_init (PolChartModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_row_name = get_row_name;
  iface->get_column_name = get_column_name;
  iface->get_look = get_look;
  iface->read = read_row;
  iface->get_largest = get_largest;
  iface->describe = describe;
}

typedef struct
{
  guint32 concept;
  guint position;
  guint count;      /* by which it is sorted */
  char *key;        /* or this */
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->key);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;
  int order = g_strcmp0 (first->key, second->key);

  if (order != 0)
    return order;
  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;

  return (first->position > second->position) - (first->position < second->position);
}

static Row
make_row (PolLabelBars *self, guint position)
{
  PolConcept *concept
      = pol_concept_list_get_active (pol_project_get_concepts (self->project), position);
  Row row = { pol_concept_get_index (concept), position, 0, NULL };

  if (self->order == POL_BAR_ORDER_NAME)
    row.key = g_utf8_collate_key (pol_concept_get_name (concept), -1);
  else if (self->order != POL_BAR_ORDER_LIST)
    row.count = pol_totals_get_count (self->totals, row.concept,
                                      self->order == POL_BAR_ORDER_POSITIVES ? POL_LABEL_POSITIVE
                                                                             : POL_LABEL_NEGATIVE,
                                      POL_REASON_EXPLICIT);

  return row;
}

static void
fill_rows (PolLabelBars *self)
{
  guint n = pol_concept_list_get_n_active (pol_project_get_concepts (self->project));
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), n);

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < n; i++)
    {
      Row row = make_row (self, i);

      g_array_append_val (rows, row);
    }
  if (self->order != POL_BAR_ORDER_LIST)
    g_array_sort (rows, compare_rows);

  g_array_set_size (self->concepts, 0);
  for (guint i = 0; i < n; i++)
    g_array_append_val (self->concepts, g_array_index (rows, Row, i).concept);
  pol_chart_model_changed (POL_CHART_MODEL (self));
}

static gboolean
tell (gpointer user_data)
{
  PolLabelBars *self = user_data;
  gboolean rows_changed = self->rows_changed;

  self->changed_id = 0;
  self->changed = FALSE;
  self->rows_changed = FALSE;
  if (rows_changed)
    fill_rows (self);
  else
    pol_chart_model_values_changed (POL_CHART_MODEL (self));

  return G_SOURCE_REMOVE;
}

/* Once for many changes, and not while nobody sees it. */
static void
queue_tell (PolLabelBars *self)
{
  self->changed = TRUE;
  if (self->live && self->changed_id == 0)
    self->changed_id = g_idle_add (tell, self);
}

static void
on_totals_changed (PolLabelBars *self)
{
  self->rows_changed |= self->order >= POL_BAR_ORDER_POSITIVES;
  queue_tell (self);
}

static void
on_concepts_changed (PolLabelBars *self)
{
  self->rows_changed = TRUE;
  queue_tell (self);
}

static void
pol_label_bars_dispose (GObject *object)
{
  PolLabelBars *self = POL_LABEL_BARS (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);
  if (self->totals != NULL)
    g_signal_handlers_disconnect_by_data (self->totals, self);
  g_clear_object (&self->totals);

  G_OBJECT_CLASS (pol_label_bars_parent_class)->dispose (object);
}

static void
pol_label_bars_finalize (GObject *object)
{
  g_array_unref (POL_LABEL_BARS (object)->concepts);

  G_OBJECT_CLASS (pol_label_bars_parent_class)->finalize (object);
}

static void
pol_label_bars_class_init (PolLabelBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pol_label_bars_dispose;
  object_class->finalize = pol_label_bars_finalize;
}

static void
pol_label_bars_init (PolLabelBars *self)
{
  self->live = TRUE;
  self->concepts = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * pol_label_bars_new:
 * @project: a project, which has to be there for as long as the bars are
 * @totals: its totals under a policy
 *
 * Returns: (transfer full): bars for its concepts
 */
PolLabelBars *
pol_label_bars_new (PolProject *project, PolTotals *totals)
{
  PolConceptList *concepts;
  PolLabelBars *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_TOTALS (totals), NULL);

  self = g_object_new (POL_TYPE_LABEL_BARS, NULL);
  self->project = project;
  concepts = pol_project_get_concepts (project);
  g_signal_connect_object (concepts, "items-changed", G_CALLBACK (on_concepts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (concepts, "changed", G_CALLBACK (on_concepts_changed), self,
                           G_CONNECT_SWAPPED);
  pol_label_bars_set_totals (self, totals);
  fill_rows (self);

  return self;
}

/**
 * pol_label_bars_set_totals:
 * @self: bars
 * @totals: the totals under another policy
 *
 * Shows what another policy reads.
 */
void
pol_label_bars_set_totals (PolLabelBars *self, PolTotals *totals)
{
  g_return_if_fail (POL_IS_LABEL_BARS (self));
  g_return_if_fail (POL_IS_TOTALS (totals));

  if (self->totals == totals)
    return;

  if (self->totals != NULL)
    g_signal_handlers_disconnect_by_data (self->totals, self);
  g_set_object (&self->totals, totals);
  g_signal_connect_object (self->totals, "changed", G_CALLBACK (on_totals_changed), self,
                           G_CONNECT_SWAPPED);
  on_totals_changed (self);
}

/**
 * pol_label_bars_set_live:
 * @self: bars
 * @live: whether they are seen
 *
 * Follows the tags, or waits with it until it matters.
 */
void
pol_label_bars_set_live (PolLabelBars *self, gboolean live)
{
  g_return_if_fail (POL_IS_LABEL_BARS (self));

  self->live = live;
  if (live && self->changed)
    queue_tell (self);
  else if (!live)
    g_clear_handle_id (&self->changed_id, g_source_remove);
}

/**
 * pol_label_bars_set_order:
 * @self: bars
 * @order: how to sort them
 *
 * Sorts the bars.
 */
void
pol_label_bars_set_order (PolLabelBars *self, PolBarOrder order)
{
  g_return_if_fail (POL_IS_LABEL_BARS (self));

  if (self->order == order)
    return;

  self->order = order;
  fill_rows (self);
}

/**
 * pol_label_bars_get_evidence:
 * @self: bars
 * @row: a bar
 * @column: a part of it
 *
 * Returns: what the part counts; its policy is borrowed
 */
PolEvidence
pol_label_bars_get_evidence (PolLabelBars *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_LABEL_BARS (self), (PolEvidence){ 0 });
  g_return_val_if_fail (row < self->concepts->len && column < G_N_ELEMENTS (parts),
                        (PolEvidence){ 0 });

  return (PolEvidence){ .kind = POL_EVIDENCE_READ, .policy = pol_totals_get_policy (self->totals),
                        .concept = get_concept (self, row), .label = parts[column].label,
                        .reasons = parts[column].reasons };
}

/**
 * pol_label_bars_get_title:
 * @self: bars
 * @row: a bar
 * @column: a part of it
 *
 * Returns: (transfer full): what the part is of, such as “burger: Tagged positive”
 */
char *
pol_label_bars_get_title (PolLabelBars *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_LABEL_BARS (self), NULL);
  g_return_val_if_fail (row < self->concepts->len && column < G_N_ELEMENTS (parts), NULL);

  /* Translators: a concept's name, and what is read for it: “burger: Tagged positive” */
  return g_strdup_printf (_ ("%1$s: %2$s"), get_name (self, get_concept (self, row)),
                          _ (parts[column].name));
}
