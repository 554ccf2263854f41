/* pol-sweep.c: one concept that is asked about image by image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-sweep.h"

#include <glib/gi18n-lib.h>

#include "pol-tagging.h"

/* A change of more images than these was not made one by one, and is not
 * followed one by one. */
#define FEW_IMAGES 1000

struct _PolSweep
{
  GObject parent_instance;

  PolImageList *order; /* the images as they are sorted elsewhere */
  PolImageList *images;
  PolImageSelection *selection;
  PolTotals *totals;

  PolConcept *concept;
  PolImageMatch match;
  GtkBitset *answered; /* the images that stay until someone goes on */
  guint last;          /* the image that was answered last */
  gboolean answering;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolSweep, pol_sweep, G_TYPE_OBJECT)

static void
emit_changed (PolSweep *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static PolConceptList *
get_concepts (PolSweep *self)
{
  return pol_project_get_concepts (pol_sweep_get_project (self));
}

static guint
get_n_listed (PolSweep *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->images));
}

/* What is passed over has been answered, so this takes as long as someone has
 * answered. */
static gboolean
find_open (PolSweep *self, guint from, guint *image)
{
  guint n = get_n_listed (self);

  for (guint position = from; position < n; position++)
    {
      *image = pol_image_list_get_image (self->images, position);
      if (!gtk_bitset_contains (self->answered, *image))
        return TRUE;
    }

  return FALSE;
}

/* Not while images leave because they are being answered: those would be held. */
static void
select_first (PolSweep *self)
{
  guint image;

  if (!self->answering && pol_image_selection_get_current (self->selection) == G_MAXUINT
      && find_open (self, 0, &image))
    pol_image_selection_select_image (self->selection, image);
}

static void
on_items_changed (PolSweep *self)
{
  select_first (self);
  emit_changed (self);
}

/* What was answered and is asked again, by an undo, is where to go on. */
static void
ask_again (PolSweep *self, GArray *images)
{
  const PolImageQuery *query = pol_image_list_get_query (self->images);
  PolProject *project = pol_sweep_get_project (self);
  guint first = G_MAXUINT;

  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (!gtk_bitset_contains (self->answered, image)
          || !pol_image_query_fits (query, project, image))
        continue;
      gtk_bitset_remove (self->answered, image);
      if (first == G_MAXUINT)
        first = image;
    }

  if (first == G_MAXUINT)
    return;

  pol_image_selection_keep (self->selection, self->answered);
  pol_image_selection_select_image (self->selection, first);
}

