/* pol-tagging.c: what a person does with tags and marks, each verb one step of undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-tagging.h"

/* Tags on more images than this are set on another thread. */
#define FEW_IMAGES 2000

/* How many images are tagged between two looks at whether someone cancelled. */
#define IMAGES_PER_LOOK 4096

/* What a verb is about, for the thread that carries it out. */
typedef struct
{
  GtkBitset *images;
  guint concept;
  PolValue value;
  GArray *tags;         /* PolTag */
  GArray *concepts;     /* guint32 */
  PolImageState mark;
  gint64 at;
  gboolean any;         /* whether it changes anything */
} Verb;

/* The edit that a verb makes, and the hands of the annotator in it. */
typedef struct
{
  PolProject *project;
  PolEdit *edit;
  guint annotator;
  Verb *verb;
} Hands;

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

/**
 * pol_tagging_state_from_label:
 * @label: a label
 *
 * Returns: what boxes show that stand for what a model reads, whatever the reason
 */
PolTagState
pol_tagging_state_from_label (PolLabel label)
{
  switch (label)
    {
    case POL_LABEL_POSITIVE:
      return POL_TAG_STATE_POSITIVE;
    case POL_LABEL_NEGATIVE:
      return POL_TAG_STATE_NEGATIVE;
    case POL_LABEL_IGNORED:
    default:
      return POL_TAG_STATE_NONE;
    }
}

/**
 * pol_tagging_state_from_totals:
 * @totals: totals of some images under the preset policy `explicit`
 * @concept: index of a concept
 *
 * Reads off the tags of a concept what its boxes show for all of these images.
 *
 * Returns: the state that all of the images have in common, or mixed
 */
PolTagState
pol_tagging_state_from_totals (PolTotals *totals, guint concept)
{
  static const struct
  {
    PolLabel label;
    PolReason reason;
  } readings[] = {
    { POL_LABEL_POSITIVE, POL_REASON_EXPLICIT },
    { POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT },
    { POL_LABEL_IGNORED, POL_REASON_UNSURE },
    { POL_LABEL_IGNORED, POL_REASON_DISAGREEMENT },
  };
  gboolean tagged = FALSE;

  g_return_val_if_fail (POL_IS_TOTALS (totals), POL_TAG_STATE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      guint n = pol_totals_get_count (totals, concept, readings[i].label, readings[i].reason);

      if (n > 0 && n == pol_totals_get_n_images (totals))
        return state_from_label (readings[i].label, readings[i].reason);
      tagged |= n > 0;
    }

  return tagged ? POL_TAG_STATE_MIXED : POL_TAG_STATE_NONE;
}

static PolTagState
get_image_state (PolProject *project, guint image, guint concept)
{
  PolReason reason;
  PolLabel label
      = pol_project_read (project, pol_policy_get_preset ("explicit"), image, concept, &reason);

  return state_from_label (label, reason);
}

/**
 * pol_tagging_get_state:
 * @project: a project
 * @images: images
 * @concept: index of an active concept
 *
 * Finds what the boxes of a concept show for one or several images.
 *
 * Returns: the state that all of @images have in common, or mixed
 */
PolTagState
pol_tagging_get_state (PolProject *project, GtkBitset *images, guint concept)
{
  GtkBitsetIter iter;
  PolTagState state;
  guint image;

  g_return_val_if_fail (POL_IS_PROJECT (project), POL_TAG_STATE_NONE);

  if (!gtk_bitset_iter_init_first (&iter, images, &image))
    return POL_TAG_STATE_NONE;

  state = get_image_state (project, image, concept);
  while (gtk_bitset_iter_next (&iter, &image))
    if (get_image_state (project, image, concept) != state)
      return POL_TAG_STATE_MIXED;

  return state;
}

static void
verb_free (Verb *verb)
{
  gtk_bitset_unref (verb->images);
  g_clear_pointer (&verb->tags, g_array_unref);
  g_clear_pointer (&verb->concepts, g_array_unref);
  g_free (verb);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Verb, verb_free)

static Verb *
verb_new (GtkBitset *images)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->images = gtk_bitset_copy (images);
  verb->at = pol_time_now ();

  return verb;
}

static void
on_edited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  pol_project_edit_finish (POL_PROJECT (source), result, NULL);
}

/* Returns whether it changes anything, as far as that is known at once. */
static gboolean
carry_out (PolProject *project, const char *description, PolEditFunc func, Verb *take)
{
  g_autoptr (Verb) verb = take;
  g_autoptr (PolEdit) edit = NULL;

  if (gtk_bitset_get_size (verb->images) > FEW_IMAGES)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      pol_project_edit_async (project, description, func, g_steal_pointer (&verb),
                              (GDestroyNotify)verb_free, cancellable, on_edited, NULL);
      return TRUE;
    }

  edit = pol_project_begin_edit (project, description);
  func (project, edit, verb, NULL);
  if (verb->any)
    pol_project_apply (project, edit);

  return verb->any;
}

