/* test-totals.c: totals and differences agree with a loop over all cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#define N_IMAGES 25
#define N_ROUNDS 12
#define N_CHANGES 40

static PolPolicy *
draw_policy (void)
{
  GListModel *presets = pol_policy_get_presets ();
  guint n = g_list_model_get_n_items (presets);
  guint nth = g_test_rand_int_range (0, 2 * n);

  if (nth < n)
    return g_list_model_get_item (presets, nth);

  return pol_policy_new ("drawn", NULL,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit (),
                         g_test_rand_bit () ? POL_SCOPE_ALL : POL_SCOPE_GROUP,
                         g_test_rand_bit (), g_test_rand_int_range (0, 5));
}

static void
draw_concepts (ProjectFixture *fixture)
{
  static const char *const groups[] = { NULL, NULL, "x", "y" };

  for (int i = g_test_rand_int_range (1, 9); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("c%d", i);

      project_fixture_add_concept (fixture, id, groups[g_test_rand_int_range (0, 4)]);
    }
}

static void
draw_change (ProjectFixture *fixture)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);
  guint concept = g_test_rand_int_range (0, pol_concept_list_get_n_concepts (concepts));
  guint image = g_test_rand_int_range (0, N_IMAGES);
  g_autofree char *annotator = g_strdup_printf ("%d", g_test_rand_int_range (0, 3));
  g_autoptr (PolEdit) edit = NULL;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      edit = pol_project_begin_edit (fixture->project, "Mark");
      pol_edit_set_state (edit, image, g_test_rand_int_range (0, 3));
      pol_project_apply (fixture->project, edit);
      break;
    case 1:
      edit = pol_project_begin_edit (fixture->project, "Archive");
      pol_edit_set_archived (edit, concept, g_test_rand_bit ());
      pol_project_apply (fixture->project, edit);
      break;
    case 2:
      pol_project_undo (fixture->project);
      break;
    case 3:
      pol_project_redo (fixture->project);
      break;
    default:
      project_fixture_tag (fixture, image, concept, annotator, g_test_rand_int_range (0, 4));
    }
}

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
