/* test-audit-habits.c: few examples, concepts together, stretches and splits, as loops find them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

#include "pol-concept-pairs.h"
#include "pol-tag-stretches.h"

#define N_ROUNDS 200

#define SECOND 1000

static PolAuditFinding *
find (GPtrArray *findings,
      const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (g_str_equal (pol_audit_finding_get_id (g_ptr_array_index (findings, i)), id))
        return g_ptr_array_index (findings, i);
    }

  return NULL;
}

static gboolean
has (GArray *indexes,
     guint32 index)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      if (g_array_index (indexes, guint32, i) == index)
        return TRUE;
    }

  return FALSE;
}

#define N_CONCEPTS 5
#define N_PAIR_IMAGES 150

/* What is said of each concept of each image: 1 positive, 0 negative, -1 nothing. Most
 * concepts follow another one, for better or worse. */
static void
draw_cells (int (*cells)[N_CONCEPTS])
{
  for (guint i = 0; i < N_PAIR_IMAGES; i++)
    {
      cells[i][0] = g_test_rand_int_range (-1, 2);
      cells[i][1] = g_test_rand_int_range (0, 30) == 0 ? -1 : cells[i][0];
      cells[i][2] = cells[i][0] < 0 ? -1 : 1 - cells[i][0];
      cells[i][3] = g_test_rand_int_range (0, 3) == 0 ? 1 : -1;
      cells[i][4] = g_test_rand_int_range (0, 20) == 0 ? -1 : cells[i][3];
    }

  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    cells[g_test_rand_int_range (0, N_PAIR_IMAGES)][g_test_rand_int_range (0, N_CONCEPTS)] =
        g_test_rand_int_range (-1, 2);
}

static guint
count_cells (int (*cells)[N_CONCEPTS],
             guint first,
             int wanted,
             guint second,
             int wanted_second)
{
  guint n = 0;

  for (guint i = 0; i < N_PAIR_IMAGES; i++)
    n += cells[i][first] == wanted && cells[i][second] == wanted_second;

  return n;
}

static guint
count_positives (int (*cells)[N_CONCEPTS],
                 guint concept)
{
  return count_cells (cells, concept, 1, concept, 1);
}

/* 1 for always together, 0 for never, -1 for neither. */
static int
judge_pair (int (*cells)[N_CONCEPTS],
            guint a,
            guint b)
{
  double both = count_cells (cells, a, 1, b, 1), none = count_cells (cells, a, 0, b, 0);
  double only_a = count_cells (cells, a, 1, b, 0), only_b = count_cells (cells, a, 0, b, 1);
  guint n_a = count_positives (cells, a), n_b = count_positives (cells, b);

  if (both >= 20 && none + only_a + only_b == 0 && both >= 0.9 * n_a && both >= 0.9 * n_b)
    return 1;
  if (both == 0 && only_a + only_b + none > 0 && only_a * only_b / (only_a + only_b + none) >= 20)
    return 0;

  return -1;
}

static void
test_pairs_agree_with_a_loop (void)
{
  guint n_found[2] = { 0 };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      int cells[N_PAIR_IMAGES][N_CONCEPTS];
      g_autoptr (PolConceptPairs) pairs = pol_concept_pairs_new (N_CONCEPTS, N_PAIR_IMAGES * N_CONCEPTS);
      g_autoptr (GArray) found = NULL;
      guint n = 0;

      draw_cells (cells);
      for (guint i = 0; i < N_PAIR_IMAGES; i++)
        {
          for (guint concept = 0; concept < N_CONCEPTS; concept++)
            {
              if (cells[i][concept] >= 0)
                pol_concept_pairs_add (pairs, concept, cells[i][concept] == 1);
            }
          pol_concept_pairs_end_image (pairs);
        }
      found = pol_concept_pairs_find (pairs, NULL);

      for (guint a = 0; a < N_CONCEPTS; a++)
        {
          for (guint b = a + 1; b < N_CONCEPTS; b++)
            {
              int verdict = judge_pair (cells, a, b);
              const PolConceptPair *pair = &g_array_index (found, PolConceptPair, n);

              if (verdict < 0)
                continue;
              g_assert_cmpuint (n++, <, found->len);
              g_assert_cmpuint (pair->first, ==, a);
              g_assert_cmpuint (pair->second, ==, b);
              g_assert_cmpint (pair->together, ==, verdict);
              n_found[verdict]++;
            }
        }
      g_assert_cmpuint (n, ==, found->len);
    }

  g_assert_cmpuint (n_found[0], >, 0);
  g_assert_cmpuint (n_found[1], >, 0);
}

