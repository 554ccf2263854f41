/* pol-matrix-picture.c: all cells of a matrix in one picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-picture.h"

/* How a picture is to be, or was, painted. */
typedef struct
{
  guint width, height;          /* in pixels of the screen */
  guint n_columns, n_rows;
  guint n_across, n_down;       /* areas, at most one for each column and row */
  GdkRGBA colors[POL_N_SHARES];
} Look;

struct _PolMatrixPicture
{
  GObject parent_instance;

  PolMatrixModel *model;

  Look look;                    /* of the picture that is there */
  GBytes *shares;
  GdkTexture *texture;

  Look wanted;                  /* of the one that is being made */
  GCancellable *making;         /* NULL if none is */
  gboolean stale;               /* cells changed since it was begun */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolMatrixPicture, pol_matrix_picture, G_TYPE_OBJECT)

typedef struct
{
  Look look;
  GBytes *shares;
} Painting;

static void
painting_free (gpointer data)
{
  Painting *painting = data;

  g_bytes_unref (painting->shares);
  g_free (painting);
}

static void
paint_line (const Look *look, const guint8 *shares, guint32 *line)
{
  for (guint x = 0; x < look->width; x++)
    {
      guint area = (guint64)x * look->n_across / look->width;
      guint before = x > 0 ? (guint64)(x - 1) * look->n_across / look->width : G_MAXUINT;

      line[x] = area == before
                    ? line[x - 1]
                    : pol_cell_painter_mix_shares (look->colors,
                                                   shares + (gsize)area * POL_N_SHARES);
    }
}

static void
paint (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Painting *painting = task_data;
  const Look *look = &painting->look;
  const guint8 *shares = g_bytes_get_data (painting->shares, NULL);
  gsize stride = look->width * sizeof (guint32);
  guint32 *pixels = g_malloc (stride * look->height);
  g_autoptr (GBytes) bytes = NULL;

  for (guint y = 0; y < look->height; y++)
    {
      guint area = (guint64)y * look->n_down / look->height;
      guint before = y > 0 ? (guint64)(y - 1) * look->n_down / look->height : G_MAXUINT;
      guint32 *line = pixels + (gsize)y * look->width;

      if (area == before)
        memcpy (line, line - look->width, stride);
      else
        paint_line (look, shares + (gsize)area * look->n_across * POL_N_SHARES, line);
    }
  bytes = g_bytes_new_take (pixels, stride * look->height);
  g_task_return_pointer (
      task, gdk_memory_texture_new (look->width, look->height, GDK_MEMORY_DEFAULT, bytes, stride),
      g_object_unref);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolMatrixPicture) self = user_data;
  const Painting *painting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture == NULL)
    return;

  g_clear_object (&self->making);
  self->look = painting->look;
  g_clear_pointer (&self->shares, g_bytes_unref);
  self->shares = g_bytes_ref (painting->shares);
  g_set_object (&self->texture, texture);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolMatrixPicture) self = user_data;
  g_autoptr (GBytes) shares = NULL;
  g_autoptr (GTask) task = NULL;
  Painting *painting;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  shares = pol_matrix_model_count_finish (self->model, result, NULL);
  if (shares == NULL)
    {
      g_clear_object (&self->making);
      return;
    }

  painting = g_new0 (Painting, 1);
  painting->look = self->wanted;
  painting->shares = g_bytes_ref (shares);
  task = g_task_new (NULL, self->making, on_painted, g_object_ref (self));
  g_task_set_task_data (task, painting, painting_free);
  g_task_run_in_thread (task, paint);
}

