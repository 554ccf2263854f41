/* pol-suggestion-counts.c: how open suggestions are spread over the concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-suggestion-counts.h"

#include "pol-open-suggestions.h"

typedef struct
{
  guint n_images;
  float highest;
} Count;

struct _PolSuggestionCounts
{
  GArray *counts;           /* Count, by concept */
  guint n_concepts;         /* that are suggested on any of the images */
  guint top;                /* the concept with the highest score */
};

static void
add (PolSuggestionCounts *self, PolSuggestion suggestion)
{
  Count *count = &g_array_index (self->counts, Count, suggestion.concept);
  Count *top = &g_array_index (self->counts, Count, self->top);

  if (count->n_images++ == 0)
    self->n_concepts++;
  count->highest = MAX (count->highest, suggestion.score);
  if (top->n_images == 0 || count->highest > top->highest)
    self->top = suggestion.concept;
}

/**
 * pol_suggestion_counts_new:
 * @project: a project, or a snapshot
 * @images: (element-type guint32): indexes of images
 *
 * Counts the open suggestions of @images, on whatever thread.
 *
 * Returns: (transfer full) (nullable): the counts, %NULL if nothing is suggested
 */
PolSuggestionCounts *
pol_suggestion_counts_new (PolProject *project, GArray *images)
{
  g_autoptr (PolSuggestionCounts) self = NULL;
  PolConceptList *concepts;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  if (pol_project_get_n_suggestions (project) == 0)
    return NULL;

  concepts = pol_project_get_concepts (project);
  self = g_new0 (PolSuggestionCounts, 1);
  self->counts = g_array_new (FALSE, TRUE, sizeof (Count));
  g_array_set_size (self->counts, pol_concept_list_get_n_concepts (concepts));
  for (guint i = 0; i < images->len; i++)
    {
      PolOpenSuggestions open;
      PolSuggestion suggestion;

      pol_open_suggestions_init (&open, project, g_array_index (images, guint32, i));
      while (pol_open_suggestions_next (&open, &suggestion))
        add (self, suggestion);
    }

  return self->n_concepts > 0 ? g_steal_pointer (&self) : NULL;
}

void
pol_suggestion_counts_free (PolSuggestionCounts *self)
{
  g_array_unref (self->counts);
  g_free (self);
}

/**
 * pol_suggestion_counts_get:
 * @self: (nullable): counts
 * @concept: index of a concept
 * @percent: (out): the highest of its scores, in percent
 *
 * Returns: on how many of the images @concept is suggested
 */
guint
pol_suggestion_counts_get (PolSuggestionCounts *self, guint concept, guint *percent)
{
  const Count *count;

  if (self == NULL || concept >= self->counts->len)
    return 0;

  count = &g_array_index (self->counts, Count, concept);
  *percent = pol_suggestion_get_percent (count->highest);

  return count->n_images;
}

/**
 * pol_suggestion_counts_get_top:
 * @self: (nullable): counts
 * @concept: (out): the concept that is suggested with the highest score
 *
 * Returns: %TRUE if there is one
 */
gboolean
pol_suggestion_counts_get_top (PolSuggestionCounts *self, guint *concept)
{
  if (self == NULL)
    return FALSE;

  *concept = self->top;
  return TRUE;
}

/**
 * pol_suggestion_counts_get_n_concepts:
 * @self: (nullable): counts
 *
 * Returns: how many concepts are suggested on any of the images
 */
guint
pol_suggestion_counts_get_n_concepts (PolSuggestionCounts *self)
{
  return self != NULL ? self->n_concepts : 0;
}
