/* pol-heat-map.c: a table of values that are drawn as shades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-heat-map.h"

#include <math.h>

#define MARGIN 12
#define CELL 36
#define GAP 1

/* Names take no more than this share of the width and these many pixels. */
#define ROW_NAMES_SHARE 0.35
#define ROW_NAMES_WIDTH 180
#define COLUMN_NAMES_HEIGHT 130

/* The scale from the smallest shade to the largest. */
#define SCALE_STEPS 5
#define SCALE_STEP_WIDTH 28
#define SCALE_HEIGHT 14

struct _PolHeatMap
{
  PolChart parent_instance;
};

G_DEFINE_FINAL_TYPE (PolHeatMap, pol_heat_map, POL_TYPE_CHART)

typedef char *(*NameFunc) (PolChartModel *model, guint nth);

static double
measure_names (PolChart *chart, PolChartPainter *painter, NameFunc get_name, guint n)
{
  double longest = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = get_name (pol_chart_get_model (chart), i);

      longest = MAX (longest, pol_chart_painter_measure (painter, name, -1).width);
    }

  return longest;
}

static void
pol_heat_map_lay_out (PolChart *chart, PolChartPainter *painter, PolChartLayout *layout)
{
  double names;
  guint n_columns;

  if (layout->n_rows == 0)
    return;

  n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));
  names = measure_names (chart, painter, pol_chart_model_get_row_name, layout->n_rows);
  layout->start
      = 2 * MARGIN + MIN (names, MIN (layout->width * ROW_NAMES_SHARE, ROW_NAMES_WIDTH));
  names = measure_names (chart, painter, pol_chart_model_get_column_name, n_columns);
  layout->top = layout->header + MARGIN + MIN (names, COLUMN_NAMES_HEIGHT);
  layout->end = MARGIN;
  layout->bottom = MARGIN;
  layout->content_width = n_columns * (double)CELL;
  layout->content_height = layout->n_rows * (double)CELL;
}

static graphene_rect_t
pol_heat_map_get_place (PolChart *chart, const PolChartLayout *layout, guint row, guint column)
{
  return GRAPHENE_RECT_INIT (column * (double)CELL, row * (double)CELL, CELL - GAP, CELL - GAP);
}

static gboolean
pol_heat_map_find (PolChart *chart,
                   const PolChartLayout *layout,
                   double x,
                   double y,
                   guint *row,
                   guint *column)
{
  *row = MAX (floor (y / CELL), 0);
  *column = MAX (floor (x / CELL), 0);

  return x >= 0 && y >= 0 && *row < layout->n_rows
         && *column < pol_chart_model_get_n_columns (pol_chart_get_model (chart));
}

static void
find_visible (double offset, double size, guint n, guint *first, guint *end)
{
  *first = MIN (floor (offset / CELL), n);
  *end = MIN (ceil ((offset + size) / CELL), n);
}

/* A thing with itself is no pair: it has a number, and no shade. */
static void
draw_cell (PolChart *chart,
           PolChartPainter *painter,
           graphene_rect_t place,
           guint value,
           guint largest,
           gboolean is_pair)
{
  PolChartModel *model = pol_chart_get_model (chart);
  g_autofree char *text = pol_chart_model_format (model, value);

  if (!is_pair)
    {
      pol_chart_painter_part (painter, place, POL_CHART_LOOK_NEUTRAL);
      pol_chart_painter_number (painter, text, place, POL_CHART_LOOK_NEUTRAL);
    }
  else if (value > 0)
    pol_chart_painter_shade (painter, place, value / (double)MAX (largest, 1), text);
  else
    pol_chart_painter_fill (painter,
                            GRAPHENE_RECT_INIT (place.origin.x + place.size.width / 2 - 2,
                                                place.origin.y + place.size.height / 2 - 2, 3, 3),
                            &painter->colors[POL_CHART_COLOR_LINE]);
}

static void
pol_heat_map_draw_body (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartModel *model = pol_chart_get_model (chart);
  guint n_columns = pol_chart_model_get_n_columns (model);
  guint largest = pol_chart_model_get_largest (model, FALSE);
  guint first, end, first_column, end_column;

  find_visible (layout->y, layout->body.size.height, layout->n_rows, &first, &end);
  find_visible (layout->x, layout->body.size.width, n_columns, &first_column, &end_column);
  for (guint row = first; row < end; row++)
    {
      const guint *values = pol_chart_read (chart, row);

      for (guint column = first_column; column < end_column; column++)
        {
          graphene_rect_t place = pol_heat_map_get_place (chart, layout, row, column);

          graphene_rect_offset (&place, layout->body.origin.x - layout->x,
                                layout->body.origin.y - layout->y);
          draw_cell (chart, painter, place, values[column], largest, row != column);
        }
    }
}

