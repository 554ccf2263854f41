/* pol-chart-painter.c: the pieces that charts are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart-painter.h"

#include <math.h>

/* How far the lines of a hatching lie apart, and which part of that they fill. */
#define HATCHING 6
#define HATCHING_SHARE 0.35

/* What of the accent colour is left in the cell of the smallest value. */
#define FAINTEST_SHADE 0.1

#define TEXT_PADDING 4

/* No digit is less wide. */
#define MIN_DIGIT_WIDTH 3

static void
look_up (GtkStyleContext *style, const char *name, const char *fallback, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (style, name, color))
    gdk_rgba_parse (color, fallback);
}

static GdkRGBA
mix (const GdkRGBA *below, const GdkRGBA *above, double share)
{
  return (GdkRGBA){ below->red + (above->red - below->red) * share,
                    below->green + (above->green - below->green) * share,
                    below->blue + (above->blue - below->blue) * share, 1 };
}

/**
 * pol_chart_painter_init: (skip)
 * @self: (out caller-allocates): a painter
 * @widget: the widget whose font, direction and colours to take
 * @snapshot: (nullable): what to draw into
 * @width: the width of all that is drawn, in pixels
 *
 * Makes a painter, for one drawing.
 */
void
pol_chart_painter_init (PolChartPainter *self, GtkWidget *widget, GtkSnapshot *snapshot, double width)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  self->widget = widget;
  self->snapshot = snapshot;
  self->width = width;
  self->mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_style_context_get_color (style, &self->colors[POL_CHART_COLOR_TEXT]);
  look_up (style, "view_bg_color", "#ffffff", &self->colors[POL_CHART_COLOR_PAPER]);
  self->colors[POL_CHART_COLOR_FAINT] = self->colors[POL_CHART_COLOR_TEXT];
  self->colors[POL_CHART_COLOR_FAINT].alpha *= 0.75;
  look_up (style, "chart_line_color", "rgba(128,128,128,0.3)", &self->colors[POL_CHART_COLOR_LINE]);
  look_up (style, "chart_outline_color", "rgba(128,128,128,0.8)",
           &self->colors[POL_CHART_COLOR_OUTLINE]);
  look_up (style, "green_5", "#26a269", &self->colors[POL_CHART_COLOR_POSITIVE]);
  look_up (style, "red_4", "#c01c28", &self->colors[POL_CHART_COLOR_NEGATIVE]);
  look_up (style, "error_color", "#c01c28", &self->colors[POL_CHART_COLOR_NEGATIVE_LINE]);
  look_up (style, "warning_color", "#ae7b03", &self->colors[POL_CHART_COLOR_DOUBT]);
  look_up (style, "accent_bg_color", "#3584e4", &self->colors[POL_CHART_COLOR_ACCENT]);
}

/**
 * pol_chart_painter_use_paper: (skip)
 * @self: a painter
 *
 * Draws for white paper from here on, whatever the window looks like.
 */
void
pol_chart_painter_use_paper (PolChartPainter *self)
{
  static const char *const colors[POL_N_CHART_COLORS] = {
    [POL_CHART_COLOR_TEXT] = "#1e1e1e",     [POL_CHART_COLOR_FAINT] = "#5e5c64",
    [POL_CHART_COLOR_LINE] = "#d4d4d4",     [POL_CHART_COLOR_OUTLINE] = "#77767b",
    [POL_CHART_COLOR_PAPER] = "#ffffff",    [POL_CHART_COLOR_POSITIVE] = "#26a269",
    [POL_CHART_COLOR_NEGATIVE] = "#c01c28", [POL_CHART_COLOR_NEGATIVE_LINE] = "#c01c28",
    [POL_CHART_COLOR_DOUBT] = "#9c6e03",    [POL_CHART_COLOR_ACCENT] = "#3584e4",
  };

  for (guint i = 0; i < POL_N_CHART_COLORS; i++)
    gdk_rgba_parse (&self->colors[i], colors[i]);
}

static graphene_rect_t
mirror (PolChartPainter *self, graphene_rect_t place)
{
  if (self->mirrored)
    place.origin.x = self->width - place.origin.x - place.size.width;

  return place;
}

