/* pol-matrix-columns.c: the concepts of a matrix, in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-columns.h"

#include "pol-concept-chains.h"

struct _PolMatrixColumns
{
  PolMatrixOrder parent_instance;

  PolProject *project;
  GListModel *concepts;
  PolColumnOrder order;
  GArray *columns;              /* guint32: the indexes of the concepts, in order */
};

G_DEFINE_FINAL_TYPE (PolMatrixColumns, pol_matrix_columns, POL_TYPE_MATRIX_ORDER)

/* A concept, and what it is sorted by. */
typedef struct
{
  guint32 concept;
  gint64 key;
} Column;

static void
take_columns (PolMatrixColumns *self, GArray *columns)
{
  g_array_unref (self->columns);
  self->columns = columns;
  pol_matrix_order_changed (POL_MATRIX_ORDER (self));
}

static void
on_sorted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolMatrixColumns) self = user_data;
  GArray *columns = pol_concept_chains_sort_finish (result, NULL);

  if (columns == NULL)
    return;

  take_columns (self, columns);
  pol_matrix_order_end (POL_MATRIX_ORDER (self));
}

static PolConcept *
get_concept (PolMatrixColumns *self, guint concept)
{
  return pol_concept_list_get_concept (pol_project_get_concepts (self->project), concept);
}

static GArray *
list_concepts (PolMatrixColumns *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < g_list_model_get_n_items (self->concepts); i++)
    {
      g_autoptr (PolConcept) concept = g_list_model_get_item (self->concepts, i);
      guint32 index = pol_concept_get_index (concept);

      g_array_append_val (columns, index);
    }

  return columns;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PolMatrixColumns *self = user_data;

  return g_utf8_collate (pol_concept_get_name (get_concept (self, *(const guint32 *)a)),
                         pol_concept_get_name (get_concept (self, *(const guint32 *)b)));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Column *first = a;
  const Column *second = b;

  return (first->key > second->key) - (first->key < second->key);
}

/* The first concept of a group says where the group stands. */
static void
set_groups (PolMatrixColumns *self, GArray *columns)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);
      const char *group = pol_concept_get_group (get_concept (self, column->concept));
      gpointer key = (gpointer)(group != NULL ? group : "");
      gpointer place;

      if (!g_hash_table_lookup_extended (groups, key, NULL, &place))
        {
          place = GUINT_TO_POINTER (i);
          g_hash_table_insert (groups, key, place);
        }
      column->key = GPOINTER_TO_UINT (place);
    }
}

static void
set_positives (PolMatrixColumns *self, GArray *columns)
{
  g_autoptr (PolTotals) totals = pol_project_get_totals (self->project, pol_policy_get_default ());

  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);

      column->key = -(gint64)pol_totals_get_count (totals, column->concept, POL_LABEL_POSITIVE,
                                                   POL_REASON_EXPLICIT);
    }
}

/* Those that are where they were as far as they are listed still, then the others. */
static void
set_places (PolMatrixColumns *self, GArray *columns)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_hash_table_insert (places, GUINT_TO_POINTER (g_array_index (self->columns, guint32, i)),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);
      gpointer place;

      if (g_hash_table_lookup_extended (places, GUINT_TO_POINTER (column->concept), NULL, &place))
        column->key = GPOINTER_TO_UINT (place);
      else
        column->key = G_MAXINT64;
    }
}

/* Concepts with the same key keep their order. */
static void
sort_by_keys (PolMatrixColumns *self,
              GArray *concepts,
              void (*set_keys) (PolMatrixColumns *self, GArray *columns))
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < concepts->len; i++)
    {
      Column column = { g_array_index (concepts, guint32, i), 0 };

      g_array_append_val (columns, column);
    }
  set_keys (self, columns);
  g_array_sort (columns, compare_keys);
  for (guint i = 0; i < columns->len; i++)
    g_array_index (concepts, guint32, i) = g_array_index (columns, Column, i).concept;
}

