/* pol-cell-painter.c: the cells of a matrix, as pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cell-painter.h"

#include <math.h>

/* A square of at least this size is drawn with a gap to its neighbours, in pixels. */
#define GAP_SIZE 6

/* Of a box, in pixels. */
#define LINE_WIDTH 1.5
#define STRONG_LINE_WIDTH 2.5

typedef enum
{
  COLOR_NONE,
  COLOR_FAINT,
  COLOR_POSITIVE,
  COLOR_POSITIVE_LINE,
  COLOR_NEGATIVE,
  COLOR_NEGATIVE_LINE,
  COLOR_DOUBT,
  COLOR_MARK,
  COLOR_PAPER,
  N_COLORS
} Color;

typedef enum
{
  SIGN_NONE,
  SIGN_TICK,
  SIGN_CROSS,
  SIGN_QUESTION,
  SIGN_BOTH
} Sign;

/* What each cell is made of, and how strong its colour is as a mere square. */
static const struct
{
  Sign sign;
  Color fill;
  Color line;
  gboolean hatched;
  Color square;
  float strength;
} looks[POL_N_CELLS] = {
  [POL_CELL_NOTHING] = { SIGN_NONE, COLOR_NONE, COLOR_NONE, FALSE, COLOR_NONE, 0 },
  [POL_CELL_EMPTY] = { SIGN_NONE, COLOR_NONE, COLOR_FAINT, FALSE, COLOR_FAINT, 0.5 },
  [POL_CELL_TICK] = { SIGN_TICK, COLOR_POSITIVE, COLOR_NONE, FALSE, COLOR_POSITIVE, 1 },
  [POL_CELL_TICK_OUTLINED]
  = { SIGN_TICK, COLOR_NONE, COLOR_POSITIVE_LINE, FALSE, COLOR_POSITIVE, 0.4 },
  [POL_CELL_CROSS] = { SIGN_CROSS, COLOR_NEGATIVE, COLOR_NONE, FALSE, COLOR_NEGATIVE, 1 },
  [POL_CELL_CROSS_OUTLINED]
  = { SIGN_CROSS, COLOR_NONE, COLOR_NEGATIVE_LINE, FALSE, COLOR_NEGATIVE, 0.25 },
  [POL_CELL_CROSS_HATCHED]
  = { SIGN_CROSS, COLOR_NONE, COLOR_NEGATIVE_LINE, TRUE, COLOR_NEGATIVE, 0.55 },
  [POL_CELL_QUESTION] = { SIGN_QUESTION, COLOR_NONE, COLOR_DOUBT, FALSE, COLOR_DOUBT, 0.7 },
  [POL_CELL_DISPUTED] = { SIGN_BOTH, COLOR_NONE, COLOR_DOUBT, FALSE, COLOR_DOUBT, 1 },
};

struct _PolCellPainter
{
  GdkRGBA colors[N_COLORS];
  int size;
  int scale;
  double line_width;
  GdkTexture *boxes[POL_N_CELLS][2];
};

/**
 * pol_cell_painter_new:
 *
 * Returns: (transfer full): a painter, to be given a size
 */
PolCellPainter *
pol_cell_painter_new (void)
{
  return g_new0 (PolCellPainter, 1);
}

static void
forget_boxes (PolCellPainter *self)
{
  for (guint i = 0; i < POL_N_CELLS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (self->boxes[i]); j++)
      g_clear_object (&self->boxes[i][j]);
}

/**
 * pol_cell_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees it.
 */
void
pol_cell_painter_free (PolCellPainter *self)
{
  forget_boxes (self);
  g_free (self);
}

static GdkRGBA
look_up (GtkStyleContext *style, const char *name, const char *fallback)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gdk_rgba_parse (&color, fallback);

  return color;
}

static void
take_colors (PolCellPainter *self, GtkWidget *widget, gboolean high_contrast)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  self->colors[COLOR_POSITIVE] = look_up (style, "green_5", "#26a269");
  self->colors[COLOR_POSITIVE_LINE] = look_up (style, "success_color", "#26a269");
  self->colors[COLOR_NEGATIVE] = look_up (style, "red_4", "#c01c28");
  self->colors[COLOR_NEGATIVE_LINE] = look_up (style, "error_color", "#c01c28");
  self->colors[COLOR_DOUBT] = look_up (style, "warning_color", "#ae7b03");
  self->colors[COLOR_MARK] = look_up (style, "accent_color", "#1c71d8");
  self->colors[COLOR_PAPER] = (GdkRGBA){ 1, 1, 1, 1 };
  gtk_style_context_get_color (style, &self->colors[COLOR_FAINT]);
  self->colors[COLOR_FAINT].alpha *= high_contrast ? 0.7 : 0.2;
}

