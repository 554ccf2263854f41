#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

/* A folder of its own for a test, gone with fixture_tear_down(). */
typedef struct
{
  char *folder;
} Fixture;

#define fixture_add(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

void       fixture_set_up    (Fixture       *fixture,
                              gconstpointer  data);
void       fixture_tear_down (Fixture       *fixture,
                              gconstpointer  data);

GFile     *fixture_get_file  (Fixture       *fixture,
                              const char    *name);
GFile     *fixture_write     (Fixture       *fixture,
                              const char    *name,
                              gconstpointer  bytes,
                              gsize          size);
GFile     *fixture_write_text (Fixture      *fixture,
                              const char    *name,
                              const char    *text);
GFile     *fixture_write_picture (Fixture   *fixture,
                              const char    *name,
                              const char    *type,
                              int            width,
                              int            height);

GdkPixbuf *picture_new       (int            width,
                              int            height);
GBytes    *picture_encode    (GdkPixbuf     *picture,
                              const char    *type);
GBytes    *gif_new           (guint          n_frames);
GBytes    *png_new           (guint          width,
                              guint          height);
GBytes    *png_new_16_bit    (guint          width,
                              guint          height);
GBytes    *jpeg_new_cmyk     (void);
GBytes    *jpeg_with_orientation (GBytes    *jpeg,
                              guint8         orientation);
