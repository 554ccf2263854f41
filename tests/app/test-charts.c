/* test-charts.c: charts of any size draw what shows, in the right place and proportion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <math.h>

#include "canvas-fixture.h"
#include "pol-bar-chart.h"
#include "pol-chart-axis.h"
#include "pol-column-chart.h"
#include "pol-heat-map.h"

#define N_ROWS 10000
#define N_COLUMNS 3
#define LARGEST 1000

/* A model that knows how much it was asked for. */
#define FAKE_TYPE_MODEL (fake_model_get_type ())
G_DECLARE_FINAL_TYPE (FakeModel, fake_model, FAKE, MODEL, GObject)

struct _FakeModel
{
  GObject parent_instance;

  guint n_rows;
  guint n_read;
  guint last_row;
};

static guint
get_n_rows (PolChartModel *model)
{
  return FAKE_MODEL (model)->n_rows;
}

static guint
get_n_columns (PolChartModel *model)
{
  return N_COLUMNS;
}

static char *
get_name (PolChartModel *model, guint place)
{
  return g_strdup_printf ("%u", place);
}

static PolChartLook
get_look (PolChartModel *model, guint column)
{
  return column;
}

/* 100, 300 and 600 in each row, but for the second, which has nothing in the middle. */
static void
read_row (PolChartModel *model, guint row, guint *values)
{
  FakeModel *self = FAKE_MODEL (model);

  g_assert_cmpuint (row, <, self->n_rows);
  self->n_read++;
  self->last_row = row;
  values[0] = 100;
  values[1] = row == 1 ? 0 : 300;
  values[2] = 600;
}

static guint
get_largest (PolChartModel *model, gboolean stacked)
{
  return LARGEST;
}

static char *
describe (PolChartModel *model, guint row, guint column)
{
  return g_strdup_printf ("%u, %u", row, column);
}

static void
fake_model_iface_init (PolChartModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_row_name = get_name;
  iface->get_column_name = get_name;
  iface->get_look = get_look;
  iface->read = read_row;
  iface->get_largest = get_largest;
  iface->describe = describe;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeModel,
                               fake_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_CHART_MODEL, fake_model_iface_init))

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
  PolChart *chart;
} Fixture;

static void
draw (Fixture *fixture)
{
  canvas_draw (GTK_WIDGET (fixture->chart), &fixture->model->n_read);
}

static void
set_up_chart (Fixture *fixture, GtkWidget *chart)
{
  fixture->model = g_object_new (FAKE_TYPE_MODEL, NULL);
  fixture->chart = POL_CHART (chart);
  pol_chart_set_model (fixture->chart, POL_CHART_MODEL (fixture->model));
  pol_chart_set_caption (fixture->chart, "Things");
  fixture->window = canvas_window_new (chart, &fixture->scrolled);
  draw (fixture);
}

static void
set_up_bars (Fixture *fixture, gconstpointer data)
{
  set_up_chart (fixture, pol_bar_chart_new ());
}

static void
set_up_columns (Fixture *fixture, gconstpointer data)
{
  set_up_chart (fixture, pol_column_chart_new ());
}

