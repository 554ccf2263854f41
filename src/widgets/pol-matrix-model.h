#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PolCell:
 * @POL_CELL_NOTHING: nothing is drawn
 * @POL_CELL_EMPTY: an empty box
 * @POL_CELL_TICK: a filled box with a tick
 * @POL_CELL_TICK_OUTLINED: a box in outline with a tick
 * @POL_CELL_CROSS: a filled box with a cross
 * @POL_CELL_CROSS_OUTLINED: a box in outline with a cross
 * @POL_CELL_CROSS_HATCHED: a hatched box with a cross
 * @POL_CELL_QUESTION: a box with a question mark
 * @POL_CELL_DISPUTED: a box that is half tick, half cross
 *
 * How a cell is drawn. Each differs from the others in shape, too, not in colour alone.
 */
typedef enum
{
  POL_CELL_NOTHING,
  POL_CELL_EMPTY,
  POL_CELL_TICK,
  POL_CELL_TICK_OUTLINED,
  POL_CELL_CROSS,
  POL_CELL_CROSS_OUTLINED,
  POL_CELL_CROSS_HATCHED,
  POL_CELL_QUESTION,
  POL_CELL_DISPUTED
} PolCell;

#define POL_N_CELLS (POL_CELL_DISPUTED + 1)

/* Added to a PolCell: a corner is marked. */
#define POL_CELL_MARKED 0x80

/**
 * PolMatrixBlock:
 * @row: its first row
 * @n_rows: how many rows, 0 for no block
 * @column: its first column
 * @n_columns: how many columns
 *
 * Cells beside and below each other.
 */
typedef struct
{
  guint row;
  guint n_rows;
  guint column;
  guint n_columns;
} PolMatrixBlock;

/**
 * PolShare:
 * @POL_SHARE_POSITIVE: cells with a tick
 * @POL_SHARE_NEGATIVE: cells with a cross
 * @POL_SHARE_IGNORED: other cells
 * @POL_SHARE_DIFFERENT: cells whose corner is marked
 *
 * Of what kind of cells a share is.
 */
typedef enum
{
  POL_SHARE_POSITIVE,
  POL_SHARE_NEGATIVE,
  POL_SHARE_IGNORED,
  POL_SHARE_DIFFERENT
} PolShare;

#define POL_N_SHARES (POL_SHARE_DIFFERENT + 1)

#define POL_TYPE_MATRIX_MODEL (pol_matrix_model_get_type ())

/* What a matrix shows. Only cells that are on the screen are read; all of them are only
 * counted, by area.
 * Signals: changed ()        its rows or columns are others
 *          cells-changed ()  cells are others, at the places where they were */
G_DECLARE_INTERFACE (PolMatrixModel, pol_matrix_model, POL, MATRIX_MODEL, GObject)

struct _PolMatrixModelInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_rows)      (PolMatrixModel *self);
  guint (*get_n_columns)   (PolMatrixModel *self);
  char *(*get_row_name)    (PolMatrixModel *self,
                            guint           row);
  char *(*get_column_name) (PolMatrixModel *self,
                            guint           column);
  void  (*read)            (PolMatrixModel *self,
                            guint           row,
                            guint           column,
                            guint           n,
                            guint8         *cells);
  char *(*describe)        (PolMatrixModel *self,
                            guint           row,
                            guint           column);

  /* Both or neither: who they are stays, wherever they are. */
  guint    (*identify)     (PolMatrixModel *self,
                            GtkOrientation  orientation,
                            guint           place);
  gboolean (*find)         (PolMatrixModel *self,
                            GtkOrientation  orientation,
                            guint           id,
                            guint          *place);

  /* All or none. */
  void    (*count_async)   (PolMatrixModel       *self,
                            guint                 n_across,
                            guint                 n_down,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data);
  GBytes *(*count_finish)  (PolMatrixModel       *self,
                            GAsyncResult         *result,
                            GError              **error);
  char   *(*describe_area) (PolMatrixModel       *self,
                            const PolMatrixBlock *area,
                            const guint8         *shares);
};

guint pol_matrix_model_get_n_rows      (PolMatrixModel *self);
guint pol_matrix_model_get_n_columns   (PolMatrixModel *self);
char *pol_matrix_model_get_row_name    (PolMatrixModel *self,
                                        guint           row);
char *pol_matrix_model_get_column_name (PolMatrixModel *self,
                                        guint           column);
void  pol_matrix_model_read            (PolMatrixModel *self,
                                        guint           row,
                                        guint           column,
                                        guint           n,
                                        guint8         *cells);
char *pol_matrix_model_describe        (PolMatrixModel *self,
                                        guint           row,
                                        guint           column);
guint pol_matrix_model_identify        (PolMatrixModel *self,
                                        GtkOrientation  orientation,
                                        guint           place);
gboolean pol_matrix_model_find         (PolMatrixModel *self,
                                        GtkOrientation  orientation,
                                        guint           id,
                                        guint          *place);
gboolean pol_matrix_model_can_count    (PolMatrixModel *self);
void  pol_matrix_model_count_async     (PolMatrixModel *self,
                                        guint           n_across,
                                        guint           n_down,
                                        GCancellable   *cancellable,
                                        GAsyncReadyCallback
                                                        callback,
                                        gpointer        user_data);
GBytes *pol_matrix_model_count_finish  (PolMatrixModel *self,
                                        GAsyncResult   *result,
                                        GError        **error);
char *pol_matrix_model_describe_area   (PolMatrixModel *self,
                                        const PolMatrixBlock
                                                       *area,
                                        const guint8   *shares);
void  pol_matrix_model_changed         (PolMatrixModel *self);
void  pol_matrix_model_cells_changed   (PolMatrixModel *self);

G_END_DECLS
