/* pol-label-text.c: labels and reasons in the user's words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-text.h"

#include <glib/gi18n-lib.h>

/* More groups than these are not told one by one. */
#define MAX_GROUPS 3

static const char *const label_words[] = {
  [POL_LABEL_IGNORED] = NC_ ("label", "ignored"),
  [POL_LABEL_POSITIVE] = NC_ ("label", "positive"),
  [POL_LABEL_NEGATIVE] = NC_ ("label", "negative"),
};

static const char *const reason_words[POL_N_REASONS] = {
  [POL_REASON_EXPLICIT] = NC_ ("reason", "explicit"),
  [POL_REASON_IMPLICIT] = NC_ ("reason", "implicit"),
  [POL_REASON_WIDENED] = NC_ ("reason", "widened"),
  [POL_REASON_ASSUMED] = NC_ ("reason", "assumed"),
  [POL_REASON_REVIEWED] = NC_ ("reason", "reviewed"),
  [POL_REASON_UNTAGGED] = NC_ ("reason", "untagged"),
  [POL_REASON_UNANNOTATED] = NC_ ("reason", "unannotated"),
  [POL_REASON_DISAGREEMENT] = NC_ ("reason", "disagreement"),
  [POL_REASON_UNSURE] = NC_ ("reason", "unsure"),
  [POL_REASON_EXCLUSIVE] = NC_ ("reason", "exclusive"),
};

/**
 * pol_label_text_get_label:
 * @label: a label
 *
 * Returns: the translated word for @label
 */
const char *
pol_label_text_get_label (PolLabel label)
{
  g_return_val_if_fail (label < G_N_ELEMENTS (label_words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "label", label_words[label]);
}

/**
 * pol_label_text_get_reason:
 * @reason: a reason
 *
 * Returns: the translated word for @reason
 */
const char *
pol_label_text_get_reason (PolReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (reason_words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "reason", reason_words[reason]);
}

/**
 * pol_label_text_get_short:
 * @label: a label
 * @reason: why it is so
 *
 * Puts @label in a sign and a word, in brackets where nobody tagged it. That it is
 * ignored because someone is unsure is what they said, not what follows from it.
 *
 * Returns: (transfer full): the text, such as "✓ positive" or "(✗ negative)"
 */
char *
pol_label_text_get_short (PolLabel label, PolReason reason)
{
  if (reason == POL_REASON_UNSURE)
    return g_strdup (_ ("? unsure"));
  if (label == POL_LABEL_IGNORED)
    return g_strdup (_ ("– ignored"));
  if (label == POL_LABEL_POSITIVE)
    return g_strdup (reason == POL_REASON_EXPLICIT ? _ ("✓ positive") : _ ("(✓ positive)"));

  return g_strdup (reason == POL_REASON_EXPLICIT ? _ ("✗ negative") : _ ("(✗ negative)"));
}

/**
 * pol_label_text_get_short_chars:
 *
 * Returns: how many characters the longest of the short texts has
 */
guint
pol_label_text_get_short_chars (void)
{
  guint most = 0;

  for (guint label = POL_LABEL_IGNORED; label <= POL_LABEL_NEGATIVE; label++)
    for (guint reason = 0; reason < POL_N_REASONS; reason++)
      {
        g_autofree char *text = pol_label_text_get_short (label, reason);

        most = MAX (most, (guint) g_utf8_strlen (text, -1));
      }

  return most;
}

/**
 * pol_label_text_get_pair:
 * @label: a label
 * @reason: why it is so
 *
 * Returns: (transfer full): both in words, such as "negative, implicit"
 */
char *
pol_label_text_get_pair (PolLabel label, PolReason reason)
{
  /* Translators: a label and the reason: “negative, implicit” */
  return g_strdup_printf (_ ("%1$s, %2$s"), pol_label_text_get_label (label),
                          pol_label_text_get_reason (reason));
}

/**
 * pol_label_text_get_accessible:
 * @concept_name: the name of a concept
 * @label: its label
 * @reason: why it is so
 *
 * Returns: (transfer full): the name of a label for assistive technology, such
 *   as "burger: negative, implicit"
 */
char *
pol_label_text_get_accessible (const char *concept_name, PolLabel label, PolReason reason)
{
  g_return_val_if_fail (concept_name != NULL, NULL);

  /* Translators: a concept's name, its label and the reason: “burger: negative, implicit” */
  return g_strdup_printf (_ ("%1$s: %2$s, %3$s"), concept_name, pol_label_text_get_label (label),
                          pol_label_text_get_reason (reason));
}

static const char *
get_concept_name (PolProject *project, guint concept)
{
  PolConceptList *concepts = pol_project_get_concepts (project);

  return pol_concept_get_name (pol_concept_list_get_concept (concepts, concept));
}

/* Counts the concepts tagged positive, and names the first two. */
static guint
count_positives (PolProject *project, PolLabels *labels, const char *names[2])
{
  guint n = 0;

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      guint concept = pol_labels_get_tagged (labels, i, &label, &reason);

      if (label != POL_LABEL_POSITIVE)
        continue;
      if (n < 2)
        names[n] = get_concept_name (project, concept);
      n++;
    }

  return n;
}

