/* pol-label-matrix.c: what a model reads, images down and concepts across
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-matrix.h"

#include <glib/gi18n-lib.h>

#include "pol-label-density.h"
#include "pol-label-text.h"

/* Shares of labels are shown as they are counted. */
G_STATIC_ASSERT ((int)POL_SHARE_POSITIVE == (int)POL_DENSITY_POSITIVE);
G_STATIC_ASSERT ((int)POL_SHARE_NEGATIVE == (int)POL_DENSITY_NEGATIVE);
G_STATIC_ASSERT ((int)POL_SHARE_IGNORED == (int)POL_DENSITY_IGNORED);
G_STATIC_ASSERT ((int)POL_SHARE_DIFFERENT == (int)POL_DENSITY_DIFFERENT);

struct _PolLabelMatrix
{
  GObject parent_instance;

  PolProject *project;
  PolMatrixRows *rows;
  PolMatrixColumns *columns;

  PolPolicy *policy;
  PolPolicy *compared;
  gboolean only_differences;
};

enum
{
  PROP_0,
  PROP_SORTING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  return pol_matrix_rows_get_n (POL_LABEL_MATRIX (model)->rows);
}

static guint
get_n_columns (PolMatrixModel *model)
{
  return pol_matrix_columns_get_concepts (POL_LABEL_MATRIX (model)->columns)->len;
}

static char *
get_row_name (PolMatrixModel *model, guint row)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);

  return g_strdup (
      pol_project_get_image_path (self->project, pol_label_matrix_get_image (self, row)));
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
  guint image = pol_label_matrix_get_image (self, row);
  g_autoptr (PolLabels) labels = pol_project_resolve (self->project, self->policy, image);
  g_autoptr (PolLabels) others = NULL;
  const guint32 *concepts
      = &g_array_index (pol_matrix_columns_get_concepts (self->columns), guint32, column);

  if (self->compared != NULL)
    others = pol_project_resolve (self->project, self->compared, image);

  for (guint i = 0; i < n; i++)
    {
      PolReason reason;
      PolLabel label = pol_labels_get (labels, concepts[i], &reason);
      gboolean differs = others != NULL && pol_labels_get (others, concepts[i], NULL) != label;

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
  guint image = pol_label_matrix_get_image (self, row);
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

static guint
identify (PolMatrixModel *model, GtkOrientation orientation, guint place)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? pol_label_matrix_get_concept (self, place)
                                                   : pol_label_matrix_get_image (self, place);
}

static gboolean
find (PolMatrixModel *model, GtkOrientation orientation, guint id, guint *place)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);

  return orientation == GTK_ORIENTATION_HORIZONTAL
             ? pol_matrix_columns_find (self->columns, id, place)
             : pol_matrix_rows_find (self->rows, id, place);
}

static void
count_async (PolMatrixModel *model,
             guint n_across,
             guint n_down,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);
  g_autoptr (GArray) images = pol_matrix_rows_share (self->rows);
  PolDensityQuery query = { .policy = self->policy,
                            .compared = self->compared,
                            .only_differences = self->only_differences,
                            .images = images,
                            .concepts = pol_matrix_columns_get_concepts (self->columns),
                            .n_across = n_across,
                            .n_down = n_down };

  pol_label_density_count_async (self->project, &query, cancellable, callback, user_data);
}

static GBytes *
count_finish (PolMatrixModel *model, GAsyncResult *result, GError **error)
{
  return pol_label_density_count_finish (result, error);
}

static char *
describe_images (PolLabelMatrix *self, const PolMatrixBlock *area)
{
  g_autofree char *first = get_row_name (POL_MATRIX_MODEL (self), area->row);
  g_autofree char *last
      = get_row_name (POL_MATRIX_MODEL (self), area->row + area->n_rows - 1);

  if (area->n_rows == 1)
    return g_steal_pointer (&first);

  /* Translators: images beside each other: “340 images, from a.jpg to b.jpg” */
  return g_strdup_printf (ngettext ("%1$'u image, from %2$s to %3$s",
                                    "%1$'u images, from %2$s to %3$s", area->n_rows),
                          area->n_rows, first, last);
}

static char *
describe_concepts (PolLabelMatrix *self, const PolMatrixBlock *area)
{
  g_autofree char *first = get_column_name (POL_MATRIX_MODEL (self), area->column);
  g_autofree char *last
      = get_column_name (POL_MATRIX_MODEL (self), area->column + area->n_columns - 1);

  if (area->n_columns == 1)
    return g_steal_pointer (&first);

  /* Translators: concepts beside each other: “12 concepts, from burger to pizza” */
  return g_strdup_printf (ngettext ("%1$'u concept, from %2$s to %3$s",
                                    "%1$'u concepts, from %2$s to %3$s", area->n_columns),
                          area->n_columns, first, last);
}

/* What is there at all is at least one in a hundred. */
static guint
get_percent (guint8 share)
{
  return share > 0 ? MAX ((share * 100 + 127) / 255, 1) : 0;
}