static Hands
begin (PolProject *project, PolEdit *edit, Verb *verb)
{
  return (Hands){ project, edit, pol_edit_add_annotator (edit, pol_project_get_annotator (project)),
                  verb };
}

/* Does something to each image, until someone cancels. */
static void
for_each_image (const Hands *hands,
                GCancellable *cancellable,
                void (*func) (const Hands *hands, guint image))
{
  GtkBitsetIter iter;
  guint image;
  guint n = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, hands->verb->images, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    {
      if (n++ % IMAGES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      func (hands, image);
    }
}

static PolValue
get_own_value (const Hands *hands, guint image, guint concept)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (hands->project, image, &n);

  for (gsize i = 0; i < n; i++)
    if (annotations[i].concept == concept && annotations[i].annotator == hands->annotator)
      return annotations[i].value;

  return POL_VALUE_NONE;
}

/* Says again what is said already? Then it keeps its time. */
static void
set_value (const Hands *hands, guint image, guint concept, PolValue value)
{
  if (get_own_value (hands, image, concept) == value)
    return;

  pol_edit_set_tag (hands->edit, image, concept, hands->annotator, value, hands->verb->at);
  hands->verb->any = TRUE;
}

/* The annotator takes back what they said; who has said nothing themselves
 * takes back what the others said. */
static void
clear_image (const Hands *hands, guint image)
{
  guint concept = hands->verb->concept;
  gboolean own = get_own_value (hands, image, concept) != POL_VALUE_NONE;
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (hands->project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept != concept)
        continue;
      if (own && annotations[i].annotator != hands->annotator)
        continue;
      pol_edit_set_tag (hands->edit, image, concept, annotations[i].annotator, POL_VALUE_NONE,
                        hands->verb->at);
      hands->verb->any = TRUE;
    }
}

static void
tag_image (const Hands *hands, guint image)
{
  set_value (hands, image, hands->verb->concept, hands->verb->value);
}

static PolTagState
state_from_value (PolValue value)
{
  switch (value)
    {
    case POL_VALUE_POSITIVE:
      return POL_TAG_STATE_POSITIVE;
    case POL_VALUE_NEGATIVE:
      return POL_TAG_STATE_NEGATIVE;
    case POL_VALUE_UNSURE:
      return POL_TAG_STATE_UNSURE;
    case POL_VALUE_NONE:
    default:
      return POL_TAG_STATE_NONE;
    }
}

static gboolean
clears (PolProject *project, const Verb *verb)
{
  return pol_tagging_get_state (project, verb->images, verb->concept)
         == state_from_value (verb->value);
}

static void
toggle (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Hands hands = begin (project, edit, data);

  for_each_image (&hands, cancellable, clears (project, data) ? clear_image : tag_image);
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

static const char *
get_concept_name (PolProject *project, guint concept)
{
  return pol_concept_get_name (
      pol_concept_list_get_concept (pol_project_get_concepts (project), concept));
}

/* A step that says @value of one concept. */
static char *
describe_concept (PolProject *project, guint concept, PolValue value, guint n_images)
{
  const char *name = get_concept_name (project, concept);

  if (n_images == 1)
    return describe_one (name, value);

  /* Translators: a step of undo; the name of a concept, and a number of images */
  return g_strdup_printf (ngettext ("“%1$s” on %2$u image", "“%1$s” on %2$u images", n_images),
                          name, n_images);
}

static char *
describe (PolProject *project, const Verb *verb)
{
  guint n_images = gtk_bitset_get_size (verb->images);
  gboolean takes_back = n_images == 1 && clears (project, verb);

  return describe_concept (project, verb->concept, takes_back ? POL_VALUE_NONE : verb->value,
                           n_images);
}

/**
 * pol_tagging_toggle:
 * @project: a project
 * @images: images
 * @concept: index of an active concept
 * @value: what was clicked: positive, negative or unsure
 *
 * Does what a click on a box means, or on the word unsure. When all images have @value, it is
 * cleared: the annotator's own statement, or everyone's where they made none.
 * Otherwise the annotator says @value on all of them.
 */
void
pol_tagging_toggle (PolProject *project, GtkBitset *images, guint concept, PolValue value)
{
  g_autofree char *description = NULL;
  Verb *verb;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (value != POL_VALUE_NONE);

  if (gtk_bitset_is_empty (images))
    return;

  verb = verb_new (images);
  verb->concept = concept;
  verb->value = value;
  description = describe (project, verb);
  carry_out (project, description, toggle, verb);
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
 * pol_tagging_copy:
 * @project: a project
 * @image: index of an image
 *
 * Takes down how an image is tagged. What annotators disagree on is left out.
 *
 * Returns: (transfer full) (element-type PolTag): its tags
 */
GArray *
pol_tagging_copy (PolProject *project, guint image)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (PolTag));
  g_autoptr (PolLabels) labels = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), tags);

  labels = pol_project_resolve (project, pol_policy_get_preset ("explicit"), image);
  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolTag tag;
      PolLabel label;
      PolReason reason;

      tag.concept = pol_labels_get_tagged (labels, i, &label, &reason);
      tag.value = value_from_state (state_from_label (label, reason));
      if (tag.value != POL_VALUE_NONE)
        g_array_append_val (tags, tag);
    }

  return tags;
}