/* What was answered as a whole is not kept. */
static void
drop_current (PolSweep *self)
{
  guint current = pol_image_selection_get_current (self->selection);

  if (current != G_MAXUINT && !gtk_bitset_contains (self->answered, current)
      && !pol_image_query_fits (pol_image_list_get_query (self->images),
                                pol_sweep_get_project (self), current))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
on_images_changed (PolSweep *self, GArray *images)
{
  if (images->len > FEW_IMAGES)
    drop_current (self);
  else if (!self->answering)
    ask_again (self, images);
  emit_changed (self);
}

static void
on_concepts_changed (PolSweep *self)
{
  PolConceptList *concepts = get_concepts (self);

  if (self->concept != NULL && !pol_concept_get_archived (self->concept))
    return;

  if (pol_concept_list_get_n_active (concepts) > 0)
    pol_sweep_choose (self, pol_concept_list_get_active (concepts, 0), POL_IMAGE_MATCH_UNTAGGED);
  else
    pol_sweep_choose (self, NULL, POL_IMAGE_MATCH_UNTAGGED);
}

static void
set_concept (PolSweep *self, PolConcept *concept)
{
  if (self->concept == concept)
    return;

  if (self->concept != NULL)
    g_signal_handlers_disconnect_by_data (self->concept, self);
  g_set_object (&self->concept, concept);
  if (concept != NULL)
    g_signal_connect_object (concept, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
forget_answered (PolSweep *self)
{
  gtk_bitset_remove_all (self->answered);
  pol_image_selection_keep (self->selection, self->answered);
}

static void
pol_sweep_dispose (GObject *object)
{
  PolSweep *self = POL_SWEEP (object);

  set_concept (self, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->images);
  g_clear_object (&self->order);
  g_clear_object (&self->totals);
  g_clear_pointer (&self->answered, gtk_bitset_unref);

  G_OBJECT_CLASS (pol_sweep_parent_class)->dispose (object);
}

static void
pol_sweep_class_init (PolSweepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pol_sweep_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_sweep_init (PolSweep *self)
{
  self->answered = gtk_bitset_new_empty ();
  self->last = G_MAXUINT;
}

/**
 * pol_sweep_new:
 * @order: images of a project, in whose order to ask
 *
 * Asks about the first concept of the project, on the images that are not
 * tagged with it.
 *
 * Returns: (transfer full): the sweep
 */
PolSweep *
pol_sweep_new (PolImageList *order)
{
  PolProject *project;
  PolSweep *self;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (order), NULL);

  project = pol_image_list_get_project (order);
  self = g_object_new (POL_TYPE_SWEEP, NULL);
  self->order = g_object_ref (order);
  self->totals = pol_project_get_totals (project, pol_policy_get_default ());
  self->images = pol_image_list_new (project);
  self->selection = pol_image_selection_new (self->images);
  on_concepts_changed (self);

  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->images, "query-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->totals, "changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "images-changed", G_CALLBACK (on_images_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (get_concepts (self), "items-changed", G_CALLBACK (on_concepts_changed),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pol_sweep_get_project:
 * @self: a sweep
 *
 * Returns: (transfer none): the project that is tagged
 */
PolProject *
pol_sweep_get_project (PolSweep *self)
{
  g_return_val_if_fail (POL_IS_SWEEP (self), NULL);

  return pol_image_list_get_project (self->images);
}

/**
 * pol_sweep_get_selection:
 * @self: a sweep
 *
 * Returns: (transfer none): the images that are asked about; the selected ones are answered next
 */
PolImageSelection *
pol_sweep_get_selection (PolSweep *self)
{
  g_return_val_if_fail (POL_IS_SWEEP (self), NULL);

  return self->selection;
}

/**
 * pol_sweep_get_concept:
 * @self: a sweep
 *
 * Returns: (transfer none) (nullable): what is asked about; %NULL if the project has no concept
 */
PolConcept *
pol_sweep_get_concept (PolSweep *self)
{
  g_return_val_if_fail (POL_IS_SWEEP (self), NULL);

  return self->concept;
}

/**
 * pol_sweep_get_match:
 * @self: a sweep
 *
 * Returns: how the images are tagged or read that are asked about
 */
PolImageMatch
pol_sweep_get_match (PolSweep *self)
{
  g_return_val_if_fail (POL_IS_SWEEP (self), POL_IMAGE_MATCH_UNTAGGED);

  return self->match;
}

/**
 * pol_sweep_choose:
 * @self: a sweep
 * @concept: (nullable): an active concept of the project
 * @match: how the images are tagged or read with it now
 *
 * Turns to another concept, or to other images, sorted as elsewhere.
 */
void
pol_sweep_choose (PolSweep *self, PolConcept *concept, PolImageMatch match)
{
  g_autoptr (PolImageQuery) query = NULL;

  g_return_if_fail (POL_IS_SWEEP (self));
  g_return_if_fail (concept == NULL || POL_IS_CONCEPT (concept));

  set_concept (self, concept);
  self->match = match;
  self->last = G_MAXUINT;
  forget_answered (self);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));

  query = pol_image_query_copy (pol_image_list_get_query (self->order));
  query->filter = POL_IMAGE_FILTER_ALL;
  query->concept = concept != NULL ? pol_concept_get_index (concept) : G_MAXUINT;
  query->match = match;
  g_clear_pointer (&query->text, g_free);
  pol_image_list_set_query (self->images, query);
  select_first (self);
  emit_changed (self);
}

static guint
count_untagged (PolSweep *self, PolConcept *concept)
{
  guint index = pol_concept_get_index (concept);
  guint n = pol_totals_get_n_images (self->totals);

  n -= pol_totals_get_count (self->totals, index, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT);
  n -= pol_totals_get_count (self->totals, index, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT);
  n -= pol_totals_get_count (self->totals, index, POL_LABEL_IGNORED, POL_REASON_UNSURE);
  n -= pol_totals_get_count (self->totals, index, POL_LABEL_IGNORED, POL_REASON_DISAGREEMENT);

  return n;
}

/**
 * pol_sweep_count_left:
 * @self: a sweep
 *
 * Counts without looking at the images.
 *
 * Returns: on how many images of the project the concept is untagged
 */
guint
pol_sweep_count_left (PolSweep *self)
{
  g_return_val_if_fail (POL_IS_SWEEP (self), 0);

  return self->concept != NULL ? count_untagged (self, self->concept) : 0;
}

/**
 * pol_sweep_find_untagged:
 * @self: a sweep
 * @among: indexes of a few images
 *
 * Returns: (transfer full): those that are not tagged with the concept
 */
GtkBitset *
pol_sweep_find_untagged (PolSweep *self, GtkBitset *among)
{
  GtkBitset *untagged = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint image;

  g_return_val_if_fail (POL_IS_SWEEP (self), untagged);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, among, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    if (pol_sweep_get_state (self, image) == POL_TAG_STATE_NONE)
      gtk_bitset_add (untagged, image);

  return untagged;
}

/**
 * pol_sweep_get_state:
 * @self: a sweep
 * @image: index of an image
 *
 * Returns: how @image is tagged with the concept
 */
PolTagState
pol_sweep_get_state (PolSweep *self, guint image)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (image, 1);

  g_return_val_if_fail (POL_IS_SWEEP (self), POL_TAG_STATE_NONE);

  if (self->concept == NULL)
    return POL_TAG_STATE_NONE;

  return pol_tagging_get_state (pol_sweep_get_project (self), images,
                                pol_concept_get_index (self->concept));
}

/**
 * pol_sweep_describe_last:
 * @self: a sweep
 *
 * Returns: (transfer full) (nullable): what was answered last, if that still stands
 */
char *
pol_sweep_describe_last (PolSweep *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (POL_IS_SWEEP (self), NULL);

  if (self->last == G_MAXUINT)
    return NULL;

  name
      = g_path_get_basename (pol_project_get_image_path (pol_sweep_get_project (self), self->last));
  switch (pol_sweep_get_state (self, self->last))
    {
    case POL_TAG_STATE_POSITIVE:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("Last answer: positive, %s"), name);
    case POL_TAG_STATE_NEGATIVE:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("Last answer: negative, %s"), name);
    case POL_TAG_STATE_UNSURE:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("Last answer: unsure, %s"), name);
    case POL_TAG_STATE_NONE:
    case POL_TAG_STATE_DISAGREEMENT:
    case POL_TAG_STATE_MIXED:
    default:
      return NULL;
    }
}