/* A @width below 0 is any width. */
static PangoLayout *
make_layout (PolChartPainter *self, const char *text, double width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);

  if (width >= 0)
    pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);

  return layout;
}

/**
 * pol_chart_painter_measure: (skip)
 * @self: a painter
 * @text: a text
 * @width: the width it is wrapped to, in pixels; below 0, it is one line
 *
 * Returns: its size, in pixels
 */
PangoRectangle
pol_chart_painter_measure (PolChartPainter *self, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, width);
  PangoRectangle size;

  pango_layout_get_pixel_extents (layout, NULL, &size);

  return size;
}

static void
append_layout (PolChartPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (self->snapshot, layout, color);
  gtk_snapshot_restore (self->snapshot);
}

/* As wide as its text, so that it does not matter which way that is read; or narrower. */
static void
fit_layout (PangoLayout *layout, double width)
{
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
}

static double
find_start (PolChartPainter *self, const graphene_rect_t *place, double width, double align)
{
  return place->origin.x + (place->size.width - width) * (self->mirrored ? 1 - align : align);
}

/**
 * pol_chart_painter_text: (skip)
 * @self: a painter
 * @text: a text
 * @place: where it may stand
 * @align: 0 for the start of a line, 0.5 for the middle, 1 for the end
 * @color: its colour
 *
 * Writes one line, shortened in its middle where it is too long.
 */
void
pol_chart_painter_text (PolChartPainter *self,
                        const char *text,
                        graphene_rect_t place,
                        double align,
                        const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, -1);
  int width, height;

  place = mirror (self, place);
  pango_layout_get_pixel_size (layout, &width, &height);
  width = MIN (width, place.size.width);
  fit_layout (layout, width);
  append_layout (self, layout, find_start (self, &place, width, align),
                 place.origin.y + (place.size.height - height) / 2, color);
}

/**
 * pol_chart_painter_paragraph: (skip)
 * @self: a painter
 * @text: a text
 * @place: where it stands
 * @color: its colour
 *
 * Writes lines, from the top on.
 */
void
pol_chart_painter_paragraph (PolChartPainter *self,
                             const char *text,
                             graphene_rect_t place,
                             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, place.size.width);

  place = mirror (self, place);
  /* For Pango, left is left where people read from right to left, too. */
  pango_layout_set_alignment (layout, self->mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  append_layout (self, layout, place.origin.x, place.origin.y, color);
}

/**
 * pol_chart_painter_text_upwards: (skip)
 * @self: a painter
 * @text: a text
 * @place: where it may stand
 * @color: its colour
 *
 * Writes one line that is read from below, from the bottom on.
 */
void
pol_chart_painter_text_upwards (PolChartPainter *self,
                                const char *text,
                                graphene_rect_t place,
                                const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, -1);
  int width, height;

  place = mirror (self, place);
  pango_layout_get_pixel_size (layout, &width, &height);
  fit_layout (layout, MIN (width, place.size.height));
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (place.origin.x + (place.size.width - height) / 2,
                                                place.origin.y + place.size.height));
  gtk_snapshot_rotate (self->snapshot, -90);
  gtk_snapshot_append_layout (self->snapshot, layout, color);
  gtk_snapshot_restore (self->snapshot);
}

/**
 * pol_chart_painter_fill: (skip)
 * @self: a painter
 * @place: a place
 * @color: a colour
 *
 * Fills a place with one colour.
 */
void
pol_chart_painter_fill (PolChartPainter *self, graphene_rect_t place, const GdkRGBA *color)
{
  place = mirror (self, place);
  gtk_snapshot_append_color (self->snapshot, color, &place);
}