static void
set_up_heat_map (Fixture *fixture, gconstpointer data)
{
  set_up_chart (fixture, pol_heat_map_new ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

static void
test_reads_what_shows (Fixture *fixture, gconstpointer data)
{
  draw (fixture);
  g_assert_cmpuint (fixture->model->n_read, <=, 80);
  g_assert_cmpuint (fixture->model->last_row, <, 80);

  pol_chart_set_cursor (fixture->chart, N_ROWS - 1, 1);
  draw (fixture);
  g_assert_cmpuint (fixture->model->n_read, <=, 80);
  g_assert_cmpuint (fixture->model->last_row, ==, N_ROWS - 1);
}

/* A part begins where the one before it ends, and is as long as its share. */
static void
test_parts_follow_one_another (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first = pol_chart_get_place (fixture->chart, 0, 0);
  graphene_rect_t second = pol_chart_get_place (fixture->chart, 0, 1);
  graphene_rect_t third = pol_chart_get_place (fixture->chart, 0, 2);

  g_assert_cmpfloat (first.size.width, >, 20);
  g_assert_cmpfloat_with_epsilon (second.size.width, 3 * first.size.width, 0.1);
  g_assert_cmpfloat_with_epsilon (third.size.width, 6 * first.size.width, 0.1);
  g_assert_cmpfloat_with_epsilon (second.origin.x, first.origin.x + first.size.width, 0.1);
  g_assert_cmpfloat_with_epsilon (third.origin.x, second.origin.x + second.size.width, 0.1);
  g_assert_cmpfloat (pol_chart_get_place (fixture->chart, 1, 1).size.width, ==, 0);
}

/* On a logarithmic axis all begin at zero, below one another. */
static void
test_logarithmic_parts_begin_at_zero (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first, second, third;

  pol_bar_chart_set_logarithmic (POL_BAR_CHART (fixture->chart), TRUE);
  first = pol_chart_get_place (fixture->chart, 0, 0);
  second = pol_chart_get_place (fixture->chart, 0, 1);
  third = pol_chart_get_place (fixture->chart, 0, 2);

  g_assert_cmpfloat (second.origin.x, ==, first.origin.x);
  g_assert_cmpfloat (third.origin.x, ==, first.origin.x);
  g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
  g_assert_cmpfloat (third.origin.y, >=, second.origin.y + second.size.height);
  g_assert_cmpfloat_with_epsilon (first.size.width / third.size.width, log (101) / log (601), 0.01);
}

static void
test_is_mirrored (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first = pol_chart_get_place (fixture->chart, 0, 0);
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->chart));
  graphene_rect_t mirrored;

  gtk_widget_set_direction (GTK_WIDGET (fixture->chart), GTK_TEXT_DIR_RTL);
  draw (fixture);
  mirrored = pol_chart_get_place (fixture->chart, 0, 0);
  g_assert_cmpfloat_with_epsilon (mirrored.origin.x,
                                  width - first.origin.x - first.size.width, 1);
  g_assert_cmpfloat_with_epsilon (mirrored.size.width, first.size.width, 1);
}

static void
note_place (guint *place, guint row, guint column)
{
  place[0] = row;
  place[1] = column;
}

/* What has no value leads to nothing. */
static void
test_cursor_tells_and_opens (Fixture *fixture, gconstpointer data)
{
  guint place[2] = { G_MAXUINT, G_MAXUINT };

  g_signal_connect_swapped (fixture->chart, "activate", G_CALLBACK (note_place), place);
  pol_chart_set_cursor (fixture->chart, 1, 1);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1, 1");
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.activate", NULL);
  g_assert_cmpuint (place[0], ==, G_MAXUINT);

  pol_chart_set_cursor (fixture->chart, 12, 2);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "12, 2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.activate", NULL);
  g_assert_cmpuint (place[0], ==, 12);
  g_assert_cmpuint (place[1], ==, 2);
}

static void
test_rows_go (Fixture *fixture, gconstpointer data)
{
  graphene_size_t size;

  pol_chart_set_cursor (fixture->chart, N_ROWS - 1, 0);
  fixture->model->n_rows = 3;
  pol_chart_model_changed (POL_CHART_MODEL (fixture->model));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2, 0");

  fixture->model->n_rows = 0;
  pol_chart_model_changed (POL_CHART_MODEL (fixture->model));
  g_assert_null (pol_chart_draw_whole (fixture->chart, "Title", NULL, &size));
}

/* A picture has all bars, up to a limit, and is the larger the more there are. */
static void
test_picture_has_all (Fixture *fixture, gconstpointer data)
{
  graphene_size_t small, large;
  g_autoptr (GskRenderNode) few = NULL;
  g_autoptr (GskRenderNode) many = NULL;

  fixture->model->n_rows = 3;
  pol_chart_model_changed (POL_CHART_MODEL (fixture->model));
  few = pol_chart_draw_whole (fixture->chart, "Title", NULL, &small);
  g_assert_nonnull (few);
  g_assert_cmpuint (fixture->model->last_row, ==, 2);

  fixture->model->n_rows = N_ROWS;
  pol_chart_model_changed (POL_CHART_MODEL (fixture->model));
  many = pol_chart_draw_whole (fixture->chart, "Title", "Not all", &large);
  g_assert_nonnull (many);
  g_assert_cmpuint (fixture->model->last_row, ==, POL_CHART_MAX_SAVED_ROWS - 1);
  g_assert_cmpfloat (large.width * large.height, >, 4 * small.width * small.height);
}

