/* pol-label-matrix.c: what a model reads, images down and concepts across
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-matrix.h"

#include <glib/gi18n-lib.h>

#include "pol-label-text.h"

struct _PolLabelMatrix
{
  GObject parent_instance;

  PolImageList *images;
  PolProject *project;
  GListModel *concepts;
  GArray *columns;              /* guint32: the indexes of the concepts, in order */
  PolColumnOrder order;

  PolPolicy *policy;
  PolPolicy *compared;
  gboolean only_differences;

  guint changed_id;
};

static void pol_label_matrix_model_init (PolMatrixModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolLabelMatrix, pol_label_matrix, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_MATRIX_MODEL,
                                                      pol_label_matrix_model_init))

static PolConcept *
get_concept (PolLabelMatrix *self, guint concept)
{
  return pol_concept_list_get_concept (pol_project_get_concepts (self->project), concept);
}

static guint
get_n_rows (PolMatrixModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (POL_LABEL_MATRIX (model)->images));
}

static guint
get_n_columns (PolMatrixModel *model)
{
  return POL_LABEL_MATRIX (model)->columns->len;
}

static char *
get_row_name (PolMatrixModel *model, guint row)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);

  return g_strdup (
      pol_project_get_image_path (self->project, pol_image_list_get_image (self->images, row)));
}

static char *
get_column_name (PolMatrixModel *model, guint column)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);

  return g_strdup (
      pol_concept_get_name (get_concept (self, pol_label_matrix_get_concept (self, column))));
}

static PolCell
get_cell (PolLabel label, PolReason reason)
{
  if (reason == POL_REASON_UNSURE)
    return POL_CELL_QUESTION;
  if (reason == POL_REASON_DISAGREEMENT)
    return POL_CELL_DISPUTED;
  if (label == POL_LABEL_IGNORED)
    return POL_CELL_EMPTY;
  if (label == POL_LABEL_POSITIVE)
    return reason == POL_REASON_EXPLICIT ? POL_CELL_TICK : POL_CELL_TICK_OUTLINED;
  if (reason == POL_REASON_WIDENED)
    return POL_CELL_CROSS_HATCHED;

  return reason == POL_REASON_EXPLICIT ? POL_CELL_CROSS : POL_CELL_CROSS_OUTLINED;
}

static void
read_cells (PolMatrixModel *model, guint row, guint column, guint n, guint8 *cells)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);
  guint image = pol_image_list_get_image (self->images, row);
  g_autoptr (PolLabels) labels = pol_project_resolve (self->project, self->policy, image);
  g_autoptr (PolLabels) others = NULL;

  if (self->compared != NULL)
    others = pol_project_resolve (self->project, self->compared, image);

  for (guint i = 0; i < n; i++)
    {
      guint concept = pol_label_matrix_get_concept (self, column + i);
      PolReason reason;
      PolLabel label = pol_labels_get (labels, concept, &reason);
      gboolean differs = others != NULL && pol_labels_get (others, concept, NULL) != label;

      cells[i] = get_cell (label, reason);
      if (differs)
        cells[i] |= POL_CELL_MARKED;
      else if (self->only_differences && others != NULL)
        cells[i] = POL_CELL_NOTHING;
    }
}

/* What the compared policy reads, where that is another label. */
static char *
describe_difference (PolLabelMatrix *self, guint image, guint concept, PolLabel label)
{
  g_autofree char *pair = NULL;
  PolReason reason;
  PolLabel other;

  if (self->compared == NULL)
    return NULL;

  other = pol_project_read (self->project, self->compared, image, concept, &reason);
  if (other == label)
    return NULL;

  pair = pol_label_text_get_pair (other, reason);
  /* Translators: a label and the reason: “negative, implicit” */
  return g_strdup_printf (_ ("The compared policy reads: %s"), pair);
}

