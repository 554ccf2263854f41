/* pol-statements.c: who said what of a concept on an image, and when, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-statements.h"

#include <glib/gi18n-lib.h>

static char *
describe_one (const char *annotator, PolValue value, const char *time)
{
  switch (value)
    {
    case POL_VALUE_POSITIVE:
      /* Translators: the name of an annotator, and when they said so */
      return g_strdup_printf (_ ("%1$s: positive, %2$s"), annotator, time);
    case POL_VALUE_NEGATIVE:
      /* Translators: the name of an annotator, and when they said so */
      return g_strdup_printf (_ ("%1$s: negative, %2$s"), annotator, time);
    case POL_VALUE_UNSURE:
    case POL_VALUE_NONE:
    default:
      /* Translators: the name of an annotator, and when they said so */
      return g_strdup_printf (_ ("%1$s: unsure, %2$s"), annotator, time);
    }
}

static char *
describe_annotation (PolProject *project, const PolAnnotation *annotation)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (annotation->at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%x %R");

  return describe_one (pol_project_get_annotator_name (project, annotation->annotator),
                       annotation->value, time);
}

/**
 * pol_statements_describe_click:
 * @project: a project
 * @image: index of an image
 * @concept: index of a concept that is tagged
 *
 * Says what a click on a ticked box does, where others ticked it, too: that is not to
 * be seen of it.
 *
 * Returns: (nullable): a text, or %NULL where a click clears the box
 */
const char *
pol_statements_describe_click (PolProject *project, guint image, guint concept)
{
  const PolAnnotation *annotations;
  gboolean own = FALSE;
  gboolean others = FALSE;
  gsize n;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  if (pol_project_get_blind (project))
    return NULL;

  annotations = pol_project_get_annotations (project, image, &n);
  for (gsize i = 0; i < n; i++)
    if (annotations[i].concept == concept)
      {
        const char *name = pol_project_get_annotator_name (project, annotations[i].annotator);

        if (g_str_equal (name, pol_project_get_annotator (project)))
          own = TRUE;
        else
          others = TRUE;
      }

  if (!others)
    return NULL;

  return own ? _ ("A click takes back your own tag. Those of others stay.")
             : _ ("Tagged by others. A click clears what they said.");
}

/**
 * pol_statements_describe:
 * @project: a project
 * @image: index of an image
 * @concept: index of a concept
 *
 * Lists who said what, where that is not plain: when more than one annotator tags
 * the project's images. Of others, nothing is told to who tags blind.
 *
 * Returns: (transfer full) (nullable): a line for each annotator, or %NULL
 */
char *
pol_statements_describe (PolProject *project, guint image, guint concept)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const PolAnnotation *annotations;
  gsize n;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  if (pol_project_get_n_annotators (project) < 2 || pol_project_get_blind (project))
    return NULL;

  annotations = pol_project_get_annotations (project, image, &n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *line = NULL;

      if (annotations[i].concept != concept)
        continue;
      line = describe_annotation (project, &annotations[i]);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
