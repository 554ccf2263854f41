/* pol-heat-map.c: a table of values that are drawn as shades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-heat-map.h"

#include <math.h>

#define MARGIN 12
/* Of cells, which are wider where all of their values have to be read. */
#define CELL 36
#define CELL_PADDING 2
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

  double cell; /* the width and height of one */
};

G_DEFINE_FINAL_TYPE (PolHeatMap, pol_heat_map, POL_TYPE_CHART)

static double
get_cell (PolChart *chart)
{
  return POL_HEAT_MAP (chart)->cell;
}

/* Values on a scale are all short, and the cell has to say them. */
static double
measure_cell (PolChart *chart, PolChartPainter *painter)
{
  PolChartModel *model = pol_chart_get_model (chart);
  g_autofree char *longest = NULL;

  if (pol_chart_model_get_least (model) == 0)
    return CELL;

  longest = pol_chart_model_format (model, 1);

  return MAX (CELL, pol_chart_painter_measure (painter, longest, -1).width + 2 * CELL_PADDING + GAP);
}

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

  POL_HEAT_MAP (chart)->cell = measure_cell (chart, painter);
  n_columns = pol_chart_model_get_n_columns (pol_chart_get_model (chart));
  names = measure_names (chart, painter, pol_chart_model_get_row_name, layout->n_rows);
  layout->start
      = 2 * MARGIN + MIN (names, MIN (layout->width * ROW_NAMES_SHARE, ROW_NAMES_WIDTH));
  names = measure_names (chart, painter, pol_chart_model_get_column_name, n_columns);
  layout->top = layout->header + MARGIN + MIN (names, COLUMN_NAMES_HEIGHT);
  layout->end = MARGIN;
  layout->bottom = MARGIN;
  layout->content_width = n_columns * get_cell (chart);
  layout->content_height = layout->n_rows * get_cell (chart);
}

static graphene_rect_t
pol_heat_map_get_place (PolChart *chart, const PolChartLayout *layout, guint row, guint column)
{
  double cell = get_cell (chart);

  return GRAPHENE_RECT_INIT (column * cell, row * cell, cell - GAP, cell - GAP);
}

static gboolean
pol_heat_map_find (PolChart *chart,
                   const PolChartLayout *layout,
                   double x,
                   double y,
                   guint *row,
                   guint *column)
{
  *row = MAX (floor (y / get_cell (chart)), 0);
  *column = MAX (floor (x / get_cell (chart)), 0);

  return x >= 0 && y >= 0 && *row < layout->n_rows
         && *column < pol_chart_model_get_n_columns (pol_chart_get_model (chart));
}

static void
draw_dot (PolChartPainter *painter, graphene_rect_t place)
{
  pol_chart_painter_fill (painter,
                          GRAPHENE_RECT_INIT (place.origin.x + place.size.width / 2 - 2,
                                              place.origin.y + place.size.height / 2 - 2, 3, 3),
                          &painter->colors[POL_CHART_COLOR_LINE]);
}

/* The values of the faintest and of the strongest shade. */
typedef struct
{
  guint least;
  guint largest;
} Scale;

/* A thing with itself is no pair: it has no shade, and a number only where things are counted. */
static void
draw_cell (PolChart *chart,
           PolChartPainter *painter,
           graphene_rect_t place,
           guint value,
           Scale scale,
           gboolean is_pair)
{
  g_autofree char *text = pol_chart_model_format (pol_chart_get_model (chart), value);

  if (!is_pair)
    {
      pol_chart_painter_part (painter, place, POL_CHART_LOOK_NEUTRAL);
      if (value > 0)
        pol_chart_painter_number (painter, text, place, POL_CHART_LOOK_NEUTRAL);
    }
  else if (value > 0)
    pol_chart_painter_shade (painter, place,
                             ((double)value - scale.least) / (scale.largest - scale.least), text);
  else if (scale.least > 0)
    pol_chart_painter_text (painter, text, place, 0.5, &painter->colors[POL_CHART_COLOR_TEXT]);
  else
    draw_dot (painter, place);
}

static void
pol_heat_map_draw_body (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartModel *model = pol_chart_get_model (chart);
  guint n_columns = pol_chart_model_get_n_columns (model);
  Scale scale = { pol_chart_model_get_least (model), pol_chart_model_get_largest (model, FALSE) };
  guint first, end, first_column, end_column;

  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_VERTICAL, get_cell (chart), layout->n_rows,
                                 &first, &end);
  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_HORIZONTAL, get_cell (chart), n_columns,
                                 &first_column, &end_column);
  scale.largest = MAX (scale.largest, scale.least + 1);
  for (guint row = first; row < end; row++)
    {
      const guint *values = pol_chart_read (chart, row);

      for (guint column = first_column; column < end_column; column++)
        {
          graphene_rect_t place = pol_heat_map_get_place (chart, layout, row, column);

          graphene_rect_offset (&place, layout->body.origin.x - layout->x,
                                layout->body.origin.y - layout->y);
          draw_cell (chart, painter, place, values[column], scale, row != column);
        }
    }
}

static void
draw_row_names (PolChart *chart, PolChartPainter *painter, const PolChartLayout *layout)
{
  guint first, end;

  pol_chart_painter_push_clip (painter, GRAPHENE_RECT_INIT (0, layout->top, layout->start,
                                                            layout->body.size.height));
  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_VERTICAL, get_cell (chart), layout->n_rows,
                                 &first, &end);
  for (guint row = first; row < end; row++)
    {
      g_autofree char *name = pol_chart_model_get_row_name (pol_chart_get_model (chart), row);

      pol_chart_painter_text (
          painter, name,
          GRAPHENE_RECT_INIT (MARGIN, layout->top + row * get_cell (chart) - layout->y,
                              layout->start - MARGIN - 6, get_cell (chart) - GAP),
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
  pol_chart_layout_find_visible (layout, GTK_ORIENTATION_HORIZONTAL, get_cell (chart), n_columns,
                                 &first, &end);
  for (guint column = first; column < end; column++)
    {
      g_autofree char *name
          = pol_chart_model_get_column_name (pol_chart_get_model (chart), column);

      pol_chart_painter_text_upwards (
          painter, name,
          GRAPHENE_RECT_INIT (layout->start + column * get_cell (chart) - layout->x,
                              layout->header, get_cell (chart) - GAP, layout->top - layout->header - 6),
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

/* The shades from the least to the largest value, between these two. */
static void
pol_heat_map_draw_legend (PolChart *chart, PolChartPainter *painter, graphene_rect_t place)
{
  PolChartModel *model = pol_chart_get_model (chart);
  const GdkRGBA *color = &painter->colors[POL_CHART_COLOR_TEXT];
  g_autofree char *least = pol_chart_model_format (model, pol_chart_model_get_least (model));
  g_autofree char *most
      = pol_chart_model_format (model, pol_chart_model_get_largest (model, FALSE));
  double width = pol_chart_painter_measure (painter, least, -1).width;
  double x = place.origin.x + width + 6;

  pol_chart_painter_text (painter, least,
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
  self->cell = CELL;
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
