/* pol-image-query.c: which images of a project to list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-query.h"

#include <string.h>

#include "pol-indexes.h"
#include "pol-open-suggestions.h"
#include "pol-parallel.h"
#include "pol-project-private.h"
#include "pol-resolver-private.h"

/* Looking at fewer images than this is not worth a thread. */
#define IMAGES_FOR_A_THREAD 16384

/* A query, made ready to look at many images. */
typedef struct
{
  const PolImageQuery *query;
  PolProject *project;
  PolResolver *tags;        /* reads tags as the filters do */
  PolResolver *labels;      /* reads labels for the condition on the concept */
  char *folded;             /* the text, if letters in it have more than one form */
} Matcher;

PolImageQuery *
pol_image_query_new (void)
{
  PolImageQuery *self = g_new0 (PolImageQuery, 1);

  self->concept = G_MAXUINT;

  return self;
}

PolImageQuery *
pol_image_query_copy (const PolImageQuery *self)
{
  PolImageQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  if (copy->only != NULL)
    g_array_ref (copy->only);
  if (copy->policy != NULL)
    g_object_ref (copy->policy);

  return copy;
}

void
pol_image_query_free (PolImageQuery *self)
{
  g_clear_object (&self->policy);
  g_free (self->text);
  g_clear_pointer (&self->only, g_array_unref);
  g_free (self);
}

/* Whether the same images fit. */
gboolean
pol_image_query_fits_same (const PolImageQuery *self,
                           const PolImageQuery *other)
{
  return self->filter == other->filter
         && self->concept == other->concept
         && (self->concept == G_MAXUINT
             || (self->match == other->match && self->policy == other->policy))
         && g_strcmp0 (self->text, other->text) == 0
         && self->only == other->only;
}

/* Whether images are in the same order. */
gboolean
pol_image_query_sorts_same (const PolImageQuery *self,
                            const PolImageQuery *other)
{
  return self->sort == other->sort
         && self->descending == other->descending
         && (!pol_image_sort_by_suggestions (self->sort) || self->concept == other->concept)
         && (self->sort != POL_IMAGE_SORT_RANDOM || self->seed == other->seed);
}

/* Whether there is no condition. */
gboolean
pol_image_query_fits_all (const PolImageQuery *self)
{
  return self->filter == POL_IMAGE_FILTER_ALL && self->concept == G_MAXUINT && self->text == NULL
         && self->only == NULL;
}

/* Upper and lower case and accents are alike. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  return folded != NULL ? g_steal_pointer (&folded) : g_strdup (text);
}

static Matcher
begin_matching (const PolImageQuery *query,
                PolProject *project)
{
  PolPolicy *policy = query->policy != NULL ? query->policy : pol_policy_get_default ();
  gboolean folds = query->text != NULL && !g_str_is_ascii (query->text);

  return (Matcher) { query, project, pol_project_get_resolver (project, pol_policy_get_default ()),
                     pol_project_get_resolver (project, policy), folds ? fold (query->text) : NULL };
}

static void
end_matching (Matcher *matcher)
{
  g_free (matcher->folded);
}

static gboolean
fits_tags (const Matcher *matcher,
           const PolAnnotation *annotations,
           gsize n_annotations)
{
  guint counts[POL_N_TAGS];

  pol_resolver_count_tags (matcher->tags, annotations, n_annotations, counts);
  switch (matcher->query->filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      return counts[POL_TAG_POSITIVE] + counts[POL_TAG_NEGATIVE] == 0;
    case POL_IMAGE_FILTER_TAGGED:
      return counts[POL_TAG_POSITIVE] + counts[POL_TAG_NEGATIVE] > 0;
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return counts[POL_TAG_POSITIVE] == 0 && counts[POL_TAG_NEGATIVE] > 0;
    case POL_IMAGE_FILTER_UNSURE:
      return counts[POL_TAG_UNSURE] > 0;
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return counts[POL_TAG_DISAGREEMENT] > 0;
    case POL_IMAGE_FILTER_ALL:
    case POL_IMAGE_FILTER_REVIEWED:
    case POL_IMAGE_FILTER_SKIPPED:
    case POL_IMAGE_FILTER_MISSING:
    case POL_IMAGE_FILTER_SUGGESTED:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
fits_filter (const Matcher *matcher,
             guint image,
             const PolAnnotation *annotations,
             gsize n_annotations)
{
  PolImageTable *images = matcher->project->images;

  switch (matcher->query->filter)
    {
    case POL_IMAGE_FILTER_ALL:
      return TRUE;
    case POL_IMAGE_FILTER_REVIEWED:
      return pol_image_table_get_state (images, image) == POL_IMAGE_STATE_REVIEWED;
    case POL_IMAGE_FILTER_SKIPPED:
      return pol_image_table_get_state (images, image) == POL_IMAGE_STATE_SKIPPED;
    case POL_IMAGE_FILTER_MISSING:
      return pol_image_table_get_missing (images, image);
    case POL_IMAGE_FILTER_SUGGESTED:
      return pol_open_suggestions_any (matcher->project, image);
    case POL_IMAGE_FILTER_UNTAGGED:
    case POL_IMAGE_FILTER_TAGGED:
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
    case POL_IMAGE_FILTER_UNSURE:
    case POL_IMAGE_FILTER_DISAGREEMENT:
    default:
      return fits_tags (matcher, annotations, n_annotations);
    }
}

static gboolean
is_tagged (const Matcher *matcher,
           const PolAnnotation *annotations,
           gsize n_annotations,
           PolTag wanted)
{
  PolTag tag;

  return pol_resolver_find_tag (matcher->tags, annotations, n_annotations, matcher->query->concept, &tag)
         && tag == wanted;
}

static gboolean
fits_concept (const Matcher *matcher,
              guint image,
              const PolAnnotation *annotations,
              gsize n_annotations)
{
  static const PolLabel labels[] = {
    [POL_IMAGE_MATCH_READS_POSITIVE] = POL_LABEL_POSITIVE,
    [POL_IMAGE_MATCH_READS_NEGATIVE] = POL_LABEL_NEGATIVE,
    [POL_IMAGE_MATCH_READS_IGNORED] = POL_LABEL_IGNORED,
  };
  const PolImageQuery *query = matcher->query;
  PolSuggestion suggestion;
  PolTag tag;

  switch (query->match)
    {
    case POL_IMAGE_MATCH_POSITIVE:
      return is_tagged (matcher, annotations, n_annotations, POL_TAG_POSITIVE);
    case POL_IMAGE_MATCH_NEGATIVE:
      return is_tagged (matcher, annotations, n_annotations, POL_TAG_NEGATIVE);
    case POL_IMAGE_MATCH_UNSURE:
      return is_tagged (matcher, annotations, n_annotations, POL_TAG_UNSURE);
    case POL_IMAGE_MATCH_UNTAGGED:
      return !pol_resolver_find_tag (matcher->tags, annotations, n_annotations, query->concept, &tag);
    case POL_IMAGE_MATCH_SUGGESTED:
      return pol_open_suggestions_find (matcher->project, image, query->concept, &suggestion);
    case POL_IMAGE_MATCH_READS_POSITIVE:
    case POL_IMAGE_MATCH_READS_NEGATIVE:
    case POL_IMAGE_MATCH_READS_IGNORED:
    default:
      return pol_resolver_read (matcher->labels, annotations, n_annotations,
                                pol_image_table_get_state (matcher->project->images, image),
                                query->concept).label == labels[query->match];
    }
}

static gboolean
fits_text (const Matcher *matcher,
           guint image)
{
  const char *path = pol_image_table_get_path (matcher->project->images, image);
  g_autofree char *folded = NULL;

  if (matcher->folded == NULL)
    return strcasestr (path, matcher->query->text) != NULL;
  if (g_str_is_ascii (path))
    return FALSE;

  folded = fold (path);
  return strstr (folded, matcher->folded) != NULL;
}

/* @own is scratch. */
static gboolean
fits (const Matcher *matcher,
      guint image,
      GArray **own)
{
  gsize n;
  const PolAnnotation *annotations;

  if (matcher->query->only != NULL && !pol_indexes_contain (matcher->query->only, image))
    return FALSE;

  annotations = pol_project_get_seen (matcher->project, image, own, &n);

  return fits_filter (matcher, image, annotations, n)
         && (matcher->query->concept == G_MAXUINT || fits_concept (matcher, image, annotations, n))
         && (matcher->query->text == NULL || fits_text (matcher, image));
}