/* More concepts than have room at a time: each image has its own ten, but for two that
 * are on all of the last twenty. */
static void
test_ten_thousand_concepts (void)
{
  const guint n_concepts = 10000;
  g_autoptr (PolConceptPairs) pairs = pol_concept_pairs_new (n_concepts, 22 * n_concepts);
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < 20 * n_concepts / 10; i++)
    {
      for (guint j = 0; j < 10; j++)
        pol_concept_pairs_add (pairs, (i % (n_concepts / 10)) * 10 + j, (i + j) % 7 != 0);
      pol_concept_pairs_end_image (pairs);
    }
  found = pol_concept_pairs_find (pairs, NULL);

  /* A concept is positive on fewer than 20 of its 20 images, if it is negative on one. */
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_many_concepts_in_parts (void)
{
  const guint n_concepts = 4000;
  g_autoptr (PolConceptPairs) pairs = pol_concept_pairs_new (n_concepts, 20 * n_concepts);
  g_autoptr (GArray) found = NULL;

  /* Each with its other half, which the rows of any part are a minority of. */
  for (guint i = 0; i < 20 * n_concepts / 2; i++)
    {
      pol_concept_pairs_add (pairs, i % (n_concepts / 2), TRUE);
      pol_concept_pairs_add (pairs, i % (n_concepts / 2) + n_concepts / 2, TRUE);
      pol_concept_pairs_end_image (pairs);
    }
  found = pol_concept_pairs_find (pairs, NULL);

  g_assert_cmpuint (found->len, ==, n_concepts / 2);
  for (guint i = 0; i < found->len; i++)
    {
      const PolConceptPair *pair = &g_array_index (found, PolConceptPair, i);

      g_assert_true (pair->together && pair->first == i && pair->second == i + n_concepts / 2);
    }
}

/* Three annotators, who each hurry, take their time, do many at once and repeat
 * themselves by turns. */
#define N_VISITS 400
#define N_ANNOTATORS 3

typedef struct
{
  PolAnnotation tags[N_VISITS];     /* one of each image */
  gboolean found[2][N_VISITS];      /* whether it is in a stretch: uniform, fast */
} Work;

static void
draw_work (Work *work)
{
  static const int paces[] = { 0, 5, 99, 100, 140, 400, 499, 500, 501, 3000 };
  gint64 now[N_ANNOTATORS] = { 0 };
  int pace = 0, value = 1, concept = 0, annotator = 0;

  memset (work, 0, sizeof *work);
  for (guint i = 0; i < N_VISITS; i++)
    {
      if (g_test_rand_int_range (0, 60) == 0)
        annotator = g_test_rand_int_range (0, N_ANNOTATORS);
      if (g_test_rand_int_range (0, 40) == 0)
        pace = paces[g_test_rand_int_range (0, G_N_ELEMENTS (paces))];
      if (g_test_rand_int_range (0, 50) == 0)
        {
          value = g_test_rand_int_range (POL_VALUE_POSITIVE, POL_VALUE_UNSURE + 1);
          concept = g_test_rand_int_range (0, 3);
        }
      now[annotator] += pace;
      work->tags[i] = (PolAnnotation) { now[annotator], concept, annotator, value };
    }
}

static gboolean
is_single (const Work *work,
           guint visit)
{
  for (guint i = 0; i < N_VISITS; i++)
    {
      if (i != visit && work->tags[i].annotator == work->tags[visit].annotator
          && ABS (work->tags[i].at - work->tags[visit].at) < 100)
        return FALSE;
    }

  return TRUE;
}

/* The visits of an annotator that count, in the order of time, which is that of images. */
static GArray *
list_singles (const Work *work,
              guint annotator)
{
  GArray *singles = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < N_VISITS; i++)
    {
      if (work->tags[i].annotator == annotator && is_single (work, i))
        g_array_append_val (singles, i);
    }

  return singles;
}

