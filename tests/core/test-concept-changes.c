/* test-concept-changes.c: what becomes of each concept's labels is what a loop over all says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pol-concept-changes.h"
#include "pol-evidence.h"

#define N_IMAGES 25
#define N_ROUNDS 12
#define N_CHANGES 60

/* Carries out on the project itself what an alternative only pretends. */
typedef void (*CarryOutFunc) (ProjectFixture *fixture);

/* What each concept reads as on each image, one by one. */
static GArray *
read_all (PolProject *project,
          PolPolicy *policy,
          guint n_concepts)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n_images = pol_project_get_n_images (project);
  GArray *readings = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_concepts * n_images);

  for (guint concept = 0; concept < n_concepts; concept++)
    for (guint image = 0; image < n_images; image++)
      {
        guint reading = POL_READING_ABSENT;
        PolReason reason;

        if (concept < pol_concept_list_get_n_concepts (concepts)
            && !pol_concept_get_archived (pol_concept_list_get_concept (concepts, concept)))
          reading = pol_project_read (project, policy, image, concept, &reason) == POL_LABEL_POSITIVE
                        ? POL_READING_POSITIVE
                        : reason;
        g_array_append_val (readings, reading);
      }

  return readings;
}

static void
assert_counts (PolConceptChanges *changes,
               GArray *before,
               GArray *after)
{
  guint n_concepts = pol_concept_changes_get_n_concepts (changes);
  guint n_images = before->len / n_concepts;

  g_assert_cmpuint (before->len, ==, after->len);
  for (guint concept = 0; concept < n_concepts; concept++)
    {
      const PolReadingCounts *counts = pol_concept_changes_get (changes, concept);
      PolReadingCounts expected = { 0 };

      for (guint i = concept * n_images; i < (concept + 1) * n_images; i++)
        expected.n[g_array_index (before, guint, i)][g_array_index (after, guint, i)]++;
      if (expected.n[POL_READING_ABSENT][POL_READING_ABSENT] == n_images)
        expected.n[POL_READING_ABSENT][POL_READING_ABSENT] = 0;
      g_assert_cmpmem (counts, sizeof *counts, &expected, sizeof expected);
    }
}

