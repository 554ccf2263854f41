/* pol-concept-heading.c: what stands above the sections of the list of concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-heading.h"

#include <glib/gi18n-lib.h>

static PolConcept *
get_concept (PolConceptSearch *search, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (search), position);
}

static gboolean
is_same_group (PolConceptSearch *search, guint position, PolConcept *concept)
{
  g_autoptr (PolConcept) other = get_concept (search, position);

  return other != NULL
         && g_strcmp0 (pol_concept_get_group (other), pol_concept_get_group (concept)) == 0;
}

/* Groups come after what has none. */
static gboolean
has_groups (PolConceptSearch *search)
{
  g_autoptr (PolConcept) last
      = get_concept (search, g_list_model_get_n_items (G_LIST_MODEL (search)) - 1);

  return last != NULL && pol_concept_get_group (last) != NULL;
}

/**
 * pol_concept_heading_get:
 * @search: the concepts that are shown
 * @position: a place among them
 *
 * Gets what stands above a row: the first row of a section bears its heading. What is searched
 * has no sections.
 *
 * Returns: (transfer none) (nullable): the heading, valid until the concept changes
 */
const char *
pol_concept_heading_get (PolConceptSearch *search, guint position)
{
  g_autoptr (PolConcept) concept = get_concept (search, position);
  guint n_recent = pol_concept_search_get_n_recent (search);

  if (concept == NULL || *pol_concept_search_get_query (search) != '\0')
    return NULL;
  if (position < n_recent)
    return position == 0 ? _ ("Recent") : NULL;
  if (position > n_recent && is_same_group (search, position - 1, concept))
    return NULL;
  if (pol_concept_get_group (concept) != NULL)
    return pol_concept_get_group (concept);
  if (n_recent == 0)
    return NULL;

  return has_groups (search) ? _ ("Without a Group") : _ ("All Concepts");
}
