/* pol-image-order.c: where each image stands among all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-order.h"

#include <stdlib.h>
#include <string.h>

#include "pol-open-suggestions.h"
#include "pol-project-private.h"
#include "pol-resolver-private.h"

struct _PolImageOrder
{
  gatomicrefcount ref_count;
  guint n;
  guint32 *images;      /* by position */
  guint32 *ranks;       /* positions, by image */
};

static PolImageOrder *
order_new (guint n)
{
  PolImageOrder *self = g_new0 (PolImageOrder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  self->images = g_new (guint32, n);
  self->ranks = g_new (guint32, n);

  return self;
}

PolImageOrder *
pol_image_order_ref (PolImageOrder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pol_image_order_unref (PolImageOrder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->images);
  g_free (self->ranks);
  g_free (self);
}

static void
list_by_path (PolImageOrder *self,
              PolProject *project)
{
  for (guint i = 0; i < self->n; i++)
    self->images[i] = pol_image_table_get_nth (project->images, i);
}

static void
set_ranks (PolImageOrder *self)
{
  for (guint i = 0; i < self->n; i++)
    self->ranks[self->images[i]] = i;
}

/* By the bytes of the paths: an order that is known without sorting. */
PolImageOrder *
pol_image_order_new_by_path (PolProject *project)
{
  PolImageOrder *self = order_new (pol_image_table_get_n (project->images));

  list_by_path (self, project);
  set_ranks (self);

  return self;
}

/* Of an image that has nothing of what is sorted by. */
#define NO_KEY G_MAXUINT64

/* What images are sorted by, where it is not their names. */
typedef struct
{
  guint64 *keys;
  guint32 *places;      /* in the order of paths */
} Sorting;

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  PolImageTable *images = user_data;

  return strverscmp (pol_image_table_get_path (images, *(const guint32 *) a),
                     pol_image_table_get_path (images, *(const guint32 *) b));
}

/* Where numbers are written with as many digits, the order of paths is the
 * natural one already. */
static gboolean
is_natural (PolImageOrder *self,
            PolProject *project)
{
  for (guint i = 1; i < self->n; i++)
    {
      if (compare_names (&self->images[i - 1], &self->images[i], project->images) > 0)
        return FALSE;
    }

  return TRUE;
}

static void
sort_by_name (PolImageOrder *self,
              PolProject *project)
{
  if (!is_natural (self, project))
    g_qsort_with_data (self->images, self->n, sizeof *self->images, compare_names, project->images);
}

/* Scatters the bits of a number: the finalizer of MurmurHash3. */
static guint64
scatter (guint64 number)
{
  number ^= number >> 33;
  number *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  number ^= number >> 33;
  number *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);

  return number ^ number >> 33;
}

gboolean
pol_image_sort_by_suggestions (PolImageSort sort)
{
  return sort == POL_IMAGE_SORT_DOUBT || sort == POL_IMAGE_SORT_SCORE;
}

/* By the open suggestion that comes first, of @concept if that is one. */
static guint64
get_suggestion_key (PolProject *project,
                    PolImageSort sort,
                    guint concept,
                    guint32 image)
{
  PolOpenSuggestions open;
  PolSuggestion suggestion;
  guint64 key = NO_KEY;

  pol_open_suggestions_init (&open, project, image);
  while (pol_open_suggestions_next (&open, &suggestion))
    {
      double distance = sort == POL_IMAGE_SORT_DOUBT ? ABS (suggestion.score - 0.5)
                                                     : 1 - suggestion.score;

      if (concept == G_MAXUINT || suggestion.concept == concept)
        key = MIN (key, (guint64) (distance * G_MAXUINT32));
    }

  return key;
}

static guint64
get_key (PolProject *project,
         PolResolver *resolver,
         PolImageSort sort,
         guint32 seed,
         guint concept,
         guint32 image)
{
  g_autoptr (GArray) own = NULL;
  gsize n;
  const PolAnnotation *annotations = pol_project_get_seen (project, image, &own, &n);
  guint counts[POL_N_TAGS];
  gint64 newest = 0;

  switch (sort)
    {
    case POL_IMAGE_SORT_DATE:
      return pol_image_table_get_mtime (project->images, image);
    case POL_IMAGE_SORT_SIZE:
      return pol_image_table_get_size (project->images, image);
    case POL_IMAGE_SORT_TAGS:
      pol_resolver_count_tags (resolver, annotations, n, counts);
      return counts[POL_TAG_POSITIVE] + counts[POL_TAG_NEGATIVE];
    case POL_IMAGE_SORT_CHANGED:
      for (gsize i = 0; i < n; i++)
        newest = MAX (newest, annotations[i].at);
      return newest;
    case POL_IMAGE_SORT_RANDOM:
      return scatter (image + 1 + ((guint64) seed << 32));
    case POL_IMAGE_SORT_DOUBT:
    case POL_IMAGE_SORT_SCORE:
      return get_suggestion_key (project, sort, concept, image);
    case POL_IMAGE_SORT_NAME:
    default:
      g_return_val_if_reached (0);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  const Sorting *sorting = user_data;
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  if (sorting->keys[first] != sorting->keys[second])
    return sorting->keys[first] < sorting->keys[second] ? -1 : 1;

  return sorting->places[first] < sorting->places[second] ? -1 : 1;
}

/* Returns how many images have something to sort by: they come first. */
static guint
sort_by_key (PolImageOrder *self,
             PolProject *project,
             PolImageSort sort,
             guint32 seed,
             guint concept)
{
  PolResolver *resolver = pol_project_get_resolver (project, pol_policy_get_default ());
  g_autofree guint64 *keys = g_new (guint64, self->n);
  Sorting sorting = { keys, self->ranks };
  guint n = 0;

  set_ranks (self);
  for (guint i = 0; i < self->n; i++)
    {
      keys[i] = get_key (project, resolver, sort, seed, concept, i);
      n += !pol_image_sort_by_suggestions (sort) || keys[i] != NO_KEY;
    }
  g_qsort_with_data (self->images, self->n, sizeof *self->images, compare_keys, &sorting);

  return n;
}

static void
reverse (PolImageOrder *self,
         guint n)
{
  for (guint i = 0, j = n; i + 1 < j; i++)
    {
      guint32 image = self->images[i];

      self->images[i] = self->images[--j];
      self->images[j] = image;
    }
}

/* An order by suggestions is by those of @concept, unless that is G_MAXUINT. Takes
 * as long as sorting does: up to some seconds for a million images. */
PolImageOrder *
pol_image_order_new (PolProject *project,
                     PolImageSort sort,
                     gboolean descending,
                     guint32 seed,
                     guint concept)
{
  PolImageOrder *self = order_new (pol_image_table_get_n (project->images));
  guint n = self->n;

  list_by_path (self, project);
  if (sort == POL_IMAGE_SORT_NAME)
    sort_by_name (self, project);
  else
    n = sort_by_key (self, project, sort, seed, concept);
  if (descending)
    reverse (self, n);
  set_ranks (self);

  return self;
}

guint
pol_image_order_get_n_images (PolImageOrder *self)
{
  return self->n;
}

guint
pol_image_order_get_nth (PolImageOrder *self,
                         guint position)
{
  return self->images[position];
}

guint
pol_image_order_get_rank (PolImageOrder *self,
                          guint image)
{
  return self->ranks[image];
}