/* Whether one image is listed. */
gboolean
pol_image_query_fits (const PolImageQuery *self,
                      PolProject *project,
                      guint image)
{
  g_autoptr (GArray) own = NULL;
  Matcher matcher;
  gboolean fitting;

  if (pol_image_query_fits_all (self))
    return TRUE;

  matcher = begin_matching (self, project);
  fitting = fits (&matcher, image, &own);
  end_matching (&matcher);

  return fitting;
}

typedef struct
{
  Matcher matcher;
  PolImageOrder *order;
  const guint8 *kept;
  GArray **found;       /* by part */
} Run;

static void
run_part (guint part,
          guint first,
          guint end,
          gpointer data)
{
  const Run *run = data;
  g_autoptr (GArray) own = NULL;
  gboolean all = pol_image_query_fits_all (run->matcher.query);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint32), all ? end - first : 0);

  for (guint i = first; i < end; i++)
    {
      guint32 image = pol_image_order_get_nth (run->order, i);

      if (all || (run->kept != NULL && run->kept[image]) || fits (&run->matcher, image, &own))
        g_array_append_val (found, image);
    }

  run->found[part] = found;
}

/* The images (guint32) that fit, in @order, and with them those for which @kept,
 * which may be NULL, is not 0. Blocks; uses all processors. */
GArray *
pol_image_query_run (const PolImageQuery *self,
                     PolProject *project,
                     PolImageOrder *order,
                     const guint8 *kept)
{
  guint n = pol_image_order_get_n_images (order);
  guint n_parts = pol_parallel_get_n_parts (n, IMAGES_FOR_A_THREAD);
  g_autofree GArray **found = g_new0 (GArray *, n_parts);
  Run run = { begin_matching (self, project), order, kept, found };

  pol_parallel_run (n, n_parts, run_part, &run);
  end_matching (&run.matcher);
  for (guint i = 1; i < n_parts; i++)
    {
      g_array_append_vals (found[0], found[i]->data, found[i]->len);
      g_array_unref (found[i]);
    }

  return found[0];
}

/* The position of the first of some images that fits. */
gboolean
pol_image_query_find (const PolImageQuery *self,
                      PolProject *project,
                      const guint32 *images,
                      guint n_images,
                      guint *position)
{
  Matcher matcher = begin_matching (self, project);
  g_autoptr (GArray) own = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < n_images && !found; i++)
    {
      found = fits (&matcher, images[i], &own);
      if (found)
        *position = i;
    }
  end_matching (&matcher);

  return found;
}