static gboolean
is_run (const Work *work,
        const guint32 *visits,
        gboolean fast)
{
  guint n = fast ? 30 : 50;

  if (fast)
    return work->tags[visits[n - 1]].at - work->tags[visits[0]].at < 29 * 500;

  for (guint i = 1; i < n; i++)
    {
      if (work->tags[visits[i]].concept != work->tags[visits[0]].concept
          || work->tags[visits[i]].value != work->tags[visits[0]].value)
        return FALSE;
    }

  return TRUE;
}

static void
expect_stretches (Work *expected,
                  gboolean fast)
{
  guint length = fast ? 30 : 50;

  for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
    {
      g_autoptr (GArray) singles = list_singles (expected, annotator);
      const guint32 *visits = (const guint32 *) (gpointer) singles->data;

      for (guint first = 0; first + length <= singles->len; first++)
        {
          for (guint i = 0; i < length && is_run (expected, visits + first, fast); i++)
            expected->found[fast][visits[first + i]] = TRUE;
        }
    }
}

static void
note_image (guint annotator,
            guint32 image,
            gboolean fast,
            gpointer data)
{
  Work *work = data;

  g_assert_cmpuint (annotator, ==, work->tags[image].annotator);
  g_assert_false (work->found[fast][image]);
  work->found[fast][image] = TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  const Work *work = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  if (work->tags[x].at != work->tags[y].at)
    return work->tags[x].at < work->tags[y].at ? -1 : 1;

  return x < y ? -1 : x > y;
}

/* Images come in the order of time, as when people tag them one after another, or in any
 * other one. */
static void
add_work (PolTagStretches *stretches,
          Work *work,
          gboolean in_order)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_passes = 0;

  for (guint32 i = 0; i < N_VISITS; i++)
    {
      guint32 image = i * 7 % N_VISITS;

      g_array_append_val (order, image);
    }
  if (in_order)
    g_array_sort_with_data (order, compare_times, work);

  do
    {
      n_passes++;
      for (guint i = 0; i < N_VISITS; i++)
        {
          guint32 image = g_array_index (order, guint32, i);

          pol_tag_stretches_add (stretches, image, &work->tags[image], 1);
        }
    }
  while (pol_tag_stretches_add_again (stretches));
  g_assert_cmpuint (n_passes, ==, in_order ? 1 : 2);
}

static void
test_stretches_agree_with_a_loop (void)
{
  guint n_found[2] = { 0 };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree Work *work = g_new (Work, 1);
      g_autofree Work *expected = NULL;
      g_autoptr (PolTagStretches) stretches = pol_tag_stretches_new (N_ANNOTATORS);

      draw_work (work);
      expected = g_memdup2 (work, sizeof *work);
      expect_stretches (expected, FALSE);
      expect_stretches (expected, TRUE);

      add_work (stretches, work, round % 2 == 0);
      pol_tag_stretches_find (stretches, note_image, work);

      for (guint fast = 0; fast < 2; fast++)
        {
          for (guint i = 0; i < N_VISITS; i++)
            {
              g_assert_cmpint (work->found[fast][i], ==, expected->found[fast][i]);
              n_found[fast] += work->found[fast][i];
            }
        }
    }

  g_assert_cmpuint (n_found[0], >, 0);
  g_assert_cmpuint (n_found[1], >, 0);
}

/* Times are what a file says they are. */
static void
test_any_time (void)
{
  const gint64 times[] = { G_MAXINT64, G_MININT64 + 1, 0, G_MAXINT64, G_MININT64 + 1 };
  g_autoptr (PolTagStretches) stretches = pol_tag_stretches_new (1);
  Work work = { 0 };

  do
    {
      for (guint i = 0; i < G_N_ELEMENTS (times); i++)
        {
          const PolAnnotation tag = { times[i], 0, 0, POL_VALUE_POSITIVE };

          pol_tag_stretches_add (stretches, i, &tag, 1);
        }
    }
  while (pol_tag_stretches_add_again (stretches));
  pol_tag_stretches_find (stretches, note_image, &work);

  for (guint i = 0; i < N_VISITS; i++)
    g_assert_false (work.found[0][i] || work.found[1][i]);
}

/* Two concepts on each image: positive and negative, and the other way round on the next
 * one, or the same on all. */
