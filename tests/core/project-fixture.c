/* project-fixture.c: a project to test with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <glib/gstdio.h>

#include "pol-project-private.h"

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_tree (inner);
      else
        g_unlink (inner);
    }

  g_rmdir (path);
}

void
project_fixture_add_file (ProjectFixture *self,
                          const char *path)
{
  g_autofree char *file = g_build_filename (self->root, "images", path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
}

ProjectFixture *
project_fixture_new (guint n_images)
{
  ProjectFixture *self = g_new0 (ProjectFixture, 1);
  g_autofree char *images = NULL;
  g_autoptr (GError) error = NULL;

  self->root = g_dir_make_tmp ("polarity-XXXXXX", NULL);
  self->path = g_build_filename (self->root, "test.polarity", NULL);
  images = g_build_filename (self->root, "images", NULL);
  self->folder = g_file_new_for_path (images);
  g_mkdir (images, 0700);

  for (guint i = 0; i < n_images; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.jpg", i);

      project_fixture_add_file (self, name);
    }

  self->project = pol_project_create (self->path, self->folder, &error);
  g_assert_no_error (error);
  if (n_images > 0)
    {
      pol_project_scan (self->project, NULL, NULL, &error);
      g_assert_no_error (error);
    }

  return self;
}

/* A task may still look at files, and one that has ended may hold its project for
 * a moment longer, on its thread. */
static void
wait_for_tasks (ProjectFixture *self)
{
  for (guint i = 0; i < 50000 && g_atomic_int_get (&G_OBJECT (self->project)->ref_count) > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (100);
    }
}

void
project_fixture_free (ProjectFixture *self)
{
  if (self->project != NULL)
    {
      wait_for_tasks (self);
      g_assert_finalize_object (self->project);
    }
  remove_tree (self->root);
  g_object_unref (self->folder);
  g_free (self->root);
  g_free (self->path);
  g_free (self);
}

void
project_fixture_reopen (ProjectFixture *self)
{
  g_autoptr (GError) error = NULL;

  pol_project_flush (self->project, &error);
  g_assert_no_error (error);
  wait_for_tasks (self);
  g_assert_finalize_object (g_steal_pointer (&self->project));
  self->project = pol_project_open (self->path, TRUE, &error);
  g_assert_no_error (error);
}

guint
project_fixture_add_concept (ProjectFixture *self,
                             const char *id,
                             const char *group)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project, "Add");
  guint concept = pol_edit_add_concept (edit, id, NULL, group, NULL, FALSE);

  pol_project_apply (self->project, edit);
  return concept;
}

void
project_fixture_tag (ProjectFixture *self,
                     guint image,
                     guint concept,
                     const char *annotator,
                     PolValue value)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project, "Tag");

  pol_edit_set_tag (edit, image, concept, pol_edit_add_annotator (edit, annotator), value, POL_TIME_NOW);
  pol_project_apply (self->project, edit);
}

void
project_fixture_suggest (ProjectFixture *self,
                         guint image,
                         guint concept,
                         double score)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project, "Suggest");

  pol_edit_set_suggestion (edit, image, concept, score);
  pol_project_apply (self->project, edit);
}

/* Whether a concept is suggested, be it answered or not. */
gboolean
project_fixture_find_suggestion (PolProject *project,
                                 guint image,
                                 guint concept,
                                 double *score)
{
  float found;

  if (!pol_suggestions_find (project->suggestions, image, concept, &found))
    return FALSE;

  *score = found;
  return TRUE;
}

/* Whether one of the tagged concepts reads as it does for this reason. */
gboolean
labels_have_reason (PolLabels *labels,
                    PolReason wanted)
{
  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;

      pol_labels_get_tagged (labels, i, &label, &reason);
      if (reason == wanted)
        return TRUE;
    }

  return FALSE;
}