/**
 * pol_sweep_find_next_concept:
 * @self: a sweep
 *
 * Looks for more to do, from the present concept on through the list.
 *
 * Returns: (transfer none) (nullable): the next concept that images are untagged with
 */
PolConcept *
pol_sweep_find_next_concept (PolSweep *self)
{
  PolConceptList *concepts;
  guint n, position;

  g_return_val_if_fail (POL_IS_SWEEP (self), NULL);

  concepts = get_concepts (self);
  n = pol_concept_list_get_n_active (concepts);
  if (self->concept == NULL || !pol_concept_list_get_position (concepts, self->concept, &position))
    return NULL;

  for (guint i = 1; i < n; i++)
    {
      PolConcept *concept = pol_concept_list_get_active (concepts, (position + i) % n);

      if (count_untagged (self, concept) > 0)
        return concept;
    }

  return NULL;
}

static void
keep_answered (PolSweep *self, GtkBitset *images, PolValue value)
{
  if (value == POL_VALUE_NONE)
    gtk_bitset_subtract (self->answered, images);
  else
    gtk_bitset_union (self->answered, images);
  pol_image_selection_keep (self->selection, self->answered);
}

/* They are kept before they are tagged, so that they stay. */
static void
answer_images (PolSweep *self, GtkBitset *images, guint last, PolValue value)
{
  keep_answered (self, images, value);
  self->last = last;
  self->answering = TRUE;
  pol_tagging_answer (pol_sweep_get_project (self), images, pol_concept_get_index (self->concept),
                      value);
  self->answering = FALSE;
  emit_changed (self);
}

/**
 * pol_sweep_answer:
 * @self: a sweep
 * @value: the answer, or none to take it back
 *
 * Answers for the selected images.
 *
 * Returns: whether there is any
 */
gboolean
pol_sweep_answer (PolSweep *self, PolValue value)
{
  g_autoptr (GtkBitset) images = NULL;

  g_return_val_if_fail (POL_IS_SWEEP (self), FALSE);

  images = gtk_bitset_copy (pol_image_selection_get_images (self->selection));
  if (self->concept == NULL || gtk_bitset_is_empty (images))
    return FALSE;

  answer_images (self, images, pol_image_selection_get_current (self->selection), value);
  return TRUE;
}