static GPtrArray *
audit_work (ProjectFixture *fixture,
            gint64 pace,
            gboolean uniform)
{
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");
  guint annotator = pol_edit_add_annotator (edit, "Ana");

  for (guint image = 0; image < pol_project_get_n_images (fixture->project); image++)
    {
      gboolean odd = !uniform && image % 2 == 1;

      pol_edit_set_tag (edit, image, odd ? pizza : burger, annotator, POL_VALUE_POSITIVE, SECOND + image * pace);
      pol_edit_set_tag (edit, image, odd ? burger : pizza, annotator, POL_VALUE_NEGATIVE, SECOND + image * pace);
    }
  pol_project_apply (fixture->project, edit);

  return pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);
}

static void
assert_count (GPtrArray *findings,
              const char *id,
              guint n_images,
              guint n_concepts)
{
  PolAuditFinding *finding = find (findings, id);

  g_assert_cmpint (finding != NULL, ==, n_images + n_concepts > 0);
  if (finding == NULL)
    return;

  g_assert_cmpuint (pol_audit_finding_get_count (finding), ==, n_images > 0 ? n_images : n_concepts);
  g_assert_cmpuint (pol_audit_finding_get_images (finding)->len, ==, n_images);
  g_assert_cmpuint (pol_audit_finding_get_concepts (finding)->len, ==, n_concepts);
}

static void
test_steady_work_is_clean (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (78);
  g_autoptr (GPtrArray) findings = audit_work (fixture, 2 * SECOND, FALSE);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_hasty_work (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (40);
  g_autoptr (GPtrArray) findings = audit_work (fixture, 200, FALSE);

  assert_count (findings, "fast-stretches", 40, 2);
  assert_count (findings, "uniform-stretches", 0, 0);
}

static void
test_an_import_is_no_stretch (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (78);
  g_autoptr (GPtrArray) findings = audit_work (fixture, 0, TRUE);

  assert_count (findings, "fast-stretches", 0, 0);
  assert_count (findings, "uniform-stretches", 0, 0);
}

static void
test_uniform_work (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (60);
  g_autoptr (GPtrArray) findings = audit_work (fixture, 2 * SECOND, TRUE);

  assert_count (findings, "uniform-stretches", 60, 2);
  assert_count (findings, "fast-stretches", 0, 0);
}

static void
test_never_together (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (80);
  g_autoptr (GPtrArray) findings = audit_work (fixture, 2 * SECOND, FALSE);
  GArray *pairs = pol_audit_finding_get_pairs (find (findings, "never-together"));

  assert_count (findings, "never-together", 0, 2);
  g_assert_cmpuint (pairs->len, ==, 2);
}

/* The images are those that are positive for both, whatever else is on them. */
static void
test_always_together (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (30);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint bun = project_fixture_add_concept (fixture, "bun", NULL);
  guint plate = project_fixture_add_concept (fixture, "plate", NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) fewer = NULL;

  for (guint image = 0; image < 22; image++)
    {
      project_fixture_tag (fixture, image, burger, "Ana", POL_VALUE_POSITIVE);
      if (image != 3)
        project_fixture_tag (fixture, image, bun, image % 2 == 0 ? "Ana" : "Ben", POL_VALUE_POSITIVE);
      project_fixture_tag (fixture, image, plate, "Ana", image % 2 == 0 ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE);
    }
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);
  assert_count (findings, "always-together", 21, 2);
  g_assert_false (has (pol_audit_finding_get_images (find (findings, "always-together")), 3));

  project_fixture_tag (fixture, 25, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 25, bun, "Ana", POL_VALUE_NEGATIVE);
  fewer = pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);
  assert_count (fewer, "always-together", 0, 0);
}

static void
test_few_agree_with_a_loop (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (15);
      PolConceptList *concepts = pol_project_get_concepts (fixture->project);
      guint minimum = g_test_rand_int_range (0, 8);
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (PolTotals) totals = NULL;
      guint n_few[2] = { 0 };

      draw_concepts (fixture);
      for (guint i = 0; i < 80; i++)
        draw_change (fixture);
      findings = pol_audit_run (fixture->project, policy, NULL, minimum, NULL);
      totals = pol_project_get_totals (fixture->project, policy);

      for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
        {
          guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));

          n_few[0] += pol_totals_get_count (totals, concept, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT) < minimum;
          n_few[1] += pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT) < minimum;
        }
      assert_count (findings, "few-positives", 0, n_few[0]);
      assert_count (findings, "few-negatives", 0, n_few[1]);
    }
}

