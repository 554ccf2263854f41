/* data-set.c: what a data set for tests and benchmarks consists of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "data-set.h"

#include <stdlib.h>
#include <string.h>

#define IMAGES_IN_A_FOLDER 1000
#define IMAGES_IN_A_SESSION 100
#define MOST_SHARES 8

/* In thousandths: of the images, and of the tags of an image after its first,
 * which is positive, so that a fifth of all are negative. */
#define UNTOUCHED 100
#define ONLY_NEGATIVE 10
#define NEGATIVE 230
#define SECOND_OPINION 20
#define DISAGREES 300
#define UNSURE 10

/* The first tag of each image is a millisecond later than that of the one before. */
#define FIRST_TIME G_GINT64_CONSTANT (1767225600000)

typedef enum
{
  KIND_TAGGED,
  KIND_UNTOUCHED,
  KIND_ONLY_NEGATIVE
} Kind;

/* SplitMix64 (Steele, Lea and Flood, 2014): an image's choices follow from the
 * seed and its number alone. */
static guint64
next_random (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static gboolean
happens (guint64 *state,
         guint thousandths)
{
  return next_random (state) % 1000 < thousandths;
}

static guint64
begin_choices (DataSet *self,
               guint image,
               guint what)
{
  guint64 state = self->seed;

  state = next_random (&state) + image;
  state = next_random (&state) + what;

  return state;
}

/* Exactly one image in ten and one in a hundred, in an order that looks like
 * none. */
static Kind
get_kind (guint image)
{
  guint place = (guint) ((guint64) image * 387 % 1000);

  if (place < UNTOUCHED)
    return KIND_UNTOUCHED;

  return place < UNTOUCHED + ONLY_NEGATIVE ? KIND_ONLY_NEGATIVE : KIND_TAGGED;
}

/* By Zipf's law: the nth concept is used 1 / n as often as the first. */
static double *
make_popularity (guint n_concepts)
{
  double *popularity = g_new (double, n_concepts);
  double sum = 0;

  for (guint i = 0; i < n_concepts; i++)
    popularity[i] = sum += 1.0 / (i + 1);
  for (guint i = 0; i < n_concepts; i++)
    popularity[i] /= sum;

  return popularity;
}

static guint64 *
make_shares (DataSet *self)
{
  guint64 *shares = g_new (guint64, self->n_images + 1);

  shares[0] = 0;
  for (guint i = 0; i < self->n_images; i++)
    {
      guint64 state = begin_choices (self, i, 0);
      guint64 share = get_kind (i) == KIND_UNTOUCHED ? 0 : 1 + next_random (&state) % MOST_SHARES;

      shares[i + 1] = shares[i] + share;
      self->n_touched += share > 0;
    }

  return shares;
}

DataSet *
data_set_new (guint64 seed,
              guint n_images,
              guint n_concepts,
              guint n_tags,
              gboolean nested)
{
  DataSet *self = g_new0 (DataSet, 1);

  self->seed = seed;
  self->n_images = n_images;
  self->n_concepts = n_concepts;
  self->n_tags = n_tags;
  self->nested = nested;
  self->popularity = make_popularity (n_concepts);
  self->shares = make_shares (self);

  return self;
}

void
data_set_free (DataSet *self)
{
  g_free (self->popularity);
  g_free (self->shares);
  g_free (self);
}

/* The path of an image, relative to the folder. */
char *
data_set_get_path (DataSet *self,
                   guint image)
{
  if (self->nested)
    return g_strdup_printf ("%04u/IMG_%07u.jpg", image / IMAGES_IN_A_FOLDER, image);

  return g_strdup_printf ("IMG_%07u.jpg", image);
}

/* The image that a path is of. */
guint
data_set_get_number (const char *path)
{
  return strtoul (strstr (path, "IMG_") + strlen ("IMG_"), NULL, 10);
}

char *
data_set_get_concept (guint concept)
{
  return g_strdup_printf ("concept %04u", concept);
}

const char *
data_set_get_annotator (guint annotator)
{
  static const char *const names[DATA_SET_ANNOTATORS] = { "Ana", "Ben", "Chloe", "Dilip" };

  return names[annotator];
}

/* Which one of a number of pictures an image shows. */
guint
data_set_choose_picture (DataSet *self,
                         guint image,
                         guint n_pictures)
{
  guint64 state = begin_choices (self, image, 1);

  return next_random (&state) % n_pictures;
}

static int
compare_popularity (const void *key,
                    const void *element)
{
  double wanted = *(const double *) key;
  const double *end = element;

  if (wanted >= end[0])
    return 1;

  return wanted < end[-1] ? -1 : 0;
}

static guint
choose_concept (DataSet *self,
                guint64 *state)
{
  double wanted = (next_random (state) >> 11) * 0x1p-53;
  const double *found;

  if (wanted < self->popularity[0])
    return 0;
  found = bsearch (&wanted, self->popularity + 1, self->n_concepts - 1, sizeof wanted,
                   compare_popularity);

  return found != NULL ? found - self->popularity : self->n_concepts - 1;
}

static gboolean
is_tagged (GArray *annotations,
           guint concept)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      if (g_array_index (annotations, PolAnnotation, i).concept == concept)
        return TRUE;
    }

  return FALSE;
}

