/* pol-edit.c: a change of a project, one step of undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pol-error.h"

/**
 * PolEdit:
 *
 * A change of a project in the making: made by [method@Project.begin_edit],
 * filled by its methods, and carried out as a whole, as one step of undo, by
 * [method@Project.apply]. Where the same thing is set twice, the later wins.
 * An edit that is dropped has changed nothing.
 */
G_DEFINE_BOXED_TYPE (PolEdit, pol_edit, pol_edit_ref, pol_edit_unref)

void
pol_concept_change_free (PolConceptChange *self)
{
  g_free (self->new_id);
  pol_concept_fields_clear (&self->before);
  pol_concept_fields_clear (&self->after);
  g_free (self);
}

PolEdit *
pol_edit_new (PolProject *project,
              const char *description)
{
  PolEdit *self = g_new0 (PolEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->project = g_object_ref (project);
  self->description = g_strdup (description);
  self->tags = g_array_new (FALSE, FALSE, sizeof (PolTagChange));
  self->states = g_array_new (FALSE, FALSE, sizeof (PolStateChange));
  self->suggested = g_array_new (FALSE, FALSE, sizeof (PolSuggestionChange));
  self->concepts = g_ptr_array_new_with_free_func ((GDestroyNotify) pol_concept_change_free);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) pol_policy_change_free);
  self->latest = g_hash_table_new (NULL, NULL);
  self->new_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->annotators = g_ptr_array_new_with_free_func (g_free);
  self->first_annotator = pol_project_get_n_annotators (project);

  return self;
}

/**
 * pol_edit_ref:
 * @self: an edit
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
PolEdit *
pol_edit_ref (PolEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pol_edit_unref:
 * @self: (transfer full): an edit
 *
 * Gives a reference back; the last one frees the edit.
 */
void
pol_edit_unref (PolEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->project);
  g_free (self->description);
  g_array_unref (self->tags);
  g_array_unref (self->states);
  g_clear_pointer (&self->suggested, g_array_unref);
  g_clear_pointer (&self->suggestions_before, pol_suggestions_unref);
  g_clear_pointer (&self->suggestions_after, pol_suggestions_unref);
  g_clear_pointer (&self->latest, g_hash_table_unref);
  g_hash_table_unref (self->new_ids);
  g_ptr_array_unref (self->concepts);
  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->annotators);
  g_free (self);
}

gboolean
pol_edit_is_empty (PolEdit *self)
{
  return self->tags->len == 0 && self->states->len == 0 && self->concepts->len == 0
         && self->policies->len == 0 && self->suggestions_after == NULL;
}

/**
 * pol_edit_clear:
 * @self: an edit
 *
 * Forgets all that was set so far, so that the edit changes nothing.
 */
void
pol_edit_clear (PolEdit *self)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  g_array_set_size (self->tags, 0);
  g_array_set_size (self->states, 0);
  g_array_set_size (self->suggested, 0);
  self->clears_suggestions = FALSE;
  g_hash_table_remove_all (self->latest);
  g_hash_table_remove_all (self->new_ids);
  g_ptr_array_set_size (self->concepts, 0);
  g_ptr_array_set_size (self->policies, 0);
  g_ptr_array_set_size (self->annotators, 0);
}

/**
 * pol_edit_set_tag:
 * @self: an edit
 * @image: the index of an image
 * @concept: the index of a concept
 * @annotator: the index of an annotator, see [method@Edit.add_annotator]
 * @value: what the annotator says, `POL_VALUE_NONE` to clear
 * @at: when, in milliseconds since 1970, UTC, or `POL_TIME_NOW`
 *
 * Sets what an annotator says of a concept on an image. A new statement
 * replaces the old one.
 */
void
pol_edit_set_tag (PolEdit *self,
                  guint image,
                  guint concept,
                  guint annotator,
                  PolValue value,
                  gint64 at)
{
  PolTagChange change = { 0 };

  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (image < pol_project_get_n_images (self->project));
  g_return_if_fail (annotator < self->first_annotator + self->annotators->len);

  change.image = image;
  change.concept = concept;
  change.annotator = annotator;
  change.after = value;
  if (value != POL_VALUE_NONE)
    change.after_at = at != POL_TIME_NOW ? at : pol_time_now ();
  g_array_append_val (self->tags, change);
}

/**
 * pol_edit_set_state:
 * @self: an edit
 * @image: the index of an image
 * @state: the mark
 *
 * Marks an image as reviewed or skipped, or takes the mark away.
 */
void
pol_edit_set_state (PolEdit *self,
                    guint image,
                    PolImageState state)
{
  PolStateChange change = { image, POL_IMAGE_STATE_NONE, state };

  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (image < pol_project_get_n_images (self->project));

  g_array_append_val (self->states, change);
}