static char *
explain_implicit (PolProject *project, PolPolicy *policy, PolLabels *labels)
{
  const char *names[2] = { NULL, NULL };

  if (pol_policy_get_scope (policy) == POL_SCOPE_GROUP)
    return g_strdup (_ ("Untagged, and another concept of its group is tagged positive: the "
                        "policy reads the untagged rest of the group as negative."));
  if (count_positives (project, labels, names) == 1)
    return g_strdup_printf (_ ("Untagged, and %s is tagged positive: the policy reads every "
                               "untagged concept as negative."),
                            names[0]);

  return g_strdup (_ ("Untagged, and other concepts are tagged positive: the policy reads every "
                      "untagged concept as negative."));
}

static const char *
explain_explicit (PolLabel label)
{
  if (label == POL_LABEL_POSITIVE)
    return _ ("Tagged positive, and read as tagged.");

  return _ ("Tagged negative, and read as tagged.");
}

static const char *
explain_other (PolReason reason, gboolean by_group)
{
  switch (reason)
    {
    case POL_REASON_WIDENED:
      return by_group ? _ ("Untagged, and its group has only negative tags: the policy reads every "
                           "other concept of the group as negative, too.")
                      : _ ("Untagged, and the image has only negative tags: the policy reads every "
                           "other concept as negative, too.");
    case POL_REASON_ASSUMED:
      return by_group ? _ ("Untagged, like the whole of its group: the policy assumes that the "
                           "image does not show it.")
                      : _ ("Untagged, like the whole image: the policy assumes that the image does "
                           "not show it.");
    case POL_REASON_REVIEWED:
      return _ ("Untagged, and the image is marked reviewed: the policy reads what is left as "
                "negative.");
    case POL_REASON_UNTAGGED:
      return _ ("Untagged: the policy reads nothing into other concepts’ tags, so a model does not "
                "learn this concept from the image.");
    case POL_REASON_UNANNOTATED:
      return by_group
                 ? _ ("Untagged, and no concept of its group is tagged positive or negative: "
                      "a model does not learn this concept from the image.")
                 : _ ("Untagged, and no concept of the image is tagged positive or negative: a "
                      "model does not learn from the image.");
    case POL_REASON_DISAGREEMENT:
      return _ ("Annotators disagree, and the policy ignores the concept until they agree.");
    case POL_REASON_UNSURE:
      return _ ("Whoever tagged this concept was unsure, so a model does not learn it from the "
                "image.");
    case POL_REASON_EXCLUSIVE:
      return _ ("The policy allows one positive concept, and more are tagged: it ignores all that "
                "are not tagged negative.");
    case POL_REASON_EXPLICIT:
    case POL_REASON_IMPLICIT:
    default:
      g_assert_not_reached ();
    }
}

/**
 * pol_label_text_explain:
 * @project: the project
 * @policy: the policy of @labels
 * @labels: the labels of an image of @project
 * @concept: index of an active concept
 *
 * Says in a sentence why @concept reads as it does.
 *
 * Returns: (transfer full): the sentence
 */
char *
pol_label_text_explain (PolProject *project, PolPolicy *policy, PolLabels *labels, guint concept)
{
  PolReason reason;
  PolLabel label;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (labels != NULL, NULL);

  label = pol_labels_get (labels, concept, &reason);

  if (reason == POL_REASON_EXPLICIT)
    return g_strdup (explain_explicit (label));
  if (reason == POL_REASON_IMPLICIT)
    return explain_implicit (project, policy, labels);

  return g_strdup (explain_other (reason, pol_policy_get_scope (policy) == POL_SCOPE_GROUP));
}

