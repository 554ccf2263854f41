/* pol-column-chart.c: bars of several parts that stand side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-column-chart.h"

#include <math.h>

#include "pol-chart-axis.h"

#define MARGIN 12
#define MIN_PITCH 14
#define MAX_PITCH 72
#define TICK_HEIGHT 40

/* A bar takes this share of its room. */
#define BAR_SHARE 0.8

/* So wide a name is shortened, and so far names stand apart. */
#define NAME_WIDTH 110
#define NAME_GAP 12
#define MEASURED_NAMES 50

struct _PolColumnChart
{
  PolChart parent_instance;
};

G_DEFINE_FINAL_TYPE (PolColumnChart, pol_column_chart, POL_TYPE_CHART)

static double
get_pitch (const PolChartLayout *layout)
{
  double room = layout->width - layout->start - layout->end;

  return CLAMP (floor (room / MAX (layout->n_rows, 1)), MIN_PITCH, MAX_PITCH);
}

static PolChartAxis
get_axis (PolChart *chart, const PolChartLayout *layout)
{
  PolChartAxis axis;

  pol_chart_axis_init (&axis, pol_chart_model_get_largest (pol_chart_get_model (chart), TRUE),
                       layout->content_height / TICK_HEIGHT + 1, FALSE);

  return axis;
}

static double
measure_name (PolChart *chart, PolChartPainter *painter, guint n_rows)
{
  double longest = 0;

  for (guint i = 0; i < MIN (n_rows, MEASURED_NAMES); i++)
    {
      g_autofree char *name = pol_chart_model_get_row_name (pol_chart_get_model (chart), i);

      longest = MAX (longest, pol_chart_painter_measure (painter, name, -1).width);
    }

  return MIN (longest, NAME_WIDTH);
}

static double
measure_ticks (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartAxis axis = get_axis (chart, layout);
  g_autofree char *number = pol_chart_model_format (pol_chart_get_model (chart), axis.end);

  return pol_chart_painter_measure (painter, number, -1).width;
}

/* In the window the content is as high as there is room; so it is in a picture, where all is
 * as high as the content. */
static void
pol_column_chart_lay_out (PolChart *chart, PolChartPainter *painter, PolChartLayout *layout)
{
  double line = pol_chart_painter_measure (painter, "0", -1).height;

  if (layout->n_rows == 0)
    return;

  layout->top = layout->header + line / 2;
  layout->bottom = line + MARGIN;
  layout->content_height = MAX (layout->height - layout->top - layout->bottom, 0);
  layout->start = MARGIN + measure_ticks (chart, painter, layout) + 6;
  /* Half a name stands beside the last bar. */
  layout->end = MAX (measure_name (chart, painter, layout->n_rows) / 2 - MIN_PITCH / 2.0, MARGIN);
  layout->content_width = layout->n_rows * get_pitch (layout);
}

static graphene_rect_t
place_part (const PolChartLayout *layout,
            const PolChartAxis *axis,
            guint row,
            guint column,
            const guint *values)
{
  double pitch = get_pitch (layout);
  guint64 below = 0;
  double bottom, top;

  for (guint i = 0; i < column; i++)
    below += values[i];
  bottom = layout->content_height * (1 - pol_chart_axis_place (axis, below));
  top = layout->content_height * (1 - pol_chart_axis_place (axis, below + values[column]));

  return GRAPHENE_RECT_INIT (row * pitch + pitch * (1 - BAR_SHARE) / 2, top, pitch * BAR_SHARE,
                             bottom - top);
}

static graphene_rect_t
pol_column_chart_get_place (PolChart *chart, const PolChartLayout *layout, guint row, guint column)
{
  PolChartAxis axis = get_axis (chart, layout);

  return place_part (layout, &axis, row, column, pol_chart_read (chart, row));
}

