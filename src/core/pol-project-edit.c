/* pol-project-edit.c: the one way in which a project changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include "pol-open-suggestions.h"
#include "pol-totals-private.h"

#define MOST_USES 1000

static void
change_states (PolProject *self,
               PolEdit *edit,
               gboolean backwards)
{
  for (guint i = 0; i < edit->states->len; i++)
    {
      const PolStateChange *change = &g_array_index (edit->states, PolStateChange, i);

      pol_image_table_set_state (self->images, change->image,
                                 backwards ? change->before : change->after);
    }
}

static void
count_images (PolProject *self,
              GArray *images,
              int sign)
{
  for (guint i = 0; i < self->totals->len; i++)
    pol_project_count_images (self, pol_totals_get_tally (self->totals->pdata[i]), images, sign);
}

/* Those of some images; all are being counted anyway after a change of the
 * concepts. */
static guint
count_suggested (PolProject *self,
                 GArray *images)
{
  guint n = 0;

  if (self->recounting || pol_suggestions_get_n (self->suggestions) == 0)
    return 0;

  for (guint i = 0; i < images->len; i++)
    n += pol_open_suggestions_any (self, g_array_index (images, guint32, i));

  return n;
}

static void
change_suggestions (PolProject *self,
                    PolEdit *edit,
                    gboolean backwards)
{
  PolSuggestions *after = backwards ? edit->suggestions_before : edit->suggestions_after;

  if (after == NULL)
    return;

  pol_suggestions_unref (self->suggestions);
  self->suggestions = pol_suggestions_ref (after);
  self->n_suggested = pol_open_suggestions_count (self);
}

/* Before their tags are counted: who is not known is not seen by themselves. */
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

/* Tags, marks, suggestions and totals: what grows with the images. */
static void
change_images (PolProject *self,
               PolEdit *edit,
               GArray *images,
               gboolean backwards)
{
  add_annotators (self, edit);
  count_images (self, images, -1);
  self->n_suggested -= count_suggested (self, images);
  pol_tag_table_change (self->tags, (const PolTagChange *) edit->tags->data, edit->tags->len,
                        backwards);
  change_states (self, edit, backwards);
  count_images (self, images, 1);
  self->n_suggested += count_suggested (self, images);
  change_suggestions (self, edit, backwards);
}

static void
change_concepts (PolProject *self,
                 PolEdit *edit,
                 gboolean backwards)
{
  guint n = edit->concepts->len;

  if (n > 0)
    g_clear_object (&self->frozen_concepts);

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

/* A resolver of a policy that is not there any more would only take room. */
static void
forget_resolver (PolProject *self,
                 PolPolicy *policy)
{
  for (guint i = self->resolvers->len; i > 0; i--)
    {
      if (pol_resolver_get_policy (g_ptr_array_index (self->resolvers, i - 1)) == policy)
        g_ptr_array_remove_index_fast (self->resolvers, i - 1);
    }
}

static void
change_policies (PolProject *self,
                 PolEdit *edit,
                 gboolean backwards)
{
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < edit->policies->len; i++)
    {
      const PolPolicyChange *change = g_ptr_array_index (edit->policies, i);

      forget_resolver (self, backwards ? change->after : change->before);
      g_hash_table_insert (changes, change->id, backwards ? change->before : change->after);
    }

  pol_policy_list_set (self->policies, changes);
}

/* Completes a change whose images are right in memory already: the rest of the
 * memory now, the file soon. */
static void
complete (PolProject *self,
          PolEdit *edit,
          GArray *images,
          gboolean backwards)
{
  add_annotators (self, edit);
  change_concepts (self, edit, backwards);
  self->generation++;

  pol_project_set_saved (self, FALSE);
  pol_store_write_edit (self->store, edit, backwards, self->annotator);

  if (edit->concepts->len > 0)
    pol_project_concepts_changed (self, pol_edit_changes_labels (edit));
  pol_project_totals_changed (self);
  pol_project_images_changed (self, images);
  if (edit->policies->len > 0)
    change_policies (self, edit, backwards);
  if (edit->suggestions_after != NULL)
    pol_project_suggestions_changed (self);
}

