/* pol-concept-merge.c: concepts that become one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-merge.h"

#include "pol-edit-private.h"
#include "pol-project-private.h"

/* So many images are looked at between two looks at whether someone cancelled. */
#define IMAGES_PER_LOOK 4096

struct _PolConceptMerge
{
  gatomicrefcount ref_count;

  GArray *from;             /* guint: concepts that go */
  guint into;
  gboolean *goes;           /* by concept, up to the last of those that go */
  guint n_goes;

  GHashTable *decisions;    /* PolValue by image */
  PolValue rest;            /* what is decided on all other images, or none */
  GArray *conflicts;        /* guint32: images that were undecided, by path */
};

/**
 * pol_concept_merge_new: (skip)
 * @from: the indexes of the concepts that go
 * @n_from: how many they are
 * @into: the index of the concept that stays, which is none of them
 *
 * Makes a merge, with nothing decided.
 *
 * Returns: (transfer full): the merge
 */
PolConceptMerge *
pol_concept_merge_new (const guint *from,
                       gsize n_from,
                       guint into)
{
  PolConceptMerge *self = g_new0 (PolConceptMerge, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->from = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->from, from, n_from);
  self->into = into;
  self->decisions = g_hash_table_new (NULL, NULL);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < n_from; i++)
    self->n_goes = MAX (self->n_goes, from[i] + 1);
  self->goes = g_new0 (gboolean, self->n_goes);
  for (gsize i = 0; i < n_from; i++)
    self->goes[from[i]] = TRUE;

  return self;
}

PolConceptMerge *
pol_concept_merge_ref (PolConceptMerge *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pol_concept_merge_unref (PolConceptMerge *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->from);
  g_free (self->goes);
  g_hash_table_unref (self->decisions);
  g_array_unref (self->conflicts);
  g_free (self);
}

guint
pol_concept_merge_get_into (PolConceptMerge *self)
{
  return self->into;
}

static gboolean
goes (PolConceptMerge *self,
      guint concept)
{
  return concept < self->n_goes && self->goes[concept];
}

/* Whether a concept is one of those that become one. */
gboolean
pol_concept_merge_has (PolConceptMerge *self,
                       guint concept)
{
  return concept == self->into || goes (self, concept);
}

/**
 * pol_concept_merge_decide: (skip)
 * @self: a merge
 * @image: the index of an image
 * @value: what holds, `POL_VALUE_NONE` for not decided
 *
 * Decides what an annotator who said opposite things on an image is taken to
 * have said.
 */
void
pol_concept_merge_decide (PolConceptMerge *self,
                          guint image,
                          PolValue value)
{
  if (value != POL_VALUE_NONE)
    g_hash_table_insert (self->decisions, GUINT_TO_POINTER (image), GUINT_TO_POINTER (value));
  else
    g_hash_table_remove (self->decisions, GUINT_TO_POINTER (image));
}

/**
 * pol_concept_merge_decide_all: (skip)
 * @self: a merge
 * @value: what holds
 *
 * Decides the same on all images, whatever was decided before.
 */
void
pol_concept_merge_decide_all (PolConceptMerge *self,
                              PolValue value)
{
  g_hash_table_remove_all (self->decisions);
  self->rest = value;
}

PolValue
pol_concept_merge_get_decision (PolConceptMerge *self,
                                guint image)
{
  gpointer value = g_hash_table_lookup (self->decisions, GUINT_TO_POINTER (image));

  return value != NULL ? GPOINTER_TO_UINT (value) : self->rest;
}

/* Of the images that were undecided when it was tried last, how many still are. */
guint
pol_concept_merge_count_undecided (PolConceptMerge *self)
{
  guint n = 0;

  for (guint i = 0; self->rest == POL_VALUE_NONE && i < self->conflicts->len; i++)
    n += pol_concept_merge_get_decision (self, g_array_index (self->conflicts, guint32, i))
         == POL_VALUE_NONE;

  return n;
}

/**
 * pol_concept_merge_get_conflicts: (skip)
 * @self: a merge
 *
 * Gets the images that were undecided when it was tried last.
 *
 * Returns: (transfer none) (element-type guint32): their indexes, in the order
 *   of their paths
 */
GArray *
pol_concept_merge_get_conflicts (PolConceptMerge *self)
{
  return self->conflicts;
}

/* One attempt. */
typedef struct
{
  PolConceptMerge *merge;
  PolProject *project;
  PolEdit *edit;
  GHashTable *pending;      /* places in the edit's tags, by image */
} Attempt;

/* The tags that the edit sets so far, as places in its array, by image. */
static GHashTable *
list_pending (PolEdit *edit)
{
  GHashTable *pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < edit->tags->len; i++)
    {
      gpointer image = GUINT_TO_POINTER (g_array_index (edit->tags, PolTagChange, i).image);
      GArray *places = g_hash_table_lookup (pending, image);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (pending, image, places);
        }
      g_array_append_val (places, i);
    }

  return pending;
}

