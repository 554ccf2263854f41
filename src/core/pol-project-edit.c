/* pol-project-edit.c: the one way in which a project changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

static int
compare_images (gconstpointer a,
                gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

/* The images that an edit touches, each once. */
static GArray *
list_images (PolEdit *edit)
{
  GArray *images = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                      edit->tags->len + edit->states->len);
  gboolean sorted = TRUE;
  guint n = 0;

  for (guint i = 0; i < edit->tags->len + edit->states->len; i++)
    {
      guint32 image = i < edit->tags->len
                          ? g_array_index (edit->tags, PolTagChange, i).image
                          : g_array_index (edit->states, PolStateChange, i - edit->tags->len).image;

      sorted = sorted && (i == 0 || image >= g_array_index (images, guint32, i - 1));
      g_array_append_val (images, image);
    }

  if (!sorted)
    g_array_sort (images, compare_images);
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (n == 0 || image != g_array_index (images, guint32, n - 1))
        g_array_index (images, guint32, n++) = image;
    }
  g_array_set_size (images, n);

  return images;
}

/* Tags and marks, as the edit has them or as they were. */
static void
change_tags (PolProject *self,
             PolEdit *edit,
             gboolean backwards)
{
  guint n = edit->tags->len;

  for (guint i = 0; i < n; i++)
    {
      const PolTagChange *change = &g_array_index (edit->tags, PolTagChange,
                                                   backwards ? n - i - 1 : i);
      PolAnnotation annotation = {
        backwards ? change->before_at : change->after_at, change->concept, change->annotator,
        backwards ? change->before : change->after
      };

      pol_tag_table_set (self->tags, change->image, annotation);
    }
}

static void
change_states (PolProject *self,
               PolEdit *edit,
               gboolean backwards)
{
  guint n = edit->states->len;

  for (guint i = 0; i < n; i++)
    {
      const PolStateChange *change = &g_array_index (edit->states, PolStateChange,
                                                     backwards ? n - i - 1 : i);

      pol_image_table_set_state (self->images, change->image,
                                 backwards ? change->before : change->after);
    }
}

static void
change_concepts (PolProject *self,
                 PolEdit *edit,
                 gboolean backwards)
{
  guint n = edit->concepts->len;

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      const PolConceptChange *change = g_ptr_array_index (edit->concepts, backwards ? n - i - 1 : i);
      PolConcept *concept;

      if (change->concept == pol_concept_list_get_n_concepts (self->concepts))
        concept = pol_concept_list_append (self->concepts, change->new_id);
      else
        concept = pol_concept_list_get_concept (self->concepts, change->concept);
      pol_concept_set_fields (concept, backwards ? &change->before : &change->after);
    }
}

static void
add_annotators (PolProject *self,
                PolEdit *edit)
{
  for (guint i = 0; i < edit->annotators->len; i++)
    {
      if (edit->first_annotator + i == self->annotators->len)
        g_ptr_array_add (self->annotators, g_strdup (g_ptr_array_index (edit->annotators, i)));
    }
}

/* Carries an edit out, or takes it back: memory and totals now, the file soon. */
static void
carry_out (PolProject *self,
           PolEdit *edit,
           gboolean backwards)
{
  g_autoptr (GArray) images = list_images (edit);

  add_annotators (self, edit);
  pol_project_count_images (self, images, -1);
  change_tags (self, edit, backwards);
  change_states (self, edit, backwards);
  pol_project_count_images (self, images, 1);
  change_concepts (self, edit, backwards);

  pol_project_set_saved (self, FALSE);
  pol_store_write_edit (self->store, edit, backwards, self->annotator);

  if (edit->concepts->len > 0)
    pol_project_concepts_changed (self);
  pol_project_totals_changed (self);
  pol_project_images_changed (self, images);
}

/* Fills in what was there before each change, and drops the changes that change
 * nothing. The tags are set one after another, for one image and concept may
 * occur twice, and taken back at once: carry_out() sets them for good. */
static void
settle_tags (PolProject *self,
             PolEdit *edit)
{
  guint n = 0;

  for (guint i = 0; i < edit->tags->len; i++)
    {
      PolTagChange change = g_array_index (edit->tags, PolTagChange, i);
      PolAnnotation after = { change.after_at, change.concept, change.annotator, change.after };
      PolAnnotation before = pol_tag_table_set (self->tags, change.image, after);

      if (before.value == after.value && before.at == after.at)
        continue;

      change.before = before.value;
      change.before_at = before.at;
      g_array_index (edit->tags, PolTagChange, n++) = change;
    }

  g_array_set_size (edit->tags, n);
  change_tags (self, edit, TRUE);
}

/* Only those who said something join the project: the others are dropped, and
 * those after them move up. */
