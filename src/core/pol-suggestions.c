/* pol-suggestions.c: what a model predicts of a project's images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-suggestions.h"

#include <string.h>

struct _PolSuggestions
{
  gatomicrefcount ref_count;
  GArray *starts;           /* guint32, by image: where its suggestions begin */
  GArray *suggestions;      /* PolSuggestion */
};

static PolSuggestions *
suggestions_new_sized (guint n_images,
                       guint n_suggestions)
{
  PolSuggestions *self = g_new0 (PolSuggestions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_images);
  self->suggestions = g_array_sized_new (FALSE, FALSE, sizeof (PolSuggestion), n_suggestions);

  return self;
}

PolSuggestions *
pol_suggestions_new (void)
{
  return suggestions_new_sized (0, 0);
}

PolSuggestions *
pol_suggestions_ref (PolSuggestions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pol_suggestions_unref (PolSuggestions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->starts);
  g_array_unref (self->suggestions);
  g_free (self);
}

/* Adds a suggestion that comes after all others in (image, concept) order, to a
 * table that nobody shares yet. */
void
pol_suggestions_append (PolSuggestions *self,
                        guint image,
                        PolSuggestion suggestion)
{
  g_assert (g_atomic_ref_count_compare (&self->ref_count, 1));
  g_assert (image + 1 >= self->starts->len);

  while (self->starts->len <= image)
    g_array_append_val (self->starts, self->suggestions->len);
  g_array_append_val (self->suggestions, suggestion);
}

/* Those of one image with changes of it, of which each replaces the suggestion of
 * the same concept. */
static void
merge_image (PolSuggestions *merged,
             guint image,
             const PolSuggestion *suggestions,
             gsize n,
             const PolSuggestionChange *changes,
             gsize n_changes)
{
  gsize at = 0;

  for (gsize i = 0; i < n_changes; i++)
    {
      guint concept = changes[i].suggestion.concept;

      while (at < n && suggestions[at].concept < concept)
        pol_suggestions_append (merged, image, suggestions[at++]);
      if (at < n && suggestions[at].concept == concept)
        at++;
      pol_suggestions_append (merged, image, changes[i].suggestion);
    }

  while (at < n)
    pol_suggestions_append (merged, image, suggestions[at++]);
}

/* A table with changes that are sorted by image and concept, none there twice. */
PolSuggestions *
pol_suggestions_merge (PolSuggestions *self,
                       const PolSuggestionChange *changes,
                       gsize n_changes)
{
  guint n_images = MAX (self->starts->len, n_changes > 0 ? changes[n_changes - 1].image + 1 : 0);
  PolSuggestions *merged = suggestions_new_sized (n_images, self->suggestions->len + n_changes);
  gsize done = 0;

  for (guint image = 0; image < n_images; image++)
    {
      gsize first = done;
      gsize n;
      const PolSuggestion *suggestions = pol_suggestions_get (self, image, &n);

      while (done < n_changes && changes[done].image == image)
        done++;
      merge_image (merged, image, suggestions, n, changes + first, done - first);
    }

  return merged;
}

guint
pol_suggestions_get_n (PolSuggestions *self)
{
  return self->suggestions->len;
}

/* No image from this index on has a suggestion. */
guint
pol_suggestions_get_n_images (PolSuggestions *self)
{
  return self->starts->len;
}

/* The suggestions of an image, answered or not, by concept. */
const PolSuggestion *
pol_suggestions_get (PolSuggestions *self,
                     guint image,
                     gsize *n_suggestions)
{
  guint32 start, end;

  *n_suggestions = 0;
  if (image >= self->starts->len)
    return NULL;

  start = g_array_index (self->starts, guint32, image);
  end = image + 1 < self->starts->len ? g_array_index (self->starts, guint32, image + 1)
                                      : self->suggestions->len;
  *n_suggestions = end - start;

  return &g_array_index (self->suggestions, PolSuggestion, start);
}

gboolean
pol_suggestions_find (PolSuggestions *self,
                      guint image,
                      guint concept,
                      float *score)
{
  gsize low = 0;
  gsize high, n;
  const PolSuggestion *suggestions = pol_suggestions_get (self, image, &n);

  for (high = n; low < high;)
    {
      gsize middle = low + (high - low) / 2;

      if (suggestions[middle].concept < concept)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == n || suggestions[low].concept != concept)
    return FALSE;

  *score = suggestions[low].score;
  return TRUE;
}

static gboolean
arrays_equal (GArray *a,
              GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * g_array_get_element_size (a)) == 0);
}

gboolean
pol_suggestions_equal (PolSuggestions *self,
                       PolSuggestions *other)
{
  return arrays_equal (self->starts, other->starts)
         && arrays_equal (self->suggestions, other->suggestions);
}

/* A score as people see it, and choose by it. */
guint
pol_suggestion_get_percent (float score)
{
  return score * 100 + 0.5f;
}
