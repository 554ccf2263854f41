/* test-project.c: edits, undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <stdio.h>

static PolValue
get_value (ProjectFixture *fixture,
           guint image,
           guint concept)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (fixture->project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept == concept)
        return annotations[i].value;
    }

  return POL_VALUE_NONE;
}

static char *
list_names (ProjectFixture *fixture)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    g_string_append_printf (names, i > 0 ? " %s" : "%s",
                            pol_concept_get_name (pol_concept_list_get_active (concepts, i)));

  return g_string_free (names, FALSE);
}

static void
assert_names (ProjectFixture *fixture,
              const char *expected)
{
  g_autofree char *names = list_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_undo_and_redo (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_NEGATIVE);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_NEGATIVE);

  pol_project_undo (fixture->project);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_POSITIVE);
  pol_project_undo (fixture->project);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_NONE);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);

  pol_project_redo (fixture->project);
  pol_project_redo (fixture->project);
  pol_project_redo (fixture->project);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_NEGATIVE);
}

static void
test_new_step_ends_redo (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  pol_project_undo (fixture->project);
  g_assert_cmpstr (pol_project_get_redo_text (fixture->project), ==, "Tag");
  project_fixture_tag (fixture, 1, burger, "A", POL_VALUE_POSITIVE);
  g_assert_null (pol_project_get_redo_text (fixture->project));
}

static void
test_no_change_is_no_step (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Nothing");

  pol_edit_set_tag (edit, 0, burger, pol_edit_add_annotator (edit, "A"), POL_VALUE_NONE, POL_TIME_NOW);
  pol_edit_set_state (edit, 0, POL_IMAGE_STATE_NONE);
  pol_edit_rename_concept (edit, burger, "burger");
  pol_project_apply (fixture->project, edit);

  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "Add");
}

static void
test_later_setting_wins (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Twice");
  guint annotator = pol_edit_add_annotator (edit, "A");

  pol_edit_set_tag (edit, 0, burger, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_edit_set_tag (edit, 0, burger, annotator, POL_VALUE_NEGATIVE, POL_TIME_NOW);
  pol_project_apply (fixture->project, edit);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_NEGATIVE);

  pol_project_undo (fixture->project);
  g_assert_cmpint (get_value (fixture, 0, burger), ==, POL_VALUE_NONE);
  project_fixture_reopen (fixture);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
}

static void
test_only_who_said_something_joins (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");
  const PolAnnotation *annotations;
  guint talker;
  gsize n;

  pol_edit_add_annotator (edit, "Silent");
  talker = pol_edit_add_annotator (edit, "Talker");
  pol_edit_set_tag (edit, 0, burger, talker, POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_project_apply (fixture->project, edit);

  g_assert_cmpuint (pol_project_get_n_annotators (fixture->project), ==, 1);
  project_fixture_reopen (fixture);
  annotations = pol_project_get_annotations (fixture->project, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (pol_project_get_annotator_name (fixture->project, annotations[0].annotator),
                   ==, "Talker");
}

static void
on_images_changed (PolProject *project,
                   GArray *images,
                   GString *seen)
{
  for (guint i = 0; i < images->len; i++)
    g_string_append_printf (seen, "%u ", g_array_index (images, guint32, i));
}

static void
test_one_signal_names_each_image_once (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (4);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Many");
  guint annotator = pol_edit_add_annotator (edit, "A");

  g_signal_connect (fixture->project, "images-changed", G_CALLBACK (on_images_changed), seen);
  pol_edit_set_tag (edit, 3, burger, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_edit_set_tag (edit, 0, burger, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_edit_set_tag (edit, 3, pizza, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_edit_set_state (edit, 1, POL_IMAGE_STATE_SKIPPED);
  pol_project_apply (fixture->project, edit);

  g_assert_cmpstr (seen->str, ==, "0 1 3 ");
}

static void
test_concepts_move (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint a = project_fixture_add_concept (fixture, "a", NULL);
  guint b = project_fixture_add_concept (fixture, "b", NULL);
  guint c = project_fixture_add_concept (fixture, "c", NULL);
  g_autoptr (PolEdit) move = pol_project_begin_edit (fixture->project, "Move");
  g_autoptr (PolEdit) archive = NULL;
  g_autoptr (PolEdit) restore = NULL;

  pol_edit_move_concept (move, c, 0);
  pol_edit_move_concept (move, a, 2);
  pol_project_apply (fixture->project, move);
  assert_names (fixture, "c b a");

  archive = pol_project_begin_edit (fixture->project, "Remove");
  pol_edit_set_archived (archive, b, TRUE);
  pol_project_apply (fixture->project, archive);
  assert_names (fixture, "c a");

  restore = pol_project_begin_edit (fixture->project, "Restore");
  pol_edit_set_archived (restore, b, FALSE);
  pol_project_apply (fixture->project, restore);
  assert_names (fixture, "c b a");

  for (guint i = 0; i < 3; i++)
    pol_project_undo (fixture->project);
  assert_names (fixture, "a b c");
}

static void
test_edit_sees_its_own_concepts (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (PolEdit) edit = NULL;
  guint b;

  project_fixture_add_concept (fixture, "a", NULL);
  edit = pol_project_begin_edit (fixture->project, "Load");
  b = pol_edit_add_concept (edit, "b", NULL, NULL, NULL, FALSE);
  g_assert_cmpuint (pol_edit_add_concept (edit, "b", "B", NULL, NULL, FALSE), ==, b);
  pol_edit_move_concept (edit, b, 0);
  pol_edit_set_tag (edit, 0, b, pol_edit_add_annotator (edit, "A"), POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_project_apply (fixture->project, edit);

  assert_names (fixture, "B a");
  g_assert_cmpint (get_value (fixture, 0, b), ==, POL_VALUE_POSITIVE);
  project_fixture_reopen (fixture);
  assert_names (fixture, "B a");
  g_assert_cmpint (get_value (fixture, 0, b), ==, POL_VALUE_POSITIVE);
}

static void
test_merge (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint car = project_fixture_add_concept (fixture, "car", NULL);
  guint automobile = project_fixture_add_concept (fixture, "automobile", NULL);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  project_fixture_tag (fixture, 0, automobile, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, automobile, "A", POL_VALUE_NEGATIVE);
  project_fixture_tag (fixture, 1, car, "A", POL_VALUE_UNSURE);
  edit = pol_project_begin_edit (fixture->project, "Merge");
  pol_edit_merge_concepts (edit, automobile, car, &error);
  g_assert_no_error (error);
  pol_project_apply (fixture->project, edit);

  assert_names (fixture, "car");
  g_assert_cmpint (get_value (fixture, 0, car), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (fixture, 1, car), ==, POL_VALUE_NEGATIVE);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 2);

  pol_project_undo (fixture->project);
  assert_names (fixture, "car automobile");
  g_assert_cmpint (get_value (fixture, 1, car), ==, POL_VALUE_UNSURE);
}

static void
test_merges_see_each_other (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint a = project_fixture_add_concept (fixture, "a", NULL);
  guint b = project_fixture_add_concept (fixture, "b", NULL);
  guint c = project_fixture_add_concept (fixture, "c", NULL);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  project_fixture_tag (fixture, 0, a, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, a, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, c, "A", POL_VALUE_UNSURE);
  edit = pol_project_begin_edit (fixture->project, "Merge");
  pol_edit_merge_concepts (edit, a, b, &error);
  pol_edit_merge_concepts (edit, b, c, &error);
  g_assert_no_error (error);
  pol_project_apply (fixture->project, edit);

  assert_names (fixture, "c");
  g_assert_cmpint (get_value (fixture, 0, c), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (fixture, 1, c), ==, POL_VALUE_POSITIVE);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 2);
}

static void
test_merged_into_one_contradict (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint a = project_fixture_add_concept (fixture, "a", NULL);
  guint b = project_fixture_add_concept (fixture, "b", NULL);
  guint c = project_fixture_add_concept (fixture, "c", NULL);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  project_fixture_tag (fixture, 0, a, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, b, "A", POL_VALUE_NEGATIVE);
  edit = pol_project_begin_edit (fixture->project, "Merge");
  g_assert_true (pol_edit_merge_concepts (edit, a, c, NULL));
  g_assert_false (pol_edit_merge_concepts (edit, b, c, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_CONFLICT);
}

static void
test_merge_refuses_contradictions (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint car = project_fixture_add_concept (fixture, "car", NULL);
  guint automobile = project_fixture_add_concept (fixture, "automobile", NULL);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint right;
  guint wrong;

  g_assert_true (pol_project_find_image (fixture->project, "000.jpg", &right));
  g_assert_true (pol_project_find_image (fixture->project, "001.jpg", &wrong));
  project_fixture_tag (fixture, right, automobile, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, wrong, automobile, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, wrong, car, "A", POL_VALUE_NEGATIVE);
  edit = pol_project_begin_edit (fixture->project, "Merge");
  g_assert_false (pol_edit_merge_concepts (edit, automobile, car, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "001.jpg"));
  g_assert_null (strstr (error->message, "000.jpg"));

  pol_project_apply (fixture->project, edit);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "Tag");
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_list_tells_what_changed (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);
  g_autoptr (PolEdit) edit = NULL;
  guint n_changes = 0;
  PolConcept *found;
  guint position;

  g_signal_connect_swapped (concepts, "changed", G_CALLBACK (count), &n_changes);
  project_fixture_add_concept (fixture, "a", NULL);
  project_fixture_add_concept (fixture, "b", "letters");
  edit = pol_project_begin_edit (fixture->project, "Key");
  pol_edit_set_key (edit, 0, "k");
  pol_project_apply (fixture->project, edit);
  g_assert_cmpuint (n_changes, ==, 3);
  found = pol_concept_list_find (concepts, "b");
  g_assert_nonnull (found);
  g_assert_true (pol_concept_list_get_position (concepts, found, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpstr (pol_concept_get_group (found), ==, "letters");
  g_assert_null (pol_concept_list_find (concepts, "c"));

  pol_project_undo (fixture->project);
  pol_project_undo (fixture->project);
  g_assert_true (pol_concept_get_archived (found));
  g_assert_false (pol_concept_list_get_position (concepts, found, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (concepts)), ==, 1);
}

/* A model of the annotations, by a hash table of strings, after many changes
 * that make runs grow, move and shrink. */
