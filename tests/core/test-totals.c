/* test-totals.c: totals and differences agree with a loop over all cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pol-project-private.h"

#define N_IMAGES 25
#define N_ROUNDS 12
#define N_CHANGES 40

static void
assert_totals (PolProject *project,
               PolTotals *totals,
               PolPolicy *policy)
{
  PolConceptList *concepts = pol_project_get_concepts (project);

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));
      guint counts[3][POL_N_REASONS] = { 0 };

      for (guint image = 0; image < N_IMAGES; image++)
        {
          g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);
          PolReason reason;
          PolLabel label = pol_labels_get (labels, concept, &reason);

          counts[label][reason]++;
        }

      for (guint label = 0; label < 3; label++)
        {
          for (guint reason = 0; reason < POL_N_REASONS; reason++)
            g_assert_cmpuint (pol_totals_get_count (totals, concept, label, reason), ==,
                              counts[label][reason]);
        }
    }
}

static void
assert_images (PolProject *project,
               PolTotals *totals,
               PolPolicy *policy)
{
  guint situations[POL_N_SITUATIONS] = { 0 };
  guint states[3] = { 0 };
  guint n_unsure = 0;
  guint n_disagreement = 0;

  for (guint image = 0; image < N_IMAGES; image++)
    {
      g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);

      situations[pol_labels_get_situation (labels)]++;
      states[pol_project_get_image_state (project, image)]++;
      n_unsure += labels_have_reason (labels, POL_REASON_UNSURE);
      n_disagreement += labels_have_reason (labels, POL_REASON_DISAGREEMENT);
    }

  for (guint i = 0; i < POL_N_SITUATIONS; i++)
    g_assert_cmpuint (pol_totals_get_images (totals, i), ==, situations[i]);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (pol_totals_get_marked (totals, i), ==, states[i]);
  g_assert_cmpuint (pol_totals_get_unsure (totals), ==, n_unsure);
  g_assert_cmpuint (pol_totals_get_disagreement (totals), ==, n_disagreement);
  g_assert_cmpuint (pol_totals_get_n_images (totals), ==, N_IMAGES);
}

/* A snapshot counts in one pass what the project keeps right by differences. */
static void
assert_counted_anew (PolProject *project,
                     PolPolicy *policy)
{
  g_autoptr (PolProject) snapshot = pol_project_snapshot (project);
  g_autoptr (PolTotals) totals = NULL;

  pol_project_set_blind (snapshot, pol_project_get_blind (project));
  totals = pol_project_get_totals (snapshot, policy);
  assert_totals (project, totals, policy);
  assert_images (project, totals, policy);
}

static void
change_sight (PolProject *project)
{
  static const char *const annotators[] = { "0", "1", "Cem" };

  pol_project_set_annotator (project, annotators[g_test_rand_int_range (0, 3)]);
  pol_project_set_blind (project, g_test_rand_bit ());
}

static void
test_totals_follow_every_change (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (PolTotals) totals = NULL;

      draw_concepts (fixture);
      totals = pol_project_get_totals (fixture->project, policy);
      for (guint i = 0; i < N_CHANGES; i++)
        {
          draw_change (fixture);
          if (i % 8 == 7)
            change_sight (fixture->project);
          assert_totals (fixture->project, totals, policy);
          assert_images (fixture->project, totals, policy);
          assert_counted_anew (fixture->project, policy);
        }
    }
}

static guint64
count_differences (PolProject *project,
                   PolPolicy *policy,
                   PolPolicy *other)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint64 count = 0;

  for (guint image = 0; image < N_IMAGES; image++)
    {
      g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);
      g_autoptr (PolLabels) others = pol_project_resolve (project, other, image);

      for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
        {
          guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));

          count += pol_labels_get (labels, concept, NULL) != pol_labels_get (others, concept, NULL);
        }
    }

  return count;
}

static void
test_differences_agree_with_a_loop (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        {
          g_autoptr (PolPolicy) policy = draw_policy ();
          g_autoptr (PolPolicy) other = draw_policy ();

          draw_change (fixture);
          g_assert_cmpuint (pol_project_count_differences (fixture->project, policy, other), ==,
                            count_differences (fixture->project, policy, other));
        }
    }
}

/* 1,000 images of which Ana tagged all with all of 101 concepts, and Ben one. */
static ProjectFixture *
make_large (void)
{
  ProjectFixture *fixture = project_fixture_new (1000);
  g_autoptr (PolEdit) edit = NULL;
  guint annotator;

  for (guint i = 0; i < 101; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      project_fixture_add_concept (fixture, id, NULL);
    }
  edit = pol_project_begin_edit (fixture->project, "Tag");
  annotator = pol_edit_add_annotator (edit, "Ana");
  for (guint image = 0; image < 1000; image++)
    {
      for (guint concept = 0; concept < 101; concept++)
        pol_edit_set_tag (edit, image, concept, annotator, POL_VALUE_POSITIVE, 1);
    }
  pol_project_apply (fixture->project, edit);
  project_fixture_tag (fixture, 7, 0, "Ben", POL_VALUE_NEGATIVE);

  return fixture;
}

static void
wait_for_work (PolProject *project)
{
  while (pol_project_is_working (project))
    g_main_context_iteration (NULL, TRUE);
}

/* The main thread does not count that many tags; what is tagged meanwhile counts. */
static void
test_the_blind_wait_for_another_thread (void)
{
  g_autoptr (ProjectFixture) fixture = make_large ();
  PolProject *project = fixture->project;
  g_autoptr (PolTotals) totals = pol_project_get_totals (project, pol_policy_get_default ());

  pol_project_set_annotator (project, "Ben");
  pol_project_set_blind (project, TRUE);
  g_assert_true (pol_project_is_working (project));
  project_fixture_tag (fixture, 8, 0, "Ben", POL_VALUE_POSITIVE);
  wait_for_work (project);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_NO_TAGS), ==, 998);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_ONLY_NEGATIVES), ==, 1);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_WITH_POSITIVE), ==, 1);

  pol_project_set_blind (project, FALSE);
  pol_project_set_blind (project, TRUE);
  pol_project_set_annotator (project, "Cem");
  wait_for_work (project);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_NO_TAGS), ==, 1000);

  pol_project_set_blind (project, FALSE);
  wait_for_work (project);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_WITH_POSITIVE), ==, 1000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/totals/follow-every-change", test_totals_follow_every_change);
  g_test_add_func ("/totals/the-blind-wait-for-another-thread",
                   test_the_blind_wait_for_another_thread);
  g_test_add_func ("/totals/differences-agree-with-a-loop", test_differences_agree_with_a_loop);

  return g_test_run ();
}
