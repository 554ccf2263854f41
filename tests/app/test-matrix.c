/* test-matrix.c: a matrix of any size reads what shows, and no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <math.h>

#include "canvas-fixture.h"
#include "pol-cell-painter.h"
#include "pol-matrix.h"

#define N_ROWS 1000000
#define N_COLUMNS 10000

/* A model that knows what it was asked for. */
#define FAKE_TYPE_MODEL (fake_model_get_type ())
G_DECLARE_FINAL_TYPE (FakeModel, fake_model, FAKE, MODEL, GObject)

struct _FakeModel
{
  GObject parent_instance;

  guint n_rows;
  guint first;                  /* who the first row is; the others follow */
  guint n_read;
  guint last_row;
  guint last_column;
  guint n_counts;
  guint n_across;
  guint n_down;
};

static guint
get_n_rows (PolMatrixModel *model)
{
  return FAKE_MODEL (model)->n_rows;
}

static guint
get_n_columns (PolMatrixModel *model)
{
  return N_COLUMNS;
}

static char *
get_name (PolMatrixModel *model, guint place)
{
  return g_strdup_printf ("%u", place);
}

static void
read_cells (PolMatrixModel *model, guint row, guint column, guint n, guint8 *cells)
{
  FakeModel *self = FAKE_MODEL (model);

  g_assert_cmpuint (row, <, self->n_rows);
  g_assert_cmpuint (column + n, <=, N_COLUMNS);
  self->n_read += n;
  self->last_row = row;
  self->last_column = column + n - 1;
  for (guint i = 0; i < n; i++)
    cells[i] = (row + column + i) % POL_N_CELLS | (i % 2 ? POL_CELL_MARKED : 0);
}

static char *
describe (PolMatrixModel *model, guint row, guint column)
{
  return g_strdup_printf ("%u, %u", row, column);
}

static guint
identify (PolMatrixModel *model, GtkOrientation orientation, guint place)
{
  return orientation == GTK_ORIENTATION_VERTICAL ? FAKE_MODEL (model)->first + place : place;
}

static gboolean
find (PolMatrixModel *model, GtkOrientation orientation, guint id, guint *place)
{
  FakeModel *self = FAKE_MODEL (model);

  *place = orientation == GTK_ORIENTATION_VERTICAL ? id - self->first : id;

  return *place < (orientation == GTK_ORIENTATION_VERTICAL ? self->n_rows : N_COLUMNS);
}

/* In every area, one in four is positive and the others are ignored. */
static void
count_async (PolMatrixModel *model,
             guint n_across,
             guint n_down,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  FakeModel *self = FAKE_MODEL (model);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  gsize size = (gsize)n_across * n_down * POL_N_SHARES;
  guint8 *shares = g_malloc0 (size);

  self->n_across = n_across;
  self->n_down = n_down;
  self->n_counts++;
  for (gsize i = 0; i < size; i += POL_N_SHARES)
    {
      shares[i + POL_SHARE_POSITIVE] = 64;
      shares[i + POL_SHARE_IGNORED] = 191;
    }
  g_task_return_pointer (task, g_bytes_new_take (shares, size), (GDestroyNotify)g_bytes_unref);
}

static GBytes *
count_finish (PolMatrixModel *model, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
describe_area (PolMatrixModel *model, const PolMatrixBlock *area, const guint8 *shares)
{
  return g_strdup_printf ("%u rows from %u, %u columns from %u: %u", area->n_rows, area->row,
                          area->n_columns, area->column, shares[POL_SHARE_POSITIVE]);
}

static void
fake_model_iface_init (PolMatrixModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_row_name = get_name;
  iface->get_column_name = get_name;
  iface->read = read_cells;
  iface->describe = describe;
  iface->identify = identify;
  iface->find = find;
  iface->count_async = count_async;
  iface->count_finish = count_finish;
  iface->describe_area = describe_area;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeModel,
                               fake_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_MATRIX_MODEL, fake_model_iface_init))

static void
fake_model_class_init (FakeModelClass *klass)
{
}

static void
fake_model_init (FakeModel *self)
{
  self->n_rows = N_ROWS;
}

typedef struct
{
  FakeModel *model;
  GtkWidget *window;
  GtkWidget *scrolled;
  PolMatrix *matrix;
} Fixture;

