#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* How the open suggestions of some images are spread over the concepts. */
typedef struct _PolSuggestionCounts PolSuggestionCounts;

PolSuggestionCounts *pol_suggestion_counts_new     (PolProject          *project,
                                                    GArray              *images);
void                 pol_suggestion_counts_free    (PolSuggestionCounts *self);

guint                pol_suggestion_counts_get     (PolSuggestionCounts *self,
                                                    guint                concept,
                                                    guint               *percent);
gboolean             pol_suggestion_counts_get_top (PolSuggestionCounts *self,
                                                    guint               *concept);
guint                pol_suggestion_counts_get_n_concepts
                                                   (PolSuggestionCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolSuggestionCounts, pol_suggestion_counts_free)

G_END_DECLS
