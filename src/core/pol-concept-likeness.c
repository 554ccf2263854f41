/* pol-concept-likeness.c: finds names that are written nearly the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-likeness.h"

#include "pol-search-text.h"

/* A letter makes another word of a shorter one: cat, car. */
#define SHORTEST_WITH_SLIP 5

/* A name is found by what is left of it without case, accents and spaces, and if
 * it is long enough, without any one letter of that. So two names are alike if
 * they are the same once a letter is taken from each. One look-up for each letter
 * replaces a comparison with every other name. */
struct _PolConceptLikeness
{
  GHashTable *names;    /* the first name of each form */
};

PolConceptLikeness *
pol_concept_likeness_new (void)
{
  PolConceptLikeness *self = g_new0 (PolConceptLikeness, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
pol_concept_likeness_free (PolConceptLikeness *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/* A name of signs alone is compared as it is. */
static char *
fold (const char *name)
{
  g_autofree char *letters = pol_search_text_get_letters (name);
  g_autoptr (GString) folded = NULL;

  if (*letters != '\0')
    return g_steal_pointer (&letters);

  folded = g_string_new (NULL);
  pol_search_text_fold (folded, name, NULL);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static char *
leave_out (const char *text,
           const char *letter)
{
  g_autofree char *head = g_strndup (text, letter - text);

  return g_strconcat (head, g_utf8_next_char (letter), NULL);
}

/* Its forms, itself first. */
static GPtrArray *
list_forms (const char *name)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  char *folded = fold (name);

  g_ptr_array_add (forms, folded);
  if (g_utf8_strlen (folded, -1) < SHORTEST_WITH_SLIP)
    return forms;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    g_ptr_array_add (forms, leave_out (folded, p));

  return forms;
}

/* Adds a name to those that are found. */
void
pol_concept_likeness_add (PolConceptLikeness *self,
                          const char *name)
{
  g_autoptr (GPtrArray) forms = list_forms (name);

  for (guint i = 0; i < forms->len; i++)
    {
      if (!g_hash_table_contains (self->names, forms->pdata[i]))
        g_hash_table_insert (self->names, g_strdup (forms->pdata[i]), g_strdup (name));
    }
}

/* A name that is written as @name, or nearly; NULL if there is none. */
const char *
pol_concept_likeness_find (PolConceptLikeness *self,
                           const char *name)
{
  g_autoptr (GPtrArray) forms = list_forms (name);
  const char *found = NULL;

  for (guint i = 0; i < forms->len && found == NULL; i++)
    found = g_hash_table_lookup (self->names, forms->pdata[i]);

  return found;
}
