/* pol-changes-text.c: what becomes of labels, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-changes-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pol-label-text.h"
#include "pol-policy-text.h"

/* How often each change has each reason, over all concepts. One more is for concepts that
 * come to the list or leave it. */
typedef guint64 Reasons[POL_N_LABELS][POL_N_LABELS][POL_N_REASONS + 1];

/**
 * pol_changes_text_get_direction:
 * @from: a label
 * @to: what becomes of it
 *
 * Returns: (transfer full): both, such as "negative → ignored"
 */
char *
pol_changes_text_get_direction (PolLabel from, PolLabel to)
{
  /* Translators: a label and what it becomes: “negative → ignored”. The arrow points in the
     direction of reading. */
  return g_strdup_printf (_ ("%1$s → %2$s"), pol_label_text_get_label (from),
                          pol_label_text_get_label (to));
}

/**
 * pol_changes_text_summarise:
 * @changes: what becomes of labels
 * @before: (nullable): the policy they were read by, if another one takes its place
 *
 * Returns: (transfer full): a sentence that says how many are others
 */
char *
pol_changes_text_summarise (PolConceptChanges *changes, PolPolicy *before)
{
  g_autofree char *number = NULL;
  PolLabelChanges sum;
  guint64 n;

  pol_concept_changes_add_up (changes, &sum);
  if (before != NULL)
    return pol_policy_text_summarise (&sum, before);

  n = pol_label_changes_sum (&sum);
  if (n == 0)
    return g_strdup (_ ("No label of the data set changes."));

  number = g_strdup_printf ("%'" PRIu64, n);

  return g_strdup_printf (ngettext ("%s label of the data set changes:",
                                    "%s labels of the data set change:", n),
                          number);
}

/* That of the label that a model learns from: the old one, if it did. */
static guint
get_reason (guint from, guint to)
{
  guint reading = pol_reading_get_label (from) != POL_LABEL_IGNORED ? from : to;

  return from == POL_READING_ABSENT || to == POL_READING_ABSENT ? POL_N_REASONS
                                                                : pol_reading_get_reason (reading);
}

static void
add_reasons (PolConceptChanges *changes, Reasons reasons)
{
  for (guint from = 0; from < POL_N_READINGS; from++)
    for (guint to = 0; to < POL_N_READINGS; to++)
      {
        PolLabel before = pol_reading_get_label (from);
        PolLabel after = pol_reading_get_label (to);

        if (before != after)
          reasons[before][after][get_reason (from, to)] += pol_concept_changes_get_sum (changes, from, to);
      }
}

static char *
list_reasons (const guint64 *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint reason = 0; reason <= POL_N_REASONS; reason++)
    {
      g_autofree char *number = g_strdup_printf ("%'" PRIu64, reasons[reason]);

      if (reasons[reason] == 0)
        continue;
      if (text->len > 0)
        /* Translators: what stands between two parts of a list */
        g_string_append (text, _ (", "));
      /* Translators: a number of labels and their reason: “12 widened” */
      g_string_append_printf (text, _ ("%1$s %2$s"), number,
                              reason == POL_N_REASONS
                                  /* Translators: “12 of concepts that are not on both lists” */
                                  ? _ ("of concepts that are not on both lists")
                                  : pol_label_text_get_reason (reason));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pol_changes_text_list:
 * @changes: what becomes of labels
 *
 * Says how many labels change from what to what, and why they are what they are: the reason
 * of the label that a model learns from, which is the old one where both are of that kind.
 *
 * Returns: (transfer full): a line for each direction, empty for none
 */
char *
pol_changes_text_list (PolConceptChanges *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PolLabelChanges sum;
  Reasons reasons = { 0 };

  pol_concept_changes_add_up (changes, &sum);
  add_reasons (changes, reasons);

  for (guint from = 0; from < POL_N_LABELS; from++)
    for (guint to = 0; to < POL_N_LABELS; to++)
      {
        g_autofree char *number = g_strdup_printf ("%'" PRIu64, sum.n[from][to]);
        g_autofree char *why = list_reasons (reasons[from][to]);

        if (from == to || sum.n[from][to] == 0)
          continue;
        if (text->len > 0)
          g_string_append_c (text, '\n');
        /* Translators: a number of labels, two labels and a list of reasons:
           “12 from negative to ignored (10 widened, 2 implicit)” */
        g_string_append_printf (text, _ ("%1$s from %2$s to %3$s (%4$s)"), number,
                                pol_label_text_get_label (from), pol_label_text_get_label (to), why);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
