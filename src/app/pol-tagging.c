/* pol-tagging.c: what a person does with tags, each verb one step of undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-tagging.h"

static PolTagState
state_from_label (PolLabel label, PolReason reason)
{
  if (reason == POL_REASON_DISAGREEMENT)
    return POL_TAG_STATE_DISAGREEMENT;
  if (reason == POL_REASON_UNSURE)
    return POL_TAG_STATE_UNSURE;
  if (reason != POL_REASON_EXPLICIT)
    return POL_TAG_STATE_NONE;

  return label == POL_LABEL_POSITIVE ? POL_TAG_STATE_POSITIVE : POL_TAG_STATE_NEGATIVE;
}

/**
 * pol_tagging_state_from_labels:
 * @labels: the labels of an image under the preset policy `explicit`
 * @concept: index of a concept
 *
 * Reads the tag of an image's concept off labels that nothing but tags went into.
 *
 * Returns: the state, never mixed
 */
PolTagState
pol_tagging_state_from_labels (PolLabels *labels, guint concept)
{
  PolReason reason;
  PolLabel label = pol_labels_get (labels, concept, &reason);

  return state_from_label (label, reason);
}

static PolTagState
get_image_state (PolProject *project, guint image, guint concept)
{
  g_autoptr (PolLabels) labels = NULL;

  labels = pol_project_resolve (project, pol_policy_get_preset ("explicit"), image);

  return pol_tagging_state_from_labels (labels, concept);
}

/**
 * pol_tagging_get_state:
 * @project: a project
 * @images: (array length=n_images): indexes of images
 * @n_images: how many they are
 * @concept: index of an active concept
 *
 * Finds what the boxes of a concept show for one or several images.
 *
 * Returns: the state that all of @images have in common, or mixed
 */
PolTagState
pol_tagging_get_state (PolProject *project, const guint32 *images, guint n_images, guint concept)
{
  PolTagState state;

  g_return_val_if_fail (POL_IS_PROJECT (project), POL_TAG_STATE_NONE);

  if (n_images == 0)
    return POL_TAG_STATE_NONE;

  state = get_image_state (project, images[0], concept);
  for (guint i = 1; i < n_images; i++)
    if (get_image_state (project, images[i], concept) != state)
      return POL_TAG_STATE_MIXED;

  return state;
}

static PolValue
get_own_value (PolProject *project, guint image, guint concept, guint annotator)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    if (annotations[i].concept == concept && annotations[i].annotator == annotator)
      return annotations[i].value;

  return POL_VALUE_NONE;
}

/* Says again what is said already? Then it keeps its time. */
static gboolean
set_value (PolProject *project,
           PolEdit *edit,
           guint image,
           guint concept,
           guint annotator,
           PolValue value,
           gint64 at)
{
  if (get_own_value (project, image, concept, annotator) == value)
    return FALSE;

  pol_edit_set_tag (edit, image, concept, annotator, value, at);
  return TRUE;
}

/* The annotator takes back what they said; who has said nothing themselves
 * takes back what the others said. */
static gboolean
clear_value (PolProject *project,
             PolEdit *edit,
             guint image,
             guint concept,
             guint annotator,
             gint64 at)
{
  gboolean own = get_own_value (project, image, concept, annotator) != POL_VALUE_NONE;
  gboolean any = FALSE;
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept != concept)
        continue;
      if (own && annotations[i].annotator != annotator)
        continue;
      pol_edit_set_tag (edit, image, concept, annotations[i].annotator, POL_VALUE_NONE, at);
      any = TRUE;
    }

  return any;
}

static char *
describe_one (const char *name, PolValue value)
{
  switch (value)
    {
    case POL_VALUE_POSITIVE:
      /* Translators: a step of undo; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: positive"), name);
    case POL_VALUE_NEGATIVE:
      /* Translators: a step of undo; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: negative"), name);
    case POL_VALUE_UNSURE:
      /* Translators: a step of undo; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: unsure"), name);
    case POL_VALUE_NONE:
    default:
      /* Translators: a step of undo; %s is the name of a concept */
      return g_strdup_printf (_ ("%s: cleared"), name);
    }
}

static char *
describe (PolProject *project, guint concept, PolValue value, guint n_images)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  const char *name = pol_concept_get_name (pol_concept_list_get_concept (concepts, concept));

  if (n_images == 1)
    return describe_one (name, value);

  /* Translators: a step of undo; the name of a concept, and a number of images */
  return g_strdup_printf (ngettext ("“%1$s” on %2$u image", "“%1$s” on %2$u images", n_images),
                          name, n_images);
}