static void
paste (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Verb *verb = data;
  Hands hands = begin (project, edit, verb);

  for (guint i = 0; i < verb->tags->len; i++)
    {
      const PolTag *tag = &g_array_index (verb->tags, PolTag, i);

      verb->concept = tag->concept;
      verb->value = tag->value;
      for_each_image (&hands, cancellable, tag_image);
    }
}

static gboolean
paste_as (PolProject *project, GArray *tags, GtkBitset *images, const char *description)
{
  Verb *verb = verb_new (images);

  verb->tags = g_array_ref (tags);

  return carry_out (project, description, paste, verb);
}

/**
 * pol_tagging_paste:
 * @project: a project
 * @tags: (element-type PolTag): tags of its concepts, from pol_tagging_copy()
 * @images: the images to tag
 *
 * Gives images these tags. What they are tagged with besides stays.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_paste (PolProject *project, GArray *tags, GtkBitset *images)
{
  g_autofree char *description = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (tags != NULL, FALSE);

  /* Translators: a step of undo */
  description = g_strdup_printf (ngettext ("Pasted tags on %u image", "Pasted tags on %u images",
                                           gtk_bitset_get_size (images)),
                                 (guint)gtk_bitset_get_size (images));

  return paste_as (project, tags, images, description);
}

/**
 * pol_tagging_repeat:
 * @project: a project
 * @source: index of the image to take the tags of
 * @images: the images to tag
 *
 * Tags images as another one is tagged. What they are tagged with besides stays,
 * and what annotators disagree on is not repeated.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_repeat (PolProject *project, guint source, GtkBitset *images)
{
  g_autoptr (GArray) tags = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  tags = pol_tagging_copy (project, source);
  description = g_strdup_printf (ngettext ("Repeated tags on %u image",
                                           "Repeated tags on %u images",
                                           gtk_bitset_get_size (images)),
                                 (guint)gtk_bitset_get_size (images));

  return paste_as (project, tags, images, description);
}

static void
negate_rest_of_image (const Hands *hands, guint image)
{
  GArray *concepts = hands->verb->concepts;
  g_autoptr (PolLabels) labels = NULL;

  labels = pol_project_resolve (hands->project, pol_policy_get_preset ("explicit"), image);
  for (guint i = 0; i < concepts->len; i++)
    {
      guint concept = g_array_index (concepts, guint32, i);

      if (pol_tagging_state_from_labels (labels, concept) == POL_TAG_STATE_NONE)
        set_value (hands, image, concept, POL_VALUE_NEGATIVE);
    }
}

static void
negate_rest (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Hands hands = begin (project, edit, data);

  for_each_image (&hands, cancellable, negate_rest_of_image);
}

/**
 * pol_tagging_negative_rest:
 * @project: a project
 * @images: images
 * @concepts: (element-type guint32): indexes of active concepts
 *
 * Tags negative what is untagged among @concepts.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_negative_rest (PolProject *project, GtkBitset *images, GArray *concepts)
{
  g_autofree char *description = NULL;
  Verb *verb;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  verb = verb_new (images);
  verb->concepts = g_array_copy (concepts);
  description = g_strdup_printf (ngettext ("Rest negative on %u image", "Rest negative on %u images",
                                           gtk_bitset_get_size (images)),
                                 (guint)gtk_bitset_get_size (images));

  return carry_out (project, description, negate_rest, verb);
}

static void
answer (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Verb *verb = data;
  Hands hands = begin (project, edit, verb);

  for (guint i = 0; i < verb->concepts->len; i++)
    {
      verb->concept = g_array_index (verb->concepts, guint32, i);
      for_each_image (&hands, cancellable,
                      verb->value == POL_VALUE_NONE ? clear_image : tag_image);
    }
}

static char *
describe_answer (PolProject *project, const Verb *verb)
{
  guint n_images = gtk_bitset_get_size (verb->images);
  guint n_tags = n_images * verb->concepts->len;

  if (verb->concepts->len > 1)
    /* Translators: a step of undo; a number of tags, of several concepts on some images */
    return g_strdup_printf (ngettext ("%u tag", "%u tags", n_tags), n_tags);

  return describe_concept (project, g_array_index (verb->concepts, guint32, 0), verb->value,
                           n_images);
}

