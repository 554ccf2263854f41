/* test-co-occurrence.c: pairs of concepts agree with a loop over all pairs on all images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pairs.h"
#include "pol-co-occurrence.h"
#include "pol-evidence.h"

#define N_IMAGES 25
#define N_ROUNDS 20
#define N_CHANGES 60

static guint
find_place (PolCoOccurrence *counts,
            guint concept)
{
  for (guint i = 0; i < pol_co_occurrence_get_n (counts); i++)
    if (pol_co_occurrence_get_concept (counts, i) == concept)
      return i;

  return G_MAXUINT;
}

static void
assert_evidence (PolProject *project,
                 PolPolicy *policy,
                 guint concept,
                 guint other,
                 guint count)
{
  PolEvidence evidence = { .kind = POL_EVIDENCE_TOGETHER, .policy = policy, .concept = concept,
                           .other = other };
  g_autoptr (GArray) images = pol_evidence_find (project, &evidence, NULL);

  g_assert_cmpuint (images->len, ==, count);
}

/* What is left out has no more positive images than what is there. */
static void
assert_most_frequent (PolProject *project,
                      PolPolicy *plain,
                      PolCoOccurrence *counts,
                      guint n_wanted)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n = pol_co_occurrence_get_n (counts);
  guint least = n > 0 ? pol_co_occurrence_get_together (counts, n - 1, n - 1) : G_MAXUINT;

  g_assert_cmpuint (n, <=, n_wanted);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (pol_co_occurrence_get_together (counts, i, i), <=,
                      pol_co_occurrence_get_together (counts, i - 1, i - 1));

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));
      guint positives = pairs_count (project, plain, concept, concept);

      if (find_place (counts, concept) != G_MAXUINT)
        g_assert_cmpuint (positives, >, 0);
      else if (positives > 0)
        g_assert_true (n == n_wanted && positives <= least);
    }
}

static void
assert_counts (PolProject *project,
               PolPolicy *policy,
               guint n_wanted)
{
  g_autoptr (PolPolicy) plain = pairs_make_plain (policy);
  g_autoptr (PolCoOccurrence) counts
      = pol_co_occurrence_count (project, policy, n_wanted, NULL);

  assert_most_frequent (project, plain, counts, n_wanted);
  for (guint i = 0; i < pol_co_occurrence_get_n (counts); i++)
    for (guint j = 0; j < pol_co_occurrence_get_n (counts); j++)
      {
        guint concept = pol_co_occurrence_get_concept (counts, i);
        guint other = pol_co_occurrence_get_concept (counts, j);
        guint count = pol_co_occurrence_get_together (counts, i, j);

        g_assert_cmpuint (count, ==, pairs_count (project, plain, concept, other));
        assert_evidence (project, policy, concept, other, count);
      }
}

static void
test_agrees_with_a_loop (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (PolPolicy) policy = draw_policy ();

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        draw_change (fixture);
      assert_counts (fixture->project, policy, 50);
      assert_counts (fixture->project, policy, g_test_rand_int_range (1, 5));
    }
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  PolCoOccurrence **counts = user_data;

  *counts = pol_co_occurrence_count_finish (result, NULL);
  g_main_context_wakeup (NULL);
}

/* Blind, what others said is not there. */
static void
test_sees_what_the_project_sees (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolCoOccurrence) counts = NULL;

  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, burger, "Ben", POL_VALUE_POSITIVE);
  pol_project_set_annotator (fixture->project, "Ana");
  pol_project_set_blind (fixture->project, TRUE);

  pol_co_occurrence_count_async (fixture->project, pol_policy_get_default (), 5, NULL, on_counted,
                                 &counts);
  while (counts == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pol_co_occurrence_get_n (counts), ==, 1);
  g_assert_cmpuint (pol_co_occurrence_get_together (counts, 0, 0), ==, 1);
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (
      pol_co_occurrence_count (fixture->project, pol_policy_get_default (), 5, cancellable));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/co-occurrence/agrees-with-a-loop", test_agrees_with_a_loop);
  g_test_add_func ("/co-occurrence/sees-what-the-project-sees", test_sees_what_the_project_sees);
  g_test_add_func ("/co-occurrence/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