static void
draw (Fixture *fixture)
{
  canvas_draw (GTK_WIDGET (fixture->matrix), &fixture->model->n_read);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = g_object_new (FAKE_TYPE_MODEL, NULL);
  fixture->matrix = POL_MATRIX (pol_matrix_new ());
  pol_matrix_set_model (fixture->matrix, POL_MATRIX_MODEL (fixture->model));
  fixture->window = canvas_window_new (GTK_WIDGET (fixture->matrix), &fixture->scrolled);
  draw (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

static GtkAdjustment *
get_vadjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

static void
test_reads_what_shows (Fixture *fixture, gconstpointer data)
{
  draw (fixture);
  g_assert_cmpuint (fixture->model->n_read, <=, (600 / 28 + 2) * (400 / 28 + 2));
  g_assert_cmpuint (fixture->model->last_row, <, 400 / 28 + 1);

  pol_matrix_select (fixture->matrix, N_ROWS - 1, N_COLUMNS - 1, FALSE);
  draw (fixture);
  g_assert_cmpuint (fixture->model->n_read, <=, (600 / 28 + 2) * (400 / 28 + 2));
  g_assert_cmpuint (fixture->model->last_row, ==, N_ROWS - 1);
  g_assert_cmpuint (fixture->model->last_column, ==, N_COLUMNS - 1);
}

static void
test_names_stay (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_vadjustment (fixture);
  double page = gtk_adjustment_get_page_size (adjustment);

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, N_ROWS * 28.0);
  g_assert_cmpfloat (page, <, gtk_widget_get_height (GTK_WIDGET (fixture->matrix)));

  pol_matrix_set_cell_size (fixture->matrix, 8);
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), ==,
                     gtk_widget_get_height (GTK_WIDGET (fixture->matrix)));
}

/* The cell in the middle of the view. */
static double
get_middle (Fixture *fixture, int size)
{
  GtkAdjustment *adjustment = get_vadjustment (fixture);

  return (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2)
         / size;
}

static void
test_zoom_keeps_the_middle (Fixture *fixture, gconstpointer data)
{
  double before;

  gtk_adjustment_set_value (get_vadjustment (fixture), 500000 * 28.0);
  before = get_middle (fixture, 28);
  gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.zoom-out", NULL);
  g_assert_cmpfloat (fabs (get_middle (fixture, 20) - before), <, 1);

  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.zoom-out", NULL);
  pol_matrix_set_cell_size (fixture->matrix, 1);
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_vadjustment (fixture)), ==, N_ROWS);
  draw (fixture);
  g_assert_cmpuint (fixture->model->n_read, <=, 601 * 401);
}

static void
test_block (Fixture *fixture, gconstpointer data)
{
  PolMatrixBlock block;

  pol_matrix_select (fixture->matrix, 5, 7, FALSE);
  pol_matrix_select (fixture->matrix, 3, 9, TRUE);
  block = pol_matrix_get_block (fixture->matrix);
  g_assert_cmpuint (block.row, ==, 3);
  g_assert_cmpuint (block.n_rows, ==, 3);
  g_assert_cmpuint (block.column, ==, 7);
  g_assert_cmpuint (block.n_columns, ==, 3);
  gtk_test_accessible_assert_property (fixture->matrix, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "3, 9");
}

static void
test_rows_go (Fixture *fixture, gconstpointer data)
{
  pol_matrix_select (fixture->matrix, N_ROWS - 1, 0, FALSE);
  fixture->model->n_rows = 3;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  gtk_test_accessible_assert_property (fixture->matrix, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2, 0");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, 0);

  fixture->model->n_rows = 0;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  g_assert_cmpuint (pol_matrix_get_block (fixture->matrix).n_rows, ==, 0);
}

/* Others come before it: what shows is what was there, and where it was. */
static void
test_rows_move (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_vadjustment (fixture);
  guint row;

  fixture->model->first = 1000;
  pol_matrix_select (fixture->matrix, 40, 0, FALSE);
  gtk_adjustment_set_value (adjustment, 38 * 28);
  draw (fixture);
  fixture->model->first = 900;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  g_assert_true (pol_matrix_get_cursor (fixture->matrix, &row, NULL));
  g_assert_cmpuint (row, ==, 140);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 138 * 28);

  gtk_adjustment_set_value (adjustment, 500 * 28 + 7);
  draw (fixture);
  fixture->model->first = 850;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 550 * 28 + 7);
  gtk_test_accessible_assert_property (fixture->matrix, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "190, 0");
}

/* Who has looked at nothing yet sees what comes first. */
static void
test_first_row_stays_first (Fixture *fixture, gconstpointer data)
{
  guint row;

  fixture->model->first = 1000;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  draw (fixture);
  fixture->model->first = 900;
  pol_matrix_model_changed (POL_MATRIX_MODEL (fixture->model));
  g_assert_true (pol_matrix_get_cursor (fixture->matrix, &row, NULL));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, 0);
}

/* Anything else than nothing. */
static char *
dup_told (Fixture *fixture)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->matrix),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