static PolAnnotation *
find_annotation (GArray *annotations,
                 guint concept,
                 guint annotator)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      PolAnnotation *annotation = &g_array_index (annotations, PolAnnotation, i);

      if (annotation->concept == concept && annotation->annotator == annotator)
        return annotation;
    }

  return NULL;
}

/* The annotations of an image as they will be when the edit so far is applied. */
static GArray *
list_future_annotations (Attempt *attempt,
                         guint image,
                         GArray *places)
{
  gsize n;
  const PolAnnotation *now = pol_project_get_annotations (attempt->project, image, &n);
  GArray *future = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));

  if (n > 0)
    g_array_append_vals (future, now, n);
  for (guint i = 0; i < places->len; i++)
    {
      const PolTagChange *change =
          &g_array_index (attempt->edit->tags, PolTagChange, g_array_index (places, guint, i));
      PolAnnotation after = { change->after_at, change->concept, change->annotator, change->after };
      PolAnnotation *there = find_annotation (future, change->concept, change->annotator);

      if (there != NULL)
        *there = after;
      else
        g_array_append_val (future, after);
    }

  return future;
}

/* Of each value, the statement to keep of what one annotator said of the concepts
 * on an image: that of the concept that stays, or else the newest. */
static void
collect (PolConceptMerge *self,
         const PolAnnotation *annotations,
         gsize n,
         guint annotator,
         const PolAnnotation *said[])
{
  for (gsize i = 0; i < n; i++)
    {
      const PolAnnotation *it = &annotations[i];
      const PolAnnotation *other = said[it->value];

      if (it->annotator != annotator || !pol_concept_merge_has (self, it->concept))
        continue;
      if (other == NULL || it->concept == self->into
          || (other->concept != self->into && other->at < it->at))
        said[it->value] = it;
    }
}

/* What an annotator is taken to have said; a sure statement is kept over an
 * unsure one. None where that is still to be decided. */
static PolValue
choose (PolConceptMerge *self,
        guint image,
        const PolAnnotation *said[])
{
  if (said[POL_VALUE_POSITIVE] != NULL && said[POL_VALUE_NEGATIVE] != NULL)
    return pol_concept_merge_get_decision (self, image);
  if (said[POL_VALUE_POSITIVE] != NULL)
    return POL_VALUE_POSITIVE;

  return said[POL_VALUE_NEGATIVE] != NULL ? POL_VALUE_NEGATIVE : POL_VALUE_UNSURE;
}

/* Moves what one annotator said on an image; FALSE if that is not decided. */
static gboolean
merge_annotator (Attempt *attempt,
                 guint image,
                 const PolAnnotation *annotations,
                 gsize n,
                 guint annotator)
{
  PolConceptMerge *self = attempt->merge;
  const PolAnnotation *said[POL_VALUE_UNSURE + 1] = { NULL };
  PolValue value;

  collect (self, annotations, n, annotator, said);
  value = choose (self, image, said);
  if (value == POL_VALUE_NONE)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].annotator == annotator && goes (self, annotations[i].concept))
        pol_edit_set_tag (attempt->edit, image, annotations[i].concept, annotator, POL_VALUE_NONE,
                          POL_TIME_NOW);
    }
  if (said[value] == NULL || said[value]->concept != self->into)
    pol_edit_set_tag (attempt->edit, image, self->into, annotator, value,
                      said[value] != NULL ? said[value]->at : POL_TIME_NOW);

  return TRUE;
}

/* Whether this is the first thing that an annotator said of what goes. */
static gboolean
is_first (PolConceptMerge *self,
          const PolAnnotation *annotations,
          gsize nth)
{
  if (!goes (self, annotations[nth].concept) || annotations[nth].value == POL_VALUE_NONE)
    return FALSE;

  for (gsize i = 0; i < nth; i++)
    {
      if (annotations[i].annotator == annotations[nth].annotator
          && annotations[i].value != POL_VALUE_NONE && goes (self, annotations[i].concept))
        return FALSE;
    }

  return TRUE;
}

static void
merge_image (Attempt *attempt,
             guint image)
{
  GArray *places = g_hash_table_lookup (attempt->pending, GUINT_TO_POINTER (image));
  g_autoptr (GArray) future = NULL;
  const PolAnnotation *annotations;
  gboolean decided = TRUE;
  gsize n;

  if (places != NULL)
    future = list_future_annotations (attempt, image, places);
  annotations = future != NULL ? (const PolAnnotation *) future->data
                               : pol_project_get_annotations (attempt->project, image, &n);
  if (future != NULL)
    n = future->len;

  for (gsize i = 0; i < n; i++)
    {
      if (is_first (attempt->merge, annotations, i)
          && !merge_annotator (attempt, image, annotations, n, annotations[i].annotator))
        decided = FALSE;
    }
  if (!decided)
    g_array_append_val (attempt->merge->conflicts, image);
}

