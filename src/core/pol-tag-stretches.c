/* pol-tag-stretches.c: finds where annotators tagged too fast, or the same again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-stretches.h"

/* What an annotator said of an image. Two that are the same have the same answer; that
 * two others have is not to be expected of 64 bits. */
typedef struct
{
  gint64 at;            /* of the last tag */
  guint64 answer;
  guint32 image;
} Visit;

struct _PolTagStretches
{
  guint n_annotators;
  GArray **visits;      /* Visit, by annotator; NULL where there is none */
};

PolTagStretches *
pol_tag_stretches_new (guint n_annotators)
{
  PolTagStretches *self = g_new0 (PolTagStretches, 1);

  self->n_annotators = n_annotators;
  self->visits = g_new0 (GArray *, n_annotators);

  return self;
}

void
pol_tag_stretches_free (PolTagStretches *self)
{
  for (guint i = 0; i < self->n_annotators; i++)
    g_clear_pointer (&self->visits[i], g_array_unref);
  g_free (self->visits);
  g_free (self);
}

/* The last steps of MurmurHash3 (Appleby), which let each bit depend on all. */
static inline guint64
mix (guint64 bits)
{
  bits = (bits ^ bits >> 33) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  bits = (bits ^ bits >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);

  return bits ^ bits >> 33;
}

static void
add_visit (PolTagStretches *self,
           guint annotator,
           const Visit *visit)
{
  if (self->visits[annotator] == NULL)
    self->visits[annotator] = g_array_new (FALSE, FALSE, sizeof (Visit));

  g_array_append_vals (self->visits[annotator], visit, 1);
}

/* Adds up what an annotator said, and finds who comes next. */
static guint
read_visit (Visit *visit,
            const PolAnnotation *annotations,
            gsize n_annotations,
            guint annotator)
{
  guint next = G_MAXUINT;

  for (gsize i = 0; i < n_annotations; i++)
    {
      guint other = annotations[i].annotator;

      if (other > annotator)
        next = MIN (next, other);
      if (other != annotator)
        continue;
      visit->at = MAX (visit->at, annotations[i].at);
      visit->answer += mix ((guint64) annotations[i].concept << 8 | annotations[i].value);
    }

  return next;
}

/* Adds the annotations of an image: those of each annotator are a visit. */
void
pol_tag_stretches_add (PolTagStretches *self,
                       guint32 image,
                       const PolAnnotation *annotations,
                       gsize n_annotations)
{
  guint annotator = G_MAXUINT;

  for (gsize i = 0; i < n_annotations; i++)
    annotator = MIN (annotator, annotations[i].annotator);

  while (annotator != G_MAXUINT)
    {
      Visit visit = { G_MININT64, 0, image };
      guint next = read_visit (&visit, annotations, n_annotations, annotator);

      add_visit (self, annotator, &visit);
      annotator = next;
    }
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const Visit *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;

  return (x->image > y->image) - (x->image < y->image);
}

/* Most people tag images in their order. */
static void
sort_visits (GArray *visits)
{
  for (guint i = 1; i < visits->len; i++)
    {
      if (compare_visits (&g_array_index (visits, Visit, i - 1), &g_array_index (visits, Visit, i)) > 0)
        {
          g_array_sort (visits, compare_visits);
          return;
        }
    }
}

/* Whether two visits, of which the second is the later one, were one event. Times are
 * anything that a file may say, so their difference may not be a number of its own. */
static gboolean
is_one_event (const Visit *first,
              const Visit *second)
{
  return (guint64) second->at - (guint64) first->at < POL_TAG_STRETCHES_ONE_EVENT;
}

/* Leaves out visits that were made with others, by one event. */
static void
keep_single_visits (GArray *visits)
{
  Visit *all = (Visit *) (gpointer) visits->data;
  gboolean joined = FALSE;
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      gboolean joins = i + 1 < visits->len && is_one_event (&all[i], &all[i + 1]);

      if (!joined && !joins)
        all[n++] = all[i];
      joined = joins;
    }
  g_array_set_size (visits, n);
}

typedef struct
{
  guint annotator;
  PolTagStretchFunc func;
  gpointer data;
} Search;

/* Any so many visits on end that took too little time. */
static void
find_fast (const Search *search,
           const Visit *visits,
           guint n)
{
  const guint64 time = (POL_TAG_STRETCHES_FAST_IMAGES - 1) * POL_TAG_STRETCHES_FAST_TIME;
  guint told = 0;

  for (guint end = POL_TAG_STRETCHES_FAST_IMAGES; end <= n; end++)
    {
      guint first = end - POL_TAG_STRETCHES_FAST_IMAGES;

      if ((guint64) visits[end - 1].at - (guint64) visits[first].at >= time)
        continue;
      for (guint i = MAX (told, first); i < end; i++)
        search->func (search->annotator, visits[i].image, TRUE, search->data);
      told = end;
    }
}

static void
find_uniform (const Search *search,
              const Visit *visits,
              guint n)
{
  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && visits[end].answer == visits[first].answer; end++)
        ;
      for (guint i = first; end - first >= POL_TAG_STRETCHES_UNIFORM_IMAGES && i < end; i++)
        search->func (search->annotator, visits[i].image, FALSE, search->data);
    }
}

/* Calls @func for each image of each stretch, by annotator and in the order of time.
 * Nothing can be added after this. */
void
pol_tag_stretches_find (PolTagStretches *self,
                        PolTagStretchFunc func,
                        gpointer data)
{
  for (guint annotator = 0; annotator < self->n_annotators; annotator++)
    {
      const Search search = { annotator, func, data };
      GArray *visits = self->visits[annotator];

      if (visits == NULL)
        continue;
      sort_visits (visits);
      keep_single_visits (visits);
      find_fast (&search, (const Visit *) (gpointer) visits->data, visits->len);
      find_uniform (&search, (const Visit *) (gpointer) visits->data, visits->len);
    }
}
