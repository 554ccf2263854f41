/* pol-matrix-draw.c: the cells of a matrix and their names on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-private.h"

#include <math.h>

/* The names of columns take no more than these many pixels. */
#define COLUMN_NAMES_HEIGHT 130
#define NAME_PADDING 6

/* Names beyond these many are not asked how long they are. */
#define MEASURED_NAMES 200

/* Of the cursor, where a cell is smaller. */
#define LEAST_OUTLINE 8

static PangoLayout *
make_layout (PolMatrix *self, char *take_text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), take_text);

  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  g_free (take_text);

  return layout;
}

/* At the side where lines begin, in whatever direction the name itself is written: Pango takes
 * the sides the other way round where that is not the direction of the widget. */
static void
align_name (PangoLayout *layout)
{
  if (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

/* As high as the longest of the first names, turned. */
void
pol_matrix_measure_names (PolMatrix *self)
{
  guint n = self->model != NULL ? pol_matrix_model_get_n_columns (self->model) : 0;
  int longest = 0;

  for (guint i = 0; i < MIN (n, MEASURED_NAMES); i++)
    {
      g_autoptr (PangoLayout) layout
          = make_layout (self, pol_matrix_model_get_column_name (self->model, i), -1);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      longest = MAX (longest, width);
    }

  self->names_height = CLAMP (longest + 2 * NAME_PADDING, 40, COLUMN_NAMES_HEIGHT);
}

static guint8 *
read_cells (PolMatrix *self, const PolMatrixPart *view)
{
  g_array_set_size (self->cells, view->n_rows * view->n_columns);
  for (guint i = 0; i < view->n_rows; i++)
    pol_matrix_model_read (self->model, view->row + i, view->column, view->n_columns,
                           (guint8 *)self->cells->data + i * view->n_columns);

  return (guint8 *)self->cells->data;
}

static void
snapshot_boxes (PolMatrix *self,
                GtkSnapshot *snapshot,
                const PolMatrixPart *view,
                const guint8 *cells)
{
  for (guint i = 0; i < view->n_rows; i++)
    for (guint j = 0; j < view->n_columns; j++)
      {
        PolMatrixBlock cell = { view->row + i, 1, view->column + j, 1 };
        graphene_rect_t place = pol_matrix_get_place (self, view, &cell);

        gtk_snapshot_append_texture (
            snapshot, pol_cell_painter_get_box (self->painter, cells[i * view->n_columns + j]),
            &place);
      }
}

static void
snapshot_texture (PolMatrix *self,
                  GtkSnapshot *snapshot,
                  const PolMatrixPart *view,
                  GdkTexture *texture)
{
  PolMatrixBlock all = { view->row, view->n_rows, view->column, view->n_columns };
  graphene_rect_t place = pol_matrix_get_place (self, view, &all);

  gtk_snapshot_save (snapshot);
  if (pol_canvas_is_mirrored (POL_CANVAS (self)))
    {
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (2 * place.origin.x + place.size.width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_snapshot_append_texture (snapshot, texture, &place);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_squares (PolMatrix *self,
                  GtkSnapshot *snapshot,
                  const PolMatrixPart *view,
                  const guint8 *cells)
{
  g_autoptr (GdkTexture) texture
      = pol_cell_painter_paint (self->painter, cells, view->n_rows, view->n_columns);

  snapshot_texture (self, snapshot, view, texture);
}

static void
snapshot_picture (PolMatrix *self, GtkSnapshot *snapshot, const PolMatrixPart *view)
{
  PolMatrixBlock all = { view->row, view->n_rows, view->column, view->n_columns };
  graphene_rect_t place = pol_matrix_get_place (self, view, &all);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GdkTexture *texture
      = pol_matrix_picture_get (self->picture, self->painter,
                                MAX (ceilf (place.size.width), 1) * scale,
                                MAX (ceilf (place.size.height), 1) * scale);

  if (texture != NULL)
    snapshot_texture (self, snapshot, view, texture);
}

static void
snapshot_cells (PolMatrix *self, GtkSnapshot *snapshot, const PolMatrixPart *view)
{
  if (pol_matrix_is_picture (self))
    snapshot_picture (self, snapshot, view);
  else if (pol_matrix_shows_names (self))
    snapshot_boxes (self, snapshot, view, read_cells (self, view));
  else
    snapshot_squares (self, snapshot, view, read_cells (self, view));
}

/* Around a cell that is too small to be seen, too. */
static graphene_rect_t
get_cursor_place (PolMatrix *self, const PolMatrixPart *view)
{
  PolMatrixBlock cell = { self->row, 1, self->column, 1 };
  graphene_rect_t place = pol_matrix_get_place (self, view, &cell);
  float across = MIN (place.size.width - LEAST_OUTLINE, 0) / 2;
  float down = MIN (place.size.height - LEAST_OUTLINE, 0) / 2;

  graphene_rect_inset (&place, across, down);
  return place;
}

static void
snapshot_selection (PolMatrix *self, GtkSnapshot *snapshot, const PolMatrixPart *view)
{
  PolMatrixBlock block = pol_matrix_get_block (self);
  graphene_rect_t place = pol_matrix_get_place (self, view, &block);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    gtk_style_context_get_color (style, &accent);
  if (block.n_rows > 1 || block.n_columns > 1)
    {
      GdkRGBA faint = accent;

      faint.alpha *= 0.2;
      gtk_snapshot_append_color (snapshot, &faint, &place);
    }
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      GskRoundedRect outline;

      place = get_cursor_place (self, view);
      gsk_rounded_rect_init_from_rect (&outline, &place, 3);
      gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 },
                                  (GdkRGBA[]){ accent, accent, accent, accent });
    }
}

static void
snapshot_row_names (PolMatrix *self,
                    GtkSnapshot *snapshot,
                    const PolMatrixPart *view,
                    const GdkRGBA *color)
{
  int width = view->body.origin.x - 2 * NAME_PADDING;
  graphene_rect_t place = pol_matrix_mirror (
      self, GRAPHENE_RECT_INIT (0, view->body.origin.y, view->body.origin.x,
                                view->body.size.height));

  gtk_snapshot_push_clip (snapshot, &place);
  for (guint i = 0; i < view->n_rows; i++)
    {
      g_autoptr (PangoLayout) layout
          = make_layout (self, pol_matrix_model_get_row_name (self->model, view->row + i), width);
      int height;

      align_name (layout);
      pango_layout_get_pixel_size (layout, NULL, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (place.origin.x + NAME_PADDING,
                                          view->top + i * self->cell_size
                                              + (self->cell_size - height) / 2));
      gtk_snapshot_append_layout (snapshot, layout, color);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

/* They are read from below. */
static void
snapshot_column_names (PolMatrix *self,
                       GtkSnapshot *snapshot,
                       const PolMatrixPart *view,
                       const GdkRGBA *color)
{
  int length = view->body.origin.y - 2 * NAME_PADDING;

  graphene_rect_t place = pol_matrix_mirror (
      self, GRAPHENE_RECT_INIT (view->body.origin.x, 0, view->body.size.width,
                                view->body.origin.y));

  gtk_snapshot_push_clip (snapshot, &place);
  for (guint i = 0; i < view->n_columns; i++)
    {
      g_autoptr (PangoLayout) layout = make_layout (
          self, pol_matrix_model_get_column_name (self->model, view->column + i), length);
      PolMatrixBlock cell = { view->row, 1, view->column + i, 1 };
      int height;

      place = pol_matrix_get_place (self, view, &cell);
      pango_layout_get_pixel_size (layout, NULL, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (place.origin.x + floorf ((place.size.width - height) / 2),
                                          view->body.origin.y - NAME_PADDING));
      gtk_snapshot_rotate (snapshot, -90);
      gtk_snapshot_append_layout (snapshot, layout, color);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

/* Draws what shows. */
void
pol_matrix_draw (PolMatrix *self, GtkSnapshot *snapshot)
{
  PolMatrixPart view = pol_matrix_get_part (self);
  graphene_rect_t body = pol_matrix_mirror (self, view.body);
  GdkRGBA color;

  if (view.n_rows == 0 || view.n_columns == 0)
    return;

  gtk_snapshot_push_clip (snapshot, &body);
  snapshot_cells (self, snapshot, &view);
  snapshot_selection (self, snapshot, &view);
  gtk_snapshot_pop (snapshot);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (pol_matrix_shows_names (self))
    snapshot_row_names (self, snapshot, &view, &color);
  if (pol_matrix_shows_column_names (self))
    snapshot_column_names (self, snapshot, &view, &color);
}
