#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_CANVAS (pol_canvas_get_type ())

/* A widget that draws what of something larger shows, and scrolls over it. It holds what
 * GtkScrollable asks for; kinds of it say how large things are and draw them.
 *
 * Properties: those of GtkScrollable. */
G_DECLARE_DERIVABLE_TYPE (PolCanvas, pol_canvas, POL, CANVAS, GtkWidget)

/**
 * PolCanvasClass:
 * @mirrors: whether the start of the content is at the right where lines begin there
 * @get_extent: how much of the content shows along an orientation, how large it is and
 *   how far a step goes, in pixels
 */
struct _PolCanvasClass
{
  GtkWidgetClass parent_class;

  gboolean mirrors;

  void     (*get_extent) (PolCanvas      *self,
                          GtkOrientation  orientation,
                          double         *page,
                          double         *size,
                          double         *step);
};

gboolean pol_canvas_is_mirrored (PolCanvas      *self);
void     pol_canvas_configure   (PolCanvas      *self);
double   pol_canvas_get_offset  (PolCanvas      *self,
                                 GtkOrientation  orientation);
void     pol_canvas_set_offset  (PolCanvas      *self,
                                 GtkOrientation  orientation,
                                 double          offset);
void     pol_canvas_scroll_to   (PolCanvas      *self,
                                 GtkOrientation  orientation,
                                 double          start,
                                 double          size);

G_END_DECLS
