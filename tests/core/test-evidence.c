/* test-evidence.c: the images behind a number are as many as it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pol-evidence.h"

#define N_IMAGES 25
#define N_ROUNDS 20
#define N_CHANGES 60

static void
assert_images (PolProject *project,
               PolTotals *totals,
               guint concept,
               PolLabel label,
               PolReason reason)
{
  PolPolicy *policy = pol_totals_get_policy (totals);
  PolEvidence evidence = { .kind = POL_EVIDENCE_READ, .policy = policy, .concept = concept,
                           .label = label, .reasons = 1u << reason };
  g_autoptr (GArray) images = pol_evidence_find (project, &evidence, NULL);

  g_assert_cmpuint (images->len, ==, pol_totals_get_count (totals, concept, label, reason));
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);
      PolReason found;

      g_assert_cmpint (pol_project_read (project, policy, image, concept, &found), ==, label);
      g_assert_cmpint (found, ==, reason);
      if (i > 0)
        g_assert_cmpuint (image, >, g_array_index (images, guint32, i - 1));
    }
}

static void
test_are_as_many_as_the_totals_say (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (PolTotals) totals = NULL;
      PolConceptList *concepts = pol_project_get_concepts (fixture->project);

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        draw_change (fixture);

      totals = pol_project_get_totals (fixture->project, policy);
      for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
        for (guint label = 0; label <= POL_LABEL_NEGATIVE; label++)
          for (guint reason = 0; reason < POL_N_REASONS; reason++)
            assert_images (fixture->project, totals,
                           pol_concept_get_index (pol_concept_list_get_active (concepts, i)), label,
                           reason);
    }
}

/* A part of a bar counts several reasons. */
static void
test_several_reasons_count_as_one (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (4);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  PolEvidence evidence = { .kind = POL_EVIDENCE_READ, .policy = pol_policy_get_default (),
                           .concept = burger, .label = POL_LABEL_NEGATIVE,
                           .reasons = 1u << POL_REASON_IMPLICIT | 1u << POL_REASON_WIDENED };
  g_autoptr (GArray) images = NULL;

  project_fixture_tag (fixture, 0, pizza, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, burger, "Ana", POL_VALUE_NEGATIVE);
  project_fixture_tag (fixture, 3, pizza, "Ana", POL_VALUE_NEGATIVE);
  images = pol_evidence_find (fixture->project, &evidence, NULL);

  g_assert_cmpuint (images->len, ==, 2);
  g_assert_cmpuint (g_array_index (images, guint32, 0), ==, 0);
  g_assert_cmpuint (g_array_index (images, guint32, 1), ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/are-as-many-as-the-totals-say", test_are_as_many_as_the_totals_say);
  g_test_add_func ("/evidence/several-reasons-count-as-one", test_several_reasons_count_as_one);

  return g_test_run ();
}
