/* pol-concept-image.c: a small picture of one image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-image.h"

#include "pol-thumbnail-loader.h"

/* On each side, in logical pixels. */
#define SIZE 64

struct _PolConceptImage
{
  GtkWidget parent_instance;

  GtkWidget *picture;

  PolThumbnailLoader *loader;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PolConceptImage, pol_concept_image, GTK_TYPE_WIDGET)

static void
show_texture (PolConceptImage *self, GdkTexture *texture)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolConceptImage) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  pol_thumbnail_loader_load_finish (POL_THUMBNAIL_LOADER (source), result, &texture, &error);
  if (texture != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_texture (self, texture);
}

static void
stop_loading (PolConceptImage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
pol_concept_image_dispose (GObject *object)
{
  PolConceptImage *self = POL_CONCEPT_IMAGE (object);

  stop_loading (self);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->picture, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_concept_image_parent_class)->dispose (object);
}

static void
pol_concept_image_class_init (PolConceptImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_image_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conceptimage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pol_concept_image_init (PolConceptImage *self)
{
  self->loader = pol_thumbnail_loader_dup_default ();
  self->picture = gtk_picture_new ();
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
}

/**
 * pol_concept_image_new:
 *
 * Makes a widget that shows no image yet.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
pol_concept_image_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_IMAGE, NULL);
}

/**
 * pol_concept_image_set_image:
 * @self: a widget
 * @project: a project
 * @image: the index of an image
 *
 * Turns to another image.
 */
void
pol_concept_image_set_image (PolConceptImage *self, PolProject *project, guint image)
{
  guint size = SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (POL_IS_CONCEPT_IMAGE (self));
  g_return_if_fail (POL_IS_PROJECT (project));

  stop_loading (self);
  file = pol_project_get_image_file (project, image);
  show_texture (self, pol_thumbnail_loader_peek (self->loader, file, size));
  self->cancellable = g_cancellable_new ();
  pol_thumbnail_loader_load_async (self->loader, file, size, POL_THUMBNAIL_PRIORITY_SEEN,
                                   self->cancellable, on_loaded, g_object_ref (self));
}
