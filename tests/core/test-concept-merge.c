/* test-concept-merge.c: concepts become one, with what is decided where they contradict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include "pol-concept-merge.h"
#include "pol-open-suggestions.h"
#include "pol-tag-count.h"

#define N_CONCEPTS 4
#define N_ANNOTATORS 3
#define N_IMAGES 400
#define INTO 1

static const char *const annotators[N_ANNOTATORS] = { "A", "B", "C" };
static const guint from[] = { 0, 2 };

/* What is said on an image, by concept and annotator. */
typedef struct
{
  PolValue value;
  gint64 at;
} Statement;

typedef Statement Said[N_CONCEPTS][N_ANNOTATORS];

typedef struct
{
  ProjectFixture *project;
  PolConceptMerge *merge;
  gboolean done;
  gboolean merged;
  GError *error;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->project = project_fixture_new (N_IMAGES);
  for (guint i = 0; i < N_CONCEPTS; i++)
    {
      const char id[] = { 'a' + i, '\0' };

      project_fixture_add_concept (self->project, id, NULL);
    }
  self->merge = pol_concept_merge_new (from, G_N_ELEMENTS (from), INTO);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  pol_concept_merge_unref (self->merge);
  g_clear_error (&self->error);
  project_fixture_free (self->project);
}

static void
on_applied (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Fixture *self = user_data;

  g_clear_error (&self->error);
  self->merged = pol_concept_merge_apply_finish (self->merge, result, &self->error);
  self->done = TRUE;
}

static gboolean
merge (Fixture *self)
{
  self->done = FALSE;
  pol_concept_merge_apply_async (self->merge, self->project->project, "Merge", NULL, on_applied,
                                 self);
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);

  return self->merged;
}

static void
tag (Fixture *self,
     guint image,
     guint concept,
     const char *annotator,
     PolValue value)
{
  project_fixture_tag (self->project, image, concept, annotator, value);
}

static void
read_image (Fixture *self,
            guint image,
            Said said)
{
  gsize n;
  const PolAnnotation *annotations =
      pol_project_get_annotations (self->project->project, image, &n);

  memset (said, 0, sizeof (Said));
  for (gsize i = 0; i < n; i++)
    said[annotations[i].concept][annotations[i].annotator] =
        (Statement) { annotations[i].value, annotations[i].at };
}

static PolValue
get_value (Fixture *self,
           guint image,
           guint concept)
{
  Said said;

  read_image (self, image, said);
  return said[concept][0].value;
}

static void
test_contradictions_wait_for_a_decision (Fixture *self,
                                         gconstpointer data)
{
  GArray *conflicts = pol_concept_merge_get_conflicts (self->merge);

  tag (self, 3, 0, "A", POL_VALUE_POSITIVE);
  tag (self, 3, INTO, "A", POL_VALUE_NEGATIVE);
  tag (self, 5, 0, "A", POL_VALUE_POSITIVE);
  tag (self, 8, 0, "A", POL_VALUE_POSITIVE);
  tag (self, 8, 2, "A", POL_VALUE_NEGATIVE);

  g_assert_false (merge (self));
  g_assert_no_error (self->error);
  g_assert_cmpuint (conflicts->len, ==, 2);
  g_assert_cmpuint (g_array_index (conflicts, guint32, 0), ==, 3);
  g_assert_cmpuint (g_array_index (conflicts, guint32, 1), ==, 8);
  g_assert_cmpint (get_value (self, 5, 0), ==, POL_VALUE_POSITIVE);
  g_assert_cmpstr (pol_project_get_undo_text (self->project->project), ==, "Tag");

  g_assert_cmpuint (pol_concept_merge_count_undecided (self->merge), ==, 2);
  pol_concept_merge_decide (self->merge, 3, POL_VALUE_UNSURE);
  g_assert_cmpuint (pol_concept_merge_count_undecided (self->merge), ==, 1);
  g_assert_false (merge (self));
  g_assert_cmpuint (conflicts->len, ==, 1);

  pol_concept_merge_decide (self->merge, 8, POL_VALUE_NEGATIVE);
  g_assert_true (merge (self));
  g_assert_cmpint (get_value (self, 3, INTO), ==, POL_VALUE_UNSURE);
  g_assert_cmpint (get_value (self, 5, INTO), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (self, 8, INTO), ==, POL_VALUE_NEGATIVE);
  g_assert_cmpint (get_value (self, 8, 0), ==, POL_VALUE_NONE);
}