static const struct
{
  const char *path;
  int split;
} places[] = {
  { "train/cat/1.jpg", 1 },      { "Train/2.jpg", 1 },       { "val/3.jpg", 2 },    { "a/valid/4.jpg", 2 },
  { "validation/5.jpg", 2 },     { "test/train/6.jpg", 3 },  { "test/7.jpg", 3 },   { "train.jpg", 0 },
  { "training/8.jpg", 0 },       { "9.jpg", 0 },
};

static GArray *
draw_pictures (void)
{
  GArray *pictures = g_array_new (FALSE, TRUE, sizeof (PolPictureFact));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      PolPictureFact fact = { 0, i, g_test_rand_int_range (0, 3) };

      /* Zero to eight bits that are set, of one end or the other. */
      fact.hash = ((1u << g_test_rand_int_range (0, 9)) - 1);
      fact.hash <<= g_test_rand_bit () ? 40 : 0;
      if (i > 0 && g_test_rand_int_range (0, 5) == 0)
        fact.original = g_array_index (pictures, PolPictureFact, g_test_rand_int_range (0, i)).original;
      g_array_append_val (pictures, fact);
    }

  return pictures;
}

static gboolean
is_alike (GArray *pictures,
          guint image,
          guint other)
{
  const PolPictureFact *a = &g_array_index (pictures, PolPictureFact, image);
  const PolPictureFact *b = &g_array_index (pictures, PolPictureFact, other);

  return a->original == b->original
         || (a->state == POL_PICTURE_STATE_HASHED && b->state == POL_PICTURE_STATE_HASHED
             && __builtin_popcountll (a->hash ^ b->hash) <= 6);
}

static int
get_split (PolProject *project,
           guint image)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i].path, pol_project_get_image_path (project, image)))
        return places[i].split;
    }

  g_assert_not_reached ();
}

static void
test_leaks_agree_with_a_loop (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  PolProject *project = fixture->project;
  guint n_leaks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    project_fixture_add_file (fixture, places[i].path);
  pol_project_scan (project, NULL, NULL, NULL);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GArray) pictures = draw_pictures ();
      g_autoptr (GPtrArray) findings =
          pol_audit_run (project, pol_policy_get_default (), pictures, 0, NULL);
      PolAuditFinding *finding = find (findings, "leaking-splits");
      guint n = 0;

      for (guint i = 0; i < pictures->len; i++)
        {
          gboolean leaks = FALSE;

          for (guint j = 0; j < pictures->len; j++)
            leaks |= get_split (project, i) > 0 && get_split (project, j) > 0
                     && get_split (project, i) != get_split (project, j) && is_alike (pictures, i, j);
          n += leaks;
          g_assert_cmpint (finding != NULL && has (pol_audit_finding_get_images (finding), i), ==, leaks);
        }
      if (finding != NULL)
        g_assert_cmpuint (pol_audit_finding_get_count (finding), ==, n);
      n_leaks += n;
    }

  g_assert_cmpuint (n_leaks, >, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit-habits/pairs/agree-with-a-loop", test_pairs_agree_with_a_loop);
  g_test_add_func ("/audit-habits/pairs/ten-thousand-concepts", test_ten_thousand_concepts);
  g_test_add_func ("/audit-habits/pairs/many-concepts-in-parts", test_many_concepts_in_parts);
  g_test_add_func ("/audit-habits/pairs/never-together", test_never_together);
  g_test_add_func ("/audit-habits/pairs/always-together", test_always_together);
  g_test_add_func ("/audit-habits/stretches/agree-with-a-loop", test_stretches_agree_with_a_loop);
  g_test_add_func ("/audit-habits/stretches/any-time", test_any_time);
  g_test_add_func ("/audit-habits/stretches/steady-work-is-clean", test_steady_work_is_clean);
  g_test_add_func ("/audit-habits/stretches/hasty-work", test_hasty_work);
  g_test_add_func ("/audit-habits/stretches/an-import-is-no-stretch", test_an_import_is_no_stretch);
  g_test_add_func ("/audit-habits/stretches/uniform-work", test_uniform_work);
  g_test_add_func ("/audit-habits/few/agree-with-a-loop", test_few_agree_with_a_loop);
  g_test_add_func ("/audit-habits/leaks/agree-with-a-loop", test_leaks_agree_with_a_loop);

  return g_test_run ();
}