/**
 * pol_edit_set_suggestion:
 * @self: an edit
 * @image: the index of an image
 * @concept: the index of a concept
 * @score: how sure a model is that the image shows it, from 0 to 1
 *
 * Suggests a concept for an image. A new score replaces the old one. It is no
 * tag, and is proposed only where the image has no tag of the concept.
 */
void
pol_edit_set_suggestion (PolEdit *self,
                         guint image,
                         guint concept,
                         double score)
{
  PolSuggestionChange change = { image, { concept, score } };

  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (image < pol_project_get_n_images (self->project));
  g_return_if_fail (score >= 0 && score <= 1);

  g_array_append_val (self->suggested, change);
}

/**
 * pol_edit_clear_suggestions:
 * @self: an edit
 *
 * Takes all suggestions away, those that the edit made so far too. What was
 * accepted of them is tags, and stays.
 */
void
pol_edit_clear_suggestions (PolEdit *self)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  g_array_set_size (self->suggested, 0);
  self->clears_suggestions = TRUE;
}

/**
 * pol_edit_add_annotator:
 * @self: an edit
 * @name: a name
 *
 * Gets the index of an annotator, who joins the project if they are new.
 *
 * Returns: the index
 */
guint
pol_edit_add_annotator (PolEdit *self,
                        const char *name)
{
  g_return_val_if_fail (self != NULL && self->project != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  for (guint i = 0; i < self->first_annotator; i++)
    {
      if (g_str_equal (pol_project_get_annotator_name (self->project, i), name))
        return i;
    }

  for (guint i = 0; i < self->annotators->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->annotators, i), name))
        return self->first_annotator + i;
    }

  g_ptr_array_add (self->annotators, g_strdup (name));
  return self->first_annotator + self->annotators->len - 1;
}

/* How many concepts there will be when the edit so far is applied. */
static guint
count_concepts (PolEdit *self)
{
  return pol_concept_list_get_n_concepts (pol_project_get_concepts (self->project))
         + g_hash_table_size (self->new_ids);
}

/* A concept as it will be when the edit so far is applied. */
const PolConceptFields *
pol_edit_peek_concept (PolEdit *self,
                       guint concept)
{
  PolConceptChange *change = g_hash_table_lookup (self->latest, GUINT_TO_POINTER (concept));

  if (change != NULL)
    return &change->after;

  return pol_concept_get_fields (
      pol_concept_list_get_concept (pol_project_get_concepts (self->project), concept));
}

static PolConceptFields *
add_change (PolEdit *self,
            guint concept,
            const char *new_id,
            const PolConceptFields *before)
{
  PolConceptChange *change = g_new0 (PolConceptChange, 1);

  change->concept = concept;
  change->new_id = g_strdup (new_id);
  pol_concept_fields_init (&change->before, before);
  pol_concept_fields_init (&change->after, before);
  g_ptr_array_add (self->concepts, change);
  g_hash_table_insert (self->latest, GUINT_TO_POINTER (concept), change);
  if (new_id != NULL)
    g_hash_table_insert (self->new_ids, change->new_id, GUINT_TO_POINTER (concept));

  return &change->after;
}

static PolConceptFields *
change_concept (PolEdit *self,
                guint concept)
{
  return add_change (self, concept, NULL, pol_edit_peek_concept (self, concept));
}

/* A concept that does not exist yet is one that is off the list. */
static PolConceptFields *
make_concept (PolEdit *self,
              guint concept,
              const char *id)
{
  const PolConceptFields nothing = { (char *) id, NULL, NULL, concept, TRUE };

  return add_change (self, concept, id, &nothing);
}

/* An empty word stands for none. */
static void
set_string (char **field,
            const char *string)
{
  g_free (*field);
  *field = string != NULL && string[0] != '\0' ? g_strdup (string) : NULL;
}

static gboolean
find_concept (PolEdit *self,
              const char *id,
              guint *index)
{
  PolConcept *concept = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  gpointer found;

  if (concept != NULL)
    {
      *index = pol_concept_get_index (concept);
      return TRUE;
    }

  if (!g_hash_table_lookup_extended (self->new_ids, id, NULL, &found))
    return FALSE;

  *index = GPOINTER_TO_UINT (found);
  return TRUE;
}

/**
 * pol_edit_find_concept:
 * @self: an edit
 * @id: an id
 * @concept: (out) (optional): the concept's index
 *
 * Looks up a concept that will be on the list when the edit so far is applied.
 *
 * Returns: whether there is one
 */
gboolean
pol_edit_find_concept (PolEdit *self,
                       const char *id,
                       guint *concept)
{
  guint index;

  g_return_val_if_fail (self != NULL && self->project != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find_concept (self, id, &index) || pol_edit_peek_concept (self, index)->archived)
    return FALSE;

  if (concept != NULL)
    *concept = index;
  return TRUE;
}