static void
test_one_decision_for_all (Fixture *self,
                           gconstpointer data)
{
  for (guint image = 0; image < 10; image++)
    {
      tag (self, image, 0, "A", POL_VALUE_POSITIVE);
      tag (self, image, INTO, "A", POL_VALUE_NEGATIVE);
    }

  pol_concept_merge_decide (self->merge, 4, POL_VALUE_UNSURE);
  pol_concept_merge_decide_all (self->merge, POL_VALUE_NEGATIVE);
  pol_concept_merge_decide (self->merge, 5, POL_VALUE_POSITIVE);
  g_assert_true (merge (self));
  g_assert_cmpint (get_value (self, 4, INTO), ==, POL_VALUE_NEGATIVE);
  g_assert_cmpint (get_value (self, 5, INTO), ==, POL_VALUE_POSITIVE);
}

static void
test_one_step (Fixture *self,
               gconstpointer data)
{
  PolProject *project = self->project->project;
  PolConceptList *concepts = pol_project_get_concepts (project);

  tag (self, 1, 0, "A", POL_VALUE_POSITIVE);
  tag (self, 1, INTO, "A", POL_VALUE_NEGATIVE);
  tag (self, 2, 2, "B", POL_VALUE_UNSURE);
  pol_concept_merge_decide_all (self->merge, POL_VALUE_POSITIVE);
  g_assert_true (merge (self));
  g_assert_cmpuint (pol_concept_list_get_n_active (concepts), ==, N_CONCEPTS - 2);

  pol_project_undo (project);
  g_assert_cmpuint (pol_concept_list_get_n_active (concepts), ==, N_CONCEPTS);
  g_assert_cmpint (get_value (self, 1, 0), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (self, 1, INTO), ==, POL_VALUE_NEGATIVE);
  g_assert_cmpstr (pol_project_get_undo_text (project), ==, "Tag");

  pol_project_redo (project);
  project_fixture_reopen (self->project);
  g_assert_cmpint (get_value (self, 1, INTO), ==, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_value (self, 1, 0), ==, POL_VALUE_NONE);
}

static void
test_what_helps_goes_along (Fixture *self,
                            gconstpointer data)
{
  PolProject *project = self->project->project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Help");
  PolConcept *into = pol_concept_list_get_concept (pol_project_get_concepts (project), INTO);

  pol_edit_set_note (edit, 0, "first");
  pol_edit_set_note (edit, 2, "second");
  pol_edit_set_example (edit, 0, 7, TRUE);
  pol_edit_set_example (edit, 2, 3, TRUE);
  pol_edit_set_example (edit, INTO, 7, TRUE);
  pol_project_apply (project, edit);

  g_assert_true (merge (self));
  g_assert_cmpstr (pol_concept_get_note (into), ==, "first");
  g_assert_cmpuint (pol_concept_get_examples (into)->len, ==, 2);
  pol_project_undo (project);
  g_assert_null (pol_concept_get_note (into));
  g_assert_cmpuint (pol_concept_get_examples (into)->len, ==, 1);
}

static guint
get_percent (Fixture *self,
             guint image,
             guint concept)
{
  PolSuggestion suggestion;

  if (!pol_open_suggestions_find (self->project->project, image, concept, &suggestion))
    return G_MAXUINT;

  return pol_suggestion_get_percent (suggestion.score);
}

static void
test_suggestions_go_along (Fixture *self,
                           gconstpointer data)
{
  PolProject *project = self->project->project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Suggestions");

  pol_edit_set_suggestion (edit, 3, 0, 0.4);
  pol_edit_set_suggestion (edit, 3, 2, 0.7);
  pol_edit_set_suggestion (edit, 4, 0, 0.2);
  pol_edit_set_suggestion (edit, 4, INTO, 0.9);
  pol_project_apply (project, edit);

  g_assert_true (merge (self));
  project_fixture_reopen (self->project);
  g_assert_cmpuint (get_percent (self, 3, INTO), ==, 70);
  g_assert_cmpuint (get_percent (self, 4, INTO), ==, 90);
  g_assert_cmpuint (get_percent (self, 3, 0), ==, G_MAXUINT);
}

static void
tag_at_random (Fixture *self)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project->project, "Random");

  for (guint i = 0; i < N_ANNOTATORS; i++)
    pol_edit_add_annotator (edit, annotators[i]);
  for (guint image = 0; image < N_IMAGES; image++)
    for (guint concept = 0; concept < N_CONCEPTS; concept++)
      for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
        {
          if (g_test_rand_bit ())
            pol_edit_set_tag (edit, image, concept, annotator,
                              g_test_rand_int_range (POL_VALUE_POSITIVE, POL_VALUE_UNSURE + 1),
                              g_test_rand_int_range (1, 1000000));
        }
  pol_project_apply (self->project->project, edit);
}