/* Carries an edit out, or takes it back, at once. */
static void
carry_out (PolProject *self,
           PolEdit *edit,
           gboolean backwards)
{
  g_autoptr (GArray) images = pol_edit_list_images (edit);

  change_images (self, edit, images, backwards);
  complete (self, edit, images, backwards);
}

/* Carries an edit out on a snapshot to change, and nowhere else: nobody is told, and nothing
 * is written. */
void
pol_project_rehearse (PolProject *self,
                      PolEdit *edit)
{
  g_autoptr (GArray) images = NULL;

  g_assert (self->store == NULL);

  pol_edit_settle (edit, self->tags, self->images, self->suggestions);
  images = pol_edit_list_images (edit);
  change_images (self, edit, images, FALSE);
  for (guint i = 0; i < edit->concepts->len; i++)
    {
      const PolConceptChange *change = g_ptr_array_index (edit->concepts, i);

      if (change->concept < pol_concept_list_get_n_concepts (self->concepts))
        pol_concept_list_thaw (self->concepts, change->concept);
    }
  change_concepts (self, edit, FALSE);
  g_ptr_array_unref (pol_concept_list_sync (self->concepts));
  g_ptr_array_set_size (self->resolvers, 0);
}

/* Of many tags, such as an import brings, a few tell what was used. */
static void
use_concepts (PolProject *self,
              PolEdit *edit)
{
  for (guint i = 0; i < MIN (edit->tags->len, MOST_USES); i++)
    {
      const PolTagChange *change = &g_array_index (edit->tags, PolTagChange, i);

      if (change->after != POL_VALUE_NONE)
        pol_concept_list_use (self->concepts, change->concept);
    }
}

static void
push_step (PolProject *self,
           PolEdit *edit)
{
  use_concepts (self, edit);
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, pol_edit_ref (edit));
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
 * it. An edit that changes nothing leaves no step. For an edit of very many
 * images see [method@Project.edit_async].
 */
void
pol_project_apply (PolProject *self,
                   PolEdit *edit)
{
  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (edit != NULL && edit->project == self);
  g_return_if_fail (pol_store_is_writable (self->store));

  pol_edit_settle (edit, self->tags, self->images, self->suggestions);
  if (pol_edit_is_empty (edit))
    return;

  push_step (self, edit);
  carry_out (self, edit, FALSE);
  pol_project_undo_changed (self);
}

/* A step from the end of one stack to the end of the other. */
static void
move_step (PolProject *self,
           gboolean backwards)
{
  GPtrArray *from = backwards ? self->undo : self->redo;
  GPtrArray *to = backwards ? self->redo : self->undo;

  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
}