static void
assert_images (PolProject *project,
               const PolEvidence *evidence,
               GArray *before,
               GArray *after)
{
  g_autoptr (GArray) images = pol_evidence_find (project, evidence, NULL);
  guint n_images = pol_project_get_n_images (project);
  guint n = 0;

  for (guint image = 0; image < n_images; image++)
    {
      guint from = g_array_index (before, guint, evidence->concept * n_images + image);
      guint to = g_array_index (after, guint, evidence->concept * n_images + image);

      if ((evidence->changes
           & POL_CHANGE (pol_reading_get_label (from), pol_reading_get_label (to)))
              == 0
          || (evidence->reasons != 0
              && (from == POL_READING_ABSENT
                  || (evidence->reasons & 1u << pol_reading_get_reason (from)) == 0)))
        continue;
      g_assert_cmpuint (n, <, images->len);
      g_assert_cmpuint (g_array_index (images, guint32, n), ==, image);
      n++;
    }
  g_assert_cmpuint (n, ==, images->len);
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static PolConceptChanges *
count (PolProject *project,
       PolPolicy *policy,
       PolAlternative *alternative)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PolConceptChanges *changes;

  pol_concept_changes_count_async (project, policy, alternative, NULL, on_counted, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  changes = pol_concept_changes_count_finish (project, result, &error);
  g_assert_no_error (error);

  return changes;
}

/* The images of a number, and how many they are for all reasons and for one. */
static void
assert_evidence (ProjectFixture *fixture,
                 PolPolicy *policy,
                 PolAlternative *alternative,
                 PolConceptChanges *changes,
                 GArray *before,
                 GArray *after)
{
  for (guint concept = 0; concept < pol_concept_changes_get_n_concepts (changes); concept++)
    {
      guint from = g_test_rand_int_range (0, POL_N_LABELS);
      guint to = g_test_rand_int_range (0, POL_N_LABELS);
      PolEvidence evidence = { .kind = POL_EVIDENCE_CHANGED, .policy = policy, .concept = concept,
                               .changes = POL_CHANGE (from, to), .alternative = alternative };

      assert_images (fixture->project, &evidence, before, after);
      evidence.reasons = 1u << g_test_rand_int_range (0, POL_N_REASONS);
      assert_images (fixture->project, &evidence, before, after);
    }
}

static void
assert_alternative (ProjectFixture *fixture,
                    PolPolicy *policy,
                    PolAlternative *alternative,
                    CarryOutFunc carry_out)
{
  g_autoptr (PolConceptChanges) changes = count (fixture->project, policy, alternative);
  guint n_concepts = pol_concept_changes_get_n_concepts (changes);
  g_autoptr (GArray) before = read_all (fixture->project, policy, n_concepts);
  g_autoptr (GArray) after = NULL;

  if (carry_out != NULL)
    carry_out (fixture);
  after = read_all (fixture->project, pol_alternative_get_policy (alternative, policy), n_concepts);
  if (carry_out != NULL)
    pol_project_undo (fixture->project);

  assert_counts (changes, before, after);
  assert_evidence (fixture, policy, alternative, changes, before, after);
}

static ProjectFixture *
draw_project (void)
{
  ProjectFixture *fixture = project_fixture_new (N_IMAGES);

  draw_concepts (fixture);
  for (guint i = 0; i < N_CHANGES; i++)
    draw_change (fixture);

  return fixture;
}

static void
test_every_two_presets (void)
{
  GListModel *presets = pol_policy_get_presets ();
  guint n = g_list_model_get_n_items (presets);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();

      for (guint i = 0; i < n * n; i++)
        {
          g_autoptr (PolPolicy) policy = g_list_model_get_item (presets, i / n);
          g_autoptr (PolPolicy) other = g_list_model_get_item (presets, i % n);
          g_autoptr (PolAlternative) alternative = pol_alternative_new_policy (other);

          assert_alternative (fixture, policy, alternative, NULL);
        }
    }
}

static void
test_policies_of_any_settings (void)
{
  for (guint round = 0; round < 4 * N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (PolPolicy) other = draw_policy ();
      g_autoptr (PolAlternative) alternative = pol_alternative_new_policy (other);

      pol_project_set_annotator (fixture->project, "1");
      pol_project_set_blind (fixture->project, round % 4 == 0);
      assert_alternative (fixture, policy, alternative, NULL);
    }
}

static void
archive_first (ProjectFixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Archive");

  pol_edit_set_archived (edit, 0, TRUE);
  pol_project_apply (fixture->project, edit);
}

static void
restore_first (ProjectFixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Restore");

  pol_edit_set_archived (edit, 0, FALSE);
  pol_project_apply (fixture->project, edit);
}

static void
test_concepts_that_leave_the_list (void)
{
  const guint first = 0;
  g_autoptr (PolAlternative) alternative = pol_alternative_new_archived (&first, 1, TRUE);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();

      restore_first (fixture);
      assert_alternative (fixture, policy, alternative, archive_first);
    }
}

static void
test_concepts_that_return (void)
{
  const guint first = 0;
  g_autoptr (PolAlternative) alternative = pol_alternative_new_archived (&first, 1, FALSE);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();

      archive_first (fixture);
      assert_alternative (fixture, policy, alternative, restore_first);
    }
}

static void
add_one (ProjectFixture *fixture)
{
  project_fixture_add_concept (fixture, "new", "x");
}

static void
test_a_concept_that_is_added (void)
{
  g_autoptr (PolAlternative) alternative = pol_alternative_new_added ("new", "x");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();
      PolConceptList *concepts = pol_project_get_concepts (fixture->project);
      guint n = pol_concept_list_get_n_concepts (concepts);

      assert_alternative (fixture, policy, alternative, add_one);
      g_assert_cmpuint (pol_concept_list_get_n_concepts (concepts), ==, n + 1);
    }
}

