/* pol-agreement-text.c: how far annotators agree, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-agreement-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/**
 * pol_agreement_text_format:
 * @figure: a kappa or an alpha
 *
 * Returns: (transfer full): the figure with two decimals as they are written in the language
 *   of the user, “–” where it is not defined
 */
char *
pol_agreement_text_format (double figure)
{
  double rounded = round (figure * 100) / 100;

  if (isnan (figure))
    return g_strdup ("–");

  /* Where text runs from right to left, the minus stays on the left, by a mark. A little less
   * than 0 is written like 0. */
  return g_strdup_printf (rounded < 0 ? "\u200e−%.2f" : "%.2f", fabs (rounded));
}

/**
 * pol_agreement_text_describe:
 * @figures: figures of annotators of any number
 *
 * Returns: (transfer full): the figures in one sentence
 */
char *
pol_agreement_text_describe (const PolAgreementFigures *figures)
{
  g_autofree char *alpha = NULL;
  g_autofree char *fleiss = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (figures != NULL, NULL);

  alpha = pol_agreement_text_format (figures->krippendorff);
  fleiss = pol_agreement_text_format (figures->fleiss);
  /* Translators: an item is a concept on an image */
  count = g_strdup_printf (ngettext ("Annotators agree on %1$'u of %2$'u item",
                                     "Annotators agree on %1$'u of %2$'u items", (gulong) figures->n_items),
                           (guint) figures->n_agreed, (guint) figures->n_items);

  if (isnan (figures->fleiss))
    /* Translators: the first %s is a text like “Annotators agree on 12 of 16 items” */
    return g_strdup_printf (_("%1$s: Krippendorff’s alpha is %2$s."), count, alpha);

  /* Translators: the first %s is a text like “Annotators agree on 12 of 16 items” */
  return g_strdup_printf (_("%1$s: Krippendorff’s alpha is %2$s, and Fleiss’ kappa is %3$s."), count, alpha,
                          fleiss);
}

/**
 * pol_agreement_text_count:
 * @figures: figures
 *
 * Returns: (transfer full): how many items are disputed, of how many
 */
char *
pol_agreement_text_count (const PolAgreementFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  /* Translators: an item is a concept on an image */
  return g_strdup_printf (ngettext ("%1$'u of %2$'u item disputed", "%1$'u of %2$'u items disputed",
                                    (gulong) figures->n_items),
                          (guint) (figures->n_items - figures->n_agreed), (guint) figures->n_items);
}

/**
 * pol_agreement_text_explain:
 *
 * Returns: what the figures mean, and when they are not defined
 */
const char *
pol_agreement_text_explain (void)
{
  return _("Of each concept on an image that at least two annotators are sure of, 1 means that they always agree "
           "and 0 that they do as often as by chance; a figure is undefined (–) where there are none, or where all "
           "of them gave the same answer.");
}
