/* pol-image-reader.c: feeds a picture's file to GDK-Pixbuf, within limits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-reader.h"

#include "pol-image-end.h"
#include "pol-image-error.h"

#define SIZE_CHUNK (8 * 1024)
#define PIXELS_CHUNK (64 * 1024)

typedef struct
{
  PolImageReading *reading;
  guint            max_size;   /* longest side of the result, or 0 */
  gboolean         only_size;
  gboolean         too_large;
  guint64          n_rows;     /* rows decoded so far, the same one perhaps more than once */
} Reader;

void
pol_image_reading_clear (PolImageReading *reading)
{
  g_clear_object (&reading->pixbuf);
  g_clear_object (&reading->animation);
  g_clear_pointer (&reading->format, g_free);
}

/* Makes a size fit into a square of @max_size, unless that is 0. Nothing grows. */
static void
fit (guint max_size, int *width, int *height)
{
  double scale = (double) max_size / MAX (*width, *height);

  if (max_size == 0 || scale >= 1)
    return;
  *width = MAX (1, (int) (*width * scale + 0.5));
  *height = MAX (1, (int) (*height * scale + 0.5));
}

static gboolean
is_one_of (GdkPixbufLoader *loader, const char *const *names)
{
  g_autofree char *name = gdk_pixbuf_format_get_name (gdk_pixbuf_loader_get_format (loader));

  return g_strv_contains (names, name);
}

/* The other formats are decoded in full size and scaled afterwards, whoever does it. */
static gboolean
scales_while_decoding (GdkPixbufLoader *loader)
{
  return is_one_of (loader, (const char *const[]) { "jpeg", "svg", NULL });
}

static void
size_prepared (GdkPixbufLoader *loader, int width, int height, Reader *self)
{
  self->reading->width = MAX (width, 0);
  self->reading->height = MAX (height, 0);
  self->too_large = (guint64) self->reading->width * self->reading->height > POL_IMAGE_MAX_PIXELS;

  /* a size of zero ends the decoding before memory is taken */
  if (self->too_large || self->only_size)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scales_while_decoding (loader))
    {
      fit (self->max_size, &width, &height);
      gdk_pixbuf_loader_set_size (loader, width, height);
    }
}

/* These are decoded row by row into memory that nobody cleared; what a file that ends too early
 * leaves out must not be chance. */
static void
area_prepared (GdkPixbufLoader *loader, Reader *self)
{
  if (is_one_of (loader, (const char *const[]) { "png", "bmp", NULL }))
    gdk_pixbuf_fill (gdk_pixbuf_loader_get_pixbuf (loader), 0);
}

static void
area_updated (GdkPixbufLoader *loader, int x, int y, int width, int height, Reader *self)
{
  self->n_rows += height;
}

static GdkPixbufLoader *
create_loader (Reader *self)
{
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new ();

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared), self);
  g_signal_connect (loader, "area-prepared", G_CALLBACK (area_prepared), self);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated), self);
  return loader;
}

static gboolean
is_done (Reader *self)
{
  return self->too_large || (self->only_size && self->reading->width > 0);
}

static gboolean
feed (Reader *self,
      GdkPixbufLoader *loader,
      GFile *file,
      GInputStream *stream,
      GCancellable *cancellable,
      GError **error)
{
  gsize size = self->only_size ? SIZE_CHUNK : PIXELS_CHUNK;
  g_autofree guint8 *chunk = g_malloc (size);
  gboolean empty = TRUE;

  while (!is_done (self))
    {
      gssize n_read = g_input_stream_read (stream, chunk, size, cancellable, error);

      if (n_read < 0)
        return FALSE;
      if (n_read == 0 && empty)
        {
          pol_image_error_set (error, POL_IMAGE_ERROR_EMPTY, file);
          return FALSE;
        }
      if (n_read == 0)
        return TRUE;
      if (!gdk_pixbuf_loader_write (loader, chunk, n_read, error))
        return FALSE;
      empty = FALSE;
    }

  return TRUE;
}