static void
test_columns_stand (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first = pol_chart_get_place (fixture->chart, 0, 0);
  graphene_rect_t second = pol_chart_get_place (fixture->chart, 0, 1);
  graphene_rect_t next = pol_chart_get_place (fixture->chart, 1, 0);

  g_assert_cmpfloat_with_epsilon (second.origin.y + second.size.height, first.origin.y, 0.1);
  g_assert_cmpfloat_with_epsilon (second.size.height, 3 * first.size.height, 0.1);
  g_assert_cmpfloat (next.origin.x, >, first.origin.x + first.size.width);
}

static void
assert_linear (guint largest, guint max_ticks)
{
  PolChartAxis axis;
  guint step;

  pol_chart_axis_init (&axis, largest, max_ticks, FALSE);
  g_assert_cmpuint (axis.n_ticks, >=, 1);
  g_assert_cmpuint (axis.n_ticks, <=, MAX (max_ticks, 2));
  g_assert_cmpuint (axis.ticks[0], ==, 0);
  step = axis.n_ticks > 1 ? axis.ticks[1] : 1;
  while (step % 10 == 0)
    step /= 10;
  g_assert_true (step == 1 || step == 2 || step == 5);
  for (guint i = 1; i < axis.n_ticks; i++)
    g_assert_cmpuint (axis.ticks[i], ==, i * axis.ticks[1]);
  g_assert_cmpuint (axis.ticks[axis.n_ticks - 1], <=, MAX (largest, 1));
  g_assert_cmpfloat (pol_chart_axis_place (&axis, 0), ==, 0);
  g_assert_cmpfloat (pol_chart_axis_place (&axis, MAX (largest, 1)), ==, 1);
}

static void
test_linear_axis (void)
{
  assert_linear (0, 5);
  assert_linear (1, 2);
  assert_linear (G_MAXUINT, 12);
  for (guint i = 0; i < 1000; i++)
    assert_linear (g_test_rand_int_range (0, 1 << g_test_rand_int_range (1, 30)),
                   g_test_rand_int_range (2, 13));
}

static void
test_logarithmic_axis (void)
{
  PolChartAxis axis;

  pol_chart_axis_init (&axis, 12480, 12, TRUE);
  g_assert_cmpuint (axis.n_ticks, ==, 6);
  g_assert_cmpuint (axis.ticks[0], ==, 0);
  g_assert_cmpuint (axis.ticks[1], ==, 1);
  g_assert_cmpuint (axis.ticks[5], ==, 10000);
  g_assert_cmpfloat (pol_chart_axis_place (&axis, 0), ==, 0);
  g_assert_cmpfloat (pol_chart_axis_place (&axis, 1), >, 0.05);
  g_assert_cmpfloat (pol_chart_axis_place (&axis, 12480), ==, 1);

  pol_chart_axis_init (&axis, G_MAXUINT, 3, TRUE);
  g_assert_cmpuint (axis.n_ticks, <=, 3);
  pol_chart_axis_init (&axis, 0, 3, TRUE);
  g_assert_cmpfloat (pol_chart_axis_place (&axis, 1), ==, 1);
}

#define add_test(path, set_up, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/charts/axis/linear", test_linear_axis);
  g_test_add_func ("/charts/axis/logarithmic", test_logarithmic_axis);
  add_test ("/charts/bars/reads-what-shows", set_up_bars, test_reads_what_shows);
  add_test ("/charts/bars/parts-follow-one-another", set_up_bars, test_parts_follow_one_another);
  add_test ("/charts/bars/logarithmic-parts-begin-at-zero", set_up_bars,
            test_logarithmic_parts_begin_at_zero);
  add_test ("/charts/bars/is-mirrored", set_up_bars, test_is_mirrored);
  add_test ("/charts/bars/cursor-tells-and-opens", set_up_bars, test_cursor_tells_and_opens);
  add_test ("/charts/bars/rows-go", set_up_bars, test_rows_go);
  add_test ("/charts/bars/picture-has-all", set_up_bars, test_picture_has_all);
  add_test ("/charts/columns/reads-what-shows", set_up_columns, test_reads_what_shows);
  add_test ("/charts/columns/stand", set_up_columns, test_columns_stand);
  add_test ("/charts/columns/is-mirrored", set_up_columns, test_is_mirrored);
  add_test ("/charts/columns/picture-has-all", set_up_columns, test_picture_has_all);
  add_test ("/charts/heat-map/cursor-tells-and-opens", set_up_heat_map, test_cursor_tells_and_opens);
  add_test ("/charts/heat-map/is-mirrored", set_up_heat_map, test_is_mirrored);
  add_test ("/charts/heat-map/rows-go", set_up_heat_map, test_rows_go);

  return g_test_run ();
}