static gboolean
is_tagged (PolProject *project,
           guint image,
           guint concept)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept == concept)
        return TRUE;
    }

  return FALSE;
}

static void
accept_all (ProjectFixture *fixture)
{
  PolProject *project = fixture->project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Accept");
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));

  for (guint image = 0; image < N_IMAGES; image++)
    for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
      {
        guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));
        double score;

        if (project_fixture_find_suggestion (project, image, concept, &score) && score >= 0.5
            && !is_tagged (project, image, concept))
          pol_edit_set_tag (edit, image, concept, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
      }
  pol_project_apply (project, edit);
}

static void
test_suggestions_that_are_accepted (void)
{
  g_autoptr (PolAlternative) alternative = pol_alternative_new_accepted (50);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();
      guint n = pol_concept_list_get_n_concepts (pol_project_get_concepts (fixture->project));

      for (guint i = 0; i < N_IMAGES; i++)
        project_fixture_suggest (fixture, g_test_rand_int_range (0, N_IMAGES),
                                 g_test_rand_int_range (0, n), g_test_rand_int_range (0, 5) / 4.0);
      /* So that there is a step to take back in any case. */
      project_fixture_suggest (fixture, 0, 0, 1);
      restore_first (fixture);
      project_fixture_tag (fixture, 0, 0, "0", POL_VALUE_NONE);
      project_fixture_tag (fixture, 0, 0, "1", POL_VALUE_NONE);
      project_fixture_tag (fixture, 0, 0, "2", POL_VALUE_NONE);
      assert_alternative (fixture, policy, alternative, accept_all);
    }
}

static void
merge_two (ProjectFixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Merge");

  g_assert_true (pol_edit_merge_concepts (edit, 0, 1, NULL));
  pol_project_apply (fixture->project, edit);
}

static void
test_concepts_that_become_one (void)
{
  const guint from = 0;
  g_autoptr (PolAlternative) alternative = pol_alternative_new_merged (&from, 1, 1);
  g_autoptr (ProjectFixture) fixture = project_fixture_new (4);
  g_autoptr (PolConceptChanges) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint hamburger = project_fixture_add_concept (fixture, "hamburger", NULL);

  project_fixture_add_concept (fixture, "pizza", NULL);
  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, hamburger, "Ana", POL_VALUE_NEGATIVE);
  assert_alternative (fixture, pol_policy_get_default (), alternative, merge_two);

  project_fixture_tag (fixture, 0, hamburger, "Ana", POL_VALUE_NEGATIVE);
  pol_concept_changes_count_async (fixture->project, pol_policy_get_default (), alternative, NULL,
                                   on_counted, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  changes = pol_concept_changes_count_finish (fixture->project, result, &error);
  g_assert_null (changes);
  g_assert_error (error, POL_ERROR, POL_ERROR_CONFLICT);
}

static void
test_what_is_cancelled_counts_nothing (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  g_autoptr (PolAlternative) alternative = pol_alternative_new_accepted (0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pol_concept_changes_count_async (fixture->project, pol_policy_get_default (), alternative,
                                   cancellable, on_counted, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pol_concept_changes_count_finish (fixture->project, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concept-changes/every-two-presets", test_every_two_presets);
  g_test_add_func ("/concept-changes/policies-of-any-settings", test_policies_of_any_settings);
  g_test_add_func ("/concept-changes/concepts-that-leave-the-list",
                   test_concepts_that_leave_the_list);
  g_test_add_func ("/concept-changes/concepts-that-return", test_concepts_that_return);
  g_test_add_func ("/concept-changes/a-concept-that-is-added", test_a_concept_that_is_added);
  g_test_add_func ("/concept-changes/suggestions-that-are-accepted",
                   test_suggestions_that_are_accepted);
  g_test_add_func ("/concept-changes/concepts-that-become-one", test_concepts_that_become_one);
  g_test_add_func ("/concept-changes/what-is-cancelled-counts-nothing",
                   test_what_is_cancelled_counts_nothing);

  return g_test_run ();
}