static char *
describe_area (PolMatrixModel *model, const PolMatrixBlock *area, const guint8 *shares)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (model);
  g_autofree char *images = describe_images (self, area);
  g_autofree char *concepts = describe_concepts (self, area);
  g_autofree char *labels = NULL;

  if (shares != NULL)
    /* Translators: what shares of labels are, in percent */
    labels = g_strdup_printf (_ ("Positive: %1$u %%, negative: %2$u %%, ignored: %3$u %%"),
                              get_percent (shares[POL_SHARE_POSITIVE]),
                              get_percent (shares[POL_SHARE_NEGATIVE]),
                              get_percent (shares[POL_SHARE_IGNORED]));

  return g_strjoin ("\n", images, concepts, labels, NULL);
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
  iface->identify = identify;
  iface->find = find;
  iface->count_async = count_async;
  iface->count_finish = count_finish;
  iface->describe_area = describe_area;
}

static void
notify_sorting (PolLabelMatrix *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORTING]);
}

static void
on_labels_changed (PolLabelMatrix *self)
{
  pol_matrix_model_cells_changed (POL_MATRIX_MODEL (self));
}

static gboolean
get_sorting (PolLabelMatrix *self)
{
  return pol_matrix_order_get_sorting (POL_MATRIX_ORDER (self->rows))
         || pol_matrix_order_get_sorting (POL_MATRIX_ORDER (self->columns));
}

static void
pol_label_matrix_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORTING:
      g_value_set_boolean (value, get_sorting (POL_LABEL_MATRIX (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Others may keep them a while, for what is being sorted. */
static void
pol_label_matrix_dispose (GObject *object)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (object);

  if (self->rows != NULL)
    g_object_run_dispose (G_OBJECT (self->rows));
  if (self->columns != NULL)
    g_object_run_dispose (G_OBJECT (self->columns));

  G_OBJECT_CLASS (pol_label_matrix_parent_class)->dispose (object);
}

static void
pol_label_matrix_finalize (GObject *object)
{
  PolLabelMatrix *self = POL_LABEL_MATRIX (object);

  g_object_unref (self->rows);
  g_object_unref (self->columns);
  g_clear_object (&self->policy);
  g_clear_object (&self->compared);

  G_OBJECT_CLASS (pol_label_matrix_parent_class)->finalize (object);
}

static void
pol_label_matrix_class_init (PolLabelMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pol_label_matrix_get_property;
  object_class->dispose = pol_label_matrix_dispose;
  object_class->finalize = pol_label_matrix_finalize;

  properties[PROP_SORTING]
      = g_param_spec_boolean ("sorting", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_label_matrix_init (PolLabelMatrix *self)
{
  self->policy = g_object_ref (pol_policy_get_default ());
}

static void
follow_order (PolLabelMatrix *self, PolMatrixOrder *order)
{
  g_signal_connect_object (order, "changed", G_CALLBACK (pol_matrix_model_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (order, "notify::sorting", G_CALLBACK (notify_sorting), self,
                           G_CONNECT_SWAPPED);
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
  self->project = project = pol_image_list_get_project (images);
  self->rows = pol_matrix_rows_new (images);
  self->columns = pol_matrix_columns_new (project, concepts);
  follow_order (self, POL_MATRIX_ORDER (self->rows));
  follow_order (self, POL_MATRIX_ORDER (self->columns));
  g_signal_connect_object (project, "images-changed", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::annotator", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::blind", G_CALLBACK (on_labels_changed), self,
                           G_CONNECT_SWAPPED);

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

  pol_matrix_columns_set_concepts (self->columns, concepts);
}

/**
 * pol_label_matrix_set_row_order:
 * @self: labels
 * @order: an order
 * @concept: the active concept whose labels decide, for `POL_ROW_ORDER_LABEL`
 *
 * Sorts the images, under the policy of now, also anew by the same order. They stay where they
 * are while tags change.
 */
void
pol_label_matrix_set_row_order (PolLabelMatrix *self, PolRowOrder order, guint concept)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));

  pol_matrix_rows_set_order (self->rows, order, self->policy, concept);
}

/**
 * pol_label_matrix_set_column_order:
 * @self: labels
 * @order: an order
 *
 * Sorts the concepts, also anew by the same order. They stay where they are while tags change.
 */
void
pol_label_matrix_set_column_order (PolLabelMatrix *self, PolColumnOrder order)
{
  g_return_if_fail (POL_IS_LABEL_MATRIX (self));

  pol_matrix_columns_set_order (self->columns, order);
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

  return pol_matrix_rows_get_image (self->rows, row);
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
  GArray *concepts;

  g_return_val_if_fail (POL_IS_LABEL_MATRIX (self), G_MAXUINT);

  concepts = pol_matrix_columns_get_concepts (self->columns);
  g_return_val_if_fail (column < concepts->len, G_MAXUINT);

  return g_array_index (concepts, guint32, column);
}