static char *
summarise_implicit (PolProject *project, PolLabels *labels, guint n)
{
  const char *names[2] = { NULL, NULL };
  guint n_positives = count_positives (project, labels, names);

  if (n_positives == 1 && pol_labels_get_n_tagged (labels) == 1)
    return g_strdup_printf (
        ngettext ("%1$s is tagged positive, so the %2$u other concept reads as negative.",
                  "%1$s is tagged positive, so the %2$u other concepts read as negative.", n),
        names[0], n);
  if (n_positives == 1)
    return g_strdup_printf (
        ngettext ("%1$s is tagged positive, so the %2$u untagged concept reads as negative.",
                  "%1$s is tagged positive, so the %2$u untagged concepts read as negative.", n),
        names[0], n);
  if (n_positives == 2)
    return g_strdup_printf (
        ngettext (
            "%1$s and %2$s are tagged positive, so the %3$u untagged concept reads as negative.",
            "%1$s and %2$s are tagged positive, so the %3$u untagged concepts read as negative.",
            n),
        names[0], names[1], n);

  return g_strdup_printf (
      ngettext (
          "Several concepts are tagged positive, so the %u untagged concept reads as negative.",
          "Several concepts are tagged positive, so the %u untagged concepts read as negative.", n),
      n);
}

static char *
summarise_untagged (PolLabels *labels, guint n)
{
  if (pol_labels_get_situation (labels) == POL_SITUATION_ONLY_NEGATIVES)
    return g_strdup_printf (
        ngettext (
            "The image has only negative tags, and the policy reads nothing else into them: the "
            "%u untagged concept is ignored.",
            "The image has only negative tags, and the policy reads nothing else into them: the "
            "%u untagged concepts are ignored.",
            n),
        n);

  return g_strdup_printf (
      ngettext ("The policy reads only what is tagged, so the %u untagged concept is ignored.",
                "The policy reads only what is tagged, so the %u untagged concepts are ignored.",
                n),
      n);
}

static char *
summarise_unannotated (PolLabels *labels)
{
  if (pol_labels_get_n_tagged (labels) == 0)
    return g_strdup (_ ("Nothing is tagged, so a model learns nothing from this image."));

  return g_strdup (
      _ ("No concept has a sure and undisputed tag, so a model learns nothing from this "
         "image."));
}

/* Says how the @n concepts that nobody tagged read. */
static char *
summarise_rest (PolProject *project, PolLabels *labels, PolReason reason, guint n)
{
  switch (reason)
    {
    case POL_REASON_IMPLICIT:
      return summarise_implicit (project, labels, n);
    case POL_REASON_WIDENED:
      return g_strdup_printf (
          ngettext ("The image has only negative tags, so the %u other concept reads as negative, "
                    "whatever the image shows.",
                    "The image has only negative tags, so the %u other concepts read as negative, "
                    "whatever the image shows.",
                    n),
          n);
    case POL_REASON_ASSUMED:
      return g_strdup_printf (
          ngettext ("The image has no tag that counts, and the policy assumes that the %u untagged "
                    "concept is negative.",
                    "The image has no tag that counts, and the policy assumes that the %u untagged "
                    "concepts are negative.",
                    n),
          n);
    case POL_REASON_REVIEWED:
      return g_strdup_printf (
          ngettext ("The image is marked reviewed, so the %u untagged concept reads as negative.",
                    "The image is marked reviewed, so the %u untagged concepts read as negative.",
                    n),
          n);
    case POL_REASON_UNTAGGED:
      return summarise_untagged (labels, n);
    case POL_REASON_UNANNOTATED:
      return summarise_unannotated (labels);
    case POL_REASON_EXCLUSIVE:
      return g_strdup (
          _ ("More than one concept is tagged positive, but the policy allows only one: "
             "all without a negative tag are ignored."));
    case POL_REASON_EXPLICIT:
    case POL_REASON_DISAGREEMENT:
    case POL_REASON_UNSURE:
    default:
      g_assert_not_reached ();
    }
}

