/* pol-visits.c: finds too fast and too uniform stretches in the visits of an annotator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-visits.h"

#include "pol-tag-stretches.h"

struct _PolVisits
{
  PolVisit last;        /* the latest one, which may yet be of one event with the next */
  gboolean begun;       /* whether there is one */
  gboolean joined;      /* whether it is of one event with that before it */

  /* Those that were no part of a larger event. */
  PolVisit recent[POL_TAG_STRETCHES_FAST_IMAGES];       /* a ring of the latest */
  guint n;
  guint told;           /* how many of them cannot be told to be fast any more */
  GArray *fast;         /* guint32: images */

  GArray *run;          /* guint32: the first images of those with one answer on end */
  GArray *uniform;      /* guint32: images */
};

PolVisits *
pol_visits_new (void)
{
  PolVisits *self = g_new0 (PolVisits, 1);

  self->fast = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->run = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->uniform = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
pol_visits_free (PolVisits *self)
{
  g_array_unref (self->fast);
  g_array_unref (self->run);
  g_array_unref (self->uniform);
  g_free (self);
}

/* By time, then by image. */
gint
pol_visit_compare (const PolVisit *first,
                   const PolVisit *second)
{
  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;

  return (first->image > second->image) - (first->image < second->image);
}

static PolVisit *
get_recent (PolVisits *self,
            guint nth)
{
  return &self->recent[nth % POL_TAG_STRETCHES_FAST_IMAGES];
}

/* Any so many visits on end that took too little time. */
static void
look_at_time (PolVisits *self)
{
  const guint64 time = (POL_TAG_STRETCHES_FAST_IMAGES - 1) * POL_TAG_STRETCHES_FAST_TIME;
  guint first;

  if (self->n < POL_TAG_STRETCHES_FAST_IMAGES)
    return;

  first = self->n - POL_TAG_STRETCHES_FAST_IMAGES;
  if ((guint64) get_recent (self, self->n - 1)->at - (guint64) get_recent (self, first)->at >= time)
    return;

  for (guint i = MAX (self->told, first); i < self->n; i++)
    g_array_append_val (self->fast, get_recent (self, i)->image);
  self->told = self->n;
}

/* Any so many visits on end with the same answer: the first of them are told of when
 * there are enough, and the others as they come. */
static void
look_at_answer (PolVisits *self)
{
  const PolVisit *visit = get_recent (self, self->n - 1);

  if (self->n > 1 && visit->answer != get_recent (self, self->n - 2)->answer)
    g_array_set_size (self->run, 0);

  if (self->run->len >= POL_TAG_STRETCHES_UNIFORM_IMAGES)
    {
      g_array_append_val (self->uniform, visit->image);
      return;
    }
  g_array_append_val (self->run, visit->image);
  if (self->run->len == POL_TAG_STRETCHES_UNIFORM_IMAGES)
    g_array_append_vals (self->uniform, self->run->data, self->run->len);
}

/* Whether two visits, of which the second is the later one, were one event. Times are
 * anything that a file may say, so their difference may not be a number of its own. */
static gboolean
is_one_event (const PolVisit *first,
              const PolVisit *second)
{
  return (guint64) second->at - (guint64) first->at < POL_TAG_STRETCHES_ONE_EVENT;
}

/* Looks at the latest one, now that it is known whether the @next is of one event with
 * it. Those of one event are left out. */
static void
look_at_last (PolVisits *self,
              const PolVisit *next)
{
  gboolean joins = next != NULL && is_one_event (&self->last, next);

  if (!self->joined && !joins)
    {
      *get_recent (self, self->n++) = self->last;
      look_at_time (self);
      look_at_answer (self);
    }
  self->joined = joins;
}

/* Returns whether @visit was taken: one that comes before those that were added is not. */
gboolean
pol_visits_add (PolVisits *self,
                const PolVisit *visit)
{
  if (self->begun && pol_visit_compare (&self->last, visit) > 0)
    return FALSE;

  if (self->begun)
    look_at_last (self, visit);
  self->last = *visit;
  self->begun = TRUE;

  return TRUE;
}

/* There is no other one. */
void
pol_visits_end (PolVisits *self)
{
  if (self->begun)
    look_at_last (self, NULL);
}

/* The images in stretches that were too fast, in the order of time. */
const guint32 *
pol_visits_get_fast (PolVisits *self,
                     guint *n_images)
{
  *n_images = self->fast->len;

  return (const guint32 *) (gpointer) self->fast->data;
}

/* The images in stretches that were too uniform, in the order of time. */
const guint32 *
pol_visits_get_uniform (PolVisits *self,
                        guint *n_images)
{
  *n_images = self->uniform->len;

  return (const guint32 *) (gpointer) self->uniform->data;
}