static void
stop (PolMatrixPicture *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
make (PolMatrixPicture *self, const Look *look)
{
  stop (self);
  self->stale = FALSE;
  self->wanted = *look;
  self->making = g_cancellable_new ();
  pol_matrix_model_count_async (self->model, look->n_across, look->n_down, self->making,
                                on_counted, g_object_ref (self));
}

static void
pol_matrix_picture_dispose (GObject *object)
{
  pol_matrix_picture_set_model (POL_MATRIX_PICTURE (object), NULL);

  G_OBJECT_CLASS (pol_matrix_picture_parent_class)->dispose (object);
}

static void
pol_matrix_picture_class_init (PolMatrixPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pol_matrix_picture_dispose;

  signals[CHANGED] = g_signal_new ("changed", POL_TYPE_MATRIX_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_matrix_picture_init (PolMatrixPicture *self)
{
}

/**
 * pol_matrix_picture_new:
 *
 * Returns: (transfer full): a picture of nothing
 */
PolMatrixPicture *
pol_matrix_picture_new (void)
{
  return g_object_new (POL_TYPE_MATRIX_PICTURE, NULL);
}

/**
 * pol_matrix_picture_set_model:
 * @self: a picture
 * @model: (nullable): a model that counts its cells
 *
 * Sets of what it is.
 */
void
pol_matrix_picture_set_model (PolMatrixPicture *self, PolMatrixModel *model)
{
  g_return_if_fail (POL_IS_MATRIX_PICTURE (self));

  stop (self);
  g_set_object (&self->model, model);
  g_clear_pointer (&self->shares, g_bytes_unref);
  g_clear_object (&self->texture);
  self->stale = TRUE;
}

/**
 * pol_matrix_picture_renew:
 * @self: a picture
 *
 * Tells it that cells are others.
 */
void
pol_matrix_picture_renew (PolMatrixPicture *self)
{
  g_return_if_fail (POL_IS_MATRIX_PICTURE (self));

  self->stale = TRUE;
}

/**
 * pol_matrix_picture_get:
 * @self: a picture
 * @painter: whose colours to take
 * @width: how wide it is to be, in pixels of the screen
 * @height: how high it is to be
 *
 * Gets the picture, and begins to make one where that is not as it should be. What changes
 * while one of the right size is being made waits for it.
 *
 * Returns: (transfer none) (nullable): the last picture; %NULL until the first is there
 */
GdkTexture *
pol_matrix_picture_get (PolMatrixPicture *self, PolCellPainter *painter, guint width, guint height)
{
  Look look = { .width = width, .height = height };

  g_return_val_if_fail (POL_IS_MATRIX_PICTURE (self), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  if (self->model == NULL)
    return NULL;

  look.n_columns = pol_matrix_model_get_n_columns (self->model);
  look.n_rows = pol_matrix_model_get_n_rows (self->model);
  look.n_across = MIN (look.n_columns, width);
  look.n_down = MIN (look.n_rows, height);
  pol_cell_painter_get_share_colors (painter, look.colors);
  if (look.n_across == 0 || look.n_down == 0)
    return NULL;

  if (memcmp (&look, &self->wanted, sizeof look) != 0 || (self->stale && self->making == NULL))
    make (self, &look);

  return self->texture;
}

/* Which of @n areas a cell of @n_cells is in: the last that begins at or before it. */
static guint
find_area (guint cell, guint n, guint n_cells)
{
  return (((guint64)cell + 1) * n - 1) / n_cells;
}

static guint
get_start (guint nth, guint n, guint n_cells)
{
  return (guint64)nth * n_cells / n;
}

/**
 * pol_matrix_picture_find_area:
 * @self: a picture
 * @row: a row
 * @column: a column
 * @area: (out): the cells that are one pixel with this one
 *
 * Finds out what is drawn for a cell.
 *
 * Returns: (nullable): the shares of these cells, one for each [enum@Share], in 255ths; %NULL
 *   where there is no picture of them
 */
const guint8 *
pol_matrix_picture_find_area (PolMatrixPicture *self,
                              guint row,
                              guint column,
                              PolMatrixBlock *area)
{
  const Look *look = &self->look;
  guint across, down;

  g_return_val_if_fail (POL_IS_MATRIX_PICTURE (self), NULL);
  g_return_val_if_fail (area != NULL, NULL);

  *area = (PolMatrixBlock){ row, 1, column, 1 };
  if (self->texture == NULL || row >= look->n_rows || column >= look->n_columns
      || look->n_rows != pol_matrix_model_get_n_rows (self->model)
      || look->n_columns != pol_matrix_model_get_n_columns (self->model))
    return NULL;

  across = find_area (column, look->n_across, look->n_columns);
  down = find_area (row, look->n_down, look->n_rows);
  area->column = get_start (across, look->n_across, look->n_columns);
  area->n_columns = get_start (across + 1, look->n_across, look->n_columns) - area->column;
  area->row = get_start (down, look->n_down, look->n_rows);
  area->n_rows = get_start (down + 1, look->n_down, look->n_rows) - area->row;

  return (const guint8 *)g_bytes_get_data (self->shares, NULL)
         + ((gsize)down * look->n_across + across) * POL_N_SHARES;
}