/* One that is not tagged yet: the next free one when the popular ones are used up. */
static guint
choose_new_concept (DataSet *self,
                    GArray *annotations,
                    guint64 *state)
{
  guint concept = choose_concept (self, state);

  while (is_tagged (annotations, concept))
    concept = (concept + 1) % self->n_concepts;

  return concept;
}

static PolValue
choose_value (Kind kind,
              gboolean first,
              guint64 *state)
{
  gboolean negative = happens (state, NEGATIVE);
  gboolean unsure = happens (state, UNSURE);

  if (kind == KIND_ONLY_NEGATIVE)
    return POL_VALUE_NEGATIVE;
  if (first)
    return POL_VALUE_POSITIVE;
  if (unsure)
    return POL_VALUE_UNSURE;

  return negative ? POL_VALUE_NEGATIVE : POL_VALUE_POSITIVE;
}

/* Somebody else, who mostly says the same. */
static PolAnnotation
make_second_opinion (const PolAnnotation *first,
                     guint64 *state)
{
  PolAnnotation second = *first;

  second.at++;
  second.annotator = (first->annotator + 1) % DATA_SET_ANNOTATORS;
  if (happens (state, DISAGREES))
    second.value = first->value == POL_VALUE_POSITIVE ? POL_VALUE_NEGATIVE : POL_VALUE_POSITIVE;

  return second;
}

/* How many tags an image has: one if it is touched, and its share of the rest, so
 * that all images together have n_tags if there are concepts enough. */
static guint
count_annotations (DataSet *self,
                   guint image)
{
  guint one = self->n_tags >= self->n_touched ? 1 : 0;
  guint64 rest = self->n_tags - one * self->n_touched;
  guint64 all = MAX (1, self->shares[self->n_images]);
  guint n = rest * self->shares[image + 1] / all - rest * self->shares[image] / all;

  if (get_kind (image) == KIND_UNTOUCHED)
    return 0;

  return MIN (one + n, self->n_concepts);
}

/* The annotations of an image, each of which refers to concepts and annotators
 * by number. */
void
data_set_get_annotations (DataSet *self,
                          guint image,
                          GArray *annotations)
{
  guint64 state = begin_choices (self, image, 2);
  Kind kind = get_kind (image);
  guint n = count_annotations (self, image);
  guint annotator = image / IMAGES_IN_A_SESSION % DATA_SET_ANNOTATORS;

  g_array_set_size (annotations, 0);
  while (annotations->len < n)
    {
      PolAnnotation annotation = {
        FIRST_TIME + image, choose_new_concept (self, annotations, &state), annotator,
        choose_value (kind, annotations->len == 0, &state)
      };

      g_array_append_val (annotations, annotation);
      if (kind == KIND_TAGGED && annotations->len < n && happens (&state, SECOND_OPINION))
        {
          PolAnnotation second = make_second_opinion (&annotation, &state);

          g_array_append_val (annotations, second);
        }
    }
}
