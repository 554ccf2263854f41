/* pol-image-arrangement.c: some images, arranged by what their tags say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-arrangement.h"

#include "pol-fold-reader.h"
#include "pol-image-order.h"
#include "pol-project-private.h"

/* After so many images a pass looks whether it is still wanted. */
#define IMAGES_AT_ONCE 4096

/* Stands behind the last tag of an image, so that images with fewer tags come after those
 * that have the same and more, and images without any come last. */
#define NO_CODE G_MAXUINT32

/* Of an image that is not arranged. */
#define NO_PLACE G_MAXUINT32

struct _PolImageArrangement
{
  gatomicrefcount ref_count;
  GArray *images;       /* guint32 */
  guint32 *places;      /* in `images`, by image */
  guint n_places;
};

/* An image, what it is sorted by, and where it stood before. */
typedef struct
{
  guint64 key;
  guint32 image;
  guint32 place;
} Entry;

/* What the sorting of some images needs. */
typedef struct
{
  PolFoldReader reader;
  GCancellable *cancellable;

  GArray *codes;        /* guint32: the tags of each entry, those of an entry sorted */
  gsize *ends;          /* of the codes, by the entry's place; NULL where codes are not compared */
} Pass;

static gboolean
is_cancelled (Pass *self,
              guint nth)
{
  return nth % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (self->cancellable);
}

static guint64
get_situation (Pass *self,
               guint image)
{
  guint counts[POL_N_TAGS] = { 0 };
  gsize n;
  const PolFoldedTag *tags = pol_fold_reader_read (&self->reader, image, &n);

  for (gsize i = 0; i < n; i++)
    counts[tags[i].tag]++;

  if (counts[POL_TAG_POSITIVE] > 0)
    return 0;
  if (counts[POL_TAG_NEGATIVE] > 0)
    return 1;

  return n > 0 ? 2 : 3;
}

static guint64
get_label (Pass *self,
           guint image,
           guint concept)
{
  static const guint64 groups[] = {
    [POL_LABEL_POSITIVE] = 0,
    [POL_LABEL_NEGATIVE] = POL_N_REASONS,
    [POL_LABEL_IGNORED] = 2 * POL_N_REASONS,
  };
  gsize n;
  const PolAnnotation *annotations = pol_fold_reader_get_seen (&self->reader, image, &n);
  PolReading reading = pol_resolver_read (self->reader.resolver, annotations, n,
                                          pol_project_get_image_state (self->reader.project, image),
                                          concept);

  return groups[reading.label] + reading.reason;
}

static gboolean
set_label_keys (Pass *self,
                GArray *entries,
                PolImageAspect aspect,
                guint concept)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (is_cancelled (self, i))
        return FALSE;
      entry->key = aspect == POL_IMAGE_ASPECT_LABEL ? get_label (self, entry->image, concept)
                                                    : get_situation (self, entry->image);
    }

  return TRUE;
}

static void
set_name_keys (Pass *self,
               GArray *entries)
{
  g_autoptr (PolImageOrder) order
      = pol_image_order_new (self->reader.project, POL_IMAGE_SORT_NAME, FALSE, 0, G_MAXUINT);

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      entry->key = pol_image_order_get_rank (order, entry->image);
    }
}

typedef struct
{
  guint32 concept;
  guint32 n_tags;
} Frequency;

static int
compare_frequencies (gconstpointer a,
                     gconstpointer b)
{
  const Frequency *first = a;
  const Frequency *second = b;

  if (first->n_tags != second->n_tags)
    return first->n_tags < second->n_tags ? 1 : -1;

  return (first->concept > second->concept) - (first->concept < second->concept);
}

