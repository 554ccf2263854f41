/* format-fixture.c: a folder with files and a project, for one test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format-fixture.h"

#include <glib/gstdio.h>

void
format_fixture_set_up (FormatFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("polarity-formats-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
format_fixture_tear_down (FormatFixture *fixture,
                          gconstpointer data)
{
  g_clear_object (&fixture->project);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* Makes a project of empty files of the names in @images, with spaces between. */
void
format_fixture_add_project (FormatFixture *fixture,
                            const char *images)
{
  g_auto (GStrv) names = g_strsplit (images, " ", -1);
  g_autofree char *path = g_build_filename (fixture->folder, "test.polarity", NULL);
  g_autofree char *image_path = g_build_filename (fixture->folder, "images", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (image_path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (image_path, 0777));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_build_filename ("images", names[i], NULL);
      g_autoptr (GFile) file = format_fixture_write (fixture, name, "", 0);
    }

  fixture->project = pol_project_create (path, folder, &error);
  g_assert_no_error (error);
  g_assert_true (pol_project_scan (fixture->project, NULL, NULL, &error));
  g_assert_no_error (error);
}

GFile *
format_fixture_get_file (FormatFixture *fixture,
                         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

GFile *
format_fixture_write (FormatFixture *fixture,
                      const char *name,
                      const char *contents,
                      gssize length)
{
  GFile *file = format_fixture_get_file (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), contents, length, &error);
  g_assert_no_error (error);

  return file;
}

char *
format_fixture_read (FormatFixture *fixture,
                     const char *name)
{
  g_autoptr (GFile) file = format_fixture_get_file (fixture, name);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (g_file_peek_path (file), &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}
