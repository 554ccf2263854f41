/* test-agreement.c: the agreement of a project's annotators is what a look at every cell says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "draw.h"

#define N_IMAGES 12
#define N_ROUNDS 40
#define N_CHANGES 400

/* What an annotator says of a cell: 1 positive, 0 negative, -1 neither. */
static int
get_value (PolProject *project,
           guint image,
           guint concept,
           guint annotator)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept == concept && annotations[i].annotator == annotator
          && annotations[i].value != POL_VALUE_UNSURE)
        return annotations[i].value == POL_VALUE_POSITIVE;
    }

  return -1;
}

static gboolean
is_wanted (PolProject *project,
           guint concept,
           guint wanted)
{
  PolConceptList *concepts = pol_project_get_concepts (project);

  return (wanted == G_MAXUINT || wanted == concept)
         && !pol_concept_get_archived (pol_concept_list_get_concept (concepts, concept));
}

/* Values in the cells of a concept, or of all, by some annotators, of whom at least two
 * are sure: a row of them each. */
static GArray *
list_cells (PolProject *project,
            guint wanted,
            const guint *annotators,
            guint n_annotators)
{
  GArray *cells = g_array_new (FALSE, FALSE, MAX (1, n_annotators) * sizeof (int));
  g_autofree int *cell = g_new (int, n_annotators);

  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    {
      for (guint concept = 0;
           concept < pol_concept_list_get_n_concepts (pol_project_get_concepts (project)); concept++)
        {
          guint n = 0;

          for (guint i = 0; i < n_annotators; i++)
            {
              cell[i] = get_value (project, image, concept, annotators[i]);
              n += cell[i] >= 0;
            }
          if (n >= 2 && is_wanted (project, concept, wanted))
            g_array_append_vals (cells, cell, 1);
        }
    }

  return cells;
}

static void
assert_same (double figure,
             double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (figure));
  else
    g_assert_cmpfloat_with_epsilon (figure, expected, 1e-9);
}

/* Alpha as the share of unlike pairs within cells, against that among all values. */
static double
get_alpha (const int *values,
           guint n_cells,
           guint n_annotators)
{
  double unlike = 0, n = 0, ones = 0;

  for (guint cell = 0; cell < n_cells; cell++)
    {
      const int *row = values + cell * n_annotators;
      guint n_row = 0, n_unlike = 0;

      for (guint i = 0; i < n_annotators; i++)
        {
          n_row += row[i] >= 0;
          ones += row[i] == 1;
          for (guint j = 0; j < n_annotators; j++)
            n_unlike += row[i] >= 0 && row[j] >= 0 && row[i] != row[j];
        }
      unlike += (double) n_unlike / (n_row - 1);
      n += n_row;
    }

  if (n == 0 || ones == 0 || ones == n)
    return NAN;

  return 1 - (unlike / n) / (2 * ones * (n - ones) / (n * (n - 1)));
}

static double
get_fleiss (const int *values,
            guint n_cells,
            guint n_annotators)
{
  double agreement = 0, ones = 0, share;
  guint n_first = 0;

  for (guint cell = 0; cell < n_cells; cell++)
    {
      const int *row = values + cell * n_annotators;
      guint n_row = 0, n_ones = 0;

      for (guint i = 0; i < n_annotators; i++)
        {
          n_row += row[i] >= 0;
          n_ones += row[i] == 1;
        }
      if (cell == 0)
        n_first = n_row;
      if (n_row != n_first)
        return NAN;
      agreement += (n_ones * (n_ones - 1.0) + (n_row - n_ones) * (n_row - n_ones - 1.0)) / (n_row * (n_row - 1.0));
      ones += n_ones;
    }

  if (n_cells == 0 || ones == 0 || ones == n_cells * n_first)
    return NAN;
  share = ones / (n_cells * n_first);
  agreement /= n_cells;

  return (agreement - (share * share + (1 - share) * (1 - share)))
         / (1 - (share * share + (1 - share) * (1 - share)));
}

static double
get_cohen (const int *values,
           guint n_cells)
{
  double same = 0, first = 0, second = 0, expected;

  for (guint cell = 0; cell < n_cells; cell++)
    {
      same += values[2 * cell] == values[2 * cell + 1];
      first += values[2 * cell];
      second += values[2 * cell + 1];
    }
  if (n_cells == 0 || (first == second && (first == 0 || first == n_cells)))
    return NAN;
  expected = (first / n_cells) * (second / n_cells) + (1 - first / n_cells) * (1 - second / n_cells);

  return (same / n_cells - expected) / (1 - expected);
}