/**
 * pol_tagging_toggle:
 * @project: a project
 * @images: (array length=n_images): indexes of images
 * @n_images: how many they are
 * @concept: index of an active concept
 * @value: the box that was clicked, positive or negative
 *
 * Does what a click on a box means. When all images have @value, it is
 * cleared: the annotator's own statement, or everyone's where they made none.
 * Otherwise the annotator says @value on all of them.
 */
void
pol_tagging_toggle (PolProject *project,
                    const guint32 *images,
                    guint n_images,
                    guint concept,
                    PolValue value)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  PolTagState wanted;
  gboolean clear, any = FALSE;
  gint64 at = pol_time_now ();
  guint annotator;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (value == POL_VALUE_POSITIVE || value == POL_VALUE_NEGATIVE);

  if (n_images == 0)
    return;

  wanted = value == POL_VALUE_POSITIVE ? POL_TAG_STATE_POSITIVE : POL_TAG_STATE_NEGATIVE;
  clear = pol_tagging_get_state (project, images, n_images, concept) == wanted;
  description = describe (project, concept, clear ? POL_VALUE_NONE : value, n_images);
  edit = pol_project_begin_edit (project, description);
  annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));

  for (guint i = 0; i < n_images; i++)
    if (clear)
      any |= clear_value (project, edit, images[i], concept, annotator, at);
    else
      any |= set_value (project, edit, images[i], concept, annotator, value, at);

  if (any)
    pol_project_apply (project, edit);
}

static PolValue
value_from_state (PolTagState state)
{
  switch (state)
    {
    case POL_TAG_STATE_POSITIVE:
      return POL_VALUE_POSITIVE;
    case POL_TAG_STATE_NEGATIVE:
      return POL_VALUE_NEGATIVE;
    case POL_TAG_STATE_UNSURE:
      return POL_VALUE_UNSURE;
    case POL_TAG_STATE_NONE:
    case POL_TAG_STATE_DISAGREEMENT:
    case POL_TAG_STATE_MIXED:
    default:
      return POL_VALUE_NONE;
    }
}

/**
 * pol_tagging_repeat:
 * @project: a project
 * @source: index of the image to take the tags of
 * @images: (array length=n_images): indexes of the images to tag
 * @n_images: how many they are
 *
 * Tags images as another one is tagged. What they are tagged with besides stays,
 * and what annotators disagree on is not repeated.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_repeat (PolProject *project, guint source, const guint32 *images, guint n_images)
{
  g_autoptr (PolLabels) labels = NULL;
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  gboolean any = FALSE;
  gint64 at = pol_time_now ();
  guint annotator;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  labels = pol_project_resolve (project, pol_policy_get_preset ("explicit"), source);
  description = g_strdup_printf (ngettext ("Repeated tags on %u image",
                                           "Repeated tags on %u images", n_images),
                                 n_images);
  edit = pol_project_begin_edit (project, description);
  annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      guint concept = pol_labels_get_tagged (labels, i, &label, &reason);
      PolValue value = value_from_state (state_from_label (label, reason));

      if (value == POL_VALUE_NONE)
        continue;
      for (guint j = 0; j < n_images; j++)
        any |= set_value (project, edit, images[j], concept, annotator, value, at);
    }

  if (any)
    pol_project_apply (project, edit);

  return any;
}

/**
 * pol_tagging_negative_rest:
 * @project: a project
 * @images: (array length=n_images): indexes of images
 * @n_images: how many they are
 * @concepts: (array length=n_concepts): indexes of active concepts
 * @n_concepts: how many they are
 *
 * Tags negative what is untagged among @concepts.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_negative_rest (PolProject *project,
                           const guint32 *images,
                           guint n_images,
                           const guint32 *concepts,
                           guint n_concepts)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  gboolean any = FALSE;
  gint64 at = pol_time_now ();
  guint annotator;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  description = g_strdup_printf (ngettext ("Rest negative on %u image",
                                           "Rest negative on %u images", n_images),
                                 n_images);
  edit = pol_project_begin_edit (project, description);
  annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));

  for (guint i = 0; i < n_images; i++)
    {
      g_autoptr (PolLabels) labels = NULL;

      labels = pol_project_resolve (project, pol_policy_get_preset ("explicit"), images[i]);
      for (guint j = 0; j < n_concepts; j++)
        if (pol_tagging_state_from_labels (labels, concepts[j]) == POL_TAG_STATE_NONE)
          any |= set_value (project, edit, images[i], concepts[j], annotator, POL_VALUE_NEGATIVE,
                            at);
    }

  if (any)
    pol_project_apply (project, edit);

  return any;
}
