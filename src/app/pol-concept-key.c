/* pol-concept-key.c: the key of its own that a concept may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-key.h"

#include <glib/gi18n-lib.h>

#include "pol-keys.h"

static gboolean
is_key (const char *folded, const char *key)
{
  g_autofree char *other = NULL;

  if (key == NULL)
    return FALSE;

  other = g_utf8_casefold (key, -1);

  return g_str_equal (folded, other);
}

/**
 * pol_concept_key_find:
 * @concepts: a concept list
 * @key: what was typed
 *
 * Finds the active concept that has a key, whether typed with Shift or not.
 *
 * Returns: (transfer none) (nullable): the concept
 */
PolConcept *
pol_concept_key_find (PolConceptList *concepts, const char *key)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (POL_IS_CONCEPT_LIST (concepts), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  folded = g_utf8_casefold (key, -1);
  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (concepts, i);

      if (is_key (folded, pol_concept_get_key (concept)))
        return concept;
    }

  return NULL;
}

/**
 * pol_concept_key_refuse:
 * @concepts: a concept list
 * @concept: a concept of it
 * @key: what a key types
 *
 * Tells why @concept cannot have a key.
 *
 * Returns: (transfer full) (nullable): the reason, a sentence, or %NULL if it can
 */
char *
pol_concept_key_refuse (PolConceptList *concepts, PolConcept *concept, const char *key)
{
  gunichar typed = g_utf8_get_char (key);
  const char *purpose = pol_keys_describe (typed);
  PolConcept *other;

  g_return_val_if_fail (POL_IS_CONCEPT (concept), NULL);

  if (purpose != NULL)
    return g_strdup (purpose);
  if (!g_unichar_isalpha (typed))
    return g_strdup (_ ("Only a letter can be the key of a concept: with Shift, it tags negative."));

  other = pol_concept_key_find (concepts, key);
  if (other != NULL && other != concept)
    /* Translators: a key, and the name of the concept that has it */
    return g_strdup_printf (_ ("“%1$s” is the key of “%2$s”."), key, pol_concept_get_name (other));

  return NULL;
}

/**
 * pol_concept_key_set:
 * @project: a project
 * @concept: a concept of its list
 * @key: (nullable): a letter, %NULL for none
 *
 * Gives a concept a key of its own, in one step of undo.
 */
void
pol_concept_key_set (PolProject *project, PolConcept *concept, const char *key)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  if (g_strcmp0 (pol_concept_get_key (concept), key) == 0)
    return;

  if (key != NULL)
    /* Translators: a step of undo; the name of a concept, and a key */
    description
        = g_strdup_printf (_ ("Key of “%1$s”: %2$s"), pol_concept_get_name (concept), key);
  else
    /* Translators: a step of undo; %s is the name of a concept */
    description
        = g_strdup_printf (_ ("Removing the key of “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_key (edit, pol_concept_get_index (concept), key);
  pol_project_apply (project, edit);
}
