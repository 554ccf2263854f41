/* test-concept-list.c: the concepts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-concept-list-private.h"
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
  g_assert_cmpstr (pol_concept_get_name (pol_concept_list_get_concept (copy, 0)), ==, "burger");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concept-list/copy-is-the-same", test_copy_is_the_same);
  g_test_add_func ("/concept-list/copy-stays-as-it-was", test_copy_stays_as_it_was);

  return g_test_run ();
}
