/* pol-tag-stretches.c: finds where annotators tagged too fast, or the same again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-stretches.h"

#include "pol-visits.h"

/* What is known of an annotator: most people tag images in their order, so that stretches
 * are found while their work is gone through. That of others is collected and sorted. */
typedef struct
{
  PolVisits *visits;    /* NULL where there is none yet, or where they are collected */
  GArray *collected;    /* PolVisit; NULL where there is no need */
} Annotator;

struct _PolTagStretches
{
  guint n_annotators;
  Annotator *annotators;
  gboolean collecting;
};

PolTagStretches *
pol_tag_stretches_new (guint n_annotators)
{
  PolTagStretches *self = g_new0 (PolTagStretches, 1);

  self->n_annotators = n_annotators;
  self->annotators = g_new0 (Annotator, n_annotators);

  return self;
}

void
pol_tag_stretches_free (PolTagStretches *self)
{
  for (guint i = 0; i < self->n_annotators; i++)
    {
      g_clear_pointer (&self->annotators[i].visits, pol_visits_free);
      g_clear_pointer (&self->annotators[i].collected, g_array_unref);
    }
  g_free (self->annotators);
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
follow (Annotator *annotator,
        const PolVisit *visit)
{
  if (annotator->collected != NULL)
    return;

  if (annotator->visits == NULL)
    annotator->visits = pol_visits_new ();
  if (pol_visits_add (annotator->visits, visit))
    return;

  g_clear_pointer (&annotator->visits, pol_visits_free);
  annotator->collected = g_array_new (FALSE, FALSE, sizeof (PolVisit));
}

static void
add_visit (PolTagStretches *self,
           Annotator *annotator,
           const PolVisit *visit)
{
  if (!self->collecting)
    follow (annotator, visit);
  else if (annotator->collected != NULL)
    g_array_append_vals (annotator->collected, visit, 1);
}

/* Adds up what an annotator said, and finds who comes next. */
static guint
read_visit (PolVisit *visit,
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
      PolVisit visit = { G_MININT64, 0, image };
      guint next = read_visit (&visit, annotations, n_annotations, annotator);

      add_visit (self, &self->annotators[annotator], &visit);
      annotator = next;
    }
}

/* Whether all images are to be added once more before stretches are found, because not all
 * annotators tagged them in their order. */
gboolean
pol_tag_stretches_add_again (PolTagStretches *self)
{
  for (guint i = 0; i < self->n_annotators && !self->collecting; i++)
    {
      if (self->annotators[i].collected == NULL)
        continue;
      self->collecting = TRUE;
      return TRUE;
    }

  return FALSE;
}

static void
follow_collected (Annotator *annotator)
{
  g_array_sort (annotator->collected, (GCompareFunc) pol_visit_compare);
  annotator->visits = pol_visits_new ();
  for (guint i = 0; i < annotator->collected->len; i++)
    pol_visits_add (annotator->visits, &g_array_index (annotator->collected, PolVisit, i));
}

/* Calls @func for each image of each stretch, by annotator and in the order of time.
 * Nothing can be added after this. */
void
pol_tag_stretches_find (PolTagStretches *self,
                        PolTagStretchFunc func,
                        gpointer data)
{
  for (guint i = 0; i < self->n_annotators; i++)
    {
      Annotator *annotator = &self->annotators[i];
      const guint32 *images;
      guint n;

      if (annotator->collected != NULL)
        follow_collected (annotator);
      if (annotator->visits == NULL)
        continue;

      pol_visits_end (annotator->visits);
      images = pol_visits_get_fast (annotator->visits, &n);
      for (guint j = 0; j < n; j++)
        func (i, images[j], TRUE, data);
      images = pol_visits_get_uniform (annotator->visits, &n);
      for (guint j = 0; j < n; j++)
        func (i, images[j], FALSE, data);
    }
}