static void
assert_figures (PolProject *project,
                const PolAgreementFigures *figures,
                guint concept,
                const guint *annotators,
                guint n_annotators)
{
  g_autoptr (GArray) cells = list_cells (project, concept, annotators, n_annotators);
  const int *values = (const int *) (gpointer) cells->data;
  guint n_agreed = 0;

  for (guint cell = 0; cell < cells->len; cell++)
    {
      gboolean said[2] = { FALSE };

      for (guint i = 0; i < n_annotators; i++)
        {
          if (values[cell * n_annotators + i] >= 0)
            said[values[cell * n_annotators + i]] = TRUE;
        }
      n_agreed += !(said[0] && said[1]);
    }

  g_assert_cmpuint (figures->n_items, ==, cells->len);
  g_assert_cmpuint (figures->n_agreed, ==, n_agreed);
  assert_same (figures->krippendorff, get_alpha (values, cells->len, n_annotators));
  assert_same (figures->fleiss, get_fleiss (values, cells->len, n_annotators));
}

/* Each two annotators are there if they have a cell in common, in the order of their
 * names. Returns the mean of their kappas. */
static double
assert_pairs (PolProject *project,
              const PolAgreementPair *pairs,
              gsize n_pairs,
              guint concept,
              const guint *by_name,
              guint n_annotators)
{
  double sum = 0;
  gsize n = 0, n_kappas = 0;

  for (guint i = 0; i < n_annotators; i++)
    {
      for (guint j = i + 1; j < n_annotators; j++)
        {
          const guint two[] = { by_name[i], by_name[j] };
          g_autoptr (GArray) cells = list_cells (project, concept, two, 2);
          double kappa = get_cohen ((const int *) (gpointer) cells->data, cells->len);

          if (cells->len == 0)
            continue;
          g_assert_cmpuint (n, <, n_pairs);
          g_assert_cmpuint (pairs[n].annotator, ==, two[0]);
          g_assert_cmpuint (pairs[n].other, ==, two[1]);
          g_assert_cmpuint (pairs[n].concept, ==, concept);
          assert_figures (project, &pairs[n].figures, concept, two, 2);
          assert_same (pairs[n].figures.cohen, kappa);
          sum += isnan (kappa) ? 0 : kappa;
          n_kappas += !isnan (kappa);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, n_pairs);

  return n_kappas > 0 ? sum / n_kappas : NAN;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer project)
{
  return strcmp (pol_project_get_annotator_name (project, *(const guint *) a),
                 pol_project_get_annotator_name (project, *(const guint *) b));
}

static void
assert_agreement (PolProject *project)
{
  g_autoptr (PolAgreement) agreement = pol_agreement_compute (project, NULL, NULL);
  guint n_annotators = pol_project_get_n_annotators (project);
  g_autofree guint *by_name = g_new (guint, n_annotators);
  const PolAgreementPair *pairs;
  gsize n;

  for (guint i = 0; i < n_annotators; i++)
    by_name[i] = i;
  g_qsort_with_data (by_name, n_annotators, sizeof (guint), compare_names, project);

  assert_figures (project, pol_agreement_get_overall (agreement), G_MAXUINT, by_name, n_annotators);
  pairs = pol_agreement_get_pairs (agreement, &n);
  assert_same (pol_agreement_get_overall (agreement)->cohen,
               assert_pairs (project, pairs, n, G_MAXUINT, by_name, n_annotators));

  for (guint i = 0; i < pol_concept_list_get_n_concepts (pol_project_get_concepts (project)); i++)
    {
      assert_figures (project, pol_agreement_get_concept (agreement, i), i, by_name, n_annotators);
      pairs = pol_agreement_get_concept_pairs (agreement, i, &n);
      assert_same (pol_agreement_get_concept (agreement, i)->cohen,
                   assert_pairs (project, pairs, n, i, by_name, n_annotators));
    }
}

static void
test_agrees_with_a_loop (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        {
          draw_change (fixture);
          if (i % 80 == 0 || i + 1 == N_CHANGES)
            assert_agreement (fixture->project);
        }
    }
}

static void
test_unsure_is_no_value (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolAgreement) agreement = NULL;

  for (guint image = 0; image < 3; image++)
    {
      project_fixture_tag (fixture, image, burger, "Ana", image < 2 ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE);
      project_fixture_tag (fixture, image, burger, "Ben", image == 0 ? POL_VALUE_UNSURE : POL_VALUE_NEGATIVE);
    }
  agreement = pol_agreement_compute (fixture->project, NULL, NULL);

  g_assert_cmpuint (pol_agreement_get_overall (agreement)->n_items, ==, 2);
  g_assert_cmpuint (pol_agreement_get_overall (agreement)->n_agreed, ==, 1);
}