/* What was written and shown of a concept that goes is of use for the one that
 * stays. */
static void
move_help (PolEdit *edit,
           guint from,
           guint into)
{
  g_autoptr (GArray) examples = NULL;
  const PolConceptFields *fields = pol_edit_peek_concept (edit, from);

  if (fields->examples != NULL)
    examples = g_array_ref (fields->examples);
  if (fields->note != NULL && pol_edit_peek_concept (edit, into)->note == NULL)
    pol_edit_set_note (edit, into, fields->note);
  for (guint i = 0; examples != NULL && i < examples->len; i++)
    pol_edit_set_example (edit, into, g_array_index (examples, guint32, i), TRUE);
}

/* What is suggested of the concepts that go is suggested of the one that stays,
 * with the highest score. */
static void
move_suggestions (PolConceptMerge *self,
                  PolProject *project,
                  PolEdit *edit)
{
  for (guint image = 0; image < pol_suggestions_get_n_images (project->suggestions); image++)
    {
      float highest = -1;
      float known, score;

      for (guint i = 0; i < self->from->len; i++)
        {
          if (pol_suggestions_find (project->suggestions, image,
                                    g_array_index (self->from, guint, i), &score))
            highest = MAX (highest, score);
        }
      if (highest >= 0
          && (!pol_suggestions_find (project->suggestions, image, self->into, &known)
              || known < highest))
        pol_edit_set_suggestion (edit, image, self->into, highest);
    }
}

/**
 * pol_concept_merge_fill: (skip)
 * @self: a merge
 * @project: the project that @edit is of
 * @edit: the edit to be filled
 * @cancellable: (nullable): a cancellable
 *
 * Moves all annotations of the concepts that go to the one that stays, with
 * their suggestions, their examples and, where that has none, a note, and takes
 * them off the list.
 *
 * Returns: %FALSE if images are undecided, see
 *   pol_concept_merge_get_conflicts(), or when it was cancelled; the edit has no
 *   more in it than before then
 */
gboolean
pol_concept_merge_fill (PolConceptMerge *self,
                        PolProject *project,
                        PolEdit *edit,
                        GCancellable *cancellable)
{
  g_autoptr (GHashTable) pending = list_pending (edit);
  Attempt attempt = { self, project, edit, pending };
  guint n_before = edit->tags->len;

  g_array_set_size (self->conflicts, 0);
  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    {
      if (i % IMAGES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      merge_image (&attempt, pol_project_get_nth_image (project, i));
    }

  if (self->conflicts->len > 0 || g_cancellable_is_cancelled (cancellable))
    {
      g_array_set_size (edit->tags, n_before);
      return FALSE;
    }

  for (guint i = 0; i < self->from->len; i++)
    {
      guint from = g_array_index (self->from, guint, i);

      move_help (edit, from, self->into);
      pol_edit_set_archived (edit, from, TRUE);
    }
  move_suggestions (self, project, edit);
  return TRUE;
}

static void
fill (PolProject *project,
      PolEdit *edit,
      gpointer user_data,
      GCancellable *cancellable)
{
  pol_concept_merge_fill (user_data, project, edit, cancellable);
}

static void
on_applied (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PolConceptMerge *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (pol_project_edit_finish (POL_PROJECT (source), result, &error))
    g_task_return_boolean (task, self->conflicts->len == 0);
  else
    g_task_return_error (task, error);
}

/**
 * pol_concept_merge_apply_async: (skip)
 * @self: a merge
 * @project: the project that the concepts are of
 * @description: what is going to change, to be read after "Undo"
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done, or when there is something to decide
 * @user_data: data for @callback
 *
 * Carries a merge out on another thread, as one step of undo.
 */
void
pol_concept_merge_apply_async (PolConceptMerge *self,
                               PolProject *project,
                               const char *description,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);

  g_task_set_source_tag (task, pol_concept_merge_apply_async);
  g_task_set_task_data (task, pol_concept_merge_ref (self),
                        (GDestroyNotify) pol_concept_merge_unref);
  pol_project_edit_async (project, description, fill, pol_concept_merge_ref (self),
                          (GDestroyNotify) pol_concept_merge_unref, cancellable, on_applied, task);
}

/**
 * pol_concept_merge_apply_finish: (skip)
 * @self: a merge
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_concept_merge_apply_async().
 *
 * Returns: whether the concepts are one now; if not, and no error is set, there
 *   are images to decide on, see pol_concept_merge_get_conflicts()
 */
gboolean
pol_concept_merge_apply_finish (PolConceptMerge *self,
                                GAsyncResult *result,
                                GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
