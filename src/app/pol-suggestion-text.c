/* pol-suggestion-text.c: words for what is suggested
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-suggestion-text.h"

#include <glib/gi18n-lib.h>

static char *
count_images (guint n_images)
{
  return g_strdup_printf (ngettext ("suggested on %'u image", "suggested on %'u images", n_images),
                          n_images);
}

/**
 * pol_suggestion_text_count:
 * @n_concepts: how many concepts are suggested on an image
 *
 * Returns: (transfer full): a few words
 */
char *
pol_suggestion_text_count (guint n_concepts)
{
  return g_strdup_printf (ngettext ("%u concept suggested", "%u concepts suggested", n_concepts),
                          n_concepts);
}

/**
 * pol_suggestion_text_get_short:
 * @n_selected: how many images it is about
 * @n_images: on how many of them a concept is suggested
 * @percent: with what score
 *
 * Returns: (transfer full): a few words
 */
char *
pol_suggestion_text_get_short (guint n_selected, guint n_images, guint percent)
{
  if (n_selected > 1)
    return count_images (n_images);

  /* Translators: a concept is suggested by a model, which is that sure of it */
  return g_strdup_printf (_ ("suggested %u %%"), percent);
}

/**
 * pol_suggestion_text_get_spoken:
 * @n_selected: how many images it is about
 * @n_images: on how many of them a concept is suggested
 * @percent: with what score
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
pol_suggestion_text_get_spoken (guint n_selected, guint n_images, guint percent)
{
  if (n_selected > 1)
    return count_images (n_images);

  /* Translators: said aloud: a concept is suggested by a model, which is that sure of it */
  return g_strdup_printf (ngettext ("suggested, %u percent", "suggested, %u percent", percent),
                          percent);
}
