/* test-agreement-tally.c: the figures are those that their authors published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "pol-agreement-tally.h"

/* To as many digits as are published, or follow from what is. */
#define assert_figure(figure, published) g_assert_cmpfloat_with_epsilon (figure, published, 0.00005)

/* Wikipedia, "Cohen's kappa", simple example: two readers of fifty grant proposals. */
static void
test_grant_proposals (void)
{
  const guint64 table[] = { 20, 5, 10, 15 };

  assert_figure (pol_agreement_get_cohen (table, 2), 0.4);
}

/* Wikipedia, "Cohen's kappa", same percentages but different numbers: 0.1304 and 0.2593. */
static void
test_same_percentages (void)
{
  const guint64 first[] = { 45, 15, 25, 15 };
  const guint64 second[] = { 25, 35, 5, 35 };

  assert_figure (pol_agreement_get_cohen (first, 2), 0.1304);
  assert_figure (pol_agreement_get_cohen (second, 2), 0.2593);
}

/* Three diagnoses of two hundred patients, from Fleiss, Cohen and Everitt: Large sample standard
 * errors of kappa and weighted kappa, Psychological Bulletin 72 (1969), as it is quoted by the
 * examples of cohen.kappa() in R's psych and CohenKappa() in DescTools. Agreement is 0.7 where
 * 0.475 is by chance: 3 / 7. */
static void
test_three_diagnoses (void)
{
  const guint64 table[] = { 106, 10, 4, 22, 28, 10, 2, 12, 6 };

  assert_figure (pol_agreement_get_cohen (table, 3), 0.4286);
}

static PolAgreementTally
tally_counts (const guint *counts,
              guint n_items,
              guint n_categories)
{
  PolAgreementTally tally = { 0 };

  for (guint i = 0; i < n_items; i++)
    pol_agreement_tally_add (&tally, counts + i * n_categories, n_categories, 1);

  return tally;
}

/* Wikipedia, "Fleiss' kappa", worked example: fourteen raters, ten subjects, five
 * categories, 0.210. */
static void
test_fourteen_raters (void)
{
  const guint counts[] = {
    0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
    7, 7, 0, 0, 0, 3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7,
  };
  const PolAgreementTally tally = tally_counts (counts, 10, 5);

  assert_figure (pol_agreement_tally_get_fleiss (&tally), 0.2099);
}

/* Fleiss: Measuring nominal scale agreement among many raters, Psychological Bulletin
 * 76 (1971): thirty patients, each diagnosed by six psychiatrists, 0.430. The data set
 * “diagnoses” of R's irr has the same diagnoses. */
static void
test_six_psychiatrists (void)
{
  const guint counts[] = {
    0, 0, 0, 6, 0, 0, 3, 0, 0, 3, 0, 1, 4, 0, 1, 0, 0, 0, 0, 6, 0, 3, 0, 3, 0,
    2, 0, 4, 0, 0, 0, 0, 4, 0, 2, 2, 0, 3, 1, 0, 2, 0, 0, 4, 0, 0, 0, 0, 0, 6,
    1, 0, 0, 5, 0, 1, 1, 0, 4, 0, 0, 3, 3, 0, 0, 1, 0, 0, 5, 0, 0, 2, 0, 3, 1,
    0, 0, 5, 0, 1, 3, 0, 0, 1, 2, 5, 1, 0, 0, 0, 0, 2, 0, 4, 0, 1, 0, 2, 0, 3,
    0, 0, 0, 0, 6, 0, 1, 0, 5, 0, 0, 2, 0, 1, 3, 2, 0, 0, 4, 0, 1, 0, 0, 4, 1,
    0, 5, 0, 1, 0, 4, 0, 0, 0, 2, 0, 2, 0, 4, 0, 1, 0, 5, 0, 0, 0, 0, 0, 0, 6,
  };
  const PolAgreementTally tally = tally_counts (counts, 30, 5);

  g_assert_cmpuint (tally.n_items, ==, 30);
  assert_figure (pol_agreement_tally_get_fleiss (&tally), 0.4302);
}

/* The values that observers gave to units, one observer after the other, as digits from
 * 1; a full stop is a missing value. */
