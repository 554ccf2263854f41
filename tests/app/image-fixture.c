/* image-fixture.c: a project on a folder that grows as a test needs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "image-fixture.h"

#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* All images are tagged with one concept, which the index 0 stands for. */
#define CONCEPT 0

static char *
get_project_path (ImageFixture *fixture)
{
  return g_strconcat (fixture->folder, ".polarity", NULL);
}

void
image_fixture_set_up (ImageFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("polarity-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->files = g_ptr_array_new_with_free_func (g_free);

  path = get_project_path (fixture);
  folder = g_file_new_for_path (fixture->folder);
  fixture->project = pol_project_create (path, folder, &error);
  g_assert_no_error (error);

  edit = pol_project_begin_edit (fixture->project, "Add a concept");
  pol_edit_add_concept (edit, "burger", "burger", NULL, NULL, FALSE);
  pol_project_apply (fixture->project, edit);
}

/* A task that has ended may hold the project for a moment longer, on its
 * thread. */
static void
wait_for_tasks (ImageFixture *fixture)
{
  for (guint i = 0; i < 50000 && g_atomic_int_get (&G_OBJECT (fixture->project)->ref_count) > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (100);
    }
}

void
image_fixture_tear_down (ImageFixture *fixture,
                         gconstpointer data)
{
  g_autofree char *path = get_project_path (fixture);

  g_assert_true (pol_project_flush (fixture->project, NULL));
  wait_for_tasks (fixture);
  g_assert_finalize_object (fixture->project);

  for (guint i = 0; i < fixture->files->len; i++)
    g_remove (fixture->files->pdata[i]);
  g_ptr_array_unref (fixture->files);
  g_rmdir (fixture->folder);
  g_remove (path);
  g_free (fixture->folder);
}

static const char *
add_file (ImageFixture *fixture,
          const char *format,
          guint number)
{
  g_autofree char *digits = g_strdup_printf ("%06u", number);
  g_auto (GStrv) parts = g_strsplit (format, "*", 2);
  g_autofree char *name = g_strjoinv (digits, parts);
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_ptr_array_add (fixture->files, path);

  return path;
}

/* Makes files without content. The "*" in @format stands for the number. */
void
image_fixture_write_empty (ImageFixture *fixture,
                           const char *format,
                           guint first,
                           guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      int fd = g_open (add_file (fixture, format, i), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

      g_assert_cmpint (fd, >=, 0);
      g_close (fd, NULL);
    }
}

/* Makes pictures, all alike. */
void
image_fixture_write_pixels (ImageFixture *fixture,
                            const char *format,
                            guint first,
                            guint n,
                            guint width,
                            guint height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", &error, NULL);
  g_assert_no_error (error);

  for (guint i = first; i < first + n; i++)
    {
      int fd = g_open (add_file (fixture, format, i), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

      g_assert_cmpint (write (fd, bytes, size), ==, size);
      g_close (fd, NULL);
    }
}

void
image_fixture_scan (ImageFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);
}

guint
image_fixture_find (ImageFixture *fixture,
                    const char *path)
{
  guint image;

  g_assert_true (pol_project_find_image (fixture->project, path, &image));

  return image;
}

void
image_fixture_tag (ImageFixture *fixture,
                   guint image,
                   const char *annotator,
                   PolValue value)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");

  pol_edit_set_tag (edit, image, CONCEPT, pol_edit_add_annotator (edit, annotator), value,
                    pol_time_now ());
  pol_project_apply (fixture->project, edit);
}