static PolTagState
state_from_value (PolValue value)
{
  static const PolTagState states[] = {
    [POL_VALUE_NONE] = POL_TAG_STATE_NONE,
    [POL_VALUE_POSITIVE] = POL_TAG_STATE_POSITIVE,
    [POL_VALUE_NEGATIVE] = POL_TAG_STATE_NEGATIVE,
    [POL_VALUE_UNSURE] = POL_TAG_STATE_UNSURE,
  };

  return states[value];
}

/**
 * pol_sweep_answer_image:
 * @self: a sweep
 * @image: index of an image that is listed
 * @value: the answer, or none to take it back
 *
 * Answers for @image; the same answer a second time takes it back.
 */
void
pol_sweep_answer_image (PolSweep *self, guint image, PolValue value)
{
  g_return_if_fail (POL_IS_SWEEP (self));

  pol_image_selection_select_image (self->selection, image);
  if (pol_sweep_get_state (self, image) == state_from_value (value))
    value = POL_VALUE_NONE;
  pol_sweep_answer (self, value);
}

/**
 * pol_sweep_negative_among:
 * @self: a sweep
 * @images: indexes of a few images
 *
 * Answers negative for those of @images that are not tagged with the concept.
 */
void
pol_sweep_negative_among (PolSweep *self, GtkBitset *images)
{
  g_autoptr (GtkBitset) untagged = NULL;

  g_return_if_fail (POL_IS_SWEEP (self));

  untagged = pol_sweep_find_untagged (self, images);
  if (self->concept == NULL || gtk_bitset_is_empty (untagged))
    return;

  keep_answered (self, untagged, POL_VALUE_NEGATIVE);
  self->answering = TRUE;
  pol_tagging_negative_untagged (pol_sweep_get_project (self), untagged,
                                 pol_concept_get_index (self->concept),
                                 gtk_bitset_get_size (untagged));
  self->answering = FALSE;
  emit_changed (self);
}

/**
 * pol_sweep_negative_rest:
 * @self: a sweep
 *
 * Answers negative for all images of the project that are not tagged with the
 * concept, and goes on.
 */
void
pol_sweep_negative_rest (PolSweep *self)
{
  PolProject *project;
  g_autoptr (GtkBitset) all = NULL;

  g_return_if_fail (POL_IS_SWEEP (self));

  if (pol_sweep_count_left (self) == 0)
    return;

  project = pol_sweep_get_project (self);
  all = gtk_bitset_new_range (0, pol_project_get_n_images (project));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  forget_answered (self);
  self->answering = TRUE;
  pol_tagging_negative_untagged (project, all, pol_concept_get_index (self->concept),
                                 pol_sweep_count_left (self));
  self->answering = FALSE;
}

static gboolean
get_current_position (PolSweep *self, guint *position)
{
  guint current = pol_image_selection_get_current (self->selection);

  return current != G_MAXUINT && pol_image_list_find (self->images, current, position);
}

/**
 * pol_sweep_next:
 * @self: a sweep
 *
 * Turns to the next image that is not answered; after the last one, to those
 * that were passed over.
 *
 * Returns: whether there is one
 */
gboolean
pol_sweep_next (PolSweep *self)
{
  guint position, image;
  guint from = 0;

  g_return_val_if_fail (POL_IS_SWEEP (self), FALSE);

  if (get_current_position (self, &position))
    from = position + 1;
  if (!find_open (self, from, &image) && !find_open (self, 0, &image))
    return FALSE;

  pol_image_selection_select_image (self->selection, image);
  return TRUE;
}

/**
 * pol_sweep_previous:
 * @self: a sweep
 *
 * Turns to the image before, answered or not.
 *
 * Returns: whether there is one
 */
gboolean
pol_sweep_previous (PolSweep *self)
{
  guint position;

  g_return_val_if_fail (POL_IS_SWEEP (self), FALSE);

  if (!get_current_position (self, &position))
    position = get_n_listed (self);
  if (position == 0)
    return FALSE;

  pol_image_selection_select_image (self->selection,
                                    pol_image_list_get_image (self->images, position - 1));
  return TRUE;
}

/**
 * pol_sweep_go_on:
 * @self: a sweep
 *
 * Lets go of what is answered, and begins at the first image that is not.
 */
void
pol_sweep_go_on (PolSweep *self)
{
  guint image;

  g_return_if_fail (POL_IS_SWEEP (self));

  if (find_open (self, 0, &image))
    pol_image_selection_select_image (self->selection, image);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  forget_answered (self);
}
