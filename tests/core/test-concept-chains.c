/* test-concept-chains.c: concepts are chained as taking the best pair again and again would do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pairs.h"
#include "pol-concept-chains.h"

#define N_IMAGES 30
#define N_ROUNDS 20
#define N_CHANGES 150
#define MANY_CONCEPTS 100

static GArray *
list_active (PolProject *project)
{
  PolConceptList *list = pol_project_get_concepts (project);
  GArray *concepts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < pol_concept_list_get_n_active (list); i++)
    {
      guint32 concept = pol_concept_get_index (pol_concept_list_get_active (list, i));

      g_array_append_val (concepts, concept);
    }

  return concepts;
}

static guint32
get (GArray *array,
     guint nth)
{
  return g_array_index (array, guint32, nth);
}

/* Concepts by their places in the list, and which of them are joined. */
typedef struct
{
  guint n;
  guint *together;      /* n squared */
  gboolean *joined;     /* n squared */
  guint *degrees;
  guint *chains;        /* the same number for all of a chain */
} Slow;

static double
get_strength (Slow *self,
              guint first,
              guint second)
{
  double product = (double) self->together[first * self->n + first]
                   * self->together[second * self->n + second];
  double together = self->together[first * self->n + second];

  return together * together / product;
}

static gboolean
is_better (Slow *self,
           guint first,
           guint second,
           guint best)
{
  guint pair = first * self->n + second;
  double strength = get_strength (self, first, second);
  double best_strength = get_strength (self, best / self->n, best % self->n);

  if (strength != best_strength)
    return strength > best_strength;
  if (self->together[pair] != self->together[best])
    return self->together[pair] > self->together[best];

  return pair < best;
}

/* Joins the best of all pairs that can be joined. */
static gboolean
join_best (Slow *self)
{
  guint best = G_MAXUINT;
  guint first, second, gone;

  for (guint i = 0; i < self->n; i++)
    for (guint j = i + 1; j < self->n; j++)
      if (self->together[i * self->n + j] > 0 && self->degrees[i] < 2 && self->degrees[j] < 2
          && self->chains[i] != self->chains[j]
          && (best == G_MAXUINT || is_better (self, i, j, best)))
        best = i * self->n + j;

  if (best == G_MAXUINT)
    return FALSE;

  first = best / self->n;
  second = best % self->n;
  self->joined[best] = self->joined[second * self->n + first] = TRUE;
  self->degrees[first]++;
  self->degrees[second]++;
  gone = self->chains[second];
  for (guint i = 0; i < self->n; i++)
    if (self->chains[i] == gone)
      self->chains[i] = self->chains[first];

  return TRUE;
}

static void
walk (Slow *self,
      guint place,
      GArray *concepts,
      GArray *sorted)
{
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      g_array_append_val (sorted, g_array_index (concepts, guint32, place));
      self->chains[place] = G_MAXUINT;
      for (guint i = 0; i < self->n && !more; i++)
        if (self->joined[place * self->n + i] && self->chains[i] != G_MAXUINT)
          {
            place = i;
            more = TRUE;
          }
    }
}

static GArray *
sort_slowly (PolProject *project,
             PolPolicy *policy,
             GArray *concepts)
{
  g_autoptr (PolPolicy) plain = pairs_make_plain (policy);
  guint n = concepts->len;
  g_autofree guint *together = g_new (guint, n * n);
  g_autofree gboolean *joined = g_new0 (gboolean, n * n);
  g_autofree guint *degrees = g_new0 (guint, n);
  g_autofree guint *chains = g_new (guint, n);
  Slow slow = { n, together, joined, degrees, chains };
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n; i++)
    {
      chains[i] = i;
      for (guint j = 0; j < n; j++)
        together[i * n + j] = pairs_count (project, plain, get (concepts, i), get (concepts, j));
    }
  while (join_best (&slow))
    ;
  for (guint alone = 0; alone < 2; alone++)
    for (guint i = 0; i < n; i++)
      if (chains[i] != G_MAXUINT && degrees[i] < 2 && (degrees[i] == 0) == alone)
        walk (&slow, i, concepts, sorted);

  return sorted;
}

static void
test_agrees_with_a_slow_sort (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (GArray) concepts = NULL;
      g_autoptr (GArray) sorted = NULL;
      g_autoptr (GArray) expected = NULL;

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        draw_change (fixture);
      concepts = list_active (fixture->project);
      sorted = pol_concept_chains_sort (fixture->project, policy, concepts, NULL);
      expected = sort_slowly (fixture->project, policy, concepts);
      g_assert_cmpmem (sorted->data, sorted->len * sizeof (guint32), expected->data,
                       expected->len * sizeof (guint32));
    }
}

static void
on_sorted (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GArray **sorted = user_data;

  *sorted = pol_concept_chains_sort_finish (result, NULL);
  g_main_context_wakeup (NULL);
}

static GArray *
sort_on_thread (PolProject *project,
                GArray *concepts)
{
  GArray *sorted = NULL;

  pol_concept_chains_sort_async (project, pol_policy_get_default (), concepts, NULL, on_sorted,
                                 &sorted);
  while (sorted == NULL)
    g_main_context_iteration (NULL, TRUE);

  return sorted;
}

static void
test_company_is_beside (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint alone = project_fixture_add_concept (fixture, "alone", NULL);
  guint car = project_fixture_add_concept (fixture, "car", NULL);
  guint fries = project_fixture_add_concept (fixture, "fries", NULL);
  guint road = project_fixture_add_concept (fixture, "road", NULL);
  guint expected[] = { burger, fries, car, road, alone };
  g_autoptr (GArray) concepts = list_active (fixture->project);
  g_autoptr (GArray) sorted = NULL;

  project_fixture_tag (fixture, 0, burger, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, fries, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, car, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, road, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 2, alone, "Ana", POL_VALUE_POSITIVE);

  sorted = sort_on_thread (fixture->project, concepts);
  g_assert_cmpmem (sorted->data, sorted->len * sizeof (guint32), expected, sizeof expected);
}

/* An image that shows more than count loses none of its concepts in the order. */
static void
test_many_on_one_image (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GArray) concepts = NULL;
  g_autoptr (GArray) sorted = NULL;
  gboolean seen[MANY_CONCEPTS] = { FALSE };

  for (guint i = 0; i < MANY_CONCEPTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint concept = project_fixture_add_concept (fixture, id, NULL);

      project_fixture_tag (fixture, 0, concept, "Ana", POL_VALUE_POSITIVE);
    }
  concepts = list_active (fixture->project);
  sorted = pol_concept_chains_sort (fixture->project, pol_policy_get_default (), concepts, NULL);
  g_assert_cmpuint (sorted->len, ==, MANY_CONCEPTS);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_assert_false (seen[get (sorted, i)]);
      seen[get (sorted, i)] = TRUE;
    }
}

static void
test_without_concepts (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) sorted
      = pol_concept_chains_sort (fixture->project, pol_policy_get_default (), none, NULL);

  g_assert_cmpuint (sorted->len, ==, 0);
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_cancellable_cancel (cancellable);
  g_assert_null (
      pol_concept_chains_sort (fixture->project, pol_policy_get_default (), none, cancellable));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concept-chains/agrees-with-a-slow-sort", test_agrees_with_a_slow_sort);
  g_test_add_func ("/concept-chains/company-is-beside", test_company_is_beside);
  g_test_add_func ("/concept-chains/many-on-one-image", test_many_on_one_image);
  g_test_add_func ("/concept-chains/without-concepts", test_without_concepts);
  g_test_add_func ("/concept-chains/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
