#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a model predicts of a concept on an image: no tag until someone accepts
 * it. */
typedef struct
{
  guint32 concept;
  float   score;      /* from 0, surely not, to 1, surely */
} PolSuggestion;

typedef struct
{
  guint32       image;
  PolSuggestion suggestion;
} PolSuggestionChange;

/* The suggestions of a project, by image and concept: 8 bytes each, and 4 for an
 * image. It is filled by whoever makes it and does not change from then on, so
 * snapshots, steps of undo and threads share it. */
typedef struct _PolSuggestions PolSuggestions;

PolSuggestions      *pol_suggestions_new          (void);
PolSuggestions      *pol_suggestions_ref          (PolSuggestions            *self);
void                 pol_suggestions_unref        (PolSuggestions            *self);
void                 pol_suggestions_append       (PolSuggestions            *self,
                                                   guint                      image,
                                                   PolSuggestion              suggestion);
PolSuggestions      *pol_suggestions_merge        (PolSuggestions            *self,
                                                   const PolSuggestionChange *changes,
                                                   gsize                      n_changes);

guint                pol_suggestions_get_n        (PolSuggestions            *self);
guint                pol_suggestions_get_n_images (PolSuggestions            *self);
const PolSuggestion *pol_suggestions_get          (PolSuggestions            *self,
                                                   guint                      image,
                                                   gsize                     *n_suggestions);
gboolean             pol_suggestions_find         (PolSuggestions            *self,
                                                   guint                      image,
                                                   guint                      concept,
                                                   float                     *score);
gboolean             pol_suggestions_equal        (PolSuggestions            *self,
                                                   PolSuggestions            *other);

guint                pol_suggestion_get_percent   (float                      score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolSuggestions, pol_suggestions_unref)

G_END_DECLS