static void
sort_on_thread (PolMatrixColumns *self, GArray *concepts)
{
  GCancellable *cancellable = pol_matrix_order_begin (POL_MATRIX_ORDER (self));

  pol_concept_chains_sort_async (self->project, pol_policy_get_default (), concepts, cancellable,
                                 on_sorted, g_object_ref (self));
}

static void
update (PolMatrixColumns *self)
{
  GArray *columns = list_concepts (self);

  if (self->order == POL_COLUMN_ORDER_TOGETHER)
    sort_on_thread (self, columns);
  else
    pol_matrix_order_end (POL_MATRIX_ORDER (self));

  switch (self->order)
    {
    case POL_COLUMN_ORDER_NAME:
      g_array_sort_with_data (columns, compare_names, self);
      break;
    case POL_COLUMN_ORDER_GROUP:
      sort_by_keys (self, columns, set_groups);
      break;
    case POL_COLUMN_ORDER_POSITIVES:
      sort_by_keys (self, columns, set_positives);
      break;
    case POL_COLUMN_ORDER_TOGETHER:
      sort_by_keys (self, columns, set_places);
      break;
    case POL_COLUMN_ORDER_LIST:
    default:
      break;
    }
  take_columns (self, columns);
}

static void
pol_matrix_columns_finalize (GObject *object)
{
  PolMatrixColumns *self = POL_MATRIX_COLUMNS (object);

  g_object_unref (self->project);
  g_object_unref (self->concepts);
  g_array_unref (self->columns);

  G_OBJECT_CLASS (pol_matrix_columns_parent_class)->finalize (object);
}

static void
pol_matrix_columns_class_init (PolMatrixColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_matrix_columns_finalize;
}

static void
pol_matrix_columns_init (PolMatrixColumns *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * pol_matrix_columns_new:
 * @project: a project
 * @concepts: (transfer none): active concepts of it, [class@Concept] each
 *
 * Returns: (transfer full): the concepts, in the order of the list
 */
PolMatrixColumns *
pol_matrix_columns_new (PolProject *project, GListModel *concepts)
{
  PolMatrixColumns *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (concepts), NULL);

  self = g_object_new (POL_TYPE_MATRIX_COLUMNS, NULL);
  self->project = g_object_ref (project);
  pol_matrix_columns_set_concepts (self, concepts);

  return self;
}

/**
 * pol_matrix_columns_set_concepts:
 * @self: columns
 * @concepts: (transfer none): active concepts, [class@Concept] each
 *
 * Takes other concepts.
 */
void
pol_matrix_columns_set_concepts (PolMatrixColumns *self, GListModel *concepts)
{
  g_return_if_fail (POL_IS_MATRIX_COLUMNS (self));
  g_return_if_fail (G_IS_LIST_MODEL (concepts));

  if (self->concepts == concepts)
    return;

  if (self->concepts != NULL)
    g_signal_handlers_disconnect_by_func (self->concepts, update, self);
  g_set_object (&self->concepts, concepts);
  g_signal_connect_object (concepts, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pol_matrix_columns_set_order:
 * @self: columns
 * @order: an order
 *
 * Sorts the concepts, also anew by the same.
 */
void
pol_matrix_columns_set_order (PolMatrixColumns *self, PolColumnOrder order)
{
  g_return_if_fail (POL_IS_MATRIX_COLUMNS (self));

  self->order = order;
  update (self);
}

/**
 * pol_matrix_columns_get_concepts:
 * @self: columns
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the concepts, in order; not to
 *   be changed
 */
GArray *
pol_matrix_columns_get_concepts (PolMatrixColumns *self)
{
  g_return_val_if_fail (POL_IS_MATRIX_COLUMNS (self), NULL);

  return self->columns;
}

/**
 * pol_matrix_columns_find:
 * @self: columns
 * @concept: the index of a concept
 * @column: (out): the column that it is in
 *
 * Returns: whether it is in one
 */
gboolean
pol_matrix_columns_find (PolMatrixColumns *self, guint concept, guint *column)
{
  g_return_val_if_fail (POL_IS_MATRIX_COLUMNS (self), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, guint32, i) == concept)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}
