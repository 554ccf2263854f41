/* pol-agreement-tally.c: how far observers agree, beyond what chance would give
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-agreement-tally.h"

#include <math.h>

/* Adds items that were given the same values: @counts has how many observers gave
 * each of them a value of each category. Items with fewer than two values say
 * nothing of agreement and are left out. */
void
pol_agreement_tally_add (PolAgreementTally *self,
                         const guint *counts,
                         guint n_categories,
                         guint64 n_items)
{
  guint64 n_alike = 0;
  guint n = 0;

  g_assert (n_categories <= POL_AGREEMENT_MAX_CATEGORIES);

  for (guint i = 0; i < n_categories; i++)
    n += counts[i];
  if (n < 2 || n_items == 0)
    return;

  for (guint i = 0; i < n_categories; i++)
    {
      self->totals[i] += n_items * counts[i];
      self->n_agreed += counts[i] == n ? n_items : 0;
      n_alike += counts[i] > 0 ? (guint64) counts[i] * (counts[i] - 1) : 0;
    }

  self->n_items += n_items;
  self->n_values += n_items * n;
  self->n_alike += n_items * n_alike;
  self->alike_shares += n_items * ((double) n_alike / (n - 1));
  if (self->n_observers == 0)
    self->n_observers = n;
  self->differs |= n != self->n_observers;
}

/* Whether there is more than one category among the values. Where there is none,
 * chance explains all, and no figure that allows for it is defined. */
static gboolean
varies (const PolAgreementTally *self)
{
  for (guint i = 0; i < POL_AGREEMENT_MAX_CATEGORIES; i++)
    {
      if (self->totals[i] == self->n_values)
        return FALSE;
    }

  return TRUE;
}

/* Fleiss' kappa (Fleiss: Measuring nominal scale agreement among many raters,
 * Psychological Bulletin 76, 1971), which is for items that all have as many values.
 * NaN where they do not, where there is none, and where all values are the same. */
double
pol_agreement_tally_get_fleiss (const PolAgreementTally *self)
{
  double observed, expected = 0;

  if (self->differs || !varies (self))
    return NAN;

  observed = self->n_alike / ((double) self->n_values * (self->n_observers - 1));
  for (guint i = 0; i < POL_AGREEMENT_MAX_CATEGORIES; i++)
    {
      double share = (double) self->totals[i] / self->n_values;

      expected += share * share;
    }

  return (observed - expected) / (1 - expected);
}

/* Krippendorff's alpha for nominal values, of which some may be missing
 * (Krippendorff: Computing Krippendorff's Alpha-Reliability, 2011, section C).
 * NaN where there is no pair of values, and where all are the same. */
double
pol_agreement_tally_get_krippendorff (const PolAgreementTally *self)
{
  double n = self->n_values;
  double alike = 0;

  if (!varies (self))
    return NAN;

  for (guint i = 0; i < POL_AGREEMENT_MAX_CATEGORIES; i++)
    alike += (double) self->totals[i] * ((double) self->totals[i] - 1);

  return 1 - (n - 1) * (n - self->alike_shares) / (n * (n - 1) - alike);
}

/* Cohen's kappa (Cohen: A coefficient of agreement for nominal scales, Educational
 * and Psychological Measurement 20, 1960). @table has a row for each category that
 * one observer used, and in it how often the other used each one. NaN where there is
 * no item, and where both gave one and the same value throughout. */
double
pol_agreement_get_cohen (const guint64 *table,
                         guint n_categories)
{
  double n = 0, observed = 0, expected = 0;

  for (guint i = 0; i < n_categories; i++)
    {
      double row = 0, column = 0;

      for (guint j = 0; j < n_categories; j++)
        {
          row += table[i * n_categories + j];
          column += table[j * n_categories + i];
        }
      n += row;
      observed += table[i * n_categories + i];
      expected += row * column;
    }

  /* All are whole numbers: the comparison is exact as long as doubles are. */
  if (n == 0 || expected == n * n)
    return NAN;

  return (observed * n - expected) / (n * n - expected);
}
