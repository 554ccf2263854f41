/* pol-bar-chart.c: bars of several parts, with names, on a linear or logarithmic axis
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-bar-chart.h"

#include <math.h>

#include "pol-chart-axis.h"

#define MARGIN 12
#define BAR_HEIGHT 20
#define BAR_GAP 10
#define THIN_HEIGHT 10
#define END_MARGIN 30
#define TICK_WIDTH 70

/* Names take no more than this share of the width and these many pixels. */
#define NAMES_SHARE 0.35
#define NAMES_WIDTH 200

/* Names beyond these many are not asked how long they are. */
#define MEASURED_NAMES 200

struct _PolBarChart
{
  PolChart parent_instance;

  gboolean logarithmic;
};

enum
{
  PROP_0,
  PROP_LOGARITHMIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolBarChart, pol_bar_chart, POL_TYPE_CHART)

static double
get_row_height (PolChart *chart)
{
  guint n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));

  return BAR_GAP
         + (POL_BAR_CHART (chart)->logarithmic ? n_columns * (double)THIN_HEIGHT : BAR_HEIGHT);
}

static PolChartAxis
get_axis (PolChart *chart, const PolChartLayout *layout)
{
  gboolean logarithmic = POL_BAR_CHART (chart)->logarithmic;
  PolChartAxis axis;

  pol_chart_axis_init (&axis,
                       pol_chart_model_get_largest (pol_chart_get_model (chart), !logarithmic),
                       layout->content_width / TICK_WIDTH + 1, logarithmic);

  return axis;
}

static double
measure_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartModel *model = pol_chart_get_model (chart);
  double longest = 0;

  for (guint i = 0; i < MIN (layout->n_rows, MEASURED_NAMES); i++)
    {
      g_autofree char *name = pol_chart_model_get_row_name (model, i);

      longest = MAX (longest, pol_chart_painter_measure (painter, name, -1).width);
    }

  return MIN (longest, MIN (layout->width * NAMES_SHARE, NAMES_WIDTH));
}

static void
pol_bar_chart_lay_out (PolChart *chart, PolChartPainter *painter, PolChartLayout *layout)
{
  if (layout->n_rows == 0)
    return;

  layout->start = MARGIN + measure_names (chart, painter, layout) + MARGIN;
  layout->end = END_MARGIN;
  layout->top = layout->header + pol_chart_painter_measure (painter, "0", -1).height + 6;
  layout->bottom = MARGIN;
  layout->content_width = MAX (layout->width - layout->start - layout->end, 0);
  layout->content_height = layout->n_rows * get_row_height (chart);
}

/* Where a part is in the content, of a row whose values are @values. */
static graphene_rect_t
place_part (PolChart *chart,
            const PolChartLayout *layout,
            const PolChartAxis *axis,
            guint row,
            guint column,
            const guint *values)
{
  double top = row * get_row_height (chart) + BAR_GAP / 2.0;
  guint64 before = 0;
  double start, end;

  if (axis->logarithmic)
    return GRAPHENE_RECT_INIT (0, top + column * THIN_HEIGHT,
                               layout->content_width * pol_chart_axis_place (axis, values[column]),
                               THIN_HEIGHT);

  for (guint i = 0; i < column; i++)
    before += values[i];
  start = layout->content_width * pol_chart_axis_place (axis, before);
  end = layout->content_width * pol_chart_axis_place (axis, before + values[column]);

  return GRAPHENE_RECT_INIT (start, top, end - start, BAR_HEIGHT);
}

static graphene_rect_t
pol_bar_chart_get_place (PolChart *chart, const PolChartLayout *layout, guint row, guint column)
{
  PolChartAxis axis = get_axis (chart, layout);

  return place_part (chart, layout, &axis, row, column, pol_chart_read (chart, row));
}

/* On a logarithmic axis, a part may be pointed at beside its short bar, too. */
static gboolean
pol_bar_chart_find (PolChart *chart,
                    const PolChartLayout *layout,
                    double x,
                    double y,
                    guint *row,
                    guint *column)
{
  PolChartAxis axis = get_axis (chart, layout);
  guint n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));
  const guint *values;

  *row = floor (y / get_row_height (chart));
  if (y < 0 || *row >= layout->n_rows)
    return FALSE;

  values = pol_chart_read (chart, *row);
  for (*column = 0; *column < n_columns; (*column)++)
    {
      graphene_rect_t place = place_part (chart, layout, &axis, *row, *column, values);

      if (axis.logarithmic)
        place.size.width = layout->content_width;
      if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT (x, y))
          && place.size.width > 0)
        return TRUE;
    }

  return FALSE;
}

