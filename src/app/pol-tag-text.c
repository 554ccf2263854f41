/* pol-tag-text.c: what is said of a concept on the selected images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tag-text.h"

#include <glib/gi18n-lib.h>

#include "pol-label-text.h"
#include "pol-statements.h"

/* The image, if it is one alone. */
static gboolean
get_image (PolTagSummary *summary, guint *image)
{
  GtkBitset *images = pol_tag_summary_get_images (summary);

  if (pol_tag_summary_get_project (summary) == NULL || gtk_bitset_get_size (images) != 1)
    return FALSE;

  *image = gtk_bitset_get_minimum (images);
  return TRUE;
}

/* One image has a reason that can name the other tags; several share no more
 * than the word for it. */
static char *
explain_label (PolTagSummary *summary, guint concept)
{
  PolProject *project = pol_tag_summary_get_project (summary);
  PolPolicy *policy = pol_tag_summary_get_policy (summary);
  g_autoptr (PolLabels) labels = NULL;
  PolLabel label;
  PolReason reason;
  guint image;

  if (!pol_tag_summary_get_label (summary, concept, &label, &reason))
    return g_strdup (_ ("Not the same on all selected images."));
  if (!get_image (summary, &image))
    return g_strdup (pol_label_text_get_reason (reason));

  labels = pol_project_resolve (project, policy, image);

  return pol_label_text_explain (project, policy, labels, concept);
}

/**
 * pol_tag_text_explain:
 * @summary: what the selected images amount to, with at least one image
 * @concept: the index of a concept
 *
 * Says why a model reads the concept as it does, and who tagged it where that is
 * not plain.
 *
 * Returns: (transfer full): the sentences
 */
char *
pol_tag_text_explain (PolTagSummary *summary, guint concept)
{
  g_autofree char *text = explain_label (summary, concept);
  g_autofree char *statements = pol_tag_text_describe_statements (summary, concept);

  if (statements == NULL)
    return g_steal_pointer (&text);

  return g_strjoin ("\n\n", text, statements, NULL);
}

/**
 * pol_tag_text_describe_statements:
 * @summary: what the selected images amount to
 * @concept: the index of a concept
 *
 * Says who tagged the concept, if that is not plain and it is about one image.
 *
 * Returns: (transfer full) (nullable): the sentences
 */
char *
pol_tag_text_describe_statements (PolTagSummary *summary, guint concept)
{
  guint image;

  if (!get_image (summary, &image))
    return NULL;

  return pol_statements_describe (pol_tag_summary_get_project (summary), image, concept);
}

/**
 * pol_tag_text_describe_click:
 * @summary: what the selected images amount to
 * @concept: the index of a concept
 *
 * Says what a click on the box that is ticked does, if others had a part in it.
 *
 * Returns: (transfer none) (nullable): the sentence
 */
const char *
pol_tag_text_describe_click (PolTagSummary *summary, guint concept)
{
  guint image;

  if (!get_image (summary, &image))
    return NULL;

  return pol_statements_describe_click (pol_tag_summary_get_project (summary), image, concept);
}
