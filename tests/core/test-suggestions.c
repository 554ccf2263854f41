/* test-suggestions.c: what a model predicts is proposed until someone answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include "pol-open-suggestions.h"
#include "pol-project-private.h"

#define N_ROUNDS 200

static gboolean
is_open (PolProject *project,
         guint image,
         guint concept)
{
  PolSuggestion suggestion;

  return pol_open_suggestions_find (project, image, concept, &suggestion);
}

/* Two concepts, suggested on the first image: the second one is surer. */
static ProjectFixture *
make_suggested (void)
{
  ProjectFixture *fixture = project_fixture_new (3);

  project_fixture_add_concept (fixture, "burger", NULL);
  project_fixture_add_concept (fixture, "pizza", NULL);
  project_fixture_suggest (fixture, 0, 0, 0.25);
  project_fixture_suggest (fixture, 0, 1, 0.75);

  return fixture;
}

/* A table merged from random changes has the last score of each. */
static void
test_merging_agrees_with_a_plain_table (void)
{
  g_autoptr (PolSuggestions) table = pol_suggestions_new ();
  float expected[6][4];
  guint n = 0;

  for (guint i = 0; i < 24; i++)
    expected[i / 4][i % 4] = -1;
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (PolSuggestionChange));
      PolSuggestions *merged;

      for (guint place = 0; place < 24; place++)
        {
          PolSuggestionChange change = { place / 4, { place % 4, g_test_rand_double () } };

          if (g_test_rand_int_range (0, 10) != 0)
            continue;
          n += expected[place / 4][place % 4] < 0;
          expected[place / 4][place % 4] = change.suggestion.score;
          g_array_append_val (changes, change);
        }
      merged = pol_suggestions_merge (table, (PolSuggestionChange *) changes->data, changes->len);
      g_assert_cmpint (pol_suggestions_equal (table, merged), ==, changes->len == 0);
      pol_suggestions_unref (table);
      table = merged;

      g_assert_cmpuint (pol_suggestions_get_n (table), ==, n);
      for (guint place = 0; place < 28; place++)
        {
          float wanted = place < 24 ? expected[place / 4][place % 4] : -1;
          float score = -1;

          g_assert_cmpint (pol_suggestions_find (table, place / 4, place % 4, &score), ==, wanted >= 0);
          g_assert_cmpfloat (score, ==, wanted);
        }
    }
}

static void
test_counts_as_nothing_until_accepted (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();
  g_autoptr (PolTotals) totals = NULL;
  PolSuggestion top;

  totals = pol_project_get_totals (fixture->project, pol_policy_get_default ());
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 2);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 1);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 0);
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_NO_TAGS), ==, 3);
  g_assert_true (pol_open_suggestions_top (fixture->project, 0, &top));
  g_assert_cmpuint (top.concept, ==, 1);
  g_assert_cmpfloat (top.score, ==, 0.75);
}

static void
test_answers_close_and_undo_opens_again (void)
{
  static const PolValue values[] = { POL_VALUE_POSITIVE, POL_VALUE_NEGATIVE, POL_VALUE_UNSURE };
  g_autoptr (ProjectFixture) fixture = make_suggested ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      project_fixture_tag (fixture, 0, 1, "Ana", values[i]);
      g_assert_false (is_open (fixture->project, 0, 1));
      g_assert_true (is_open (fixture->project, 0, 0));
      g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 1);

      project_fixture_tag (fixture, 0, 0, "Ben", values[i]);
      g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 0);

      pol_project_undo (fixture->project);
      pol_project_undo (fixture->project);
      g_assert_true (is_open (fixture->project, 0, 1));
      g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 1);
    }
  pol_project_redo (fixture->project);
  g_assert_false (is_open (fixture->project, 0, 1));
}

static void
test_archived_concepts_are_not_proposed (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Archive");

  pol_edit_set_archived (edit, 0, TRUE);
  pol_edit_set_archived (edit, 1, TRUE);
  pol_project_apply (fixture->project, edit);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 0);
  g_assert_false (is_open (fixture->project, 0, 0));

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 1);
}

static void
count_signal (guint *n)
{
  (*n)++;
}

static void
test_new_scores_replace_and_undo_brings_back (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();
  guint n_signals = 0;
  double score;

  g_signal_connect_swapped (fixture->project, "suggestions-changed", G_CALLBACK (count_signal),
                            &n_signals);
  project_fixture_suggest (fixture, 0, 0, 0.5);
  project_fixture_suggest (fixture, 0, 0, 0.5);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 2);
  g_assert_true (project_fixture_find_suggestion (fixture->project, 0, 0, &score));
  g_assert_cmpfloat (score, ==, 0.5);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (n_signals, ==, 2);
  g_assert_true (project_fixture_find_suggestion (fixture->project, 0, 0, &score));
  g_assert_cmpfloat (score, ==, 0.25);
}

static void
test_snapshots_share_and_stay (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();
  g_autoptr (PolProject) snapshot = pol_project_snapshot (fixture->project);
  double score;

  g_assert_true (snapshot->suggestions == fixture->project->suggestions);
  project_fixture_suggest (fixture, 2, 1, 1);
  project_fixture_tag (fixture, 0, 1, "Ana", POL_VALUE_POSITIVE);
  g_assert_false (project_fixture_find_suggestion (snapshot, 2, 1, &score));
  g_assert_true (is_open (snapshot, 0, 1));
  g_assert_cmpuint (pol_project_get_n_suggested (snapshot), ==, 1);
}

