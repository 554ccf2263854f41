#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POL_AGREEMENT_MAX_CATEGORIES 8

/* What the agreement of many observers is computed from: sums over the items that
 * at least two of them gave a value. Starts as zero. */
typedef struct
{
  guint64  n_items;
  guint64  n_agreed;      /* items where all values are the same */
  guint64  n_values;
  guint64  totals[POL_AGREEMENT_MAX_CATEGORIES];    /* values of each category */
  guint64  n_alike;       /* ordered pairs of the same value, of all items */
  double   alike_shares;  /* the same, each item's divided by one less than its values */
  guint    n_observers;   /* values of each item; of the first one, where they differ */
  gboolean differs;       /* not all items have as many values */
} PolAgreementTally;

void   pol_agreement_tally_add       (PolAgreementTally       *self,
                                      const guint             *counts,
                                      guint                    n_categories,
                                      guint64                  n_items);
double pol_agreement_tally_get_fleiss
                                     (const PolAgreementTally *self);
double pol_agreement_tally_get_krippendorff
                                     (const PolAgreementTally *self);

double pol_agreement_get_cohen       (const guint64           *table,
                                      guint                    n_categories);

G_END_DECLS