static PolAgreementTally
tally_observers (const char *const *observers,
                 guint n_observers,
                 guint n_units)
{
  PolAgreementTally tally = { 0 };

  for (guint unit = 0; unit < n_units; unit++)
    {
      guint counts[POL_AGREEMENT_MAX_CATEGORIES] = { 0 };

      for (guint i = 0; i < n_observers; i++)
        {
          if (observers[i][unit] != '.')
            counts[observers[i][unit] - '1']++;
        }
      pol_agreement_tally_add (&tally, counts, POL_AGREEMENT_MAX_CATEGORIES, 1);
    }

  return tally;
}

/* Krippendorff: Computing Krippendorff's Alpha-Reliability (2011), section A: binary
 * data, two observers, no missing data, 0.095. */
static void
test_binary_data (void)
{
  const char *const observers[] = { "1211111121", "2221121111" };
  const PolAgreementTally tally = tally_observers (observers, 2, 10);

  assert_figure (pol_agreement_tally_get_krippendorff (&tally), 0.0952);
}

/* The same, section B: nominal data, two observers, no missing data, 0.692. */
static void
test_nominal_data (void)
{
  const char *const observers[] = { "112243335441", "212223335444" };
  const PolAgreementTally tally = tally_observers (observers, 2, 12);

  g_assert_cmpuint (tally.n_agreed, ==, 9);
  assert_figure (pol_agreement_tally_get_krippendorff (&tally), 0.6920);
}

/* The same, section C: nominal data, any number of observers, missing data, 0.743; also
 * the example of kripp.alpha() in R's irr. The last unit has one value, which pairs with
 * none. */
static void
test_missing_data (void)
{
  const char *const observers[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251." };
  const PolAgreementTally tally = tally_observers (observers, 4, 12);

  g_assert_cmpuint (tally.n_items, ==, 11);
  g_assert_cmpuint (tally.n_values, ==, 40);
  assert_figure (pol_agreement_tally_get_krippendorff (&tally), 0.7434);
  g_assert_true (isnan (pol_agreement_tally_get_fleiss (&tally)));
}

/* No item, no variation, and one value an item: there is no figure, rather than 0. */
static void
test_not_defined (void)
{
  const guint64 nothing[4] = { 0 };
  const guint64 always_the_same[] = { 7, 0, 0, 0 };
  const guint64 never_the_same[] = { 0, 7, 0, 0 };
  const guint alone[] = { 1, 0, 0, 1 };
  const guint alike[] = { 2, 0, 2, 0 };
  const PolAgreementTally tallies[] = { { 0 }, tally_counts (alone, 2, 2), tally_counts (alike, 2, 2) };

  g_assert_true (isnan (pol_agreement_get_cohen (nothing, 2)));
  g_assert_true (isnan (pol_agreement_get_cohen (always_the_same, 2)));
  g_assert_cmpfloat (pol_agreement_get_cohen (never_the_same, 2), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      g_assert_cmpuint (tallies[i].n_items, ==, i == 2 ? 2 : 0);
      g_assert_true (isnan (pol_agreement_tally_get_fleiss (&tallies[i])));
      g_assert_true (isnan (pol_agreement_tally_get_krippendorff (&tallies[i])));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement-tally/cohen/grant-proposals", test_grant_proposals);
  g_test_add_func ("/agreement-tally/cohen/same-percentages", test_same_percentages);
  g_test_add_func ("/agreement-tally/cohen/three-diagnoses", test_three_diagnoses);
  g_test_add_func ("/agreement-tally/fleiss/fourteen-raters", test_fourteen_raters);
  g_test_add_func ("/agreement-tally/fleiss/six-psychiatrists", test_six_psychiatrists);
  g_test_add_func ("/agreement-tally/krippendorff/binary-data", test_binary_data);
  g_test_add_func ("/agreement-tally/krippendorff/nominal-data", test_nominal_data);
  g_test_add_func ("/agreement-tally/krippendorff/missing-data", test_missing_data);
  g_test_add_func ("/agreement-tally/not-defined", test_not_defined);

  return g_test_run ();
}