static void
test_one_annotator_has_no_figures (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolAgreement) agreement = NULL;
  const PolAgreementFigures *figures;
  gsize n;

  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  agreement = pol_agreement_compute (fixture->project, NULL, NULL);
  figures = pol_agreement_get_overall (agreement);
  pol_agreement_get_pairs (agreement, &n);

  g_assert_cmpuint (figures->n_items, ==, 0);
  g_assert_true (isnan (figures->cohen) && isnan (figures->fleiss) && isnan (figures->krippendorff));
  g_assert_cmpuint (n, ==, 0);
}

typedef struct
{
  GMainLoop *loop;
  PolAgreement *agreement;
  GError *error;
} Answer;

static void
on_computed (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Answer *answer = data;

  answer->agreement = pol_agreement_compute_finish (result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* It is about the project as it was when it was asked for. */
static void
test_on_another_thread (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { loop };

  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, burger, "Ben", POL_VALUE_NEGATIVE);
  pol_agreement_compute_async (fixture->project, NULL, on_computed, &answer);
  project_fixture_tag (fixture, 0, burger, "Ben", POL_VALUE_NONE);
  g_main_loop_run (loop);

  g_assert_no_error (answer.error);
  g_assert_cmpuint (pol_agreement_get_overall (answer.agreement)->n_items, ==, 1);
  g_object_unref (answer.agreement);
}

static void
test_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { loop };

  g_cancellable_cancel (cancellable);
  pol_agreement_compute_async (fixture->project, cancellable, on_computed, &answer);
  g_main_loop_run (loop);

  g_assert_null (answer.agreement);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (answer.error);
}

/* What is undefined is no agreement that could be the worst, or the best. */
static void
assert_ascends (double before,
                double after)
{
  g_assert_true (isnan (after) || before <= after);
}

static void
assert_ranked (PolProject *project)
{
  g_autoptr (PolAgreement) agreement = pol_agreement_compute (project, NULL, NULL);
  g_autoptr (GArray) concepts = pol_agreement_rank_concepts (agreement);
  g_autoptr (GPtrArray) pairs = pol_agreement_rank_pairs (agreement);
  guint n_concepts = 0;
  gsize n_pairs;

  for (guint i = 0; i < pol_concept_list_get_n_concepts (pol_project_get_concepts (project)); i++)
    n_concepts += pol_agreement_get_concept (agreement, i)->n_items > 0;
  g_assert_cmpuint (concepts->len, ==, n_concepts);
  for (guint i = 1; i < concepts->len; i++)
    assert_ascends (pol_agreement_get_concept (agreement, g_array_index (concepts, guint, i - 1))->krippendorff,
                    pol_agreement_get_concept (agreement, g_array_index (concepts, guint, i))->krippendorff);

  pol_agreement_get_pairs (agreement, &n_pairs);
  g_assert_cmpuint (pairs->len, ==, n_pairs);
  for (guint i = 1; i < pairs->len; i++)
    {
      const PolAgreementPair *before = g_ptr_array_index (pairs, i - 1);
      const PolAgreementPair *pair = g_ptr_array_index (pairs, i);

      assert_ascends (before->figures.cohen, pair->figures.cohen);
    }
}

static void
test_the_worst_come_first (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES / 4; i++)
        draw_change (fixture);
      assert_ranked (fixture->project);
    }
}

static void
test_the_blind_have_no_figures (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { loop };

  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, burger, "Ben", POL_VALUE_NEGATIVE);
  pol_project_set_annotator (fixture->project, "Ana");
  pol_project_set_blind (fixture->project, TRUE);
  pol_agreement_compute_async (fixture->project, NULL, on_computed, &answer);
  g_main_loop_run (loop);

  g_assert_no_error (answer.error);
  g_assert_cmpuint (pol_agreement_get_overall (answer.agreement)->n_items, ==, 0);
  g_object_unref (answer.agreement);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/agrees-with-a-loop", test_agrees_with_a_loop);
  g_test_add_func ("/agreement/unsure-is-no-value", test_unsure_is_no_value);
  g_test_add_func ("/agreement/one-annotator-has-no-figures", test_one_annotator_has_no_figures);
  g_test_add_func ("/agreement/on-another-thread", test_on_another_thread);
  g_test_add_func ("/agreement/cancelled", test_cancelled);
  g_test_add_func ("/agreement/the-worst-come-first", test_the_worst_come_first);
  g_test_add_func ("/agreement/the-blind-have-no-figures", test_the_blind_have_no_figures);

  return g_test_run ();
}