static void
draw_row_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  guint first, end;

  pol_chart_painter_push_clip (painter, GRAPHENE_RECT_INIT (0, layout->top, layout->start,
                                                            layout->body.size.height));
  find_visible (layout->y, layout->body.size.height, layout->n_rows, &first, &end);
  for (guint row = first; row < end; row++)
    {
      g_autofree char *name = pol_chart_model_get_row_name (pol_chart_get_model (chart), row);

      pol_chart_painter_text (
          painter, name,
          GRAPHENE_RECT_INIT (MARGIN, layout->top + row * (double)CELL - layout->y,
                              layout->start - MARGIN - 6, CELL - GAP),
          1, &painter->colors[POL_CHART_COLOR_TEXT]);
    }
  pol_chart_painter_pop (painter);
}

static void
draw_column_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  guint n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));
  guint first, end;

  pol_chart_painter_push_clip (painter, GRAPHENE_RECT_INIT (layout->start, layout->header,
                                                            layout->body.size.width,
                                                            layout->top - layout->header));
  find_visible (layout->x, layout->body.size.width, n_columns, &first, &end);
  for (guint column = first; column < end; column++)
    {
      g_autofree char *name
          = pol_chart_model_get_column_name (pol_chart_get_model (chart), column);

      pol_chart_painter_text_upwards (
          painter, name,
          GRAPHENE_RECT_INIT (layout->start + column * (double)CELL - layout->x, layout->header,
                              CELL - GAP, layout->top - layout->header - 6),
          &painter->colors[POL_CHART_COLOR_TEXT]);
    }
  pol_chart_painter_pop (painter);
}

static void
pol_heat_map_draw_frame (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  draw_row_names (chart, painter, layout);
  draw_column_names (chart, painter, layout);
}

static double
pol_heat_map_measure_legend (PolChart *chart, PolChartPainter *painter, double width)
{
  return MAX (pol_chart_painter_measure (painter, "0", -1).height, SCALE_HEIGHT);
}

/* The shades from nothing to the largest value, between these two. */
static void
pol_heat_map_draw_legend (PolChart *chart, PolChartPainter *painter, graphene_rect_t place)
{
  PolChartModel *model = pol_chart_get_model (chart);
  const GdkRGBA *color = &painter->colors[POL_CHART_COLOR_TEXT];
  g_autofree char *none = pol_chart_model_format (model, 0);
  g_autofree char *most
      = pol_chart_model_format (model, pol_chart_model_get_largest (model, FALSE));
  double width = pol_chart_painter_measure (painter, none, -1).width;
  double x = place.origin.x + width + 6;

  pol_chart_painter_text (painter, none,
                          GRAPHENE_RECT_INIT (place.origin.x, place.origin.y, width,
                                              place.size.height),
                          0, color);
  for (guint i = 0; i < SCALE_STEPS; i++, x += SCALE_STEP_WIDTH)
    pol_chart_painter_shade (painter,
                             GRAPHENE_RECT_INIT (x, place.origin.y
                                                        + (place.size.height - SCALE_HEIGHT) / 2,
                                                 SCALE_STEP_WIDTH, SCALE_HEIGHT),
                             i / (SCALE_STEPS - 1.0), NULL);
  pol_chart_painter_text (painter, most,
                          GRAPHENE_RECT_INIT (x + 6, place.origin.y, 100, place.size.height), 0,
                          color);
}

static void
pol_heat_map_class_init (PolHeatMapClass *klass)
{
  PolChartClass *chart_class = POL_CHART_CLASS (klass);

  chart_class->lay_out = pol_heat_map_lay_out;
  chart_class->draw_body = pol_heat_map_draw_body;
  chart_class->draw_frame = pol_heat_map_draw_frame;
  chart_class->get_place = pol_heat_map_get_place;
  chart_class->find = pol_heat_map_find;
  chart_class->measure_legend = pol_heat_map_measure_legend;
  chart_class->draw_legend = pol_heat_map_draw_legend;
}

static void
pol_heat_map_init (PolHeatMap *self)
{
}

/**
 * pol_heat_map_new:
 *
 * Returns: (transfer floating): a heat map without values
 */
GtkWidget *
pol_heat_map_new (void)
{
  return g_object_new (POL_TYPE_HEAT_MAP, NULL);
}