/**
 * pol_edit_add_concept:
 * @self: an edit
 * @id: the id
 * @name: (nullable): the name; the id if %NULL
 * @group: (nullable): the group
 * @key: (nullable): the key that tags it
 * @archived: whether it starts off the list
 *
 * Adds a concept at the end of the list. If the project, or the edit so far,
 * has a concept with this id, archived or not, that one takes @name, @group and
 * @key where they are given, and comes back to the list, with its annotations,
 * unless @archived is set.
 *
 * Returns: the concept's index
 */
guint
pol_edit_add_concept (PolEdit *self,
                      const char *id,
                      const char *name,
                      const char *group,
                      const char *key,
                      gboolean archived)
{
  guint index;
  PolConceptFields *fields;

  g_return_val_if_fail (self != NULL && self->project != NULL, 0);
  g_return_val_if_fail (id != NULL && id[0] != '\0', 0);

  if (find_concept (self, id, &index))
    {
      fields = change_concept (self, index);
    }
  else
    {
      index = count_concepts (self);
      fields = make_concept (self, index, id);
    }

  if (name != NULL && name[0] != '\0')
    set_string (&fields->name, name);
  if (group != NULL)
    set_string (&fields->group, group);
  if (key != NULL)
    set_string (&fields->key, key);
  if (!archived)
    fields->archived = FALSE;

  return index;
}

/**
 * pol_edit_rename_concept:
 * @self: an edit
 * @concept: the index of a concept
 * @name: its new name
 *
 * Changes the name that people see. The id stays.
 */
void
pol_edit_rename_concept (PolEdit *self,
                         guint concept,
                         const char *name)
{
  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (name != NULL && name[0] != '\0');

  set_string (&change_concept (self, concept)->name, name);
}

/**
 * pol_edit_set_group:
 * @self: an edit
 * @concept: the index of a concept
 * @group: (nullable): its new group, %NULL for none
 *
 * Moves a concept to another group.
 */
void
pol_edit_set_group (PolEdit *self,
                    guint concept,
                    const char *group)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  set_string (&change_concept (self, concept)->group, group);
}

/**
 * pol_edit_set_key:
 * @self: an edit
 * @concept: the index of a concept
 * @key: (nullable): the key that tags it, %NULL for none
 *
 * Gives a concept a key of its own.
 */
void
pol_edit_set_key (PolEdit *self,
                  guint concept,
                  const char *key)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  set_string (&change_concept (self, concept)->key, key);
}

/**
 * pol_edit_set_archived:
 * @self: an edit
 * @concept: the index of a concept
 * @archived: whether it is off the list
 *
 * Takes a concept off the list, or puts it back to where it was. Its
 * annotations stay, unseen while it is off.
 */
void
pol_edit_set_archived (PolEdit *self,
                       guint concept,
                       gboolean archived)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  change_concept (self, concept)->archived = archived;
}

/**
 * pol_edit_set_note:
 * @self: an edit
 * @concept: the index of a concept
 * @note: (nullable): when the concept counts, %NULL for nothing to say
 *
 * Changes what those who tag are told of a concept.
 */
void
pol_edit_set_note (PolEdit *self,
                   guint concept,
                   const char *note)
{
  g_return_if_fail (self != NULL && self->project != NULL);

  set_string (&change_concept (self, concept)->note, note);
}

/* Where an image is among others, or would be. */
static guint
find_image (GArray *images,
            guint32 image)
{
  guint place = 0;

  while (place < images->len && g_array_index (images, guint32, place) < image)
    place++;

  return place;
}

/* The examples once @image is one of them, or none any more. */
static GArray *
change_examples (GArray *examples,
                 guint32 image,
                 gboolean is_example)
{
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean was_example;
  guint place;

  if (examples != NULL)
    g_array_append_vals (changed, examples->data, examples->len);
  place = find_image (changed, image);
  was_example = place < changed->len && g_array_index (changed, guint32, place) == image;
  if (is_example && !was_example)
    g_array_insert_val (changed, place, image);
  else if (!is_example && was_example)
    g_array_remove_index (changed, place);

  if (changed->len == 0)
    g_clear_pointer (&changed, g_array_unref);
  return changed;
}

/**
 * pol_edit_set_example:
 * @self: an edit
 * @concept: the index of a concept
 * @image: the index of an image
 * @is_example: whether the image is an example of the concept
 *
 * Makes an image an example of a concept, for those who tag, or takes it away
 * from the examples. That says nothing of the image's tags.
 */
void
pol_edit_set_example (PolEdit *self,
                      guint concept,
                      guint image,
                      gboolean is_example)
{
  PolConceptFields *fields;
  GArray *examples;

  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (image < pol_project_get_n_images (self->project));

  fields = change_concept (self, concept);
  examples = change_examples (fields->examples, image, is_example);
  g_clear_pointer (&fields->examples, g_array_unref);
  fields->examples = examples;
}