static void
settle_annotators (PolEdit *edit)
{
  g_autoptr (GPtrArray) names = g_steal_pointer (&edit->annotators);
  g_autofree guint *indexes = g_new (guint, names->len);

  edit->annotators = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    indexes[i] = G_MAXUINT;

  for (guint i = 0; i < edit->tags->len; i++)
    {
      PolTagChange *change = &g_array_index (edit->tags, PolTagChange, i);
      guint nth = change->annotator - edit->first_annotator;

      if (change->annotator < edit->first_annotator)
        continue;
      if (indexes[nth] == G_MAXUINT)
        {
          indexes[nth] = edit->first_annotator + edit->annotators->len;
          g_ptr_array_add (edit->annotators, g_strdup (g_ptr_array_index (names, nth)));
        }
      change->annotator = indexes[nth];
    }
}

static void
settle_states (PolProject *self,
               PolEdit *edit)
{
  guint n = 0;

  for (guint i = 0; i < edit->states->len; i++)
    {
      PolStateChange change = g_array_index (edit->states, PolStateChange, i);

      change.before = pol_image_table_get_state (self->images, change.image);
      if (change.before == change.after)
        continue;

      pol_image_table_set_state (self->images, change.image, change.after);
      g_array_index (edit->states, PolStateChange, n++) = change;
    }

  g_array_set_size (edit->states, n);
  change_states (self, edit, TRUE);
}

static void
settle_concepts (PolEdit *edit)
{
  for (guint i = edit->concepts->len; i > 0; i--)
    {
      PolConceptChange *change = g_ptr_array_index (edit->concepts, i - 1);

      if (change->new_id == NULL && pol_concept_fields_equal (&change->before, &change->after))
        g_ptr_array_remove_index (edit->concepts, i - 1);
    }
}

/**
 * pol_project_begin_edit:
 * @self: a project
 * @description: what is going to change, to be read after "Undo"
 *
 * Begins a change. Nothing happens until [method@Project.apply].
 *
 * Returns: (transfer full): the edit
 */
PolEdit *
pol_project_begin_edit (PolProject *self,
                        const char *description)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (description != NULL, NULL);

  return pol_edit_new (self, description);
}

/**
 * pol_project_apply:
 * @self: a project
 * @edit: an edit of this project, not applied yet
 *
 * Carries an edit out, as one step of undo. One edit may be under way at a
 * time: one that was begun before another was applied cannot be applied after
 * it. An edit that changes nothing leaves no step.
 */
void
pol_project_apply (PolProject *self,
                   PolEdit *edit)
{
  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (edit != NULL && edit->project == self);
  g_return_if_fail (pol_store_is_writable (self->store));

  settle_tags (self, edit);
  settle_annotators (edit);
  settle_states (self, edit);
  settle_concepts (edit);
  g_clear_pointer (&edit->latest, g_hash_table_unref);
  g_clear_object (&edit->project);
  if (pol_edit_is_empty (edit))
    return;

  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, pol_edit_ref (edit));
  carry_out (self, edit, FALSE);
  pol_project_undo_changed (self);
}

static void
step (PolProject *self,
      GPtrArray *from,
      GPtrArray *to,
      gboolean backwards)
{
  g_autoptr (PolEdit) edit = NULL;

  if (from->len == 0)
    return;

  edit = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, pol_edit_ref (edit));
  carry_out (self, edit, backwards);
  pol_project_undo_changed (self);
}

/**
 * pol_project_undo:
 * @self: a project
 *
 * Takes the last step back, if there is one.
 */
void
pol_project_undo (PolProject *self)
{
  g_return_if_fail (POL_IS_PROJECT (self));

  step (self, self->undo, self->redo, TRUE);
}

/**
 * pol_project_redo:
 * @self: a project
 *
 * Carries out again the step that was taken back last, if there is one.
 */
void
pol_project_redo (PolProject *self)
{
  g_return_if_fail (POL_IS_PROJECT (self));

  step (self, self->redo, self->undo, FALSE);
}

static const char *
get_text (GPtrArray *edits)
{
  PolEdit *edit = edits->len > 0 ? g_ptr_array_index (edits, edits->len - 1) : NULL;

  return edit != NULL ? edit->description : NULL;
}

/**
 * pol_project_get_undo_text: (get-property undo-text)
 * @self: a project
 *
 * Gets what the next undo takes back.
 *
 * Returns: (transfer none) (nullable): the edit's description, %NULL if there
 *   is nothing to undo
 */
const char *
pol_project_get_undo_text (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return get_text (self->undo);
}

/**
 * pol_project_get_redo_text: (get-property redo-text)
 * @self: a project
 *
 * Gets what the next redo brings back.
 *
 * Returns: (transfer none) (nullable): the edit's description, %NULL if there
 *   is nothing to redo
 */
const char *
pol_project_get_redo_text (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return get_text (self->redo);
}
