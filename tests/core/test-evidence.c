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

static PolValue
get_value (PolProject *project,
           guint image,
           guint concept,
           guint annotator)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept == concept && annotations[i].annotator == annotator)
        return annotations[i].value;
    }

  return POL_VALUE_NONE;
}

static gboolean
disagree (PolProject *project,
          guint image,
          guint concept,
          guint annotator,
          guint other)
{
  return get_value (project, image, concept, annotator) == POL_VALUE_POSITIVE
         && get_value (project, image, concept, other) == POL_VALUE_NEGATIVE;
}

/* Looks at every concept on the list and every two annotators who are meant. */
static gboolean
is_disputed (PolProject *project,
             const PolEvidence *evidence,
             guint image)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n = pol_project_get_n_annotators (project);

  for (guint nth = 0; nth < pol_concept_list_get_n_active (concepts); nth++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, nth));

      if (evidence->concept != G_MAXUINT32 && evidence->concept != concept)
        continue;
      if (evidence->annotators[0] != G_MAXUINT)
        {
          if (disagree (project, image, concept, evidence->annotators[0], evidence->annotators[1])
              || disagree (project, image, concept, evidence->annotators[1], evidence->annotators[0]))
            return TRUE;
          continue;
        }
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (disagree (project, image, concept, i, j))
            return TRUE;
    }

  return FALSE;
}

static void
assert_disputed (PolProject *project,
                 guint concept,
                 guint annotator,
                 guint other)
{
  PolEvidence evidence = { .kind = POL_EVIDENCE_DISPUTED, .concept = concept,
                           .annotators = { annotator, other } };
  g_autoptr (GArray) images = pol_evidence_find (project, &evidence, NULL);
  guint n = 0;

  for (guint32 image = 0; image < pol_project_get_n_images (project); image++)
    {
      if (!is_disputed (project, &evidence, image))
        continue;
      g_assert_cmpuint (n, <, images->len);
      g_assert_cmpuint (g_array_index (images, guint32, n), ==, image);
      n++;
    }
  g_assert_cmpuint (images->len, ==, n);
}

static void
test_disputed_is_what_annotators_contradict (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      PolProject *project = fixture->project;
      guint n_concepts, n_annotators;

      draw_concepts (fixture);
      for (guint i = 0; i < 4 * N_CHANGES; i++)
        draw_change (fixture);

      n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (project));
      n_annotators = pol_project_get_n_annotators (project);
      assert_disputed (project, G_MAXUINT32, G_MAXUINT, G_MAXUINT);
      for (guint concept = 0; concept < n_concepts; concept++)
        assert_disputed (project, concept, G_MAXUINT, G_MAXUINT);
      for (guint i = 0; i < n_annotators; i++)
        for (guint j = 0; j < i; j++)
          {
            assert_disputed (project, G_MAXUINT32, i, j);
            assert_disputed (project, 0, i, j);
          }
    }
}

/* While someone tags blind, what others say is not told in this way, either. */
static void
test_the_blind_see_no_dispute (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  PolEvidence evidence = { .kind = POL_EVIDENCE_DISPUTED, .concept = burger,
                           .annotators = { G_MAXUINT, G_MAXUINT } };
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GArray) unseen = NULL;

  project_fixture_tag (fixture, 1, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, burger, "Ben", POL_VALUE_NEGATIVE);
  seen = pol_evidence_find (fixture->project, &evidence, NULL);
  g_assert_cmpuint (seen->len, ==, 1);

  pol_project_set_annotator (fixture->project, "Ana");
  pol_project_set_blind (fixture->project, TRUE);
  unseen = pol_evidence_find (fixture->project, &evidence, NULL);
  g_assert_cmpuint (unseen->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/are-as-many-as-the-totals-say", test_are_as_many_as_the_totals_say);
  g_test_add_func ("/evidence/several-reasons-count-as-one", test_several_reasons_count_as_one);
  g_test_add_func ("/evidence/disputed-is-what-annotators-contradict", test_disputed_is_what_annotators_contradict);
  g_test_add_func ("/evidence/the-blind-see-no-dispute", test_the_blind_see_no_dispute);

  return g_test_run ();
}
