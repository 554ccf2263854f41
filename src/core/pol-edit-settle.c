/* pol-edit-settle.c: what an edit comes to, once it is complete
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-edit-private.h"

#include <string.h>

/* Changes of more images than this are not made between two frames. */
#define SMALL 2000

/* So many tags are worth counting the images first. */
#define MANY 65536

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  const PolTagChange *first = a;
  const PolTagChange *second = b;

  if (first->image != second->image)
    return first->image < second->image ? -1 : 1;
  if (first->concept != second->concept)
    return first->concept < second->concept ? -1 : 1;

  return (first->annotator > second->annotator) - (first->annotator < second->annotator);
}

static int
compare_states (gconstpointer a,
                gconstpointer b)
{
  const PolStateChange *first = a;
  const PolStateChange *second = b;

  return (first->image > second->image) - (first->image < second->image);
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const PolSuggestionChange *first = a;
  const PolSuggestionChange *second = b;

  if (first->image != second->image)
    return first->image < second->image ? -1 : 1;

  return (first->suggestion.concept > second->suggestion.concept)
         - (first->suggestion.concept < second->suggestion.concept);
}

/* Brings the tags of each image together, in their order: a counting sort, which
 * takes the time of a few passes where the images are many. */
static void
gather_by_image (GArray *tags)
{
  const PolTagChange *changes = (const PolTagChange *) tags->data;
  g_autofree PolTagChange *gathered = g_new (PolTagChange, tags->len);
  g_autofree guint *places = NULL;
  guint32 last = 0;

  for (guint i = 0; i < tags->len; i++)
    last = MAX (last, changes[i].image);

  places = g_new0 (guint, (gsize) last + 2);
  for (guint i = 0; i < tags->len; i++)
    places[changes[i].image + 1]++;
  for (guint32 image = 0; image < last; image++)
    places[image + 1] += places[image];
  for (guint i = 0; i < tags->len; i++)
    gathered[places[changes[i].image]++] = changes[i];

  memcpy (tags->data, gathered, tags->len * sizeof *gathered);
}

static int
compare_with_data (gconstpointer a,
                   gconstpointer b,
                   gpointer compare)
{
  return ((GCompareFunc) compare) (a, b);
}

/* Sorts what is not in order between two places. Of what is equal, the first
 * stays before the others. */
static void
sort_part (char *changes,
           guint n,
           gsize size,
           GCompareFunc compare)
{
  for (guint i = 1; i < n; i++)
    {
      if (compare (changes + (i - 1) * size, changes + i * size) > 0)
        {
          g_qsort_with_data (changes, n, size, compare_with_data, compare);
          return;
        }
    }
}

static void
sort_tags (GArray *tags)
{
  PolTagChange *changes;

  if (tags->len < MANY)
    {
      sort_part (tags->data, tags->len, sizeof *changes, compare_tags);
      return;
    }

  gather_by_image (tags);
  changes = (PolTagChange *) tags->data;
  for (guint i = 0, next; i < tags->len; i = next)
    {
      for (next = i + 1; next < tags->len && changes[next].image == changes[i].image;)
        next++;
      sort_part ((char *) (changes + i), next - i, sizeof *changes, compare_tags);
    }
}

/* Of sorted changes about the same thing, the last stays. */
static void
drop_repeated (GArray *changes,
               GCompareFunc compare)
{
  gsize size = g_array_get_element_size (changes);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      char *change = changes->data + i * size;

      if (i + 1 < changes->len && compare (change, change + size) == 0)
        continue;
      if (n < i)
        memcpy (changes->data + n * size, change, size);
      n++;
    }
  g_array_set_size (changes, n);
}

/* Fills in what was there before each change, and drops the changes that change
 * nothing. */
static void
settle_tags (GArray *tags,
             PolTagTable *table)
{
  guint n = 0;

  sort_tags (tags);
  drop_repeated (tags, compare_tags);
  pol_tag_table_fill_before (table, (PolTagChange *) tags->data, tags->len);
  for (guint i = 0; i < tags->len; i++)
    {
      const PolTagChange *change = &g_array_index (tags, PolTagChange, i);

      if (change->before != change->after || change->before_at != change->after_at)
        g_array_index (tags, PolTagChange, n++) = *change;
    }
  g_array_set_size (tags, n);
}

static void
settle_states (GArray *states,
               PolImageTable *table)
{
  guint n = 0;

  sort_part (states->data, states->len, sizeof (PolStateChange), compare_states);
  drop_repeated (states, compare_states);
  for (guint i = 0; i < states->len; i++)
    {
      PolStateChange change = g_array_index (states, PolStateChange, i);

      change.before = pol_image_table_get_state (table, change.image);
      if (change.before != change.after)
        g_array_index (states, PolStateChange, n++) = change;
    }
  g_array_set_size (states, n);
}