/* By concept, how many are tagged on more of the images; NULL if it was cancelled. */
static guint32 *
rank_concepts (Pass *self,
               GArray *entries)
{
  guint n_concepts = pol_resolver_get_n_concepts (self->reader.resolver);
  g_autofree Frequency *frequencies = g_new0 (Frequency, MAX (n_concepts, 1));
  guint32 *ranks;

  for (guint i = 0; i < n_concepts; i++)
    frequencies[i].concept = i;
  for (guint i = 0; i < entries->len; i++)
    {
      gsize n;
      const PolFoldedTag *tags;

      if (is_cancelled (self, i))
        return NULL;
      tags = pol_fold_reader_read (&self->reader, g_array_index (entries, Entry, i).image, &n);
      for (gsize j = 0; j < n; j++)
        frequencies[tags[j].concept].n_tags++;
    }

  qsort (frequencies, n_concepts, sizeof *frequencies, compare_frequencies);
  ranks = g_new (guint32, MAX (n_concepts, 1));
  for (guint i = 0; i < n_concepts; i++)
    ranks[frequencies[i].concept] = i;

  return ranks;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

static const guint32 *
get_codes (const Pass *self,
           guint32 place,
           gsize *n)
{
  gsize start = place > 0 ? self->ends[place - 1] : 0;

  *n = self->ends[place] - start;
  return *n > 0 ? &g_array_index (self->codes, guint32, start) : NULL;
}

/* The first two codes, so that most comparisons look no further. */
static guint64
get_code_key (Pass *self,
              guint32 place)
{
  gsize n;
  const guint32 *codes = get_codes (self, place, &n);

  return (guint64) (n > 0 ? codes[0] : NO_CODE) << 32 | (n > 1 ? codes[1] : NO_CODE);
}

/* The tags of an image are a list of codes: the positive ones first, and among these the
 * concepts that are tagged most. Images are sorted as words are by their letters: those
 * with the same tags are neighbours, and those that share their most frequent ones are near. */
static gboolean
set_tag_keys (Pass *self,
              GArray *entries)
{
  g_autofree guint32 *ranks = rank_concepts (self, entries);
  guint n_concepts = pol_resolver_get_n_concepts (self->reader.resolver);

  if (ranks == NULL)
    return FALSE;

  self->ends = g_new (gsize, MAX (entries->len, 1));
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      gsize start = self->codes->len;
      gsize n;
      const PolFoldedTag *tags;

      if (is_cancelled (self, i))
        return FALSE;
      tags = pol_fold_reader_read (&self->reader, entry->image, &n);
      for (gsize j = 0; j < n; j++)
        {
          guint32 code = tags[j].tag * n_concepts + ranks[tags[j].concept];

          g_array_append_val (self->codes, code);
        }
      self->ends[i] = self->codes->len;
      if (n > 1)
        qsort (&g_array_index (self->codes, guint32, start), n, sizeof (guint32), compare_codes);
      entry->key = get_code_key (self, i);
    }

  return TRUE;
}

static int
compare_tags (const Pass *self,
              guint32 first_place,
              guint32 second_place)
{
  gsize n_first, n_second;
  const guint32 *first = get_codes (self, first_place, &n_first);
  const guint32 *second = get_codes (self, second_place, &n_second);

  for (gsize i = 2; i < MAX (n_first, n_second); i++)
    {
      guint32 left = i < n_first ? first[i] : NO_CODE;
      guint32 right = i < n_second ? second[i] : NO_CODE;

      if (left != right)
        return left < right ? -1 : 1;
    }

  return 0;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  const Pass *self = user_data;
  const Entry *first = a;
  const Entry *second = b;
  int difference = 0;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  if (self->ends != NULL)
    difference = compare_tags (self, first->place, second->place);
  if (difference != 0)
    return difference;

  return (first->place > second->place) - (first->place < second->place);
}

static gboolean
set_keys (Pass *self,
          GArray *entries,
          PolImageAspect aspect,
          guint concept)
{
  switch (aspect)
    {
    case POL_IMAGE_ASPECT_NAME:
      set_name_keys (self, entries);
      return TRUE;
    case POL_IMAGE_ASPECT_TAGS:
      return set_tag_keys (self, entries);
    case POL_IMAGE_ASPECT_SITUATION:
    case POL_IMAGE_ASPECT_LABEL:
    default:
      return set_label_keys (self, entries, aspect, concept);
    }
}

static void
append_entry (GArray *entries,
              guint32 image)
{
  Entry entry = { 0, image, entries->len };

  g_array_append_val (entries, entry);
}

/* Puts those of the images that were arranged already where they were, and lists the others. */
static GArray *
keep_previous (PolImageArrangement *self,
               PolImageArrangement *previous,
               GArray *images)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), images->len);

  for (guint i = 0; i < images->len; i++)
    self->places[g_array_index (images, guint32, i)] = 0;
  for (guint i = 0; previous != NULL && i < previous->images->len; i++)
    {
      guint32 image = g_array_index (previous->images, guint32, i);

      if (self->places[image] == NO_PLACE)
        continue;
      g_array_append_val (self->images, image);
      self->places[image] = NO_PLACE;
    }
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (self->places[image] != NO_PLACE)
        append_entry (entries, image);
    }

  return entries;
}

static void
set_places (PolImageArrangement *self)
{
  for (guint i = 0; i < self->images->len; i++)
    self->places[g_array_index (self->images, guint32, i)] = i;
}

static PolImageArrangement *
arrangement_alloc (guint n_images,
                   guint n_arranged)
{
  PolImageArrangement *self = g_new0 (PolImageArrangement, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->images = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_arranged);
  self->n_places = n_images;
  self->places = g_new (guint32, MAX (n_images, 1));
  for (guint i = 0; i < n_images; i++)
    self->places[i] = NO_PLACE;

  return self;
}

static gboolean
arrange (PolImageArrangement *self,
         Pass *pass,
         PolImageAspect aspect,
         guint concept,
         GArray *entries)
{
  if (!set_keys (pass, entries, aspect, concept))
    return FALSE;

  if (entries->len > 1)
    g_qsort_with_data (entries->data, entries->len, sizeof (Entry), compare_entries, pass);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (self->images, g_array_index (entries, Entry, i).image);
  set_places (self);

  return TRUE;
}

