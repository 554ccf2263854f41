/* test-concept-list.c: the concepts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-concept-list-private.h"
#include "pol-edit-private.h"
#include "project-fixture.h"

static PolConceptList *
get_concepts (ProjectFixture *fixture)
{
  return pol_project_get_concepts (fixture->project);
}

static void
assert_same_order (PolConceptList *a,
                   PolConceptList *b)
{
  g_assert_cmpuint (pol_concept_list_get_n_active (a), ==, pol_concept_list_get_n_active (b));
  for (guint i = 0; i < pol_concept_list_get_n_active (a); i++)
    {
      PolConcept *first = pol_concept_list_get_active (a, i);
      PolConcept *second = pol_concept_list_get_active (b, i);

      g_assert_cmpuint (pol_concept_get_index (first), ==, pol_concept_get_index (second));
      g_assert_cmpstr (pol_concept_get_id (first), ==, pol_concept_get_id (second));
      g_assert_cmpstr (pol_concept_get_name (first), ==, pol_concept_get_name (second));
      g_assert_cmpstr (pol_concept_get_group (first), ==, pol_concept_get_group (second));
    }
}

static void
test_copy_is_the_same (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolConceptList) copy = NULL;

  project_fixture_add_concept (fixture, "burger", "food");
  project_fixture_add_concept (fixture, "car", NULL);
  project_fixture_add_concept (fixture, "taco", "food");
  edit = pol_project_begin_edit (fixture->project, "Move and remove");
  pol_edit_move_concept (edit, 2, 0);
  pol_edit_set_archived (edit, 1, TRUE);
  pol_project_apply (fixture->project, edit);

  copy = pol_concept_list_copy (get_concepts (fixture));

  assert_same_order (copy, get_concepts (fixture));
  g_assert_cmpuint (pol_concept_list_get_n_concepts (copy), ==, 3);
  g_assert_true (pol_concept_get_archived (pol_concept_list_find (copy, "car")));
}

static void
test_copy_stays_as_it_was (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolConceptList) copy = NULL;

  project_fixture_add_concept (fixture, "burger", NULL);
  copy = pol_concept_list_copy (get_concepts (fixture));

  edit = pol_project_begin_edit (fixture->project, "Rename and add");
  pol_edit_rename_concept (edit, 0, "hamburger");
  pol_edit_add_concept (edit, "taco", NULL, NULL, NULL, FALSE);
  pol_project_apply (fixture->project, edit);

  g_assert_cmpuint (pol_concept_list_get_n_concepts (copy), ==, 1);
  g_assert_null (pol_concept_list_find (copy, "taco"));
  g_assert_nonnull (pol_concept_list_find (get_concepts (fixture), "taco"));
  g_assert_cmpstr (pol_concept_get_name (pol_concept_list_get_concept (copy, 0)), ==, "burger");
}

static void
test_copies_share_what_did_not_change (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolConceptList) first = NULL;
  g_autoptr (PolConceptList) second = NULL;

  project_fixture_add_concept (fixture, "burger", NULL);
  project_fixture_add_concept (fixture, "taco", NULL);
  first = pol_concept_list_copy (get_concepts (fixture));
  edit = pol_project_begin_edit (fixture->project, "Rename");
  pol_edit_rename_concept (edit, 0, "hamburger");
  pol_project_apply (fixture->project, edit);
  second = pol_concept_list_copy (get_concepts (fixture));

  g_assert_true (pol_concept_list_find (first, "taco") == pol_concept_list_find (second, "taco"));
  g_assert_true (pol_concept_list_find (first, "burger") != pol_concept_list_find (second, "burger"));
  g_assert_true (pol_concept_list_find (first, "taco")
                 != pol_concept_list_find (get_concepts (fixture), "taco"));
}

static void
add_concepts (ProjectFixture *fixture,
              guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char id[2] = { 'a' + i, '\0' };

      project_fixture_add_concept (fixture, id, NULL);
    }
}

static void
move (ProjectFixture *fixture,
      const char *id,
      guint position)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Move");
  PolConcept *concept = pol_concept_list_find (get_concepts (fixture), id);

  pol_edit_move_concept (edit, pol_concept_get_index (concept), position);
  pol_project_apply (fixture->project, edit);
}

static void
assert_order (ProjectFixture *fixture,
              const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < pol_concept_list_get_n_active (get_concepts (fixture)); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (get_concepts (fixture), i);

      g_string_append (order, pol_concept_get_id (concept));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_move (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);

  add_concepts (fixture, 5);
  move (fixture, "e", 0);
  assert_order (fixture, "eabcd");
  move (fixture, "a", 4);
  assert_order (fixture, "ebcda");
  move (fixture, "b", 3);
  assert_order (fixture, "ecdba");

  project_fixture_add_concept (fixture, "f", NULL);
  assert_order (fixture, "ecdbaf");
  project_fixture_reopen (fixture);
  assert_order (fixture, "ecdbaf");
}

/* Undo takes one change back, however long the list. */
static void
test_move_changes_one (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (PolEdit) edit = NULL;

  add_concepts (fixture, 9);
  edit = pol_project_begin_edit (fixture->project, "Move");
  pol_edit_move_concept (edit, 8, 0);
  pol_project_apply (fixture->project, edit);

  g_assert_cmpuint (edit->concepts->len, ==, 1);
  assert_order (fixture, "iabcdefgh");
  pol_project_undo (fixture->project);
  assert_order (fixture, "abcdefghi");
}

/* So often that no number is left between two places. */
static void
test_move_to_one_place_again_and_again (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);

  add_concepts (fixture, 4);
  for (guint i = 0; i < 200; i++)
    {
      move (fixture, "c", 1);
      assert_order (fixture, "acbd");
      move (fixture, "b", 1);
      assert_order (fixture, "abcd");
    }
  for (guint i = 0; i < 200; i++)
    {
      move (fixture, "a", 3);
      assert_order (fixture, "bcda");
      move (fixture, "d", 3);
      move (fixture, "a", 0);
      assert_order (fixture, "abcd");
    }
}

static void
test_back_to_its_place (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolEdit) back = NULL;

  add_concepts (fixture, 4);
  edit = pol_project_begin_edit (fixture->project, "Remove");
  pol_edit_set_archived (edit, 1, TRUE);
  pol_project_apply (fixture->project, edit);
  move (fixture, "d", 0);
  assert_order (fixture, "dac");

  back = pol_project_begin_edit (fixture->project, "Put back");
  pol_edit_set_archived (back, 1, FALSE);
  pol_project_apply (fixture->project, back);
  assert_order (fixture, "dabc");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concept-list/copy-is-the-same", test_copy_is_the_same);
  g_test_add_func ("/concept-list/copy-stays-as-it-was", test_copy_stays_as_it_was);

  g_test_add_func ("/concept-list/copies-share-what-did-not-change",
                   test_copies_share_what_did_not_change);
  g_test_add_func ("/concept-list/move", test_move);
  g_test_add_func ("/concept-list/move-changes-one", test_move_changes_one);
  g_test_add_func ("/concept-list/move-to-one-place-again-and-again",
                   test_move_to_one_place_again_and_again);
  g_test_add_func ("/concept-list/back-to-its-place", test_back_to_its_place);

  return g_test_run ();
}
