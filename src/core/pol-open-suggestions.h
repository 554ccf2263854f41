#pragma once

#include "pol-edit.h"
#include "pol-project.h"
#include "pol-suggestions.h"

G_BEGIN_DECLS

/* Goes through the suggestions of an image that nobody answered: those of active
 * concepts of which the image has no tag, whoever set it and whatever it says. Of
 * tags that are out of sight, see pol_project_set_blind(), it knows nothing. */
typedef struct
{
  PolConceptList      *concepts;
  gboolean             blind;
  guint                annotator;       /* whose tags are seen, if it is blind */
  const PolSuggestion *next;
  const PolSuggestion *end;
  const PolAnnotation *tag;
  const PolAnnotation *tags_end;
} PolOpenSuggestions;

void     pol_open_suggestions_init  (PolOpenSuggestions *self,
                                     PolProject         *project,
                                     guint               image);
gboolean pol_open_suggestions_next  (PolOpenSuggestions *self,
                                     PolSuggestion      *suggestion);

gboolean pol_open_suggestions_any   (PolProject         *project,
                                     guint               image);
gboolean pol_open_suggestions_find  (PolProject         *project,
                                     guint               image,
                                     guint               concept,
                                     PolSuggestion      *suggestion);
gboolean pol_open_suggestions_top   (PolProject         *project,
                                     guint               image,
                                     PolSuggestion      *suggestion);
guint    pol_open_suggestions_count (PolProject         *project);
void     pol_open_suggestions_answer (PolProject        *project,
                                     PolEdit            *edit,
                                     guint               image,
                                     guint               concept,
                                     guint               percent,
                                     guint               annotator,
                                     PolValue            value,
                                     gint64              at);

G_END_DECLS
