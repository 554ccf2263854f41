/* label-fixture.c: a small project for tests of what labels are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "label-fixture.h"

#include <glib/gstdio.h>

static char *
get_image_path (LabelFixture *fixture, guint image)
{
  g_autofree char *name = g_strdup_printf ("%03u.jpg", image);

  return g_build_filename (fixture->folder, name, NULL);
}

static char *
get_project_path (LabelFixture *fixture)
{
  return g_strconcat (fixture->folder, ".polarity", NULL);
}

/* A concept "food/burger" belongs to the group "food". */
static void
add_concept (PolEdit *edit, const char *concept)
{
  g_auto (GStrv) parts = g_strsplit (concept, "/", 2);

  if (parts[1] != NULL)
    pol_edit_add_concept (edit, parts[1], parts[1], parts[0], NULL, FALSE);
  else
    pol_edit_add_concept (edit, concept, concept, NULL, NULL, FALSE);
}

void
label_fixture_set_up (LabelFixture *fixture, guint n_images, const char *const *concepts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("polarity-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_images; i++)
    {
      g_autofree char *image = get_image_path (fixture, i);

      g_file_set_contents (image, "", 0, &error);
      g_assert_no_error (error);
    }

  path = get_project_path (fixture);
  folder = g_file_new_for_path (fixture->folder);
  fixture->project = pol_project_create (path, folder, &error);
  g_assert_no_error (error);
  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pol_project_get_n_images (fixture->project), ==, n_images);

  edit = pol_project_begin_edit (fixture->project, "Add concepts");
  for (guint i = 0; concepts[i] != NULL; i++)
    add_concept (edit, concepts[i]);
  pol_project_apply (fixture->project, edit);
}

void
label_fixture_tear_down (LabelFixture *fixture)
{
  g_autofree char *path = get_project_path (fixture);
  guint n_images = pol_project_get_n_images (fixture->project);

  pol_project_flush (fixture->project, NULL);
  g_assert_finalize_object (fixture->project);

  for (guint i = 0; i < n_images; i++)
    {
      g_autofree char *image = get_image_path (fixture, i);

      g_remove (image);
    }
  g_rmdir (fixture->folder);
  g_remove (path);
  g_free (fixture->folder);
}

guint
label_fixture_find (LabelFixture *fixture, const char *concept)
{
  PolConcept *found = pol_concept_list_find (pol_project_get_concepts (fixture->project), concept);

  g_assert_nonnull (found);

  return pol_concept_get_index (found);
}

void
label_fixture_tag (LabelFixture *fixture,
                   guint image,
                   const char *concept,
                   const char *annotator,
                   PolValue value)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");

  pol_edit_set_tag (edit, image, label_fixture_find (fixture, concept),
                    pol_edit_add_annotator (edit, annotator), value, pol_time_now ());
  pol_project_apply (fixture->project, edit);
}

void
label_fixture_review (LabelFixture *fixture, guint image)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Review");

  pol_edit_set_state (edit, image, POL_IMAGE_STATE_REVIEWED);
  pol_project_apply (fixture->project, edit);
}
