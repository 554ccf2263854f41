/* test-resolver.c: the rules, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

enum
{
  BURGER,
  PIZZA,
  TACO
};

static ProjectFixture *
make_menu (void)
{
  ProjectFixture *fixture = project_fixture_new (1);

  project_fixture_add_concept (fixture, "burger", NULL);
  project_fixture_add_concept (fixture, "pizza", NULL);
  project_fixture_add_concept (fixture, "taco", NULL);

  return fixture;
}

static void
assert_reads (ProjectFixture *fixture,
              PolPolicy *policy,
              guint concept,
              const char *expected)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (fixture->project, policy, 0);
  PolReason reason;
  PolLabel label = pol_labels_get (labels, concept, &reason);
  g_autofree char *reading =
      g_strdup_printf ("%s, %s", pol_label_to_string (label), pol_reason_to_string (reason));

  g_assert_cmpstr (reading, ==, expected);
}

static void
test_nothing_is_ignored (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();

  assert_reads (fixture, pol_policy_get_default (), TACO, "ignored, unannotated");
  assert_reads (fixture, pol_policy_get_preset ("assume-negative"), TACO, "negative, assumed");
}

static void
test_positive_speaks_for_the_rest (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();

  project_fixture_tag (fixture, 0, BURGER, "A", POL_VALUE_POSITIVE);
  assert_reads (fixture, pol_policy_get_default (), BURGER, "positive, explicit");
  assert_reads (fixture, pol_policy_get_default (), TACO, "negative, implicit");
  assert_reads (fixture, pol_policy_get_preset ("explicit"), TACO, "ignored, untagged");
}

static void
test_negative_only_widens (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();

  project_fixture_tag (fixture, 0, PIZZA, "A", POL_VALUE_NEGATIVE);
  assert_reads (fixture, pol_policy_get_default (), PIZZA, "negative, explicit");
  assert_reads (fixture, pol_policy_get_default (), TACO, "negative, widened");
  assert_reads (fixture, pol_policy_get_preset ("no-widening"), TACO, "ignored, untagged");
}

static void
test_unsure_is_no_tag (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();

  project_fixture_tag (fixture, 0, PIZZA, "A", POL_VALUE_UNSURE);
  assert_reads (fixture, pol_policy_get_default (), PIZZA, "ignored, unsure");
  assert_reads (fixture, pol_policy_get_default (), TACO, "ignored, unannotated");

  project_fixture_tag (fixture, 0, PIZZA, "B", POL_VALUE_POSITIVE);
  assert_reads (fixture, pol_policy_get_default (), PIZZA, "positive, explicit");
}

static void
test_disagreement (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();
  g_autoptr (PolPolicy) latest =
      pol_policy_new ("latest", NULL, POL_LABEL_NEGATIVE, POL_LABEL_NEGATIVE, POL_LABEL_IGNORED,
                      FALSE, POL_SCOPE_ALL, FALSE, POL_DISAGREEMENT_LATEST);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");
  guint first = pol_edit_add_annotator (edit, "A");
  guint second = pol_edit_add_annotator (edit, "B");

  pol_edit_set_tag (edit, 0, PIZZA, first, POL_VALUE_POSITIVE, 1000);
  pol_edit_set_tag (edit, 0, PIZZA, second, POL_VALUE_NEGATIVE, 1000);
  pol_edit_set_tag (edit, 0, TACO, first, POL_VALUE_POSITIVE, 2000);
  pol_edit_set_tag (edit, 0, TACO, second, POL_VALUE_NEGATIVE, 1000);
  pol_project_apply (fixture->project, edit);

  assert_reads (fixture, pol_policy_get_default (), PIZZA, "ignored, disagreement");
  assert_reads (fixture, pol_policy_get_default (), BURGER, "ignored, unannotated");
  assert_reads (fixture, latest, PIZZA, "negative, explicit");
  assert_reads (fixture, latest, TACO, "positive, explicit");
  assert_reads (fixture, latest, BURGER, "negative, implicit");
}

static void
test_exclusive_beats_reviewed (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();
  g_autoptr (PolPolicy) policy =
      pol_policy_new ("both", NULL, POL_LABEL_NEGATIVE, POL_LABEL_NEGATIVE, POL_LABEL_IGNORED,
                      TRUE, POL_SCOPE_ALL, TRUE, POL_DISAGREEMENT_IGNORE);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Review");

  pol_edit_set_state (edit, 0, POL_IMAGE_STATE_REVIEWED);
  pol_project_apply (fixture->project, edit);
  project_fixture_tag (fixture, 0, BURGER, "A", POL_VALUE_POSITIVE);
  assert_reads (fixture, policy, TACO, "negative, reviewed");

  project_fixture_tag (fixture, 0, PIZZA, "A", POL_VALUE_POSITIVE);
  assert_reads (fixture, policy, BURGER, "ignored, exclusive");
  assert_reads (fixture, policy, TACO, "ignored, exclusive");
}

static void
test_groups (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  PolPolicy *policy = pol_policy_get_preset ("clarifai-groups");
  guint burger = project_fixture_add_concept (fixture, "burger", "food");
  guint pizza = project_fixture_add_concept (fixture, "pizza", "food");
  guint sky = project_fixture_add_concept (fixture, "sky", NULL);
  guint sea = project_fixture_add_concept (fixture, "sea", NULL);
  g_autoptr (PolLabels) labels = NULL;
  PolReason reason;

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  assert_reads (fixture, policy, pizza, "negative, implicit");
  assert_reads (fixture, policy, sky, "ignored, unannotated");
  project_fixture_tag (fixture, 0, sky, "A", POL_VALUE_NEGATIVE);
  assert_reads (fixture, policy, sea, "negative, widened");

  labels = pol_project_resolve (fixture->project, policy, 0);
  g_assert_cmpuint (pol_labels_get_n_rests (labels), ==, 2);
  g_assert_cmpstr (pol_labels_get_rest (labels, 0, NULL, &reason), ==, "food");
  g_assert_cmpint (reason, ==, POL_REASON_IMPLICIT);
  g_assert_null (pol_labels_get_rest (labels, 1, NULL, &reason));
  g_assert_cmpint (reason, ==, POL_REASON_WIDENED);
  g_assert_cmpint (pol_labels_get_situation (labels), ==, POL_SITUATION_WITH_POSITIVE);
}

static void
test_archived_is_unseen (void)
{
  g_autoptr (ProjectFixture) fixture = make_menu ();
  g_autoptr (PolEdit) remove = NULL;
  g_autoptr (PolEdit) restore = NULL;

  project_fixture_tag (fixture, 0, PIZZA, "A", POL_VALUE_POSITIVE);
  remove = pol_project_begin_edit (fixture->project, "Remove");
  pol_edit_set_archived (remove, PIZZA, TRUE);
  pol_project_apply (fixture->project, remove);
  assert_reads (fixture, pol_policy_get_default (), TACO, "ignored, unannotated");

  restore = pol_project_begin_edit (fixture->project, "Restore");
  g_assert_cmpuint (pol_edit_add_concept (restore, "pizza", NULL, NULL, NULL, FALSE), ==, PIZZA);
  pol_project_apply (fixture->project, restore);
  assert_reads (fixture, pol_policy_get_default (), TACO, "negative, implicit");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/nothing-is-ignored", test_nothing_is_ignored);
  g_test_add_func ("/resolver/positive-speaks-for-the-rest", test_positive_speaks_for_the_rest);
  g_test_add_func ("/resolver/negative-only-widens", test_negative_only_widens);
  g_test_add_func ("/resolver/unsure-is-no-tag", test_unsure_is_no_tag);
  g_test_add_func ("/resolver/disagreement", test_disagreement);
  g_test_add_func ("/resolver/exclusive-beats-reviewed", test_exclusive_beats_reviewed);
  g_test_add_func ("/resolver/groups", test_groups);
  g_test_add_func ("/resolver/archived-is-unseen", test_archived_is_unseen);

  return g_test_run ();
}