static void
settle_suggestions (PolEdit *self,
                    PolSuggestions *table)
{
  GArray *suggested = self->suggested;
  g_autoptr (PolSuggestions) empty = pol_suggestions_new ();
  g_autoptr (PolSuggestions) after = NULL;

  if (suggested->len > 0 || self->clears_suggestions)
    {
      sort_part (suggested->data, suggested->len, sizeof (PolSuggestionChange), compare_suggestions);
      drop_repeated (suggested, compare_suggestions);
      after = pol_suggestions_merge (self->clears_suggestions ? empty : table,
                                     (const PolSuggestionChange *) suggested->data, suggested->len);
    }
  g_clear_pointer (&self->suggested, g_array_unref);
  if (after == NULL || pol_suggestions_equal (table, after))
    return;

  self->suggestions_before = pol_suggestions_ref (table);
  self->suggestions_after = g_steal_pointer (&after);
}

/* Only those who said something join the project: the others are dropped, and
 * those after them move up. */
static void
settle_annotators (PolEdit *self)
{
  g_autoptr (GPtrArray) names = g_steal_pointer (&self->annotators);
  g_autofree guint *indexes = g_new (guint, names->len);
  g_autofree gboolean *used = g_new0 (gboolean, names->len);

  self->annotators = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->tags->len; i++)
    {
      guint annotator = g_array_index (self->tags, PolTagChange, i).annotator;

      if (annotator >= self->first_annotator)
        used[annotator - self->first_annotator] = TRUE;
    }

  for (guint i = 0; i < names->len; i++)
    {
      indexes[i] = self->first_annotator + self->annotators->len;
      if (used[i])
        g_ptr_array_add (self->annotators, g_strdup (g_ptr_array_index (names, i)));
    }

  for (guint i = 0; i < self->tags->len; i++)
    {
      PolTagChange *change = &g_array_index (self->tags, PolTagChange, i);

      if (change->annotator >= self->first_annotator)
        change->annotator = indexes[change->annotator - self->first_annotator];
    }
}

static void
settle_concepts (PolEdit *self)
{
  gsize n;
  g_autofree gpointer *changes = g_ptr_array_steal (self->concepts, &n);

  for (gsize i = 0; i < n; i++)
    {
      PolConceptChange *change = changes[i];

      if (change->new_id != NULL || !pol_concept_fields_equal (&change->before, &change->after))
        g_ptr_array_add (self->concepts, change);
      else
        pol_concept_change_free (change);
    }
}

/* Brings an edit into the form in which it is carried out, against what is there
 * now: see struct _PolEdit. Nothing can be added to it any more. */
void
pol_edit_settle (PolEdit *self,
                 PolTagTable *tags,
                 PolImageTable *images,
                 PolSuggestions *suggestions)
{
  settle_tags (self->tags, tags);
  settle_states (self->states, images);
  settle_suggestions (self, suggestions);
  settle_annotators (self);
  settle_concepts (self);
  pol_edit_settle_policies (self);
  g_clear_pointer (&self->latest, g_hash_table_unref);
  g_clear_object (&self->project);
}

static guint
count_suggestions (PolEdit *self)
{
  if (self->suggestions_after == NULL)
    return 0;

  return pol_suggestions_get_n (self->suggestions_before)
         + pol_suggestions_get_n (self->suggestions_after);
}

/* Whether there is so little to it that no one notices when it is carried out
 * at once. */
gboolean
pol_edit_is_small (PolEdit *self)
{
  return self->tags->len + self->states->len + count_suggestions (self) <= SMALL;
}

static void
add_image (GArray *images,
           guint32 image)
{
  if (images->len == 0 || g_array_index (images, guint32, images->len - 1) != image)
    g_array_append_val (images, image);
}

/* The images that a settled edit touches, sorted. */
GArray *
pol_edit_list_images (PolEdit *self)
{
  GArray *images = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint nth_state = 0;

  for (guint i = 0; i < self->tags->len; i++)
    {
      guint32 image = g_array_index (self->tags, PolTagChange, i).image;

      while (nth_state < self->states->len
             && g_array_index (self->states, PolStateChange, nth_state).image <= image)
        add_image (images, g_array_index (self->states, PolStateChange, nth_state++).image);
      add_image (images, image);
    }
  while (nth_state < self->states->len)
    add_image (images, g_array_index (self->states, PolStateChange, nth_state++).image);

  return images;
}