/* How many concepts of the list have each name, when the edit so far is applied. */
static GHashTable *
count_names (PolEdit *self)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < count_concepts (self); i++)
    {
      const PolConceptFields *fields = pol_edit_peek_concept (self, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, fields->name));

      if (!fields->archived)
        g_hash_table_insert (counts, fields->name, GUINT_TO_POINTER (count + 1));
    }

  return counts;
}

/**
 * pol_edit_check_names:
 * @self: an edit
 * @error: return location for an error
 *
 * Checks that none of the concepts that the edit changes has the name of another
 * one of the list, when the edit so far is applied. Names that differ in the
 * case of a letter are two.
 *
 * Returns: %FALSE with `POL_ERROR_EXISTS` if one has
 */
gboolean
pol_edit_check_names (PolEdit *self,
                      GError **error)
{
  g_autoptr (GHashTable) counts = NULL;

  g_return_val_if_fail (self != NULL && self->project != NULL, FALSE);

  counts = count_names (self);
  for (guint i = 0; i < self->concepts->len; i++)
    {
      const PolConceptChange *change = g_ptr_array_index (self->concepts, i);
      const PolConceptFields *fields = pol_edit_peek_concept (self, change->concept);

      if (fields->archived
          || GPOINTER_TO_UINT (g_hash_table_lookup (counts, fields->name)) < 2)
        continue;
      g_set_error (error, POL_ERROR, POL_ERROR_EXISTS,
                   _("There is a concept “%s” already. Choose another name, or merge the two."),
                   fields->name);
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  double place;
  guint concept;
  gboolean archived;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;

  return first->concept < second->concept ? -1 : 1;
}

/* Where every concept but one stands, in list order, archived ones among them. */
static GArray *
list_others (PolEdit *self,
             guint concept)
{
  guint n = count_concepts (self);
  GArray *others = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);

  for (guint i = 0; i < n; i++)
    {
      const PolConceptFields *fields = pol_edit_peek_concept (self, i);
      Place place = { fields->place, i, fields->archived };

      if (i != concept)
        g_array_append_val (others, place);
    }
  g_array_sort (others, compare_places);

  return others;
}

/* The one of @others before which a concept shall stand. */
static guint
find_next (GArray *others,
           guint position)
{
  guint next, n_active = 0;

  for (next = 0; next < others->len; next++)
    {
      n_active += !g_array_index (others, Place, next).archived;
      if (n_active > position)
        break;
    }

  return next;
}

/* No place is as far as the one of a concept that is still to come, which is its
 * index. */
static double
find_place (PolEdit *self,
            GArray *others,
            guint next)
{
  double after = next < others->len ? g_array_index (others, Place, next).place
                                    : count_concepts (self);
  double before = next > 0 ? g_array_index (others, Place, next - 1).place : after - 2;

  return before + (after - before) / 2;
}

/* Between two places there is always another one, but for the limits of a
 * number: after dozens of moves to the same place, all get new ones. */
static gboolean
is_free (PolEdit *self,
         GArray *others,
         guint next,
         double place)
{
  return (next == 0 || place > g_array_index (others, Place, next - 1).place)
         && (next == others->len || place < g_array_index (others, Place, next).place)
         && place < count_concepts (self);
}

static void
set_place (PolEdit *self,
           guint concept,
           double place)
{
  if (pol_edit_peek_concept (self, concept)->place != place)
    change_concept (self, concept)->place = place;
}

/**
 * pol_edit_move_concept:
 * @self: an edit
 * @concept: the index of a concept
 * @position: the place among the active concepts where it shall stand
 *
 * Moves a concept in the list.
 */
void
pol_edit_move_concept (PolEdit *self,
                       guint concept,
                       guint position)
{
  g_autoptr (GArray) others = NULL;
  double place;
  guint next;

  g_return_if_fail (self != NULL && self->project != NULL);

  others = list_others (self, concept);
  next = find_next (others, position);
  place = find_place (self, others, next);
  if (is_free (self, others, next, place))
    {
      set_place (self, concept, place);
      return;
    }

  set_place (self, concept, next);
  for (guint i = 0; i < others->len; i++)
    set_place (self, g_array_index (others, Place, i).concept, i < next ? i : i + 1);
}

/* Whether policies may read other labels after the edit. */
gboolean
pol_edit_changes_labels (PolEdit *self)
{
  for (guint i = 0; i < self->concepts->len; i++)
    {
      const PolConceptChange *change = g_ptr_array_index (self->concepts, i);
      const PolConceptFields *before = &change->before;
      const PolConceptFields *after = &change->after;

      if (change->new_id != NULL || before->archived != after->archived
          || before->place != after->place || g_strcmp0 (before->group, after->group) != 0)
        return TRUE;
    }

  return FALSE;
}