static void
append_border (PolChartPainter *self, const graphene_rect_t *place, float width, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, 0);
  gtk_snapshot_append_border (self->snapshot, &outline, (float[]){ width, width, width, width },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

/* A gradient that begins anew every few pixels is the same lines at every scale, and as
 * fast as one colour. Its edges are a little soft, so that they are not jagged. */
static void
append_hatching (PolChartPainter *self, const graphene_rect_t *place, const GdkRGBA *color, gboolean back)
{
  GdkRGBA clear = *color;
  double step = HATCHING / G_SQRT2;
  graphene_point_t start = GRAPHENE_POINT_INIT (0, 0);
  graphene_point_t end = GRAPHENE_POINT_INIT (back ? -step : step, step);

  clear.alpha = 0;
  gtk_snapshot_append_repeating_linear_gradient (
      self->snapshot, place, &start, &end,
      (GskColorStop[]){ { 0, *color },
                        { HATCHING_SHARE - 0.08, *color },
                        { HATCHING_SHARE + 0.08, clear },
                        { 0.9, clear },
                        { 1, *color } },
      5);
}

/**
 * pol_chart_painter_part: (skip)
 * @self: a painter
 * @place: a place
 * @look: a look
 *
 * Draws a part of a bar.
 */
void
pol_chart_painter_part (PolChartPainter *self, graphene_rect_t place, PolChartLook look)
{
  const GdkRGBA *colors = self->colors;
  GdkRGBA tint = colors[POL_CHART_COLOR_NEGATIVE_LINE];

  place = mirror (self, place);
  if (place.size.width <= 0 || place.size.height <= 0)
    return;

  tint.alpha = 0.15;
  /* No line of the grid shows through what is not filled. */
  gtk_snapshot_append_color (self->snapshot, &colors[POL_CHART_COLOR_PAPER], &place);
  switch (look)
    {
    case POL_CHART_LOOK_POSITIVE:
      gtk_snapshot_append_color (self->snapshot, &colors[POL_CHART_COLOR_POSITIVE], &place);
      break;
    case POL_CHART_LOOK_NEGATIVE:
      gtk_snapshot_append_color (self->snapshot, &colors[POL_CHART_COLOR_NEGATIVE], &place);
      break;
    case POL_CHART_LOOK_IMPLICIT:
      gtk_snapshot_append_color (self->snapshot, &tint, &place);
      append_border (self, &place, 1.5, &colors[POL_CHART_COLOR_NEGATIVE_LINE]);
      break;
    case POL_CHART_LOOK_WIDENED:
      append_hatching (self, &place, &colors[POL_CHART_COLOR_NEGATIVE_LINE], FALSE);
      append_border (self, &place, 1.5, &colors[POL_CHART_COLOR_NEGATIVE_LINE]);
      break;
    case POL_CHART_LOOK_DOUBT:
      append_hatching (self, &place, &colors[POL_CHART_COLOR_DOUBT], TRUE);
      append_border (self, &place, 1.5, &colors[POL_CHART_COLOR_DOUBT]);
      break;
    case POL_CHART_LOOK_NEUTRAL:
    default:
      append_border (self, &place, 1, &colors[POL_CHART_COLOR_OUTLINE]);
    }
}

/* See the definitions of relative luminance and contrast ratio in WCAG 2.1. */
static double
get_luminance (const GdkRGBA *color)
{
  const float channels[] = { color->red, color->green, color->blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint i = 0; i < 3; i++)
    luminance += weights[i] * (channels[i] <= 0.03928 ? channels[i] / 12.92
                                                      : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return luminance;
}

/* Black or white, whichever is read better on a colour. */
static GdkRGBA
choose_ink (const GdkRGBA *background)
{
  double luminance = get_luminance (background);
  gboolean dark = (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05);

  return dark ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
}

/* Lines under a text make it hard to read. */
static void
clear_under_text (PolChartPainter *self, graphene_rect_t text)
{
  graphene_rect_inset (&text, -TEXT_PADDING / 2.0, 0);
  gtk_snapshot_append_color (self->snapshot, &self->colors[POL_CHART_COLOR_PAPER], &text);
}

static GdkRGBA
get_ink (PolChartPainter *self, PolChartLook look)
{
  if (look == POL_CHART_LOOK_POSITIVE)
    return choose_ink (&self->colors[POL_CHART_COLOR_POSITIVE]);
  if (look == POL_CHART_LOOK_NEGATIVE)
    return choose_ink (&self->colors[POL_CHART_COLOR_NEGATIVE]);

  return self->colors[POL_CHART_COLOR_TEXT];
}

/**
 * pol_chart_painter_number: (skip)
 * @self: a painter
 * @text: a number
 * @place: where a part was drawn
 * @look: the look of the part
 *
 * Writes a number in the middle of a part, if there is room for it.
 */
void
pol_chart_painter_number (PolChartPainter *self,
                          const char *text,
                          graphene_rect_t place,
                          PolChartLook look)
{
  GdkRGBA ink = get_ink (self, look);
  g_autoptr (PangoLayout) layout = NULL;
  graphene_rect_t middle;
  int width, height;

  /* There are many, and to measure one takes its time. */
  if (place.size.width < MIN_DIGIT_WIDTH * strlen (text) + 2 * TEXT_PADDING)
    return;
  layout = make_layout (self, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width + 2 * TEXT_PADDING > place.size.width || height > place.size.height)
    return;

  place = mirror (self, place);
  middle = GRAPHENE_RECT_INIT (place.origin.x + (place.size.width - width) / 2,
                               place.origin.y + (place.size.height - height) / 2, width, height);
  if (look == POL_CHART_LOOK_WIDENED || look == POL_CHART_LOOK_DOUBT)
    clear_under_text (self, middle);
  append_layout (self, layout, middle.origin.x, middle.origin.y, &ink);
}

/**
 * pol_chart_painter_value:
 * @self: a painter
 * @place: where a bar's part is
 * @model: the model of the chart
 * @column: which part
 * @value: its value
 * @with_number: whether to write the value on it, where there is room
 *
 * Draws a part of a bar, unless it is nothing. One image of a million is seen, too.
 */
void
pol_chart_painter_value (PolChartPainter *self,
                         graphene_rect_t place,
                         PolChartModel *model,
                         guint column,
                         guint value,
                         gboolean with_number)
{
  PolChartLook look = pol_chart_model_get_look (model, column);
  g_autofree char *number = NULL;

  if (value == 0)
    return;

  place.size.width = MAX (place.size.width, 1);
  place.size.height = MAX (place.size.height, 1);
  pol_chart_painter_part (self, place, look);
  if (!with_number)
    return;

  number = pol_chart_model_format (model, value);
  pol_chart_painter_number (self, number, place, look);
}

/**
 * pol_chart_painter_shade: (skip)
 * @self: a painter
 * @place: a cell
 * @share: how dark it is, from 0 to 1
 * @text: (nullable): a number for it, if there is room
 *
 * Draws a cell of a heat map: the more, the further from the colour of the paper.
 */
void
pol_chart_painter_shade (PolChartPainter *self, graphene_rect_t place, double share, const char *text)
{
  double strength = FAINTEST_SHADE + (1 - FAINTEST_SHADE) * CLAMP (share, 0, 1);
  GdkRGBA color = mix (&self->colors[POL_CHART_COLOR_PAPER], &self->colors[POL_CHART_COLOR_ACCENT],
                       strength);
  GdkRGBA ink = choose_ink (&color);

  pol_chart_painter_fill (self, place, &color);
  if (text != NULL && pol_chart_painter_measure (self, text, -1).width <= place.size.width - 2)
    pol_chart_painter_text (self, text, place, 0.5, &ink);
}

/**
 * pol_chart_painter_frame: (skip)
 * @self: a painter
 * @place: a place
 * @color: a colour
 *
 * Draws a line round a place, outside it.
 */
void
pol_chart_painter_frame (PolChartPainter *self, graphene_rect_t place, const GdkRGBA *color)
{
  place = mirror (self, place);
  graphene_rect_inset (&place, -2, -2);
  append_border (self, &place, 2, color);
}

/**
 * pol_chart_painter_push_clip: (skip)
 * @self: a painter
 * @place: a place
 *
 * Draws nothing outside the place, until pol_chart_painter_pop().
 */
void
pol_chart_painter_push_clip (PolChartPainter *self, graphene_rect_t place)
{
  place = mirror (self, place);
  gtk_snapshot_push_clip (self->snapshot, &place);
}

/**
 * pol_chart_painter_pop: (skip)
 * @self: a painter
 *
 * Ends the last pol_chart_painter_push_clip().
 */
void
pol_chart_painter_pop (PolChartPainter *self)
{
  gtk_snapshot_pop (self->snapshot);
}
