#pragma once

#include <gtk/gtk.h>

#include "pol-matrix-model.h"

G_BEGIN_DECLS

/* Draws the cells of a matrix in the colours of a widget: boxes with signs where
 * there is room for them, squares of colour where there is not. */
typedef struct _PolCellPainter PolCellPainter;

PolCellPainter *pol_cell_painter_new      (void);
void            pol_cell_painter_free     (PolCellPainter *self);

void            pol_cell_painter_set_size (PolCellPainter *self,
                                           GtkWidget      *widget,
                                           int             size,
                                           gboolean        high_contrast);
GdkTexture     *pol_cell_painter_get_box  (PolCellPainter *self,
                                           guint8          cell);
void            pol_cell_painter_get_share_colors
                                          (PolCellPainter *self,
                                           GdkRGBA         colors[POL_N_SHARES]);
guint32         pol_cell_painter_mix_shares
                                          (const GdkRGBA   colors[POL_N_SHARES],
                                           const guint8   *shares);
GdkTexture     *pol_cell_painter_make_shade
                                          (PolCellPainter *self,
                                           const guint8   *shares);
GdkTexture     *pol_cell_painter_paint    (PolCellPainter *self,
                                           const guint8   *cells,
                                           guint           n_rows,
                                           guint           n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolCellPainter, pol_cell_painter_free)

G_END_DECLS
