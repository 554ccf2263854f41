/* test-totals.c: totals and differences agree with a loop over all cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

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
  g_autoptr (PolTotals) totals = pol_project_get_totals (snapshot, policy);

  assert_totals (project, totals, policy);
  assert_images (project, totals, policy);
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

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/totals/follow-every-change", test_totals_follow_every_change);
  g_test_add_func ("/totals/differences-agree-with-a-loop", test_differences_agree_with_a_loop);

  return g_test_run ();
}