static gboolean
pol_column_chart_find (PolChart *chart,
                       const PolChartLayout *layout,
                       double x,
                       double y,
                       guint *row,
                       guint *column)
{
  PolChartAxis axis = get_axis (chart, layout);
  guint n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));
  const guint *values;

  *row = floor (x / get_pitch (layout));
  if (x < 0 || *row >= layout->n_rows)
    return FALSE;

  values = pol_chart_read (chart, *row);
  for (*column = 0; *column < n_columns; (*column)++)
    {
      graphene_rect_t place = place_part (layout, &axis, *row, *column, values);

      if (values[*column] > 0
          && graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT (x, y)))
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
      graphene_rect_t place = place_part (layout, axis, row, i, values);

      graphene_rect_offset (&place, layout->body.origin.x - layout->x, layout->body.origin.y);
      pol_chart_painter_value (painter, place, model, i, values[i], TRUE);
    }
}

static void
pol_column_chart_draw_body (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartAxis axis = get_axis (chart, layout);
  guint first, end;

  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double y = floor (layout->content_height * (1 - pol_chart_axis_place (&axis, axis.ticks[i])));

      pol_chart_painter_fill (painter,
                              GRAPHENE_RECT_INIT (layout->body.origin.x, layout->top + y,
                                                  layout->body.size.width, 1),
                              &painter->colors[POL_CHART_COLOR_LINE]);
    }

  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_HORIZONTAL, get_pitch (layout),
                                 layout->n_rows, &first, &end);
  for (guint row = first; row < end; row++)
    draw_bar (chart, painter, layout, &axis, row);
}

/* Every bar has its name below it, or every other one, or as many as there is room for. */
static void
draw_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  double pitch = get_pitch (layout);
  double width = measure_name (chart, painter, layout->n_rows) + NAME_GAP;
  guint step = MAX (ceil (width / pitch), 1);
  guint first, end;

  pol_chart_painter_push_clip (painter,
                               GRAPHENE_RECT_INIT (layout->start - width / 2, layout->top,
                                                   layout->width - layout->start + width / 2,
                                                   layout->height - layout->top));
  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_HORIZONTAL, get_pitch (layout),
                                 layout->n_rows, &first, &end);
  for (guint row = first / step * step; row < end; row += step)
    {
      g_autofree char *name = pol_chart_model_get_row_name (pol_chart_get_model (chart), row);
      double middle = layout->start - layout->x + (row + 0.5) * pitch;

      pol_chart_painter_text (painter, name,
                              GRAPHENE_RECT_INIT (middle - width / 2,
                                                  layout->top + layout->content_height, width,
                                                  layout->bottom),
                              0.5, &painter->colors[POL_CHART_COLOR_FAINT]);
    }
  pol_chart_painter_pop (painter);
}

static void
pol_column_chart_draw_frame (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartAxis axis = get_axis (chart, layout);

  for (guint i = 0; i < axis.n_ticks; i++)
    {
      g_autofree char *number
          = pol_chart_model_format (pol_chart_get_model (chart), axis.ticks[i]);
      double y = layout->content_height * (1 - pol_chart_axis_place (&axis, axis.ticks[i]));

      pol_chart_painter_text (painter, number,
                              GRAPHENE_RECT_INIT (0, layout->top + y - TICK_HEIGHT / 2.0,
                                                  layout->start - 6, TICK_HEIGHT),
                              1, &painter->colors[POL_CHART_COLOR_FAINT]);
    }
  draw_names (chart, painter, layout);
}

static void
pol_column_chart_class_init (PolColumnChartClass *klass)
{
  PolChartClass *chart_class = POL_CHART_CLASS (klass);

  chart_class->rows_stand = TRUE;
  chart_class->lay_out = pol_column_chart_lay_out;
  chart_class->draw_body = pol_column_chart_draw_body;
  chart_class->draw_frame = pol_column_chart_draw_frame;
  chart_class->get_place = pol_column_chart_get_place;
  chart_class->find = pol_column_chart_find;
}

static void
pol_column_chart_init (PolColumnChart *self)
{
}

/**
 * pol_column_chart_new:
 *
 * Returns: (transfer floating): a chart without bars
 */
GtkWidget *
pol_column_chart_new (void)
{
  return g_object_new (POL_TYPE_COLUMN_CHART, NULL);
}
