/* test-label-matrix.c: cells say what the project reads, in any order, and are tagged in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "label-fixture.h"
#include "pol-label-matrix.h"
#include "pol-matrix-view.h"
#include "pol-matrix.h"
#include "widget-tree.h"

#define N_IMAGES 6

typedef struct
{
  LabelFixture data;
  PolImageList *images;
  PolLabelMatrix *labels;
} Fixture;

static const char *const food[] = { "burger", "pizza", "apple", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->data, N_IMAGES, food);
  fixture->images = pol_image_list_new (fixture->data.project);
  fixture->labels = pol_label_matrix_new (
      fixture->images, G_LIST_MODEL (pol_project_get_concepts (fixture->data.project)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->labels);
  g_object_unref (fixture->images);
  label_fixture_tear_down (&fixture->data);
}

static guint8
get_cell (Fixture *fixture, guint row, guint column)
{
  guint8 cell;

  pol_matrix_model_read (POL_MATRIX_MODEL (fixture->labels), row, column, 1, &cell);

  return cell;
}

static void
tag (Fixture *fixture, guint row, const char *concept, PolValue value)
{
  label_fixture_tag (&fixture->data, pol_label_matrix_get_image (fixture->labels, row), concept,
                     "Ana", value);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "burger", POL_VALUE_POSITIVE);
  tag (fixture, 1, "pizza", POL_VALUE_NEGATIVE);
  tag (fixture, 2, "apple", POL_VALUE_UNSURE);
  tag (fixture, 3, "apple", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->data, pol_label_matrix_get_image (fixture->labels, 3), "apple",
                     "Ben", POL_VALUE_NEGATIVE);

  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, POL_CELL_TICK);
  g_assert_cmpuint (get_cell (fixture, 0, 1), ==, POL_CELL_CROSS_OUTLINED);
  g_assert_cmpuint (get_cell (fixture, 1, 1), ==, POL_CELL_CROSS);
  g_assert_cmpuint (get_cell (fixture, 1, 0), ==, POL_CELL_CROSS_HATCHED);
  g_assert_cmpuint (get_cell (fixture, 2, 2), ==, POL_CELL_QUESTION);
  g_assert_cmpuint (get_cell (fixture, 3, 2), ==, POL_CELL_DISPUTED);
  g_assert_cmpuint (get_cell (fixture, 4, 0), ==, POL_CELL_EMPTY);
}

static void
test_compared (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "burger", POL_VALUE_POSITIVE);
  pol_label_matrix_set_policies (fixture->labels, pol_policy_get_default (),
                                 pol_policy_get_preset ("explicit"));

  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, POL_CELL_TICK);
  g_assert_cmpuint (get_cell (fixture, 0, 1), ==, POL_CELL_CROSS_OUTLINED | POL_CELL_MARKED);

  pol_label_matrix_set_only_differences (fixture->labels, TRUE);
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, POL_CELL_NOTHING);
  g_assert_cmpuint (get_cell (fixture, 0, 1), ==, POL_CELL_CROSS_OUTLINED | POL_CELL_MARKED);
}

static void
assert_columns (Fixture *fixture, const char *first, const char *second, const char *third)
{
  const char *names[] = { first, second, third };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name
          = pol_matrix_model_get_column_name (POL_MATRIX_MODEL (fixture->labels), i);

      g_assert_cmpstr (name, ==, names[i]);
    }
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "apple", POL_VALUE_POSITIVE);
  tag (fixture, 1, "apple", POL_VALUE_POSITIVE);
  tag (fixture, 2, "pizza", POL_VALUE_POSITIVE);

  assert_columns (fixture, "burger", "pizza", "apple");
  pol_label_matrix_set_column_order (fixture->labels, POL_COLUMN_ORDER_NAME);
  assert_columns (fixture, "apple", "burger", "pizza");
  pol_label_matrix_set_column_order (fixture->labels, POL_COLUMN_ORDER_POSITIVES);
  assert_columns (fixture, "apple", "pizza", "burger");
  g_assert_cmpuint (get_cell (fixture, 2, 1), ==, POL_CELL_TICK);
}

static void
wait_for_order (Fixture *fixture)
{
  gboolean sorting = TRUE;

  while (g_object_get (fixture->labels, "sorting", &sorting, NULL), sorting)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_rows (Fixture *fixture, const guint *images)
{
  for (guint i = 0; i < N_IMAGES; i++)
    {
      guint row;

      g_assert_cmpuint (pol_label_matrix_get_image (fixture->labels, i), ==, images[i]);
      g_assert_true (pol_matrix_model_find (POL_MATRIX_MODEL (fixture->labels),
                                            GTK_ORIENTATION_VERTICAL, images[i], &row));
      g_assert_cmpuint (row, ==, i);
    }
}

static void
sort_rows (Fixture *fixture, PolRowOrder order, const char *concept)
{
  pol_label_matrix_set_row_order (fixture->labels, order,
                                  label_fixture_find (&fixture->data, concept));
  wait_for_order (fixture);
}

static void
test_row_orders (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 1, "burger", POL_VALUE_NEGATIVE);
  tag (fixture, 2, "pizza", POL_VALUE_POSITIVE);
  tag (fixture, 4, "burger", POL_VALUE_POSITIVE);
  tag (fixture, 5, "pizza", POL_VALUE_POSITIVE);

  sort_rows (fixture, POL_ROW_ORDER_SITUATION, "burger");
  assert_rows (fixture, (guint[]){ 2, 4, 5, 1, 0, 3 });
  sort_rows (fixture, POL_ROW_ORDER_LABEL, "burger");
  assert_rows (fixture, (guint[]){ 4, 1, 2, 5, 0, 3 });
  sort_rows (fixture, POL_ROW_ORDER_TAGS, "burger");
  assert_rows (fixture, (guint[]){ 4, 2, 5, 1, 0, 3 });
  sort_rows (fixture, POL_ROW_ORDER_NAME, "burger");
  assert_rows (fixture, (guint[]){ 0, 1, 2, 3, 4, 5 });
}

/* While someone tags, rows stay, until they are sorted again. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 3, "burger", POL_VALUE_POSITIVE);
  sort_rows (fixture, POL_ROW_ORDER_SITUATION, "burger");
  assert_rows (fixture, (guint[]){ 3, 0, 1, 2, 4, 5 });

  tag (fixture, 4, "burger", POL_VALUE_POSITIVE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wait_for_order (fixture);
  assert_rows (fixture, (guint[]){ 3, 0, 1, 2, 4, 5 });
  g_assert_cmpuint (get_cell (fixture, 4, 0), ==, POL_CELL_TICK);

  sort_rows (fixture, POL_ROW_ORDER_SITUATION, "burger");
  assert_rows (fixture, (guint[]){ 3, 4, 0, 1, 2, 5 });
}

/* An image that a filter hides leaves its row, and the others keep their order. */
static void
test_rows_follow_the_list (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 3, "burger", POL_VALUE_POSITIVE);
  tag (fixture, 5, "pizza", POL_VALUE_NEGATIVE);
  sort_rows (fixture, POL_ROW_ORDER_SITUATION, "burger");
  pol_image_list_set_filter (fixture->images, POL_IMAGE_FILTER_TAGGED);
  while (pol_matrix_model_get_n_rows (POL_MATRIX_MODEL (fixture->labels)) != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pol_label_matrix_get_image (fixture->labels, 0), ==, 3);

  tag (fixture, 0, "burger", POL_VALUE_NONE);
  while (pol_matrix_model_get_n_rows (POL_MATRIX_MODEL (fixture->labels)) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pol_label_matrix_get_image (fixture->labels, 0), ==, 5);
}