static char *
describe (PolMatrixModel *model, guint row, guint column)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);
  guint image = pol_image_list_get_image (self->images, row);
  guint concept = pol_label_matrix_get_concept (self, column);
  g_autoptr (PolLabels) labels = pol_project_resolve (self->project, self->policy, image);
  PolReason reason;
  PolLabel label = pol_labels_get (labels, concept, &reason);
  g_autofree char *reading = pol_label_text_get_accessible (
      pol_concept_get_name (get_concept (self, concept)), label, reason);
  g_autofree char *why = pol_label_text_explain (self->project, self->policy, labels, concept);
  g_autofree char *difference = describe_difference (self, image, concept, label);

  return g_strjoin ("\n", pol_project_get_image_path (self->project, image), reading, why,
                    difference, NULL);
}

static void
pol_label_matrix_model_init (PolMatrixModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_row_name = get_row_name;
  iface->get_column_name = get_column_name;
  iface->read = read_cells;
  iface->describe = describe;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PolLabelMatrix *self = user_data;

  return g_utf8_collate (pol_concept_get_name (get_concept (self, *(const guint32 *)a)),
                         pol_concept_get_name (get_concept (self, *(const guint32 *)b)));
}

typedef struct
{
  guint32 concept;
  guint n_positives;
} Column;

static int
compare_positives (gconstpointer a, gconstpointer b)
{
  const Column *first = a;
  const Column *second = b;

  return (first->n_positives < second->n_positives) - (first->n_positives > second->n_positives);
}

/* Concepts with as many keep their order. */
static void
sort_by_positives (PolLabelMatrix *self)
{
  g_autoptr (PolTotals) totals
      = pol_project_get_totals (self->project, pol_policy_get_default ());
  g_autoptr (GArray) columns = g_array_sized_new (FALSE, FALSE, sizeof (Column), self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column column = { g_array_index (self->columns, guint32, i), 0 };

      column.n_positives = pol_totals_get_count (totals, column.concept, POL_LABEL_POSITIVE,
                                                 POL_REASON_EXPLICIT);
      g_array_append_val (columns, column);
    }
  g_array_sort (columns, compare_positives);
  for (guint i = 0; i < columns->len; i++)
    g_array_index (self->columns, guint32, i) = g_array_index (columns, Column, i).concept;
}

static void
fill_columns (PolLabelMatrix *self)
{
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->concepts); i++)
    {
      g_autoptr (PolConcept) concept = g_list_model_get_item (self->concepts, i);
      guint32 index = pol_concept_get_index (concept);

      g_array_append_val (self->columns, index);
    }

  if (self->order == POL_COLUMN_ORDER_NAME)
    g_array_sort_with_data (self->columns, compare_names, self);
  else if (self->order == POL_COLUMN_ORDER_POSITIVES)
    sort_by_positives (self);
  pol_matrix_model_changed (POL_MATRIX_MODEL (self));
}

static gboolean
on_changed_idle (gpointer user_data)
{
  PolLabelMatrix *self = user_data;

  self->changed_id = 0;
  pol_matrix_model_changed (POL_MATRIX_MODEL (self));

  return G_SOURCE_REMOVE;
}

/* Images come and go many times in one turn of the main loop. */
static void
on_images_listed (PolLabelMatrix *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_idle_add (on_changed_idle, self);
}

static void
on_labels_changed (PolLabelMatrix *self)
{
  pol_matrix_model_cells_changed (POL_MATRIX_MODEL (self));
}

static void
pol_label_matrix_dispose (GObject *object)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);

  G_OBJECT_CLASS (pol_label_matrix_parent_class)->dispose (object);
}

static void
pol_label_matrix_finalize (GObject *object)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (object);

  g_object_unref (self->images);
  g_object_unref (self->concepts);
  g_array_unref (self->columns);
  g_clear_object (&self->policy);
  g_clear_object (&self->compared);

  G_OBJECT_CLASS (pol_label_matrix_parent_class)->finalize (object);
}