static PolEdit *
peek_step (PolProject *self,
           gboolean backwards)
{
  GPtrArray *steps = backwards ? self->undo : self->redo;

  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static void
step (PolProject *self,
      gboolean backwards)
{
  PolEdit *edit = peek_step (self, backwards);

  if (edit == NULL)
    return;

  move_step (self, backwards);
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

  step (self, TRUE);
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

  step (self, FALSE);
}

/* A change that is made on a snapshot, on another thread, and then taken over. */
typedef struct
{
  char *description;
  PolEditFunc func;         /* makes the edit; NULL for a step that is there */
  gpointer data;
  GDestroyNotify free_data;

  PolEdit *edit;
  gboolean backwards;
  GArray *images;
} Change;

static void
change_free (Change *change)
{
  if (change->free_data != NULL)
    change->free_data (change->data);
  g_clear_pointer (&change->edit, pol_edit_unref);
  g_clear_pointer (&change->images, g_array_unref);
  g_free (change->description);
  g_free (change);
}

static void
make_change (PolProject *snapshot,
             gpointer data,
             GCancellable *cancellable)
{
  Change *change = data;

  if (change->func != NULL)
    {
      g_clear_pointer (&change->edit, pol_edit_unref);
      change->edit = pol_project_begin_edit (snapshot, change->description);
      change->func (snapshot, change->edit, change->data, cancellable);
      pol_edit_settle (change->edit, snapshot->tags, snapshot->images, snapshot->suggestions);
    }

  g_clear_pointer (&change->images, g_array_unref);
  change->images = pol_edit_list_images (change->edit);
  if (!g_cancellable_is_cancelled (cancellable))
    change_images (snapshot, change->edit, change->images, change->backwards);
}

/* What a snapshot became takes the place of what it was made of. What else is
 * known of the images is the scan's, which may have gone on meanwhile. */
static void
take_over (PolProject *self,
           PolProject *snapshot)
{
  PolTagTable *tags = self->tags;
  PolSuggestions *suggestions = self->suggestions;

  self->tags = snapshot->tags;
  snapshot->tags = tags;
  self->suggestions = snapshot->suggestions;
  snapshot->suggestions = suggestions;
  self->n_suggested = snapshot->n_suggested;
  pol_image_table_take_states (self->images, snapshot->images);
  pol_project_take_totals (self, snapshot);
}

static gboolean
finish_change (PolProject *self,
               PolProject *snapshot,
               gpointer data)
{
  Change *change = data;

  if (change->func == NULL && change->edit != peek_step (self, change->backwards))
    return FALSE;
  if (pol_edit_is_empty (change->edit))
    return TRUE;

  take_over (self, snapshot);
  if (change->func != NULL)
    push_step (self, change->edit);
  else
    move_step (self, change->backwards);
  complete (self, change->edit, change->images, change->backwards);
  pol_project_undo_changed (self);

  return TRUE;
}

/**
 * PolEditFunc:
 * @project: the project as it was when the change began, to be read only
 * @edit: the edit to be filled
 * @user_data: data given to [method@Project.edit_async]
 * @cancellable: (nullable): a cancellable to look at from time to time
 *
 * Fills an edit, on a thread of its own. It may be called again, if the project
 * changed meanwhile.
 */

/**
 * pol_project_edit_async: (skip)
 * @self: a project
 * @description: what is going to change, to be read after "Undo"
 * @func: makes the edit, on another thread
 * @data: data for @func
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): a cancellable
 * @callback: called when the edit is carried out
 * @user_data: data for @callback
 *
 * Carries out an edit of very many images without blocking, as one step of
 * undo. Such edits are made one after another. What is changed meanwhile by
 * [method@Project.apply] is kept: the edit is then made anew, on top of it. One
 * that is cancelled in time has changed nothing.
 */
void
pol_project_edit_async (PolProject *self,
                        const char *description,
                        PolEditFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Change *change;

  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (description != NULL && func != NULL);
  g_return_if_fail (pol_store_is_writable (self->store));

  change = g_new0 (Change, 1);
  change->description = g_strdup (description);
  change->func = func;
  change->data = data;
  change->free_data = free_data;
  pol_project_work (self, description, make_change, finish_change, change,
                    (GDestroyNotify) change_free, cancellable, callback, user_data);
}

/**
 * pol_project_step_async:
 * @self: a project
 * @backwards: whether to undo; else to redo
 * @cancellable: (nullable): a cancellable
 * @callback: called when the step is taken
 * @user_data: data for @callback
 *
 * Does what [method@Project.undo] or [method@Project.redo] does, without
 * blocking where the step is about very many images.
 */
void
pol_project_step_async (PolProject *self,
                        gboolean backwards,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  PolEdit *edit;
  Change *change;

  g_return_if_fail (POL_IS_PROJECT (self));

  edit = peek_step (self, backwards);
  if (edit == NULL || (!pol_project_is_working (self) && pol_edit_is_small (edit)))
    {
      g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

      step (self, backwards);
      g_task_return_boolean (task, edit != NULL);
      return;
    }

  change = g_new0 (Change, 1);
  change->edit = pol_edit_ref (edit);
  change->backwards = backwards;
  pol_project_work (self, edit->description, make_change, finish_change, change,
                    (GDestroyNotify) change_free, cancellable, callback, user_data);
}

/**
 * pol_project_edit_finish:
 * @self: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [method@Project.edit_async] and [method@Project.step_async].
 *
 * Returns: whether it was carried out; if not, and no error is set, there was
 *   nothing to undo or redo
 */
gboolean
pol_project_edit_finish (PolProject *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static const char *
get_text (PolProject *self,
          gboolean backwards)
{
  PolEdit *edit = peek_step (self, backwards);

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

  return get_text (self, TRUE);
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

  return get_text (self, FALSE);
}