static void
test_columns_by_company (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "burger", POL_VALUE_POSITIVE);
  tag (fixture, 0, "apple", POL_VALUE_POSITIVE);
  pol_label_matrix_set_column_order (fixture->labels, POL_COLUMN_ORDER_TOGETHER);
  wait_for_order (fixture);
  assert_columns (fixture, "burger", "apple", "pizza");
}

static void
test_columns_by_group (void)
{
  static const char *const grouped[] = { "food/burger", "vehicle/car", "food/apple", NULL };
  Fixture fixture;

  label_fixture_set_up (&fixture.data, 1, grouped);
  fixture.images = pol_image_list_new (fixture.data.project);
  fixture.labels = pol_label_matrix_new (
      fixture.images, G_LIST_MODEL (pol_project_get_concepts (fixture.data.project)));
  pol_label_matrix_set_column_order (fixture.labels, POL_COLUMN_ORDER_GROUP);
  assert_columns (&fixture, "burger", "apple", "car");
  tear_down (&fixture, NULL);
}

static void
count_signal (guint *n)
{
  (*n)++;
}

static void
test_follows_tags (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->labels, "cells-changed", G_CALLBACK (count_signal), &n);
  tag (fixture, 0, "burger", POL_VALUE_POSITIVE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, POL_CELL_TICK);
}