/**
 * pol_cell_painter_set_size:
 * @self: a painter
 * @widget: the widget whose colours and scale factor to take
 * @size: the side of a cell, in pixels of the application
 * @high_contrast: whether boxes have strong borders
 *
 * Sets how cells are drawn from now on.
 */
void
pol_cell_painter_set_size (PolCellPainter *self,
                           GtkWidget *widget,
                           int size,
                           gboolean high_contrast)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  forget_boxes (self);
  take_colors (self, widget, high_contrast);
  self->line_width = high_contrast ? STRONG_LINE_WIDTH : LINE_WIDTH;
  self->size = size;
  self->scale = gtk_widget_get_scale_factor (widget);
}

static void
set_color (cairo_t *cr, PolCellPainter *self, Color color)
{
  gdk_cairo_set_source_rgba (cr, &self->colors[color]);
}

/* A path round the box, moved inwards. */
static void
trace_box (cairo_t *cr, double size, double inset)
{
  double radius = MAX (size / 5 - inset, 1);
  double near = inset + radius;
  double far = size - inset - radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, far, near, radius, -G_PI_2, 0);
  cairo_arc (cr, far, far, radius, 0, G_PI_2);
  cairo_arc (cr, near, far, radius, G_PI_2, G_PI);
  cairo_arc (cr, near, near, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_hatching (cairo_t *cr, double size)
{
  cairo_save (cr);
  trace_box (cr, size, 0);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  for (double x = -size; x < size; x += MAX (size / 4, 3))
    {
      cairo_move_to (cr, x, size);
      cairo_line_to (cr, x + size, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A sign is hard to read on the hatching. */
static void
clear_under_sign (cairo_t *cr, double size)
{
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_arc (cr, size / 2, size / 2, size * 0.33, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
trace_tick (cairo_t *cr, double left, double top, double size)
{
  cairo_move_to (cr, left + size * 0.22, top + size * 0.52);
  cairo_line_to (cr, left + size * 0.42, top + size * 0.72);
  cairo_line_to (cr, left + size * 0.78, top + size * 0.3);
}

static void
trace_cross (cairo_t *cr, double left, double top, double size)
{
  cairo_move_to (cr, left + size * 0.28, top + size * 0.28);
  cairo_line_to (cr, left + size * 0.72, top + size * 0.72);
  cairo_move_to (cr, left + size * 0.72, top + size * 0.28);
  cairo_line_to (cr, left + size * 0.28, top + size * 0.72);
}

static void
trace_question (cairo_t *cr, double size)
{
  cairo_arc (cr, size * 0.5, size * 0.37, size * 0.16, G_PI, G_PI_2);
  cairo_line_to (cr, size * 0.5, size * 0.62);
  cairo_move_to (cr, size * 0.5, size * 0.76);
  cairo_line_to (cr, size * 0.5, size * 0.77);
}

static void
draw_sign (cairo_t *cr, PolCellPainter *self, Sign sign, double size)
{
  cairo_set_line_width (cr, MAX (size / 9, 1.5));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  if (sign == SIGN_TICK)
    trace_tick (cr, 0, 0, size);
  else if (sign == SIGN_CROSS)
    trace_cross (cr, 0, 0, size);
  else if (sign == SIGN_QUESTION)
    trace_question (cr, size);
  else if (sign == SIGN_BOTH)
    {
      cairo_set_line_width (cr, MAX (size / 14, 1.2));
      set_color (cr, self, COLOR_POSITIVE_LINE);
      trace_tick (cr, size * 0.04, size * 0.06, size * 0.58);
      cairo_stroke (cr);
      set_color (cr, self, COLOR_NEGATIVE_LINE);
      trace_cross (cr, size * 0.4, size * 0.4, size * 0.58);
    }
  cairo_stroke (cr);
}

static void
draw_mark (cairo_t *cr, PolCellPainter *self, double size)
{
  set_color (cr, self, COLOR_MARK);
  cairo_move_to (cr, size, 0);
  cairo_line_to (cr, size * 0.55, 0);
  cairo_line_to (cr, size, size * 0.45);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_box (cairo_t *cr, PolCellPainter *self, PolCell cell, double size)
{
  if (looks[cell].fill != COLOR_NONE)
    {
      set_color (cr, self, looks[cell].fill);
      trace_box (cr, size, 0);
      cairo_fill (cr);
      set_color (cr, self, COLOR_PAPER);
    }
  if (looks[cell].line != COLOR_NONE)
    {
      set_color (cr, self, looks[cell].line);
      if (looks[cell].hatched)
        draw_hatching (cr, size);
      cairo_set_line_width (cr, self->line_width);
      trace_box (cr, size, self->line_width / 2);
      cairo_stroke (cr);
    }
  if (looks[cell].hatched)
    clear_under_sign (cr, size);
  draw_sign (cr, self, looks[cell].sign, size);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)stride * height);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
make_box (PolCellPainter *self, guint8 cell)
{
  PolCell look = cell & ~POL_CELL_MARKED;
  int side = self->size * self->scale;
  double gap = MAX (self->size / 10.0, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture;

  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, gap, gap);
  draw_box (cr, self, look, self->size - 2 * gap);
  if (cell & POL_CELL_MARKED)
    draw_mark (cr, self, self->size - 2 * gap);
  texture = make_texture (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return texture;
}

/**
 * pol_cell_painter_get_box:
 * @self: a painter
 * @cell: a [enum@Cell], with or without `POL_CELL_MARKED`
 *
 * Returns: (transfer none): the cell as a box with a sign
 */
GdkTexture *
pol_cell_painter_get_box (PolCellPainter *self, guint8 cell)
{
  PolCell look = cell & ~POL_CELL_MARKED;
  GdkTexture **box;

  g_return_val_if_fail (self != NULL && self->size > 0, NULL);
  g_return_val_if_fail (look < POL_N_CELLS, NULL);

  box = &self->boxes[look][cell & POL_CELL_MARKED ? 1 : 0];
  if (*box == NULL)
    *box = make_box (self, cell);

  return *box;
}

/**
 * pol_cell_painter_get_share_colors:
 * @self: a painter
 * @colors: (out caller-allocates) (array fixed-size=4): the colour of an area all of whose cells
 *   are of one [enum@Share]
 *
 * Gets the colours that pictures of many cells are mixed of.
 */
void
pol_cell_painter_get_share_colors (PolCellPainter *self, GdkRGBA colors[POL_N_SHARES])
{
  static const struct
  {
    Color color;
    float strength;
  } shares[POL_N_SHARES] = {
    [POL_SHARE_POSITIVE] = { COLOR_POSITIVE, 1 },
    [POL_SHARE_NEGATIVE] = { COLOR_NEGATIVE_LINE, 0.35 },
    [POL_SHARE_IGNORED] = { COLOR_FAINT, 0.4 },
    [POL_SHARE_DIFFERENT] = { COLOR_MARK, 1 },
  };

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < POL_N_SHARES; i++)
    {
      colors[i] = self->colors[shares[i].color];
      colors[i].alpha *= shares[i].strength;
    }
}

static void
add_color (float sum[4], const GdkRGBA *color, float weight)
{
  sum[0] += color->red * color->alpha * weight;
  sum[1] += color->green * color->alpha * weight;
  sum[2] += color->blue * color->alpha * weight;
  sum[3] += color->alpha * weight;
}

/**
 * pol_cell_painter_mix_shares:
 * @colors: (array fixed-size=4): what pol_cell_painter_get_share_colors() gave
 * @shares: (array fixed-size=4): how much of an area is of each [enum@Share], in 255ths
 *
 * Mixes the shade of an area. A few positive labels among many show all the same: they count
 * by the root of their share. Any thread may call it.
 *
 * Returns: a pixel in GDK_MEMORY_DEFAULT: premultiplied
 */
guint32
pol_cell_painter_mix_shares (const GdkRGBA colors[POL_N_SHARES], const guint8 *shares)
{
  float positive = shares[POL_SHARE_POSITIVE] / 255.0f;
  float others = 1 - positive;
  float lifted = sqrtf (positive);
  float scale = others > 0 ? (1 - lifted) / others : 0;
  float different = shares[POL_SHARE_DIFFERENT] / 255.0f;
  float sum[4] = { 0 };

  add_color (sum, &colors[POL_SHARE_POSITIVE], lifted);
  for (guint i = POL_SHARE_NEGATIVE; i <= POL_SHARE_IGNORED; i++)
    add_color (sum, &colors[i], shares[i] / 255.0f * scale);
  for (guint i = 0; i < G_N_ELEMENTS (sum); i++)
    sum[i] *= 1 - different;
  add_color (sum, &colors[POL_SHARE_DIFFERENT], different);
  for (guint i = 0; i < G_N_ELEMENTS (sum); i++)
    sum[i] = roundf (255 * CLAMP (sum[i], 0, 1));

  return (guint32)sum[3] << 24 | (guint32)sum[0] << 16 | (guint32)sum[1] << 8 | (guint32)sum[2];
}

/**
 * pol_cell_painter_make_shade:
 * @self: a painter
 * @shares: (array fixed-size=4): how much of an area is of each [enum@Share], in 255ths
 *
 * Returns: (transfer full): a square of the shade of such an area, of the painter's size
 */
GdkTexture *
pol_cell_painter_make_shade (PolCellPainter *self, const guint8 *shares)
{
  GdkRGBA colors[POL_N_SHARES];
  guint side;
  guint32 pixel;
  guint32 *pixels;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && self->size > 0, NULL);

  pol_cell_painter_get_share_colors (self, colors);
  pixel = pol_cell_painter_mix_shares (colors, shares);
  side = self->size * self->scale;
  pixels = g_new (guint32, side * side);
  for (guint i = 0; i < side * side; i++)
    pixels[i] = pixel;
  bytes = g_bytes_new_take (pixels, side * side * sizeof *pixels);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, side * sizeof *pixels);
}

/* A pixel in GDK_MEMORY_DEFAULT: premultiplied. */
static guint32
get_pixel (PolCellPainter *self, guint8 cell)
{
  PolCell look = cell & ~POL_CELL_MARKED;
  gboolean marked = cell & POL_CELL_MARKED;
  const GdkRGBA *color = &self->colors[marked ? COLOR_MARK : looks[look].square];
  float alpha = color->alpha * (marked ? 1 : looks[look].strength);
  guint32 a = lroundf (255 * alpha);
  guint32 r = lroundf (255 * alpha * color->red);
  guint32 g = lroundf (255 * alpha * color->green);
  guint32 b = lroundf (255 * alpha * color->blue);

  return a << 24 | r << 16 | g << 8 | b;
}

/**
 * pol_cell_painter_paint:
 * @self: a painter
 * @cells: (array): cells, row by row
 * @n_rows: how many rows
 * @n_columns: how many columns
 *
 * Returns: (transfer full): the cells as squares of colour, each of the painter's size
 */
GdkTexture *
pol_cell_painter_paint (PolCellPainter *self,
                        const guint8 *cells,
                        guint n_rows,
                        guint n_columns)
{
  guint side, gap;
  gsize width, height;
  guint32 *pixels;
  guint32 palette[256] = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && self->size > 0, NULL);
  g_return_val_if_fail (n_rows > 0 && n_columns > 0, NULL);

  side = self->size * self->scale;
  gap = self->size >= GAP_SIZE ? self->scale : 0;
  width = (gsize)n_columns * side;
  height = (gsize)n_rows * side;
  pixels = g_new0 (guint32, width * height);
  for (guint i = 0; i < POL_N_CELLS; i++)
    {
      palette[i] = get_pixel (self, i);
      palette[i | POL_CELL_MARKED] = get_pixel (self, i | POL_CELL_MARKED);
    }

  for (guint row = 0; row < n_rows; row++)
    {
      guint32 *line = pixels + row * side * width;

      for (guint column = 0; column < n_columns; column++)
        for (guint x = 0; x < side - gap; x++)
          line[column * side + x] = palette[cells[(gsize)row * n_columns + column]];
      for (guint y = 1; y < side - gap; y++)
        memcpy (line + y * width, line, width * sizeof *line);
    }

  bytes = g_bytes_new_take (pixels, width * height * sizeof *pixels);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, width * sizeof *pixels);
}