/**
 * pol_tagging_answer:
 * @project: a project
 * @images: images
 * @concept: index of an active concept
 * @value: what they show of it, or none to take back what was said
 *
 * Says @value of images, whatever was said before. To take back works as in
 * pol_tagging_toggle().
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_answer (PolProject *project, GtkBitset *images, guint concept, PolValue value)
{
  g_autoptr (GArray) concepts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 index = concept;

  g_array_append_val (concepts, index);

  return pol_tagging_answer_all (project, images, concepts, value);
}

/**
 * pol_tagging_answer_all:
 * @project: a project
 * @images: images
 * @concepts: (element-type guint32): indexes of active concepts, one at least
 * @value: what they show of each, or none to take back what was said
 *
 * Says @value of images for several concepts, see pol_tagging_answer().
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_answer_all (PolProject *project, GtkBitset *images, GArray *concepts, PolValue value)
{
  g_autofree char *description = NULL;
  Verb *verb;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (concepts != NULL && concepts->len > 0, FALSE);

  verb = verb_new (images);
  verb->concepts = g_array_copy (concepts);
  verb->value = value;
  description = describe_answer (project, verb);

  return carry_out (project, description, answer, verb);
}

static void
answer_untagged_image (const Hands *hands, guint image)
{
  if (get_image_state (hands->project, image, hands->verb->concept) == POL_TAG_STATE_NONE)
    tag_image (hands, image);
}

static void
answer_untagged (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Hands hands = begin (project, edit, data);

  for_each_image (&hands, cancellable, answer_untagged_image);
}

/**
 * pol_tagging_negative_untagged:
 * @project: a project
 * @images: images
 * @concept: index of an active concept
 * @n_untagged: how many of @images are untagged, to be told
 *
 * Says that those of @images that nobody has tagged with @concept do not show it.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_negative_untagged (PolProject *project,
                               GtkBitset *images,
                               guint concept,
                               guint n_untagged)
{
  g_autofree char *description = NULL;
  Verb *verb;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  verb = verb_new (images);
  verb->concept = concept;
  verb->value = POL_VALUE_NEGATIVE;
  /* Translators: a step of undo; the name of a concept, and a number of images */
  description = g_strdup_printf (ngettext ("Rest negative for “%1$s” on %2$u image",
                                           "Rest negative for “%1$s” on %2$u images", n_untagged),
                                 get_concept_name (project, concept), n_untagged);

  return carry_out (project, description, answer_untagged, verb);
}

static void
mark_image (const Hands *hands, guint image)
{
  if (pol_project_get_image_state (hands->project, image) == hands->verb->mark)
    return;

  pol_edit_set_state (hands->edit, image, hands->verb->mark);
  hands->verb->any = TRUE;
}

static void
mark (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  Hands hands = { project, edit, G_MAXUINT, data };

  for_each_image (&hands, cancellable, mark_image);
}

static char *
describe_mark (PolImageState mark, guint n_images)
{
  switch (mark)
    {
    case POL_IMAGE_STATE_REVIEWED:
      /* Translators: a step of undo; images marked as reviewed */
      return g_strdup_printf (ngettext ("reviewed on %u image", "reviewed on %u images", n_images),
                              n_images);
    case POL_IMAGE_STATE_SKIPPED:
      /* Translators: a step of undo; images marked as skipped */
      return g_strdup_printf (ngettext ("skipped on %u image", "skipped on %u images", n_images),
                              n_images);
    case POL_IMAGE_STATE_NONE:
    default:
      /* Translators: a step of undo; images that are not marked as reviewed or skipped any more */
      return g_strdup_printf (ngettext ("no mark on %u image", "no mark on %u images", n_images),
                              n_images);
    }
}

/**
 * pol_tagging_mark:
 * @project: a project
 * @images: images
 * @mark_as: the mark they get in place of another, or none
 *
 * Marks images as reviewed or skipped, or takes their marks away.
 *
 * Returns: %TRUE if that changed anything
 */
gboolean
pol_tagging_mark (PolProject *project, GtkBitset *images, PolImageState mark_as)
{
  g_autofree char *description = NULL;
  Verb *verb;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);

  verb = verb_new (images);
  verb->mark = mark_as;
  description = describe_mark (mark_as, gtk_bitset_get_size (images));

  return carry_out (project, description, mark, verb);
}
