/* pol-pair-cells.c: which concepts are on the same images, as a heat map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-pair-cells.h"

#include <glib/gi18n-lib.h>

struct _PolPairCells
{
  GObject parent_instance;

  PolPolicy *policy;
  PolCoOccurrence *counts;
  GPtrArray *names; /* of its concepts */
  gboolean shares;
};

static void pol_pair_cells_model_init (PolChartModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolPairCells,
                               pol_pair_cells,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_CHART_MODEL,
                                                      pol_pair_cells_model_init))

static guint
get_n (PolChartModel *model)
{
  return POL_PAIR_CELLS (model)->names->len;
}

static char *
get_name (PolChartModel *model, guint nth)
{
  return g_strdup (g_ptr_array_index (POL_PAIR_CELLS (model)->names, nth));
}

/* The images of the rarer of the two. */
static guint
get_rarer (PolPairCells *self, guint row, guint column)
{
  return MIN (pol_co_occurrence_get_together (self->counts, row, row),
              pol_co_occurrence_get_together (self->counts, column, column));
}

static guint
get_percent (PolPairCells *self, guint row, guint column)
{
  guint rarer = get_rarer (self, row, column);
  guint64 together = pol_co_occurrence_get_together (self->counts, row, column);

  return rarer > 0 ? (together * 100 + rarer / 2) / rarer : 0;
}

/* Less than half a percent is something, too. */
static guint
get_value (PolPairCells *self, guint row, guint column)
{
  guint together = pol_co_occurrence_get_together (self->counts, row, column);

  if (!self->shares || together == 0)
    return together;

  return MAX (get_percent (self, row, column), 1);
}

static void
read_row (PolChartModel *model, guint row, guint *values)
{
  PolPairCells *self = POL_PAIR_CELLS (model);

  for (guint i = 0; i < self->names->len; i++)
    values[i] = get_value (self, row, i);
}

/* Of the pairs; a concept with itself is none. */
static guint
get_largest (PolChartModel *model, gboolean stacked)
{
  PolPairCells *self = POL_PAIR_CELLS (model);
  guint largest = 0;

  if (self->shares)
    return 100;

  for (guint i = 0; i < self->names->len; i++)
    for (guint j = 0; j < i; j++)
      largest = MAX (largest, get_value (self, i, j));

  return largest;
}

static char *
format_value (PolChartModel *model, guint value)
{
  if (POL_PAIR_CELLS (model)->shares)
    /* Translators: a share in percent */
    return g_strdup_printf (_ ("%u %%"), value);

  return g_strdup_printf ("%'u", value);
}

static char *
describe (PolChartModel *model, guint row, guint column)
{
  PolPairCells *self = POL_PAIR_CELLS (model);
  guint together = pol_co_occurrence_get_together (self->counts, row, column);
  g_autofree char *title = pol_pair_cells_get_title (self, row, column);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%'u image", "%'u images", together), together);
  g_autofree char *share = NULL;

  if (row != column)
    /* Translators: of the two concepts that are on the same images */
    share = g_strdup_printf (_ ("%u %% of the rarer one’s images"), get_percent (self, row, column));

  return g_strjoin ("\n", title, count, share, NULL);
}

static void
pol_pair_cells_model_init (PolChartModelInterface *iface)
{
  iface->get_n_rows = get_n;
  iface->get_n_columns = get_n;
  iface->get_row_name = get_name;
  iface->get_column_name = get_name;
  iface->read = read_row;
  iface->get_largest = get_largest;
  iface->format = format_value;
  iface->describe = describe;
}

static void
pol_pair_cells_finalize (GObject *object)
{
  PolPairCells *self = POL_PAIR_CELLS (object);

  g_clear_object (&self->policy);
  pol_co_occurrence_free (self->counts);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (pol_pair_cells_parent_class)->finalize (object);
}

static void
pol_pair_cells_class_init (PolPairCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_pair_cells_finalize;
}

static void
pol_pair_cells_init (PolPairCells *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pol_pair_cells_new:
 * @project: the project that was counted
 * @policy: the policy under which it was counted
 * @take_counts: (transfer full): the counts
 *
 * Returns: (transfer full): cells for each pair
 */
PolPairCells *
pol_pair_cells_new (PolProject *project, PolPolicy *policy, PolCoOccurrence *take_counts)
{
  PolConceptList *concepts;
  PolPairCells *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (take_counts != NULL, NULL);

  self = g_object_new (POL_TYPE_PAIR_CELLS, NULL);
  self->policy = g_object_ref (policy);
  self->counts = take_counts;
  concepts = pol_project_get_concepts (project);
  for (guint i = 0; i < pol_co_occurrence_get_n (take_counts); i++)
    {
      PolConcept *concept
          = pol_concept_list_get_concept (concepts, pol_co_occurrence_get_concept (take_counts, i));

      g_ptr_array_add (self->names, g_strdup (pol_concept_get_name (concept)));
    }

  return self;
}

/**
 * pol_pair_cells_set_shares:
 * @self: cells
 * @shares: whether they are shares of the rarer one's images, in percent
 *
 * Sets what the values are: shares, or numbers of images.
 */
void
pol_pair_cells_set_shares (PolPairCells *self, gboolean shares)
{
  g_return_if_fail (POL_IS_PAIR_CELLS (self));

  if (self->shares == shares)
    return;

  self->shares = shares;
  pol_chart_model_values_changed (POL_CHART_MODEL (self));
}

/**
 * pol_pair_cells_get_evidence:
 * @self: cells
 * @row: a concept
 * @column: another one
 *
 * Returns: what the cell counts; its policy is borrowed
 */
PolEvidence
pol_pair_cells_get_evidence (PolPairCells *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_PAIR_CELLS (self), (PolEvidence){ 0 });

  return (PolEvidence){ .kind = POL_EVIDENCE_TOGETHER, .policy = self->policy,
                        .concept = pol_co_occurrence_get_concept (self->counts, row),
                        .other = pol_co_occurrence_get_concept (self->counts, column) };
}

/**
 * pol_pair_cells_get_title:
 * @self: cells
 * @row: a concept
 * @column: another one
 *
 * Returns: (transfer full): what the cell is of, such as “burger and pizza”
 */
char *
pol_pair_cells_get_title (PolPairCells *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_PAIR_CELLS (self), NULL);
  g_return_val_if_fail (row < self->names->len && column < self->names->len, NULL);

  if (row == column)
    return g_strdup (g_ptr_array_index (self->names, row));

  /* Translators: two concepts that are on the same images */
  return g_strdup_printf (_ ("%1$s and %2$s"), (const char *)g_ptr_array_index (self->names, row),
                          (const char *)g_ptr_array_index (self->names, column));
}
