/* pol-open-suggestions.c: the suggestions that nobody whose tags are seen answered yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-open-suggestions.h"

#include "pol-project-private.h"

void
pol_open_suggestions_init (PolOpenSuggestions *self,
                           PolProject *project,
                           guint image)
{
  gsize n_suggestions, n_tags;

  self->concepts = project->concepts;
  self->blind = project->blind;
  self->next = pol_suggestions_get (project->suggestions, image, &n_suggestions);
  self->end = self->next + n_suggestions;
  if (n_suggestions == 0)
    return;

  if (self->blind)
    self->annotator = pol_project_get_own_annotator (project);
  self->tag = pol_tag_table_get (project->tags, image, &n_tags);
  self->tags_end = self->tag + n_tags;
}

/* What others said is out of the sight of the blind. */
static gboolean
is_out_of_sight (PolOpenSuggestions *self,
                 const PolAnnotation *tag)
{
  return self->blind && tag->annotator != self->annotator;
}

/* Both are in the order of concepts. */
static gboolean
is_open (PolOpenSuggestions *self,
         guint concept)
{
  while (self->tag < self->tags_end
         && (self->tag->concept < concept
             || (self->tag->concept == concept && is_out_of_sight (self, self->tag))))
    self->tag++;

  return (self->tag == self->tags_end || self->tag->concept != concept)
         && !pol_concept_get_archived (pol_concept_list_get_concept (self->concepts, concept));
}

/* The next one, in the order of concepts' indexes; FALSE if there is none. */
gboolean
pol_open_suggestions_next (PolOpenSuggestions *self,
                           PolSuggestion *suggestion)
{
  while (self->next < self->end)
    {
      *suggestion = *self->next++;
      if (is_open (self, suggestion->concept))
        return TRUE;
    }

  return FALSE;
}

/* Whether an image has an open suggestion. */
gboolean
pol_open_suggestions_any (PolProject *project,
                          guint image)
{
  PolOpenSuggestions open;
  PolSuggestion suggestion;

  pol_open_suggestions_init (&open, project, image);

  return pol_open_suggestions_next (&open, &suggestion);
}

/* The open suggestion of a concept on an image, if there is one. */
gboolean
pol_open_suggestions_find (PolProject *project,
                           guint image,
                           guint concept,
                           PolSuggestion *suggestion)
{
  PolOpenSuggestions open;

  pol_open_suggestions_init (&open, project, image);
  while (pol_open_suggestions_next (&open, suggestion))
    {
      if (suggestion->concept == concept)
        return TRUE;
    }

  return FALSE;
}

/* The one with the highest score; of those that are equal, the first. */
gboolean
pol_open_suggestions_top (PolProject *project,
                          guint image,
                          PolSuggestion *suggestion)
{
  PolOpenSuggestions open;
  PolSuggestion other;
  gboolean found;

  pol_open_suggestions_init (&open, project, image);
  found = pol_open_suggestions_next (&open, suggestion);
  while (pol_open_suggestions_next (&open, &other))
    {
      if (other.score > suggestion->score)
        *suggestion = other;
    }

  return found;
}

/* How many images have one: looks at all. */
guint
pol_open_suggestions_count (PolProject *project)
{
  guint n = 0;

  for (guint i = 0; i < pol_suggestions_get_n_images (project->suggestions); i++)
    n += pol_open_suggestions_any (project, i);

  return n;
}

/* Answers those of an image that have at least this score, of one concept or, with
 * G_MAXUINT, of all. */
void
pol_open_suggestions_answer (PolProject *project,
                             PolEdit *edit,
                             guint image,
                             guint concept,
                             guint percent,
                             guint annotator,
                             PolValue value,
                             gint64 at)
{
  PolOpenSuggestions open;
  PolSuggestion suggestion;

  pol_open_suggestions_init (&open, project, image);
  while (pol_open_suggestions_next (&open, &suggestion))
    {
      if ((concept == G_MAXUINT || concept == suggestion.concept)
          && pol_suggestion_get_percent (suggestion.score) >= percent)
        pol_edit_set_tag (edit, image, suggestion.concept, annotator, value, at);
    }
}