static void
draw_bar (PolChart *chart,
          PolChartPainter *painter,
          const PolChartLayout *layout,
          const PolChartAxis *axis,
          guint row)
{
  PolChartModel *model = pol_chart_get_model (chart);
  const guint *values = pol_chart_read (chart, row);

  for (guint i = 0; i < pol_chart_model_get_n_columns (model); i++)
    {
      graphene_rect_t place = place_part (chart, layout, axis, row, i, values);

      graphene_rect_offset (&place, layout->body.origin.x - layout->x,
                            layout->body.origin.y - layout->y);
      if (axis->logarithmic)
        graphene_rect_inset (&place, 0, 1);
      pol_chart_painter_value (painter, place, model, i, values[i], !axis->logarithmic);
    }
}

static void
pol_bar_chart_draw_body (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartAxis axis = get_axis (chart, layout);
  guint first, end;

  for (guint i = 0; i < axis.n_ticks; i++)
    pol_chart_painter_fill (
        painter,
        GRAPHENE_RECT_INIT (layout->body.origin.x
                                + floor (layout->content_width
                                         * pol_chart_axis_place (&axis, axis.ticks[i])),
                            layout->body.origin.y, 1, layout->body.size.height),
        &painter->colors[POL_CHART_COLOR_LINE]);

  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_VERTICAL, get_row_height (chart),
                                 layout->n_rows, &first, &end);
  for (guint row = first; row < end; row++)
    draw_bar (chart, painter, layout, &axis, row);
}

static void
draw_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  double height = get_row_height (chart);
  guint first, end;

  pol_chart_painter_push_clip (painter,
                               GRAPHENE_RECT_INIT (0, layout->top, layout->start,
                                                   layout->body.size.height));
  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_VERTICAL, get_row_height (chart),
                                 layout->n_rows, &first, &end);
  for (guint row = first; row < end; row++)
    {
      g_autofree char *name = pol_chart_model_get_row_name (pol_chart_get_model (chart), row);

      pol_chart_painter_text (painter, name,
                              GRAPHENE_RECT_INIT (MARGIN, layout->top + row * height - layout->y,
                                                  layout->start - 2 * MARGIN, height),
                              1, &painter->colors[POL_CHART_COLOR_TEXT]);
    }
  pol_chart_painter_pop (painter);
}

static void
pol_bar_chart_draw_frame (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartAxis axis = get_axis (chart, layout);

  for (guint i = 0; i < axis.n_ticks; i++)
    {
      g_autofree char *number
          = pol_chart_model_format (pol_chart_get_model (chart), axis.ticks[i]);
      double x = layout->start + layout->content_width * pol_chart_axis_place (&axis, axis.ticks[i]);

      pol_chart_painter_text (painter, number,
                              GRAPHENE_RECT_INIT (x - TICK_WIDTH / 2.0, layout->header, TICK_WIDTH,
                                                  layout->top - layout->header - 4),
                              0.5, &painter->colors[POL_CHART_COLOR_FAINT]);
    }
  draw_names (chart, painter, layout);
}

static void
pol_bar_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOGARITHMIC:
      g_value_set_boolean (value, POL_BAR_CHART (object)->logarithmic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_bar_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOGARITHMIC:
      pol_bar_chart_set_logarithmic (POL_BAR_CHART (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_bar_chart_class_init (PolBarChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PolChartClass *chart_class = POL_CHART_CLASS (klass);

  object_class->get_property = pol_bar_chart_get_property;
  object_class->set_property = pol_bar_chart_set_property;
  chart_class->lay_out = pol_bar_chart_lay_out;
  chart_class->draw_body = pol_bar_chart_draw_body;
  chart_class->draw_frame = pol_bar_chart_draw_frame;
  chart_class->get_place = pol_bar_chart_get_place;
  chart_class->find = pol_bar_chart_find;

  properties[PROP_LOGARITHMIC]
      = g_param_spec_boolean ("logarithmic", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_bar_chart_init (PolBarChart *self)
{
}

/**
 * pol_bar_chart_new:
 *
 * Returns: (transfer floating): a chart without bars
 */
GtkWidget *
pol_bar_chart_new (void)
{
  return g_object_new (POL_TYPE_BAR_CHART, NULL);
}

/**
 * pol_bar_chart_set_logarithmic:
 * @self: a chart
 * @logarithmic: whether its axis is logarithmic
 *
 * Sets the scale of the axis.
 */
void
pol_bar_chart_set_logarithmic (PolBarChart *self, gboolean logarithmic)
{
  g_return_if_fail (POL_IS_BAR_CHART (self));

  if (self->logarithmic == logarithmic)
    return;

  self->logarithmic = logarithmic;
  pol_chart_lay_out (POL_CHART (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOGARITHMIC]);
}