static void
test_columns_stay (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  pol_label_matrix_set_column_order (fixture->labels, POL_COLUMN_ORDER_POSITIVES);
  tag (fixture, 0, "apple", POL_VALUE_POSITIVE);
  g_signal_connect_swapped (fixture->labels, "changed", G_CALLBACK (count_signal), &n);
  pol_label_matrix_set_concepts (fixture->labels,
                                 G_LIST_MODEL (pol_project_get_concepts (fixture->data.project)));
  g_assert_cmpuint (n, ==, 0);
  assert_columns (fixture, "burger", "pizza", "apple");
}

static void
test_describes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *path
      = pol_matrix_model_get_row_name (POL_MATRIX_MODEL (fixture->labels), 1);

  tag (fixture, 1, "pizza", POL_VALUE_NEGATIVE);
  pol_label_matrix_set_policies (fixture->labels, pol_policy_get_default (),
                                 pol_policy_get_preset ("explicit"));
  text = pol_matrix_model_describe (POL_MATRIX_MODEL (fixture->labels), 1, 0);
  g_assert_true (g_str_has_prefix (text, path));
  g_assert_nonnull (strstr (text, "\nburger: negative, widened\n"));
  g_assert_true (g_str_has_suffix (text, "\nThe compared policy reads: ignored, untagged"));
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **counted = user_data;

  *counted = g_object_ref (result);
}

static GBytes *
count (Fixture *fixture, guint n_across, guint n_down)
{
  PolMatrixModel *model = POL_MATRIX_MODEL (fixture->labels);
  g_autoptr (GAsyncResult) counted = NULL;

  pol_matrix_model_count_async (model, n_across, n_down, NULL, on_counted, &counted);
  while (counted == NULL)
    g_main_context_iteration (NULL, TRUE);

  return pol_matrix_model_count_finish (model, counted, NULL);
}

/* In the order that the rows and columns have, with what the policies that are shown read. */
static void
test_areas_are_counted (Fixture *fixture, gconstpointer data)
{
  const PolMatrixBlock area = { 0, 3, 0, 3 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  const guint8 *shares;

  tag (fixture, 4, "apple", POL_VALUE_POSITIVE);
  sort_rows (fixture, POL_ROW_ORDER_SITUATION, "apple");
  pol_label_matrix_set_column_order (fixture->labels, POL_COLUMN_ORDER_NAME);
  pol_label_matrix_set_policies (fixture->labels, pol_policy_get_default (),
                                 pol_policy_get_preset ("explicit"));
  bytes = count (fixture, 3, 2);
  shares = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (shares[POL_SHARE_POSITIVE], ==, 85);
  g_assert_cmpuint (shares[POL_SHARE_IGNORED], ==, 170);
  g_assert_cmpuint (shares[POL_N_SHARES + POL_SHARE_NEGATIVE], ==, 85);
  g_assert_cmpuint (shares[POL_N_SHARES + POL_SHARE_DIFFERENT], ==, 85);
  g_assert_cmpuint (shares[3 * POL_N_SHARES + POL_SHARE_IGNORED], ==, 255);

  text = pol_matrix_model_describe_area (POL_MATRIX_MODEL (fixture->labels), &area, shares);
  expected = g_strdup_printf ("3 images, from %s to %s\n3 concepts, from apple to pizza\n"
                              "Positive: 33 %%, negative: 0 %%, ignored: 67 %%",
                              pol_project_get_image_path (fixture->data.project, 4),
                              pol_project_get_image_path (fixture->data.project, 1));
  g_assert_cmpstr (text, ==, expected);
}

/* The cursor stays on its image and concept, by whatever they are sorted. */
static void
test_cursor_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (POL_TYPE_MATRIX_VIEW, NULL));
  PolMatrix *matrix = POL_MATRIX (widget_tree_find (view, POL_TYPE_MATRIX, NULL));
  GListModel *concepts = G_LIST_MODEL (pol_project_get_concepts (fixture->data.project));
  PolLabelMatrix *labels;
  guint row = 0, column = 0;

  tag (fixture, 4, "apple", POL_VALUE_POSITIVE);
  pol_matrix_view_set_policies (POL_MATRIX_VIEW (view), pol_policy_get_default (), NULL);
  pol_matrix_view_show (POL_MATRIX_VIEW (view), fixture->images, concepts);
  labels = POL_LABEL_MATRIX (pol_matrix_get_model (matrix));
  pol_matrix_select (matrix, 4, 2, FALSE);
  gtk_widget_activate_action (view, "labels.column-order", "s", "name");
  gtk_widget_activate_action (view, "labels.row-order", "s", "label");
  while (pol_label_matrix_get_image (labels, 0) != 4)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (pol_matrix_get_cursor (matrix, &row, &column));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (column, ==, 0);
  g_assert_finalize_object (view);
}