/* How often an annotator said a value of the concepts that become one. */
static guint
count_said (Said said,
            guint annotator,
            PolValue value)
{
  return (said[0][annotator].value == value) + (said[1][annotator].value == value)
         + (said[2][annotator].value == value);
}

/* The rule, in the plainest words. */
static PolValue
expect (Fixture *self,
        guint image,
        Said said,
        guint annotator)
{
  guint n_positive = count_said (said, annotator, POL_VALUE_POSITIVE);
  guint n_negative = count_said (said, annotator, POL_VALUE_NEGATIVE);

  if (n_positive > 0 && n_negative > 0)
    return pol_concept_merge_get_decision (self->merge, image);
  if (n_positive > 0)
    return POL_VALUE_POSITIVE;
  if (n_negative > 0)
    return POL_VALUE_NEGATIVE;

  return count_said (said, annotator, POL_VALUE_UNSURE) > 0 ? POL_VALUE_UNSURE : POL_VALUE_NONE;
}

static void
check_image (Fixture *self,
             guint image,
             Said before)
{
  Said after;

  read_image (self, image, after);
  for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
    {
      Statement *it = &after[INTO][annotator];

      g_assert_cmpint (it->value, ==, expect (self, image, before, annotator));
      g_assert_cmpint (after[0][annotator].value, ==, POL_VALUE_NONE);
      g_assert_cmpint (after[2][annotator].value, ==, POL_VALUE_NONE);
      g_assert_cmpint (after[3][annotator].value, ==, before[3][annotator].value);
      if (it->value == before[INTO][annotator].value)
        g_assert_cmpint (it->at, ==, before[INTO][annotator].at);
    }
}

static void
test_against_brute_force (Fixture *self,
                          gconstpointer data)
{
  g_autofree Said *before = g_new (Said, N_IMAGES);
  GArray *conflicts = pol_concept_merge_get_conflicts (self->merge);

  tag_at_random (self);
  for (guint image = 0; image < N_IMAGES; image++)
    read_image (self, image, before[image]);

  g_assert_false (merge (self));
  for (guint i = 0; i < conflicts->len; i++)
    pol_concept_merge_decide (self->merge, g_array_index (conflicts, guint32, i),
                              g_test_rand_int_range (POL_VALUE_POSITIVE, POL_VALUE_UNSURE + 1));
  g_assert_true (merge (self));
  for (guint image = 0; image < N_IMAGES; image++)
    check_image (self, image, before[image]);

  pol_project_undo (self->project->project);
  for (guint image = 0; image < N_IMAGES; image++)
    {
      Said after;

      read_image (self, image, after);
      g_assert_cmpmem (after, sizeof (Said), before[image], sizeof (Said));
    }
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  *(GArray **) user_data = pol_tag_count_all_finish (result, NULL);
}

static void
test_tags_of_archived_concepts_are_counted (Fixture *self,
                                            gconstpointer data)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GArray) counts = NULL;

  tag (self, 1, 3, "A", POL_VALUE_POSITIVE);
  tag (self, 1, 3, "B", POL_VALUE_POSITIVE);
  tag (self, 2, 3, "A", POL_VALUE_NEGATIVE);
  tag (self, 2, 0, "A", POL_VALUE_UNSURE);
  edit = pol_project_begin_edit (self->project->project, "Archive");
  pol_edit_set_archived (edit, 3, TRUE);
  pol_project_apply (self->project->project, edit);

  pol_tag_count_all_async (self->project->project, NULL, on_counted, &counts);
  while (counts == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counts->len, ==, N_CONCEPTS);
  g_assert_cmpuint (g_array_index (counts, PolTagCount, 3).positive, ==, 2);
  g_assert_cmpuint (g_array_index (counts, PolTagCount, 3).negative, ==, 1);
  g_assert_cmpuint (g_array_index (counts, PolTagCount, 0).unsure, ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/concept-merge/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("contradictions-wait-for-a-decision", test_contradictions_wait_for_a_decision);
  ADD ("one-decision-for-all", test_one_decision_for_all);
  ADD ("one-step", test_one_step);
  ADD ("what-helps-goes-along", test_what_helps_goes_along);
  ADD ("suggestions-go-along", test_suggestions_go_along);
  ADD ("against-brute-force", test_against_brute_force);
  ADD ("tags-of-archived-concepts-are-counted", test_tags_of_archived_concepts_are_counted);

  return g_test_run ();
}
