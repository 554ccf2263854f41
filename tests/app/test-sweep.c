/* test-sweep.c: what is asked about one concept, what stays, and what comes next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-sweep.h"

typedef struct
{
  LabelFixture labels;
  PolImageList *images;
  PolSweep *sweep;
} Fixture;

static const char *const food[] = { "burger", "pizza", "taco", NULL };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 6, food);
  pol_project_set_annotator (fixture->labels.project, "Ana");
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->sweep = pol_sweep_new (fixture->images);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (fixture->sweep);
  g_clear_object (&fixture->images);
  label_fixture_tear_down (&fixture->labels);
}

static PolConcept *
get_concept (Fixture *fixture, const char *name)
{
  return pol_concept_list_find (pol_project_get_concepts (fixture->labels.project), name);
}

static guint
get_current (Fixture *fixture)
{
  return pol_image_selection_get_current (pol_sweep_get_selection (fixture->sweep));
}

static guint
get_n_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pol_sweep_get_selection (fixture->sweep)));
}

static void
answer (Fixture *fixture, PolValue value)
{
  g_assert_true (pol_sweep_answer (fixture->sweep, value));
  settle ();
}

static void
undo (Fixture *fixture)
{
  pol_project_undo (fixture->labels.project);
  settle ();
}

static void
test_begins_at_the_first_untagged (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "pizza", "Ben", POL_VALUE_UNSURE);
  label_fixture_tag (&fixture->labels, 2, "pizza", "Ben", POL_VALUE_NEGATIVE);
  pol_sweep_choose (fixture->sweep, get_concept (fixture, "pizza"), POL_IMAGE_MATCH_UNTAGGED);

  g_assert_cmpuint (get_n_listed (fixture), ==, 4);
  g_assert_cmpuint (pol_sweep_count_left (fixture->sweep), ==, 4);
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_answers_are_the_annotators (Fixture *fixture, gconstpointer data)
{
  PolProject *project = fixture->labels.project;
  const PolAnnotation *annotations;
  gsize n;

  answer (fixture, POL_VALUE_UNSURE);
  annotations = pol_project_get_annotations (project, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (annotations[0].value, ==, POL_VALUE_UNSURE);
  g_assert_cmpstr (pol_project_get_annotator_name (project, annotations[0].annotator), ==, "Ana");
  g_assert_cmpstr (pol_project_get_undo_text (project), ==, "burger: unsure");
}

static void
test_answered_stay_until_someone_goes_on (Fixture *fixture, gconstpointer data)
{
  answer (fixture, POL_VALUE_POSITIVE);
  g_assert_true (pol_sweep_next (fixture->sweep));
  answer (fixture, POL_VALUE_NEGATIVE);
  g_assert_true (pol_sweep_next (fixture->sweep));
  settle ();
  g_assert_cmpuint (get_n_listed (fixture), ==, 6);
  g_assert_cmpuint (pol_sweep_count_left (fixture->sweep), ==, 4);
  g_assert_cmpuint (get_current (fixture), ==, 2);

  pol_sweep_go_on (fixture->sweep);
  settle ();
  g_assert_cmpuint (get_n_listed (fixture), ==, 4);
  g_assert_cmpuint (get_current (fixture), ==, 2);
}

static void
test_next_comes_back_to_what_was_skipped (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pol_sweep_next (fixture->sweep));
  for (guint i = 1; i < 6; i++)
    {
      g_assert_cmpuint (get_current (fixture), ==, i);
      answer (fixture, POL_VALUE_NEGATIVE);
      g_assert_true (pol_sweep_next (fixture->sweep));
    }

  g_assert_cmpuint (get_current (fixture), ==, 0);
  answer (fixture, POL_VALUE_NEGATIVE);
  g_assert_false (pol_sweep_next (fixture->sweep));
}

static void
test_previous_sees_answers (Fixture *fixture, gconstpointer data)
{
  g_assert_false (pol_sweep_previous (fixture->sweep));
  answer (fixture, POL_VALUE_NEGATIVE);
  g_assert_true (pol_sweep_next (fixture->sweep));
  g_assert_true (pol_sweep_previous (fixture->sweep));

  g_assert_cmpuint (get_current (fixture), ==, 0);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 0), ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_undo_steps_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;

  answer (fixture, POL_VALUE_POSITIVE);
  g_assert_true (pol_sweep_next (fixture->sweep));
  answer (fixture, POL_VALUE_NEGATIVE);
  g_assert_true (pol_sweep_next (fixture->sweep));
  last = pol_sweep_describe_last (fixture->sweep);
  g_assert_true (g_str_has_prefix (last, "Last answer: negative"));

  undo (fixture);
  g_assert_cmpuint (get_current (fixture), ==, 1);
  g_assert_null (pol_sweep_describe_last (fixture->sweep));
  undo (fixture);
  g_assert_cmpuint (get_current (fixture), ==, 0);
  g_assert_cmpuint (pol_sweep_count_left (fixture->sweep), ==, 6);
}

static void
test_the_same_answer_takes_back (Fixture *fixture, gconstpointer data)
{
  pol_sweep_answer_image (fixture->sweep, 3, POL_VALUE_POSITIVE);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 3), ==, POL_TAG_STATE_POSITIVE);
  pol_sweep_answer_image (fixture->sweep, 3, POL_VALUE_NEGATIVE);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 3), ==, POL_TAG_STATE_NEGATIVE);
  pol_sweep_answer_image (fixture->sweep, 3, POL_VALUE_NEGATIVE);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 3), ==, POL_TAG_STATE_NONE);
  settle ();
  g_assert_cmpuint (get_n_listed (fixture), ==, 6);
}

static void
test_rest_of_some_is_one_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) seen = gtk_bitset_new_range (0, 4);

  answer (fixture, POL_VALUE_POSITIVE);
  pol_sweep_negative_among (fixture->sweep, seen);
  settle ();
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 0), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 3), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 4), ==, POL_TAG_STATE_NONE);
  g_assert_cmpuint (get_n_listed (fixture), ==, 6);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->labels.project), ==,
                   "Rest negative for “burger” on 3 images");

  undo (fixture);
  g_assert_cmpuint (pol_sweep_count_left (fixture->sweep), ==, 5);
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_rest_of_all_empties_the_list (Fixture *fixture, gconstpointer data)
{
  answer (fixture, POL_VALUE_POSITIVE);
  pol_sweep_negative_rest (fixture->sweep);
  settle ();
  g_assert_cmpuint (pol_sweep_count_left (fixture->sweep), ==, 0);
  g_assert_cmpuint (get_n_listed (fixture), ==, 0);
  g_assert_cmpint (pol_sweep_get_state (fixture->sweep, 0), ==, POL_TAG_STATE_POSITIVE);

  undo (fixture);
  g_assert_cmpuint (get_n_listed (fixture), ==, 5);
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_next_concept_has_something_left (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    label_fixture_tag (&fixture->labels, i, "pizza", "Ben", POL_VALUE_NEGATIVE);
  settle ();
  g_assert_true (pol_sweep_find_next_concept (fixture->sweep) == get_concept (fixture, "taco"));

  pol_sweep_choose (fixture->sweep, get_concept (fixture, "taco"), POL_IMAGE_MATCH_UNTAGGED);
  g_assert_true (pol_sweep_find_next_concept (fixture->sweep) == get_concept (fixture, "burger"));
}

static void
test_a_removed_concept_gives_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, "Remove");

  pol_edit_set_archived (edit, label_fixture_find (&fixture->labels, "burger"), TRUE);
  pol_project_apply (fixture->labels.project, edit);
  settle ();

  g_assert_true (pol_sweep_get_concept (fixture->sweep) == get_concept (fixture, "pizza"));
}

static void
test_unsure_can_be_reviewed (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 2, "burger", "Ana", POL_VALUE_UNSURE);
  label_fixture_tag (&fixture->labels, 4, "burger", "Ana", POL_VALUE_UNSURE);
  pol_sweep_choose (fixture->sweep, get_concept (fixture, "burger"), POL_IMAGE_MATCH_UNSURE);
  g_assert_cmpuint (get_n_listed (fixture), ==, 2);
  g_assert_cmpuint (get_current (fixture), ==, 2);

  answer (fixture, POL_VALUE_POSITIVE);
  g_assert_cmpuint (get_n_listed (fixture), ==, 2);
  g_assert_true (pol_sweep_next (fixture->sweep));
  g_assert_cmpuint (get_current (fixture), ==, 4);
}

#define ADD(path, func) g_test_add ("/sweep/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("begins-at-the-first-untagged", test_begins_at_the_first_untagged);
  ADD ("answers-are-the-annotators", test_answers_are_the_annotators);
  ADD ("answered-stay-until-someone-goes-on", test_answered_stay_until_someone_goes_on);
  ADD ("next-comes-back-to-what-was-skipped", test_next_comes_back_to_what_was_skipped);
  ADD ("previous-sees-answers", test_previous_sees_answers);
  ADD ("undo-steps-back", test_undo_steps_back);
  ADD ("the-same-answer-takes-back", test_the_same_answer_takes_back);
  ADD ("rest-of-some-is-one-step", test_rest_of_some_is_one_step);
  ADD ("rest-of-all-empties-the-list", test_rest_of_all_empties_the_list);
  ADD ("next-concept-has-something-left", test_next_concept_has_something_left);
  ADD ("a-removed-concept-gives-way", test_a_removed_concept_gives_way);
  ADD ("unsure-can-be-reviewed", test_unsure_can_be_reviewed);

  return g_test_run ();
}