/**
 * pol_image_arrangement_new: (skip)
 * @project: a project; a snapshot where it runs on another thread
 * @policy: the policy that reads the tags
 * @aspect: by what to arrange images
 * @concept: the active concept whose labels decide, for `POL_IMAGE_ASPECT_LABEL`
 * @images: (element-type guint32): the indexes of images, each once
 * @previous: (nullable): an arrangement to keep to
 * @cancellable: (nullable): a cancellable
 *
 * Arranges images. Those that are alike stay in the order of @images. Where @previous is
 * given, its images stay in its order, and the others follow: what someone works on does not
 * move.
 *
 * The time it takes grows with the tags of the images, and with the logarithm of their number.
 *
 * Returns: (transfer full) (nullable): the arrangement, %NULL if it was cancelled
 */
PolImageArrangement *
pol_image_arrangement_new (PolProject *project,
                           PolPolicy *policy,
                           PolImageAspect aspect,
                           guint concept,
                           GArray *images,
                           PolImageArrangement *previous,
                           GCancellable *cancellable)
{
  g_autoptr (PolImageArrangement) self = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) entries = NULL;
  Pass pass = { .cancellable = cancellable, .codes = codes };
  gboolean arranged;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (images != NULL, NULL);

  pol_fold_reader_init (&pass.reader, project, policy);
  self = arrangement_alloc (pol_project_get_n_images (project), images->len);
  entries = keep_previous (self, previous, images);
  arranged = arrange (self, &pass, aspect, concept, entries);
  g_free (pass.ends);
  pol_fold_reader_clear (&pass.reader);

  return arranged ? g_steal_pointer (&self) : NULL;
}

typedef struct
{
  PolProject *snapshot;
  PolPolicy *policy;
  PolImageAspect aspect;
  guint concept;
  GArray *images;
  PolImageArrangement *previous;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->snapshot);
  g_object_unref (run->policy);
  g_clear_pointer (&run->images, g_array_unref);
  g_clear_pointer (&run->previous, pol_image_arrangement_unref);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  PolImageArrangement *self
      = pol_image_arrangement_new (run->snapshot, run->policy, run->aspect, run->concept,
                                   run->images, run->previous, cancellable);

  g_clear_object (&run->snapshot);
  g_task_return_pointer (task, self, (GDestroyNotify) pol_image_arrangement_unref);
}

/**
 * pol_image_arrangement_new_async: (skip)
 * @project: a project
 * @policy: the policy that reads the tags
 * @aspect: by what to arrange images
 * @concept: the active concept whose labels decide, for `POL_IMAGE_ASPECT_LABEL`
 * @images: (element-type guint32): the indexes of images, which must not change from now on
 * @previous: (nullable): an arrangement to keep to
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_image_arrangement_new() does, on another thread, with the project as it is
 * now.
 */
void
pol_image_arrangement_new_async (PolProject *project,
                                 PolPolicy *policy,
                                 PolImageAspect aspect,
                                 guint concept,
                                 GArray *images,
                                 PolImageArrangement *previous,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (images != NULL);

  run = g_new0 (Run, 1);
  run->snapshot = pol_project_snapshot_seen (project);
  run->policy = g_object_ref (policy);
  run->aspect = aspect;
  run->concept = concept;
  run->images = g_array_ref (images);
  run->previous = previous != NULL ? pol_image_arrangement_ref (previous) : NULL;
  g_task_set_source_tag (task, pol_image_arrangement_new_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_image_arrangement_new_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_image_arrangement_new_async().
 *
 * Returns: (transfer full) (nullable): the arrangement, %NULL if it was cancelled
 */
PolImageArrangement *
pol_image_arrangement_new_finish (GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_image_arrangement_ref: (skip)
 * @self: an arrangement
 *
 * Returns: (transfer full): @self, with one reference more
 */
PolImageArrangement *
pol_image_arrangement_ref (PolImageArrangement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pol_image_arrangement_unref: (skip)
 * @self: (transfer full): an arrangement
 *
 * Gives a reference back; the last one frees it.
 */
void
pol_image_arrangement_unref (PolImageArrangement *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->images);
  g_free (self->places);
  g_free (self);
}

/**
 * pol_image_arrangement_get_images: (skip)
 * @self: an arrangement
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the images, in order; not to
 *   be changed
 */
GArray *
pol_image_arrangement_get_images (PolImageArrangement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->images;
}

/**
 * pol_image_arrangement_find: (skip)
 * @self: an arrangement
 * @image: the index of an image
 * @position: (out) (optional): where it is
 *
 * Returns: whether @image is arranged
 */
gboolean
pol_image_arrangement_find (PolImageArrangement *self,
                            guint image,
                            guint *position)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (image >= self->n_places || self->places[image] == NO_PLACE)
    return FALSE;

  if (position != NULL)
    *position = self->places[image];
  return TRUE;
}