static void
test_many_tags (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (40);
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      project_fixture_add_concept (fixture, id, NULL);
    }

  for (guint i = 0; i < 6000; i++)
    {
      guint image = g_test_rand_int_range (0, 40);
      guint concept = g_test_rand_int_range (0, 30);
      PolValue drawn = g_test_rand_int_range (0, 4);

      project_fixture_tag (fixture, image, concept, "A", drawn);
      g_hash_table_insert (expected, g_strdup_printf ("%u %u", image, concept),
                           GINT_TO_POINTER (drawn));
    }

  project_fixture_reopen (fixture);
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint image;
      guint concept;

      g_assert_cmpint (sscanf (key, "%u %u", &image, &concept), ==, 2);
      g_assert_cmpint (get_value (fixture, image, concept), ==, GPOINTER_TO_INT (value));
    }
}

/* So many that images are counted before tags are sorted. */
static void
test_later_setting_wins_among_very_many (void)
{
  const guint n_images = 300;
  const guint n_concepts = 7;
  g_autoptr (ProjectFixture) fixture = project_fixture_new (n_images);
  g_autoptr (PolEdit) edit = NULL;
  g_autofree guint8 *expected = g_new0 (guint8, n_images * n_concepts);
  guint annotator;

  for (guint i = 0; i < n_concepts; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      project_fixture_add_concept (fixture, id, NULL);
    }

  edit = pol_project_begin_edit (fixture->project, "Draw");
  annotator = pol_edit_add_annotator (edit, "A");
  for (guint i = 0; i < 100000; i++)
    {
      guint image = g_test_rand_int_range (0, n_images);
      guint concept = g_test_rand_int_range (0, n_concepts);
      PolValue value = g_test_rand_int_range (POL_VALUE_NONE, POL_VALUE_UNSURE + 1);

      pol_edit_set_tag (edit, image, concept, annotator, value, i + 1);
      expected[image * n_concepts + concept] = value;
    }
  pol_project_apply (fixture->project, edit);

  for (guint image = 0; image < n_images; image++)
    {
      for (guint concept = 0; concept < n_concepts; concept++)
        g_assert_cmpint (get_value (fixture, image, concept), ==,
                         expected[image * n_concepts + concept]);
    }

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/project/new-step-ends-redo", test_new_step_ends_redo);
  g_test_add_func ("/project/no-change-is-no-step", test_no_change_is_no_step);
  g_test_add_func ("/project/later-setting-wins", test_later_setting_wins);
  g_test_add_func ("/project/later-setting-wins-among-very-many",
                   test_later_setting_wins_among_very_many);
  g_test_add_func ("/project/only-who-said-something-joins", test_only_who_said_something_joins);
  g_test_add_func ("/project/one-signal-names-each-image-once",
                   test_one_signal_names_each_image_once);
  g_test_add_func ("/project/concepts-move", test_concepts_move);
  g_test_add_func ("/project/edit-sees-its-own-concepts", test_edit_sees_its_own_concepts);
  g_test_add_func ("/project/merge", test_merge);
  g_test_add_func ("/project/merges-see-each-other", test_merges_see_each_other);
  g_test_add_func ("/project/merged-into-one-contradict", test_merged_into_one_contradict);
  g_test_add_func ("/project/merge-refuses-contradictions", test_merge_refuses_contradictions);
  g_test_add_func ("/project/list-tells-what-changed", test_list_tells_what_changed);
  g_test_add_func ("/project/many-tags", test_many_tags);

  return g_test_run ();
}
