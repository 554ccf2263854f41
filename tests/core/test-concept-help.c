/* test-concept-help.c: the notes and examples of concepts, and names that are taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <string.h>

static PolConcept *
get_concept (ProjectFixture *fixture,
             const char *id)
{
  return pol_concept_list_find (pol_project_get_concepts (fixture->project), id);
}

static void
set_note (ProjectFixture *fixture,
          guint concept,
          const char *note)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Note");

  pol_edit_set_note (edit, concept, note);
  pol_project_apply (fixture->project, edit);
}

static void
set_example (ProjectFixture *fixture,
             guint concept,
             guint image,
             gboolean is_example)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Example");

  pol_edit_set_example (edit, concept, image, is_example);
  pol_project_apply (fixture->project, edit);
}

static void
assert_examples (ProjectFixture *fixture,
                 const char *id,
                 const char *expected)
{
  GArray *examples = pol_concept_get_examples (get_concept (fixture, id));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; examples != NULL && i < examples->len; i++)
    g_string_append_printf (found, i > 0 ? " %u" : "%u", g_array_index (examples, guint32, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_note_is_kept_and_undone (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  g_assert_null (pol_concept_get_note (get_concept (fixture, "burger")));
  set_note (fixture, burger, "With a bun.\nNot a wrap.");
  project_fixture_reopen (fixture);
  g_assert_cmpstr (pol_concept_get_note (get_concept (fixture, "burger")), ==,
                   "With a bun.\nNot a wrap.");

  set_note (fixture, burger, "");
  g_assert_null (pol_concept_get_note (get_concept (fixture, "burger")));
  pol_project_undo (fixture->project);
  project_fixture_reopen (fixture);
  g_assert_nonnull (pol_concept_get_note (get_concept (fixture, "burger")));
}

static void
test_examples_are_kept_and_undone (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (5);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  set_example (fixture, burger, 3, TRUE);
  set_example (fixture, burger, 1, TRUE);
  set_example (fixture, burger, 4, TRUE);
  set_example (fixture, burger, 3, FALSE);
  assert_examples (fixture, "burger", "1 4");
  project_fixture_reopen (fixture);
  assert_examples (fixture, "burger", "1 4");

  set_example (fixture, burger, 1, FALSE);
  set_example (fixture, burger, 4, FALSE);
  g_assert_null (pol_concept_get_examples (get_concept (fixture, "burger")));
  pol_project_undo (fixture->project);
  pol_project_undo (fixture->project);
  pol_project_redo (fixture->project);
  project_fixture_reopen (fixture);
  assert_examples (fixture, "burger", "4");
}

static void
test_setting_the_same_again_is_no_step (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  set_note (fixture, burger, "Round");
  set_example (fixture, burger, 1, TRUE);
  pol_project_undo (fixture->project);
  pol_project_redo (fixture->project);
  set_example (fixture, burger, 1, TRUE);
  set_note (fixture, burger, "Round");

  pol_project_undo (fixture->project);
  pol_project_undo (fixture->project);
  g_assert_null (pol_concept_get_note (get_concept (fixture, "burger")));
}

static void
test_help_says_nothing_of_labels (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolTotals) totals =
      pol_project_get_totals (fixture->project, pol_policy_get_default ());

  set_example (fixture, burger, 0, TRUE);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_NO_TAGS), ==, 1);
}

static void
on_copied (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_assert_true (pol_project_save_copy_finish (POL_PROJECT (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
test_copy_has_notes_and_examples (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autofree char *path = g_build_filename (fixture->root, "copy.polarity", NULL);
  g_autoptr (PolProject) copy = NULL;
  gboolean done = FALSE;
  PolConcept *concept;

  set_note (fixture, burger, "Round");
  set_example (fixture, burger, 1, TRUE);
  pol_project_save_copy_async (fixture->project, path, NULL, on_copied, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  copy = pol_project_open (path, TRUE, NULL);
  concept = pol_concept_list_find (pol_project_get_concepts (copy), "burger");
  g_assert_cmpstr (pol_concept_get_note (concept), ==, "Round");
  g_assert_cmpuint (pol_concept_get_examples (concept)->len, ==, 1);
}

static void
test_snapshot_keeps_what_it_had (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolProject) snapshot = NULL;
  PolConcept *concept;

  set_example (fixture, burger, 0, TRUE);
  snapshot = pol_project_snapshot (fixture->project);
  set_example (fixture, burger, 1, TRUE);

  concept = pol_concept_list_find (pol_project_get_concepts (snapshot), "burger");
  g_assert_cmpuint (pol_concept_get_examples (concept)->len, ==, 1);
  assert_examples (fixture, "burger", "0 1");
}

static gboolean
can_rename (ProjectFixture *fixture,
            guint concept,
            const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Rename");
  g_autoptr (GError) error = NULL;
  gboolean free;

  pol_edit_rename_concept (edit, concept, name);
  free = pol_edit_check_names (edit, &error);
  if (!free)
    {
      g_assert_error (error, POL_ERROR, POL_ERROR_EXISTS);
      g_assert_nonnull (strstr (error->message, name));
    }

  return free;
}

static void
test_a_name_belongs_to_one_concept (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (PolEdit) edit = NULL;

  g_assert_false (can_rename (fixture, pizza, "burger"));
  g_assert_true (can_rename (fixture, pizza, "Burger"));
  g_assert_true (can_rename (fixture, burger, "burger"));

  edit = pol_project_begin_edit (fixture->project, "Archive");
  pol_edit_set_archived (edit, burger, TRUE);
  pol_project_apply (fixture->project, edit);
  g_assert_true (can_rename (fixture, pizza, "burger"));
}

/* In an edit, names are as they will be. */
static void
test_names_are_swapped_in_an_edit (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Swap");

  pol_edit_rename_concept (edit, burger, "pizza");
  g_assert_false (pol_edit_check_names (edit, NULL));
  pol_edit_rename_concept (edit, pizza, "burger");
  g_assert_true (pol_edit_check_names (edit, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concept-help/note-is-kept-and-undone", test_note_is_kept_and_undone);
  g_test_add_func ("/concept-help/examples-are-kept-and-undone", test_examples_are_kept_and_undone);
  g_test_add_func ("/concept-help/setting-the-same-again-is-no-step",
                   test_setting_the_same_again_is_no_step);
  g_test_add_func ("/concept-help/help-says-nothing-of-labels", test_help_says_nothing_of_labels);
  g_test_add_func ("/concept-help/copy-has-notes-and-examples", test_copy_has_notes_and_examples);
  g_test_add_func ("/concept-help/snapshot-keeps-what-it-had", test_snapshot_keeps_what_it_had);
  g_test_add_func ("/concept-help/a-name-belongs-to-one-concept",
                   test_a_name_belongs_to_one_concept);
  g_test_add_func ("/concept-help/names-are-swapped-in-an-edit", test_names_are_swapped_in_an_edit);

  return g_test_run ();
}