/* In small steps and in one that is large enough to be written differently. */
static void
test_are_in_the_file (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (600);
  g_autoptr (PolEdit) edit = NULL;
  double score;

  project_fixture_add_concept (fixture, "burger", NULL);
  project_fixture_add_concept (fixture, "pizza", NULL);
  edit = pol_project_begin_edit (fixture->project, "Many");
  for (guint i = 0; i < 1200; i++)
    pol_edit_set_suggestion (edit, i / 2, i % 2, i / 1200.0);
  pol_project_apply (fixture->project, edit);
  project_fixture_suggest (fixture, 7, 1, 0);
  project_fixture_tag (fixture, 7, 0, "Ana", POL_VALUE_NEGATIVE);
  project_fixture_tag (fixture, 7, 1, "Ana", POL_VALUE_POSITIVE);

  project_fixture_reopen (fixture);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 1200);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 599);
  g_assert_true (project_fixture_find_suggestion (fixture->project, 7, 1, &score));
  g_assert_cmpfloat (score, ==, 0);
  g_assert_true (project_fixture_find_suggestion (fixture->project, 599, 1, &score));
  g_assert_cmpfloat_with_epsilon (score, 1199 / 1200.0, 1e-6);
}

static void
clear (ProjectFixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Clear");

  pol_edit_set_suggestion (edit, 1, 1, 1);
  pol_edit_clear_suggestions (edit);
  pol_project_apply (fixture->project, edit);
}

static void
test_clearing_is_undone_in_the_file_too (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();

  project_fixture_tag (fixture, 0, 1, "Ana", POL_VALUE_POSITIVE);
  clear (fixture);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 0);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 0);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 1);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 2);
  project_fixture_reopen (fixture);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 2);

  clear (fixture);
  project_fixture_reopen (fixture);
  g_assert_cmpuint (pol_project_get_n_suggestions (fixture->project), ==, 0);
}

static void
accept_all (PolProject *project,
            PolEdit *edit,
            gpointer user_data,
            GCancellable *cancellable)
{
  guint annotator = pol_edit_add_annotator (edit, "Ana");

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    {
      PolOpenSuggestions open;
      PolSuggestion suggestion;

      pol_open_suggestions_init (&open, project, i);
      while (pol_open_suggestions_next (&open, &suggestion))
        pol_edit_set_tag (edit, i, suggestion.concept, annotator, POL_VALUE_POSITIVE, POL_TIME_NOW);
    }
}

static void
suggest_all (PolProject *project,
             PolEdit *edit,
             gpointer user_data,
             GCancellable *cancellable)
{
  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    pol_edit_set_suggestion (edit, i, 0, 0.5);
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pol_project_edit_finish (POL_PROJECT (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
edit_and_wait (PolProject *project,
               PolEditFunc func)
{
  gboolean done = FALSE;

  pol_project_edit_async (project, "Many", func, NULL, NULL, NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_many_change_on_another_thread (void)
{
  g_autoptr (ProjectFixture) fixture = make_suggested ();

  edit_and_wait (fixture->project, suggest_all);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 3);
  edit_and_wait (fixture->project, accept_all);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 0);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 4);

  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 3);
  pol_project_undo (fixture->project);
  g_assert_cmpuint (pol_project_get_n_suggested (fixture->project), ==, 1);
}

static void
test_percent_is_rounded (void)
{
  g_assert_cmpuint (pol_suggestion_get_percent (0), ==, 0);
  g_assert_cmpuint (pol_suggestion_get_percent (0.87f), ==, 87);
  g_assert_cmpuint (pol_suggestion_get_percent (0.874f), ==, 87);
  g_assert_cmpuint (pol_suggestion_get_percent (0.876f), ==, 88);
  g_assert_cmpuint (pol_suggestion_get_percent (1), ==, 100);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestions/merging-agrees-with-a-plain-table",
                   test_merging_agrees_with_a_plain_table);
  g_test_add_func ("/suggestions/count-as-nothing-until-accepted",
                   test_counts_as_nothing_until_accepted);
  g_test_add_func ("/suggestions/answers-close-and-undo-opens-again",
                   test_answers_close_and_undo_opens_again);
  g_test_add_func ("/suggestions/archived-concepts-are-not-proposed",
                   test_archived_concepts_are_not_proposed);
  g_test_add_func ("/suggestions/new-scores-replace-and-undo-brings-back",
                   test_new_scores_replace_and_undo_brings_back);
  g_test_add_func ("/suggestions/snapshots-share-and-stay", test_snapshots_share_and_stay);
  g_test_add_func ("/suggestions/are-in-the-file", test_are_in_the_file);
  g_test_add_func ("/suggestions/clearing-is-undone-in-the-file-too",
                   test_clearing_is_undone_in_the_file_too);
  g_test_add_func ("/suggestions/many-change-on-another-thread", test_many_change_on_another_thread);
  g_test_add_func ("/suggestions/percent-is-rounded", test_percent_is_rounded);

  return g_test_run ();
}