static void
test_block_is_tagged (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (POL_TYPE_MATRIX_VIEW, NULL));
  PolMatrix *matrix = POL_MATRIX (widget_tree_find (view, POL_TYPE_MATRIX, NULL));
  GListModel *concepts = G_LIST_MODEL (pol_project_get_concepts (fixture->data.project));

  pol_matrix_view_set_policies (POL_MATRIX_VIEW (view), pol_policy_get_default (), NULL);
  pol_matrix_view_show (POL_MATRIX_VIEW (view), fixture->images, concepts);
  pol_matrix_select (matrix, 1, 0, FALSE);
  pol_matrix_select (matrix, 2, 1, TRUE);
  gtk_widget_activate_action (view, "labels.tag", "s", "positive");

  for (guint row = 0; row < 4; row++)
    for (guint column = 0; column < 3; column++)
      g_assert_true ((get_cell (fixture, row, column) == POL_CELL_TICK)
                     == (row >= 1 && row <= 2 && column <= 1));
  g_assert_cmpstr (pol_project_get_undo_text (fixture->data.project), ==, "4 tags");

  gtk_widget_activate_action (view, "labels.tag", "s", "none");
  g_assert_cmpuint (get_cell (fixture, 1, 0), ==, POL_CELL_EMPTY);

  pol_project_undo (fixture->data.project);
  g_assert_cmpuint (get_cell (fixture, 1, 0), ==, POL_CELL_TICK);
  pol_project_undo (fixture->data.project);
  g_assert_cmpuint (get_cell (fixture, 1, 0), ==, POL_CELL_EMPTY);
  g_assert_finalize_object (view);
}

#define add_test(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add_test ("/label-matrix/cells", test_cells);
  add_test ("/label-matrix/compared", test_compared);
  add_test ("/label-matrix/orders", test_orders);
  add_test ("/label-matrix/row-orders", test_row_orders);
  add_test ("/label-matrix/rows-stay", test_rows_stay);
  add_test ("/label-matrix/rows-follow-the-list", test_rows_follow_the_list);
  add_test ("/label-matrix/columns-by-company", test_columns_by_company);
  g_test_add_func ("/label-matrix/columns-by-group", test_columns_by_group);
  add_test ("/label-matrix/follows-tags", test_follows_tags);
  add_test ("/label-matrix/columns-stay", test_columns_stay);
  add_test ("/label-matrix/describes", test_describes);
  add_test ("/label-matrix/areas-are-counted", test_areas_are_counted);
  add_test ("/label-matrix/cursor-stays", test_cursor_stays);
  add_test ("/label-matrix/block-is-tagged", test_block_is_tagged);

  return g_test_run ();
}
