#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_VIEW (pol_image_view_get_type ())

/* Shows a texture, fitted or at a zoom, to be moved by dragging and scrolling.
 * Properties: "texture" (rw), "zoom" (rw, logical pixels for a pixel of the
 * picture), "fit" (rw, whether the zoom follows the size of the view), "turns"
 * (rw, quarters clockwise), "label" (rw, the accessible name). Actions:
 * view.zoom-in, view.zoom-out, view.zoom-fit, view.zoom-100, view.toggle-fit
 * (original size or fitted), view.rotate-left, view.rotate-right. */
G_DECLARE_FINAL_TYPE (PolImageView, pol_image_view, POL, IMAGE_VIEW, GtkWidget)

GtkWidget  *pol_image_view_new         (void);

GdkTexture *pol_image_view_get_texture (PolImageView *self);
void        pol_image_view_set_texture (PolImageView *self,
                                        GdkTexture   *texture);
void        pol_image_view_set_reduced (PolImageView *self,
                                        GdkTexture   *texture,
                                        guint         width,
                                        guint         height);
guint       pol_image_view_get_detail  (PolImageView *self);
double      pol_image_view_get_zoom    (PolImageView *self);
void        pol_image_view_set_zoom    (PolImageView *self,
                                        double        zoom);
gboolean    pol_image_view_get_fit     (PolImageView *self);
void        pol_image_view_set_fit     (PolImageView *self,
                                        gboolean      fit);
guint       pol_image_view_get_turns   (PolImageView *self);
void        pol_image_view_set_turns   (PolImageView *self,
                                        guint         turns);
const char *pol_image_view_get_label   (PolImageView *self);
void        pol_image_view_set_label   (PolImageView *self,
                                        const char   *label);

G_END_DECLS