static char *
summarise_group (const char *group, PolReason reason)
{
  gboolean named = group != NULL && *group != '\0';

  switch (reason)
    {
    case POL_REASON_IMPLICIT:
      return named ? g_strdup_printf (
                 _ ("The group “%s” has a positive tag, so its untagged concepts "
                    "read as negative."),
                 group)
                   : g_strdup (_ ("A concept without a group is tagged positive, so the untagged "
                                  "concepts without a group read as negative."));
    case POL_REASON_WIDENED:
      return named ? g_strdup_printf (
                 _ ("The group “%s” has only negative tags, so its other concepts "
                    "read as negative, whatever the image shows."),
                 group)
                   : g_strdup (
                       _ ("The concepts without a group have only negative tags, so the others "
                          "of them read as negative, whatever the image shows."));
    case POL_REASON_UNANNOTATED:
      return named ? g_strdup_printf (_ ("The group “%s” has no tag and is ignored."), group)
                   : g_strdup (_ ("The concepts without a group have no tag and are ignored."));
    case POL_REASON_ASSUMED:
    case POL_REASON_REVIEWED:
      return named
                 ? g_strdup_printf (_ ("The untagged concepts of the group “%s” read as negative."),
                                    group)
                 : g_strdup (_ ("The untagged concepts without a group read as negative."));
    case POL_REASON_EXPLICIT:
    case POL_REASON_UNTAGGED:
    case POL_REASON_DISAGREEMENT:
    case POL_REASON_UNSURE:
    case POL_REASON_EXCLUSIVE:
    default:
      return named ? g_strdup_printf (_ ("The untagged concepts of the group “%s” are ignored."),
                                      group)
                   : g_strdup (_ ("The untagged concepts without a group are ignored."));
    }
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_groups (GString *text, PolLabels *labels)
{
  guint n_groups = pol_labels_get_n_rests (labels);

  if (n_groups > MAX_GROUPS)
    {
      add_sentence (text, g_strdup (_ (
                              "The policy reads each group of concepts by its own tags alone.")));
      return;
    }

  for (guint i = 0; i < n_groups; i++)
    {
      PolReason reason;
      PolLabel label;
      const char *group = pol_labels_get_rest (labels, i, &label, &reason);

      add_sentence (text, summarise_group (group, reason));
    }
}

static guint
count_tagged (PolLabels *labels, PolReason wanted)
{
  guint n = 0;

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;

      pol_labels_get_tagged (labels, i, &label, &reason);
      n += reason == wanted;
    }

  return n;
}

/* The concepts that somebody tagged and that are ignored nevertheless. */
static void
add_set_aside (GString *text, PolLabels *labels)
{
  guint n_disputed = count_tagged (labels, POL_REASON_DISAGREEMENT);
  guint n_unsure = count_tagged (labels, POL_REASON_UNSURE);

  if (n_disputed > 0)
    add_sentence (
        text, g_strdup_printf (ngettext ("Annotators disagree on %u concept, which is ignored.",
                                         "Annotators disagree on %u concepts, which are ignored.",
                                         n_disputed),
                               n_disputed));
  if (n_unsure > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u concept is tagged unsure and is ignored.",
                                                   "%u concepts are tagged unsure and are ignored.",
                                                   n_unsure),
                                         n_unsure));
}

/**
 * pol_label_text_summarise:
 * @project: the project
 * @policy: the policy of @labels
 * @labels: the labels of an image of @project
 *
 * Says in a sentence or two what a model reads from an image, and why. Its cost
 * follows the image's tags, not the number of concepts.
 *
 * Returns: (transfer full): the sentences
 */
char *
pol_label_text_summarise (PolProject *project, PolPolicy *policy, PolLabels *labels)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_active, n_tagged;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (labels != NULL, NULL);

  n_active = pol_concept_list_get_n_active (pol_project_get_concepts (project));
  n_tagged = pol_labels_get_n_tagged (labels);

  if (n_active == 0)
    add_sentence (text, g_strdup (_ ("There is no concept yet.")));
  else if (pol_policy_get_scope (policy) == POL_SCOPE_GROUP && n_tagged < n_active)
    add_groups (text, labels);
  else if (count_tagged (labels, POL_REASON_EXCLUSIVE) > 0)
    add_sentence (text, summarise_rest (project, labels, POL_REASON_EXCLUSIVE, 0));
  else if (n_tagged >= n_active)
    add_sentence (text,
                  g_strdup (_ ("Every concept is tagged, so nothing is left to the policy.")));
  else
    {
      PolReason reason;
      PolLabel label;

      pol_labels_get_rest (labels, 0, &label, &reason);
      add_sentence (text, summarise_rest (project, labels, reason, n_active - n_tagged));
    }
  add_set_aside (text, labels);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
