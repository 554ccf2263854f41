/* pol-policy-text.c: a policy's settings in words, and what it changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-policy-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pol-label-text.h"

/* What a setting is called, and what it does. */
typedef struct
{
  const char *name;
  const char *sentence;
} Words;

static const char *const situations[] = {
  [POL_SITUATION_WITH_POSITIVE] = N_ ("The Image Has a Positive"),
  [POL_SITUATION_ONLY_NEGATIVES] = N_ ("Only Negatives"),
  [POL_SITUATION_NO_TAGS] = N_ ("No Tag"),
};

static const Words scopes[] = {
  [POL_SCOPE_ALL] = { N_ ("Whole Image"), N_ ("A tag reaches every concept of its image.") },
  [POL_SCOPE_GROUP] = { N_ ("Group by Group"),
                        N_ ("A tag reaches the concepts of its own group only.") },
};

static const Words disagreements[] = {
  [POL_DISAGREEMENT_IGNORE] = { N_ ("Ignored"),
                                N_ ("What annotators disagree on is ignored until they agree.") },
  [POL_DISAGREEMENT_LATEST] = { N_ ("Latest"), N_ ("Who tagged last is right.") },
  [POL_DISAGREEMENT_MAJORITY] = { N_ ("Majority"),
                                  N_ ("What most annotators say counts; a tie is ignored.") },
  [POL_DISAGREEMENT_POSITIVE]
  = { N_ ("Positive"), N_ ("One positive is enough, whatever the others say.") },
  [POL_DISAGREEMENT_NEGATIVE]
  = { N_ ("Negative"), N_ ("One negative is enough, whatever the others say.") },
};

/**
 * pol_policy_text_get_situation:
 * @situation: a situation
 *
 * Returns: what it is called
 */
const char *
pol_policy_text_get_situation (PolSituation situation)
{
  g_return_val_if_fail (situation < G_N_ELEMENTS (situations), NULL);

  return _ (situations[situation]);
}

/**
 * pol_policy_text_get_scope:
 * @scope: a scope
 *
 * Returns: what it is called
 */
const char *
pol_policy_text_get_scope (PolScope scope)
{
  g_return_val_if_fail (scope < G_N_ELEMENTS (scopes), NULL);

  return _ (scopes[scope].name);
}

/**
 * pol_policy_text_explain_scope:
 * @scope: a scope
 *
 * Returns: what it does, in a sentence
 */
const char *
pol_policy_text_explain_scope (PolScope scope)
{
  g_return_val_if_fail (scope < G_N_ELEMENTS (scopes), NULL);

  return _ (scopes[scope].sentence);
}

/**
 * pol_policy_text_get_disagreement:
 * @disagreement: what becomes of concepts on which annotators disagree
 *
 * Returns: what it is called
 */
const char *
pol_policy_text_get_disagreement (PolDisagreement disagreement)
{
  g_return_val_if_fail (disagreement < G_N_ELEMENTS (disagreements), NULL);

  return _ (disagreements[disagreement].name);
}

/**
 * pol_policy_text_explain_disagreement:
 * @disagreement: what becomes of concepts on which annotators disagree
 *
 * Returns: what it does, in a sentence
 */
const char *
pol_policy_text_explain_disagreement (PolDisagreement disagreement)
{
  g_return_val_if_fail (disagreement < G_N_ELEMENTS (disagreements), NULL);

  return _ (disagreements[disagreement].sentence);
}

static const char *
get_untagged (PolPolicy *policy, PolSituation situation)
{
  return pol_label_text_get_label (pol_policy_get_untagged (policy, situation));
}

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, " %s", sentence);
}

/**
 * pol_policy_text_describe:
 * @policy: a policy
 *
 * Says what a policy does: the sentence of a preset, or else its settings.
 *
 * Returns: (transfer full): one line of text
 */
char *
pol_policy_text_describe (PolPolicy *policy)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  if (pol_policy_get_description (policy) != NULL)
    return g_strdup (pol_policy_get_description (policy));

  text = g_string_new (NULL);
  /* Translators: what an untagged concept becomes in three situations; each %s is a label, such
     as “negative” */
  g_string_printf (text, _ ("Beside a positive: %1$s. Beside negatives alone: %2$s. Without tags: %3$s."),
                   get_untagged (policy, POL_SITUATION_WITH_POSITIVE),
                   get_untagged (policy, POL_SITUATION_ONLY_NEGATIVES),
                   get_untagged (policy, POL_SITUATION_NO_TAGS));
  if (pol_policy_get_scope (policy) == POL_SCOPE_GROUP)
    add_sentence (text, _ ("Group by group."));
  if (pol_policy_get_exclusive (policy))
    add_sentence (text, _ ("One positive at most."));
  if (pol_policy_get_reviewed_is_negative (policy))
    add_sentence (text, _ ("Reviewed images: negative."));
  if (pol_policy_get_disagreement (policy) != POL_DISAGREEMENT_IGNORE)
    add_sentence (text, pol_policy_text_explain_disagreement (pol_policy_get_disagreement (policy)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pol_policy_text_summarise:
 * @changes: what labels become
 * @before: under which policy they were what they were
 *
 * Says how many labels change.
 *
 * Returns: (transfer full): the sentence
 */
char *
pol_policy_text_summarise (const PolLabelChanges *changes, PolPolicy *before)
{
  guint64 n = pol_label_changes_sum (changes);
  const char *name = pol_policy_get_name (before);
  g_autofree char *number = g_strdup_printf ("%'" PRIu64, n);

  /* Translators: %s is the name of a policy */
  if (n == 0)
    return g_strdup_printf (_ ("No label of the data set changes, compared with %s."), name);

  /* Translators: the number of labels, and the name of a policy */
  return g_strdup_printf (ngettext ("%1$s label of the data set changes, compared with %2$s:",
                                    "%1$s labels of the data set change, compared with %2$s:", n),
                          number, name);
}

/**
 * pol_policy_text_list:
 * @changes: what labels become
 *
 * Says how many labels change from what to what.
 *
 * Returns: (transfer full): a line for each direction, empty for none
 */
char *
pol_policy_text_list (const PolLabelChanges *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint from = 0; from < POL_N_LABELS; from++)
    for (guint to = 0; to < POL_N_LABELS; to++)
      {
        g_autofree char *number = g_strdup_printf ("%'" PRIu64, changes->n[from][to]);

        if (from == to || changes->n[from][to] == 0)
          continue;
        if (text->len > 0)
          g_string_append_c (text, '\n');
        /* Translators: a number of labels and two labels: “12 from negative to ignored” */
        g_string_append_printf (text, _ ("%1$s from %2$s to %3$s"), number,
                                pol_label_text_get_label (from), pol_label_text_get_label (to));
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