/* Beyond cells of a pixel is a picture of all of them, of which no cell is read. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  int size = -1;

  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.zoom-out", NULL);
  g_object_get (fixture->matrix, "cell-size", &size, NULL);
  g_assert_cmpint (size, ==, 0);

  pol_matrix_select (fixture->matrix, N_ROWS / 2, N_COLUMNS / 2, FALSE);
  fixture->model->n_read = 0;
  while (fixture->model->n_counts == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->model->n_across, <=, 600);
  g_assert_cmpuint (fixture->model->n_down, <=, 400);
  g_assert_cmpuint (fixture->model->n_down, >, 200);
  g_assert_cmpuint (fixture->model->n_read, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_vadjustment (fixture)), ==,
                     gtk_adjustment_get_page_size (get_vadjustment (fixture)));
  g_assert_cmpuint (pol_matrix_get_block (fixture->matrix).n_rows, ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.activate", NULL);
  draw (fixture);
  g_assert_cmpuint (fixture->model->last_row, >=, N_ROWS / 2);
  g_assert_cmpuint (fixture->model->last_row, <, N_ROWS / 2 + 400 / 28);
}

/* The picture tells what is below the cursor, and is made anew when cells change. */
static void
test_picture_tells (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.fit", NULL);
  pol_matrix_select (fixture->matrix, 0, 0, FALSE);
  while (told = dup_told (fixture), strstr (told, ": 64") == NULL)
    {
      g_clear_pointer (&told, g_free);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_nonnull (strstr (told, " rows from 0, "));
  g_assert_nonnull (strstr (told, " columns from 0: "));

  g_assert_cmpuint (fixture->model->n_counts, ==, 1);
  pol_matrix_model_cells_changed (POL_MATRIX_MODEL (fixture->model));
  while (fixture->model->n_counts < 2)
    g_main_context_iteration (NULL, TRUE);
}

static GtkAdjustment *
get_hadjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

/* Where lines begin at the right, so do the columns. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_hadjustment (fixture);

  gtk_widget_set_direction (GTK_WIDGET (fixture->matrix), GTK_TEXT_DIR_RTL);
  draw (fixture);
  g_assert_cmpuint (fixture->model->last_column, <, 600 / 28 + 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     gtk_adjustment_get_upper (adjustment)
                         - gtk_adjustment_get_page_size (adjustment));

  pol_matrix_select (fixture->matrix, 0, N_COLUMNS - 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  draw (fixture);
  g_assert_cmpuint (fixture->model->last_column, ==, N_COLUMNS - 1);
}

static void
note_place (guint *place, guint row, guint column)
{
  place[0] = row;
  place[1] = column;
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  guint place[2] = { 0, 0 };

  g_signal_connect_swapped (fixture->matrix, "activate", G_CALLBACK (note_place), place);
  pol_matrix_select (fixture->matrix, 12, 34, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->matrix), "matrix.activate", NULL);
  g_assert_cmpuint (place[0], ==, 12);
  g_assert_cmpuint (place[1], ==, 34);
}

#define add_test(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

/* How light a shade is on a ground of that much light. */
static double
get_lightness (const GdkRGBA *colors, PolShare share, double ground)
{
  guint8 shares[POL_N_SHARES] = { 0 };
  guint32 pixel;
  double light;

  shares[share] = 255;
  pixel = pol_cell_painter_mix_shares (colors, shares);
  light = 0.2126 * (pixel >> 16 & 255) + 0.7152 * (pixel >> 8 & 255) + 0.0722 * (pixel & 255);

  return light / 255 + ground * (1 - (pixel >> 24) / 255.0);
}

static void
test_shades_differ_in_lightness (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    AdwColorScheme scheme;
    double ground;
  } looks[] = { { ADW_COLOR_SCHEME_FORCE_LIGHT, 0.98 }, { ADW_COLOR_SCHEME_FORCE_DARK, 0.14 } };
  g_autoptr (PolCellPainter) painter = pol_cell_painter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GdkRGBA colors[POL_N_SHARES];

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].scheme);
      draw (fixture);
      pol_cell_painter_set_size (painter, GTK_WIDGET (fixture->matrix), 10, FALSE);
      pol_cell_painter_get_share_colors (painter, colors);
      for (guint a = 0; a < POL_SHARE_IGNORED; a++)
        for (guint b = a + 1; b <= POL_SHARE_IGNORED; b++)
          {
            double difference = get_lightness (colors, a, looks[i].ground)
                                - get_lightness (colors, b, looks[i].ground);

            g_test_message ("%u, %u and %u: %g", i, a, b, difference);
            g_assert_cmpfloat (fabs (difference), >, 0.05);
          }
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add_test ("/matrix/reads-what-shows", test_reads_what_shows);
  add_test ("/matrix/names-stay", test_names_stay);
  add_test ("/matrix/zoom-keeps-the-middle", test_zoom_keeps_the_middle);
  add_test ("/matrix/block", test_block);
  add_test ("/matrix/rows-go", test_rows_go);
  add_test ("/matrix/rows-move", test_rows_move);
  add_test ("/matrix/first-row-stays-first", test_first_row_stays_first);
  add_test ("/matrix/picture", test_picture);
  add_test ("/matrix/picture-tells", test_picture_tells);
  add_test ("/matrix/shades-differ-in-lightness", test_shades_differ_in_lightness);
  add_test ("/matrix/right-to-left", test_right_to_left);
  add_test ("/matrix/activate", test_activate);

  return g_test_run ();
}