static void
pol_label_matrix_class_init (PolLabelMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pol_label_matrix_dispose;
  object_class->finalize = pol_label_matrix_finalize;
}

static void
pol_label_matrix_init (PolLabelMatrix *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->policy = g_object_ref (pol_policy_get_default ());
}

/**
 * pol_label_matrix_new:
 * @images: the images
 * @concepts: (transfer none): the active concepts to show, [class@Concept] each
 *
 * Returns: (transfer full): their labels under the default policy
 */
PolLabelMatrix *
pol_label_matrix_new (PolImageList *images, GListModel *concepts)
{
  PolLabelMatrix *self;
  PolProject *project;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (images), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (concepts), NULL);

  self = g_object_new (POL_TYPE_LABEL_MATRIX, NULL);
  self->images = g_object_ref (images);
  self->project = project = pol_image_list_get_project (images);
  g_signal_connect_object (images, "items-changed", G_CALLBACK (on_images_listed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "images-changed", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::annotator", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::blind", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);
  pol_label_matrix_set_concepts (self, concepts);

  return self;
}

/**
 * pol_label_matrix_set_concepts:
 * @self: labels
 * @concepts: (transfer none): the active concepts to show
 *
 * Shows other concepts.
 */
void
pol_label_matrix_set_concepts (PolLabelMatrix *self, GListModel *concepts)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));
  g_return_if_fail (G_IS_LIST_MODEL (concepts));

  if (self->concepts == concepts)
    return;

  if (self->concepts != NULL)
    g_signal_handlers_disconnect_by_func (self->concepts, fill_columns, self);
  g_set_object (&self->concepts, concepts);
  g_signal_connect_object (concepts, "items-changed", G_CALLBACK (fill_columns), self,
                           G_CONNECT_SWAPPED);
  fill_columns (self);
}

/**
 * pol_label_matrix_set_order:
 * @self: labels
 * @order: an order
 *
 * Sorts the concepts. They stay where they are while tags change.
 */
void
pol_label_matrix_set_order (PolLabelMatrix *self, PolColumnOrder order)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));

  self->order = order;
  fill_columns (self);
}

/**
 * pol_label_matrix_set_policies:
 * @self: labels
 * @policy: the policy that reads the tags
 * @compared: (nullable): another one; where it reads another label, the cell is marked
 *
 * Sets under which policy labels are shown.
 */
void
pol_label_matrix_set_policies (PolLabelMatrix *self, PolPolicy *policy, PolPolicy *compared)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (compared == NULL || POL_IS_POLICY (compared));

  g_set_object (&self->policy, policy);
  g_set_object (&self->compared, compared);
  on_labels_changed (self);
}

/**
 * pol_label_matrix_set_only_differences:
 * @self: labels
 * @only_differences: whether cells that the compared policy reads alike are left out
 *
 * Sets what is shown while policies are compared.
 */
void
pol_label_matrix_set_only_differences (PolLabelMatrix *self, gboolean only_differences)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));

  self->only_differences = only_differences;
  on_labels_changed (self);
}

/**
 * pol_label_matrix_get_image:
 * @self: labels
 * @row: a row
 *
 * Returns: the index of the image in the row
 */
guint
pol_label_matrix_get_image (PolLabelMatrix *self, guint row)
{
  g_return_val_if_fail (POL_IS_LABEL_MATRIX (self), G_MAXUINT);

  return pol_image_list_get_image (self->images, row);
}

/**
 * pol_label_matrix_get_concept:
 * @self: labels
 * @column: a column
 *
 * Returns: the index of the concept in the column
 */
guint
pol_label_matrix_get_concept (PolLabelMatrix *self, guint column)
{
  g_return_val_if_fail (POL_IS_LABEL_MATRIX (self), G_MAXUINT);
  g_return_val_if_fail (column < self->columns->len, G_MAXUINT);

  return g_array_index (self->columns, guint32, column);
}