/* Some formats are decoded only when the loader is closed, and it must be closed in any case. */
static gboolean
run (Reader *self,
     GdkPixbufLoader *loader,
     GFile *file,
     GInputStream *stream,
     GCancellable *cancellable,
     GError **error)
{
  gboolean fed = feed (self, loader, file, stream, cancellable, error);

  return gdk_pixbuf_loader_close (loader, fed ? error : NULL) && fed;
}

static void
take_animation (Reader *self, GdkPixbufLoader *loader)
{
  GdkPixbufAnimation *animation = gdk_pixbuf_loader_get_animation (loader);

  if (animation != NULL && !gdk_pixbuf_animation_is_static_image (animation)
      && (guint64) self->reading->width * self->reading->height <= POL_ANIMATION_MAX_PIXELS)
    self->reading->animation = g_object_ref (animation);
}

static void
take_pixbuf (Reader *self, GdkPixbufLoader *loader)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (pixbuf == NULL || self->n_rows == 0)
    return;

  self->reading->incomplete = self->n_rows < (guint64) gdk_pixbuf_get_height (pixbuf);
  self->reading->pixbuf = pol_image_scale_down (pixbuf, self->max_size);
  self->reading->format
      = gdk_pixbuf_format_get_description (gdk_pixbuf_loader_get_format (loader));
  take_animation (self, loader);
}

/* What goes wrong with the content after a part was decoded leaves an incomplete picture; anything
 * else is an error. */
static gboolean
conclude (Reader *self, GFile *file, GError *cause, GError **error)
{
  PolImageReading *reading = self->reading;
  gboolean found = self->only_size ? reading->width > 0 && reading->height > 0
                                   : reading->pixbuf != NULL;

  if (self->too_large)
    pol_image_error_set (error, POL_IMAGE_ERROR_TOO_LARGE, file);
  else if (cause != NULL && (cause->domain == G_IO_ERROR || !found))
    pol_image_error_take (error, file, g_error_copy (cause));
  else if (!found)
    pol_image_error_set (error, POL_IMAGE_ERROR_DAMAGED, file);
  else
    {
      reading->incomplete |= cause != NULL && !self->only_size;
      return TRUE;
    }

  return FALSE;
}

static gboolean
read_file (Reader *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError) cause = NULL;

  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    return conclude (self, file, cause, error);

  loader = create_loader (self);
  run (self, loader, file, G_INPUT_STREAM (stream), cancellable, &cause);
  if (!self->only_size && !self->too_large)
    take_pixbuf (self, loader);
  if (!conclude (self, file, cause, error))
    return FALSE;

  self->reading->incomplete |= pol_image_end_is_missing (G_INPUT_STREAM (stream), cancellable);
  return TRUE;
}

/* Reads no more of @file than it takes to know the size of the picture, with the same refusals as
 * pol_image_read_pixels(). */
gboolean
pol_image_read_size (GFile *file,
                     PolImageReading *reading,
                     GCancellable *cancellable,
                     GError **error)
{
  Reader self = { .reading = reading, .only_size = TRUE };

  return read_file (&self, file, cancellable, error);
}

/* Decodes @file so that its longest side is @max_size pixels at most, or as it is if that is 0. */
gboolean
pol_image_read_pixels (GFile *file,
                       guint max_size,
                       PolImageReading *reading,
                       GCancellable *cancellable,
                       GError **error)
{
  Reader self = { .reading = reading, .max_size = max_size };

  return read_file (&self, file, cancellable, error);
}

/* Returns @pixbuf, or one with the same options that is scaled down so that its longest side is
 * @max_size, where that is not 0. The caller owns it; NULL where there is no memory for it. */
GdkPixbuf *
pol_image_scale_down (GdkPixbuf *pixbuf, guint max_size)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  GdkPixbuf *scaled;

  fit (max_size, &width, &height);
  if (width == gdk_pixbuf_get_width (pixbuf) && height == gdk_pixbuf_get_height (pixbuf))
    return g_object_ref (pixbuf);

  scaled = gdk_pixbuf_scale_simple (pixbuf, width, height, GDK_INTERP_BILINEAR);
  if (scaled != NULL)
    gdk_pixbuf_copy_options (pixbuf, scaled);
  return scaled;
}
