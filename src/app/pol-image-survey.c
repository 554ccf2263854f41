/* pol-image-survey.c: what the default policy makes of each image of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pol-image-survey.h"

/* For how long images are looked at before events get their turn, in
 * microseconds. */
#define SLICE 3000

/* What is known of an image; 0 until someone asks. */
typedef enum
{
  FLAG_KNOWN = 1 << 0,
  FLAG_UNTAGGED = 1 << 1,
  FLAG_ONLY_NEGATIVES = 1 << 2,
  FLAG_DISAGREEMENT = 1 << 3
} Flags;

struct _PolImageSurvey
{
  PolProject *project;
  PolTotals *totals;
  PolImageSurveyFunc counts_changed;
  gpointer user_data;

  GByteArray *flags;            /* Flags of each image */
  guint n_disagreement;         /* among the known ones */
  guint n_known;                /* all images before this one are known */
  guint idle_id;
};

static gboolean
has_disagreement (PolLabels *labels)
{
  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;

      pol_labels_get_tagged (labels, i, &label, &reason);
      if (reason == POL_REASON_DISAGREEMENT)
        return TRUE;
    }

  return FALSE;
}

static Flags
read_flags (PolImageSurvey *self,
            guint image)
{
  g_autoptr (PolLabels) labels = NULL;
  Flags flags = FLAG_KNOWN;
  gsize n_annotations;

  pol_project_get_annotations (self->project, image, &n_annotations);
  if (n_annotations == 0)
    return flags | FLAG_UNTAGGED;

  labels = pol_project_resolve (self->project, pol_policy_get_default (), image);
  if (pol_labels_get_situation (labels) == POL_SITUATION_NO_TAGS)
    flags |= FLAG_UNTAGGED;
  else if (pol_labels_get_situation (labels) == POL_SITUATION_ONLY_NEGATIVES)
    flags |= FLAG_ONLY_NEGATIVES;

  return has_disagreement (labels) ? flags | FLAG_DISAGREEMENT : flags;
}

static Flags
get_flags (PolImageSurvey *self,
           guint image)
{
  if (self->flags->data[image] == 0)
    {
      Flags flags = read_flags (self, image);

      self->n_disagreement += (flags & FLAG_DISAGREEMENT) != 0;
      self->flags->data[image] = flags;
    }

  return self->flags->data[image];
}

/* Looks at all images in small portions: the number of those with a
 * disagreement is not among the totals of a project. */
static gboolean
look_at_some (gpointer user_data)
{
  PolImageSurvey *self = user_data;
  guint n_disagreement = self->n_disagreement;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (self->n_known < self->flags->len)
    {
      get_flags (self, self->n_known++);
      if (self->n_known % 64 == 0 && g_get_monotonic_time () > end)
        break;
    }

  if (self->n_disagreement != n_disagreement)
    self->counts_changed (self->user_data);

  if (self->n_known < self->flags->len)
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
queue (PolImageSurvey *self)
{
  if (self->idle_id == 0 && self->n_known < self->flags->len)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, look_at_some, self, NULL);
}

static void
on_totals_changed (PolImageSurvey *self)
{
  self->counts_changed (self->user_data);
}

PolImageSurvey *
pol_image_survey_new (PolProject *project,
                      PolImageSurveyFunc counts_changed,
                      gpointer user_data)
{
  PolImageSurvey *self = g_new0 (PolImageSurvey, 1);

  self->project = g_object_ref (project);
  self->totals = pol_project_get_totals (project, pol_policy_get_default ());
  self->counts_changed = counts_changed;
  self->user_data = user_data;
  self->flags = g_byte_array_new ();
  g_signal_connect_swapped (self->totals, "changed", G_CALLBACK (on_totals_changed), self);
  pol_image_survey_grow (self);

  return self;
}

void
pol_image_survey_free (PolImageSurvey *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->totals, self);
  g_clear_object (&self->totals);
  g_clear_object (&self->project);
  g_byte_array_unref (self->flags);
  g_free (self);
}

gboolean
pol_image_survey_fits (PolImageSurvey *self,
                       guint image,
                       PolImageFilter filter)
{
  switch (filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      return (get_flags (self, image) & FLAG_UNTAGGED) != 0;
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return (get_flags (self, image) & FLAG_ONLY_NEGATIVES) != 0;
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return (get_flags (self, image) & FLAG_DISAGREEMENT) != 0;
    case POL_IMAGE_FILTER_ALL:
    default:
      return TRUE;
    }
}

/* Disagreements are counted as far as images were looked at. */
guint
pol_image_survey_get_count (PolImageSurvey *self,
                            PolImageFilter filter)
{
  switch (filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      return pol_totals_get_images (self->totals, POL_SITUATION_NO_TAGS);
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return pol_totals_get_images (self->totals, POL_SITUATION_ONLY_NEGATIVES);
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return self->n_disagreement;
    case POL_IMAGE_FILTER_ALL:
    default:
      return pol_project_get_n_images (self->project);
    }
}

/* Reads an image again whose tags changed. */
void
pol_image_survey_update (PolImageSurvey *self,
                         guint image)
{
  self->n_disagreement -= (self->flags->data[image] & FLAG_DISAGREEMENT) != 0;
  self->flags->data[image] = 0;
  get_flags (self, image);
}

/* Takes in the images that the project has beside those known here. */
void
pol_image_survey_grow (PolImageSurvey *self)
{
  guint old = self->flags->len;
  guint n = pol_project_get_n_images (self->project);

  g_byte_array_set_size (self->flags, n);
  if (n > old)
    memset (self->flags->data + old, 0, n - old);
  queue (self);
}

/* Forgets all images: which concepts are active decides which tags count. */
void
pol_image_survey_reset (PolImageSurvey *self)
{
  if (self->flags->len > 0)
    memset (self->flags->data, 0, self->flags->len);
  self->n_disagreement = 0;
  self->n_known = 0;
  queue (self);
}
