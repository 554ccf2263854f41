/* test-label-density.c: shares agree with a loop over all labels of each area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pol-label-density.h"

#define N_IMAGES 24
#define N_ROUNDS 40
#define N_CHANGES 80

static GArray *
list_numbers (guint n)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n; i++)
    g_array_insert_val (numbers, g_test_rand_int_range (0, i + 1), i);

  return numbers;
}

/* Most of the active concepts, shuffled. */
static GArray *
draw_columns (PolProject *project)
{
  PolConceptList *list = pol_project_get_concepts (project);
  GArray *concepts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < pol_concept_list_get_n_active (list); i++)
    {
      guint32 concept = pol_concept_get_index (pol_concept_list_get_active (list, i));

      if (i == 0 || g_test_rand_int_range (0, 4) > 0)
        g_array_insert_val (concepts, g_test_rand_int_range (0, concepts->len + 1), concept);
    }

  return concepts;
}

static void
count_label (PolProject *project,
             const PolDensityQuery *query,
             guint row,
             guint column,
             guint counts[POL_N_DENSITY_KINDS])
{
  static const PolDensityKind kinds[] = { POL_DENSITY_IGNORED, POL_DENSITY_POSITIVE,
                                          POL_DENSITY_NEGATIVE };
  guint image = g_array_index (query->images, guint32, row);
  guint concept = g_array_index (query->concepts, guint32, column);
  PolReason reason;
  PolLabel label = pol_project_read (project, query->policy, image, concept, &reason);
  gboolean differs
      = query->compared != NULL
        && pol_project_read (project, query->compared, image, concept, &reason) != label;

  if (query->compared != NULL && query->only_differences && !differs)
    return;

  counts[kinds[label]]++;
  counts[POL_DENSITY_DIFFERENT] += differs;
}

static guint
get_share (guint n,
           guint n_cells)
{
  return n == 0 ? 0 : MAX ((n * 255 + n_cells / 2) / n_cells, 1);
}

static void
assert_area (PolProject *project,
             const PolDensityQuery *query,
             guint across,
             guint down,
             const guint8 *shares)
{
  guint counts[POL_N_DENSITY_KINDS] = { 0 };
  guint n = 0;

  for (guint row = 0; row < query->images->len; row++)
    for (guint column = 0; column < query->concepts->len; column++)
      {
        if (row < down * query->images->len / query->n_down
            || row >= (down + 1) * query->images->len / query->n_down
            || column < across * query->concepts->len / query->n_across
            || column >= (across + 1) * query->concepts->len / query->n_across)
          continue;
        count_label (project, query, row, column, counts);
        n++;
      }

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < POL_N_DENSITY_KINDS; i++)
    g_assert_cmpuint (shares[i], ==, get_share (counts[i], n));
}

static void
assert_shares (PolProject *project,
               const PolDensityQuery *query)
{
  g_autoptr (GBytes) bytes = pol_label_density_count (project, query, NULL);
  gsize size;
  const guint8 *shares = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, ==, query->n_across * query->n_down * POL_N_DENSITY_KINDS);
  for (guint down = 0; down < query->n_down; down++)
    for (guint across = 0; across < query->n_across; across++)
      assert_area (project, query, across, down,
                   shares + (down * query->n_across + across) * POL_N_DENSITY_KINDS);
}

static void
test_agrees_with_a_loop (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (PolPolicy) compared = draw_policy ();
      g_autoptr (GArray) images = list_numbers (g_test_rand_int_range (1, N_IMAGES + 1));
      g_autoptr (GArray) concepts = NULL;
      PolDensityQuery query = { .policy = policy, .images = images };

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        draw_change (fixture);
      project_fixture_add_concept (fixture, "there", NULL);
      query.concepts = concepts = draw_columns (fixture->project);
      query.n_across = g_test_rand_int_range (1, concepts->len + 1);
      query.n_down = g_test_rand_int_range (1, images->len + 1);

      assert_shares (fixture->project, &query);
      query.compared = compared;
      assert_shares (fixture->project, &query);
      query.only_differences = TRUE;
      assert_shares (fixture->project, &query);
    }
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  GBytes **shares = user_data;

  *shares = pol_label_density_count_finish (result, NULL);
  g_main_context_wakeup (NULL);
}

/* One positive among a thousand labels shows. */
static void
test_what_is_rare_is_there (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1000);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GArray) images = list_numbers (1000);
  g_autoptr (GArray) concepts = list_numbers (1);
  PolDensityQuery query = { .policy = pol_policy_get_default (), .images = images,
                            .concepts = concepts, .n_across = 1, .n_down = 1 };
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *shares;

  project_fixture_tag (fixture, 500, burger, "Ana", POL_VALUE_POSITIVE);
  pol_label_density_count_async (fixture->project, &query, NULL, on_counted, &bytes);
  while (bytes == NULL)
    g_main_context_iteration (NULL, TRUE);

  shares = g_bytes_get_data (bytes, NULL);
  g_assert_cmpuint (shares[POL_DENSITY_POSITIVE], ==, 1);
  g_assert_cmpuint (shares[POL_DENSITY_NEGATIVE], ==, 0);
  g_assert_cmpuint (shares[POL_DENSITY_IGNORED], ==, 255);
}

/* More areas than cells, no cells, concepts off the list: nothing to count. */
static void
test_nothing_to_count (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GArray) images = list_numbers (1);
  g_autoptr (GArray) concepts = list_numbers (1);
  PolDensityQuery query = { .policy = pol_policy_get_default (), .images = images,
                            .concepts = concepts, .n_across = 1, .n_down = 1 };

  g_assert_null (pol_label_density_count (fixture->project, &query, NULL));
  project_fixture_add_concept (fixture, "burger", NULL);
  query.n_down = 2;
  g_assert_null (pol_label_density_count (fixture->project, &query, NULL));
  query.n_down = 0;
  g_assert_null (pol_label_density_count (fixture->project, &query, NULL));
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) images = list_numbers (1);
  g_autoptr (GArray) concepts = list_numbers (1);
  PolDensityQuery query = { .policy = pol_policy_get_default (), .images = images,
                            .concepts = concepts, .n_across = 1, .n_down = 1 };

  project_fixture_add_concept (fixture, "burger", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (pol_label_density_count (fixture->project, &query, cancellable));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-density/agrees-with-a-loop", test_agrees_with_a_loop);
  g_test_add_func ("/label-density/what-is-rare-is-there", test_what_is_rare_is_there);
  g_test_add_func ("/label-density/nothing-to-count", test_nothing_to_count);
  g_test_add_func ("/label-density/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
