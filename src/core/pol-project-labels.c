/* pol-project-labels.c: what a model reads from a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include "pol-label-changes.h"
#include "pol-open-suggestions.h"
#include "pol-resolver-private.h"
#include "pol-totals-private.h"

/* So few annotations and suggestions are counted between two frames. */
#define FEW_TAGS 100000

/* Who is tagging, G_MAXUINT if they have not tagged yet. */
guint
pol_project_get_own_annotator (PolProject *self)
{
  guint annotator;

  if (!g_ptr_array_find_with_equal_func (self->annotators, self->annotator, g_str_equal,
                                         &annotator))
    return G_MAXUINT;

  return annotator;
}

/* The annotations of an image that labels come from: all of them or, blind, those
 * of who is tagging, which are put into @own. */
const PolAnnotation *
pol_project_get_seen (PolProject *self,
                      guint image,
                      GArray **own,
                      gsize *n)
{
  const PolAnnotation *annotations = pol_tag_table_get (self->tags, image, n);
  guint annotator;

  if (!self->blind || *n == 0)
    return annotations;

  if (*own == NULL)
    *own = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  g_array_set_size (*own, 0);
  annotator = pol_project_get_own_annotator (self);
  for (gsize i = 0; i < *n; i++)
    if (annotations[i].annotator == annotator)
      g_array_append_val (*own, annotations[i]);

  *n = (*own)->len;
  return (const PolAnnotation *) (gpointer) (*own)->data;
}

/* A snapshot that leaves out of sight what @self leaves out of sight. */
PolProject *
pol_project_snapshot_seen (PolProject *self)
{
  PolProject *snapshot = pol_project_snapshot (self);

  snapshot->blind = self->blind;

  return snapshot;
}

/* The same with a concept list of its own, for pol_project_rehearse(). */
PolProject *
pol_project_snapshot_to_change (PolProject *self)
{
  PolProject *snapshot = pol_project_snapshot_seen (self);

  g_object_unref (snapshot->concepts);
  snapshot->concepts = pol_concept_list_copy (self->concepts);

  return snapshot;
}

/**
 * pol_project_get_resolver:
 * @self: a project
 * @policy: a policy
 *
 * Gets the resolver of a policy for the concepts as they are now.
 *
 * Returns: (transfer none): the resolver, valid until the concepts change
 */
PolResolver *
pol_project_get_resolver (PolProject *self,
                          PolPolicy *policy)
{
  PolResolver *resolver;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  for (guint i = 0; i < self->resolvers->len; i++)
    {
      resolver = g_ptr_array_index (self->resolvers, i);
      if (pol_resolver_get_policy (resolver) == policy)
        return resolver;
    }

  resolver = pol_resolver_new (policy, self->concepts);
  g_ptr_array_add (self->resolvers, resolver);
  return resolver;
}

/**
 * pol_project_resolve:
 * @self: a project
 * @policy: a policy
 * @image: the index of an image
 *
 * Gets what a model reads for an image.
 *
 * Returns: (transfer full): the labels
 */
PolLabels *
pol_project_resolve (PolProject *self,
                     PolPolicy *policy,
                     guint image)
{
  g_autoptr (GArray) own = NULL;
  const PolAnnotation *annotations;
  gsize n;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), NULL);

  annotations = pol_project_get_seen (self, image, &own, &n);

  return pol_resolver_resolve (pol_project_get_resolver (self, policy), annotations, n,
                               pol_image_table_get_state (self->images, image));
}

/**
 * pol_project_read:
 * @self: a project
 * @policy: a policy
 * @image: the index of an image
 * @concept: the index of an active concept
 * @reason: (out): why
 *
 * Gets what a model reads for one concept of an image, without finding out what
 * it reads for the others.
 *
 * Returns: the label
 */
PolLabel
pol_project_read (PolProject *self,
                  PolPolicy *policy,
                  guint image,
                  guint concept,
                  PolReason *reason)
{
  g_autoptr (GArray) own = NULL;
  const PolAnnotation *annotations;
  PolReading reading;
  gsize n;

  g_return_val_if_fail (POL_IS_PROJECT (self), POL_LABEL_IGNORED);
  g_return_val_if_fail (POL_IS_POLICY (policy), POL_LABEL_IGNORED);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), POL_LABEL_IGNORED);
  g_return_val_if_fail (reason != NULL, POL_LABEL_IGNORED);

  annotations = pol_project_get_seen (self, image, &own, &n);
  reading = pol_resolver_read (pol_project_get_resolver (self, policy), annotations, n,
                               pol_image_table_get_state (self->images, image), concept);
  *reason = reading.reason;

  return reading.label;
}

/* Adds images, as they are seen, to a tally or, with @sign -1, takes them away. */
void
pol_project_count_images (PolProject *self,
                          PolTally *tally,
                          GArray *images,
                          int sign)
{
  g_autoptr (GArray) own = NULL;

  for (guint i = 0; i < images->len; i++)
    {
      guint image = g_array_index (images, guint32, i);
      gsize n;
      const PolAnnotation *annotations = pol_project_get_seen (self, image, &own, &n);
      PolImageState state = pol_image_table_get_state (self->images, image);

      if (sign > 0)
        pol_tally_add (tally, annotations, n, state);
      else
        pol_tally_remove (tally, annotations, n, state);
    }
}

/* Adds images that have just joined to all totals in use. */
void
pol_project_count_new_images (PolProject *self,
                              GArray *images)
{
  self->generation++;
  for (guint i = 0; i < self->totals->len; i++)
    pol_project_count_images (self, pol_totals_get_tally (self->totals->pdata[i]), images, 1);
}

static PolTally *
count_all (PolProject *self,
           PolPolicy *policy)
{
  PolTally *tally = pol_tally_new (pol_project_get_resolver (self, policy));
  guint own = pol_project_get_own_annotator (self);

  pol_tally_add_all (tally, self->tags, pol_image_table_get_states (self->images),
                     pol_image_table_get_n (self->images), self->blind ? &own : NULL);

  return tally;
}

static void
count_totals (PolProject *self,
              PolTotals *totals)
{
  pol_totals_set_tally (totals, count_all (self, pol_totals_get_policy (totals)));
}

static void
forget (gpointer user_data,
        GObject *totals)
{
  PolProject *self = user_data;

  g_ptr_array_remove (self->totals, totals);
  self->generation++;
}

/* Keeps totals right for as long as someone has a reference to them. */
static void
follow_totals (PolProject *self,
               PolTotals *totals)
{
  g_ptr_array_add (self->totals, totals);
  g_object_weak_ref (G_OBJECT (totals), forget, self);
  self->generation++;
}

/* Keeps a reference to totals itself. */
void
pol_project_keep_totals (PolProject *self,
                         PolTotals *totals)
{
  follow_totals (self, totals);
  g_ptr_array_add (self->kept_totals, totals);
}

static PolTotals *
find_totals (PolProject *self,
             PolPolicy *policy)
{
  for (guint i = 0; i < self->totals->len; i++)
    {
      PolTotals *totals = g_ptr_array_index (self->totals, i);

      if (pol_totals_get_policy (totals) == policy)
        return totals;
    }

  return NULL;
}

/* Counts the totals of the default policy, which every window shows, for as long
 * as the project is there. */
void
pol_project_count_default (PolProject *self)
{
  PolTotals *totals = pol_project_get_totals (self, pol_policy_get_default ());

  g_ptr_array_add (self->kept_totals, totals);
}

static void
recount_now (PolProject *self)
{
  self->recounting = FALSE;
  self->generation++;
  for (guint i = 0; i < self->totals->len; i++)
    count_totals (self, g_ptr_array_index (self->totals, i));
  self->n_suggested = pol_open_suggestions_count (self);
}

/**
 * pol_project_get_totals:
 * @self: a project
 * @policy: a policy
 *
 * Gets how often each label and reason occurs for each concept, in one pass
 * over the annotations. The project keeps the totals right for as long as they
 * are in use: by the difference of the images that change, and after a change
 * of the concepts, or of whose tags are seen (see [method@Project.set_blind]), by
 * another pass, which on a large project is made on another thread;
 * [signal@Totals::changed] tells when it is done.
 *
 * Returns: (transfer full): the totals
 */
PolTotals *
pol_project_get_totals (PolProject *self,
                        PolPolicy *policy)
{
  PolTotals *totals;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  if (self->recounting)
    recount_now (self);

  totals = find_totals (self, policy);
  if (totals != NULL)
    return g_object_ref (totals);

  totals = pol_totals_new (policy);
  count_totals (self, totals);
  follow_totals (self, totals);

  return totals;
}

/* Counting fewer tags takes less time than a frame. */
static gboolean
is_large (PolProject *self)
{
  return pol_tag_table_get_n (self->tags) + pol_suggestions_get_n (self->suggestions) > FEW_TAGS;
}

/**
 * pol_project_find_totals:
 * @self: a project
 * @policy: a policy
 *
 * Does what [method@Project.get_totals] does where that takes no time: the project is small,
 * or someone has these totals already. If not, [method@Project.count_totals_async] gets them.
 *
 * Returns: (transfer full) (nullable): the totals
 */
PolTotals *
pol_project_find_totals (PolProject *self,
                         PolPolicy *policy)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  if (is_large (self) && (self->recounting || find_totals (self, policy) == NULL))
    return NULL;

  return pol_project_get_totals (self, policy);
}

/* Totals that are counted on another thread. */
typedef struct
{
  PolPolicy *policy;
  PolTally *tally;
  PolTotals *totals;      /* of the project itself */
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_object_unref (counting->policy);
  g_clear_pointer (&counting->tally, pol_tally_free);
  g_clear_object (&counting->totals);
  g_free (counting);
}

static void
count_on_snapshot (PolProject *snapshot,
                   gpointer data,
                   GCancellable *cancellable)
{
  Counting *counting = data;

  g_clear_pointer (&counting->tally, pol_tally_free);
  counting->tally = count_all (snapshot, counting->policy);
}

static gboolean
take_counted (PolProject *self,
              PolProject *snapshot,
              gpointer data)
{
  Counting *counting = data;
  PolTotals *totals = find_totals (self, counting->policy);

  if (totals != NULL)
    {
      counting->totals = g_object_ref (totals);
      return TRUE;
    }

  counting->totals = pol_totals_new (counting->policy);
  pol_totals_set_tally (counting->totals, g_steal_pointer (&counting->tally));
  follow_totals (self, counting->totals);

  return TRUE;
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Counting *counting = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&counting->totals), g_object_unref);
}

/**
 * pol_project_count_totals_async:
 * @self: a project
 * @policy: a policy
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are counted
 * @user_data: data for @callback
 *
 * Does what [method@Project.get_totals] does, on another thread.
 */
void
pol_project_count_totals_async (PolProject *self,
                                PolPolicy *policy,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  Counting *counting;

  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (POL_IS_POLICY (policy));

  counting = g_new0 (Counting, 1);
  counting->policy = g_object_ref (policy);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_count_totals_async);
  g_task_set_task_data (task, counting, counting_free);
  pol_project_work (self, NULL, count_on_snapshot, take_counted, counting, NULL, cancellable,
                    on_counted, task);
}

/**
 * pol_project_count_totals_finish:
 * @self: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [method@Project.count_totals_async].
 *
 * Returns: (transfer full) (nullable): the totals, %NULL if it was cancelled
 */
PolTotals *
pol_project_count_totals_finish (PolProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_project_count_labels:
 * @self: a project
 * @policy: a policy
 * @images: (element-type guint32): the indexes of some images
 *
 * Counts the labels of some of the images as they are now.
 *
 * Returns: (transfer full): totals that do not change any more
 */
PolTotals *
pol_project_count_labels (PolProject *self,
                          PolPolicy *policy,
                          GArray *images)
{
  PolTotals *totals;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (images != NULL, NULL);

  totals = pol_totals_new (policy);
  pol_totals_set_tally (totals, pol_tally_new (pol_project_get_resolver (self, policy)));
  pol_project_count_images (self, pol_totals_get_tally (totals), images, 1);

  return totals;
}

/* On another thread: the snapshot has the concepts as they are now. */
static void
recount (PolProject *snapshot,
         gpointer data,
         GCancellable *cancellable)
{
  recount_now (snapshot);
}

static gboolean
finish_recount (PolProject *self,
                PolProject *snapshot,
                gpointer data)
{
  if (!self->recounting)
    return FALSE;

  self->recounting = FALSE;
  self->n_suggested = snapshot->n_suggested;
  pol_project_take_totals (self, snapshot);
  pol_project_totals_changed (self);

  return TRUE;
}

/* What @snapshot counted for the same totals. */
void
pol_project_take_totals (PolProject *self,
                         PolProject *snapshot)
{
  g_assert (self->totals->len == snapshot->totals->len);

  for (guint i = 0; i < self->totals->len; i++)
    pol_totals_set_tally (self->totals->pdata[i],
                          pol_totals_steal_tally (snapshot->totals->pdata[i]));
}

static void
recount_all (PolProject *self)
{
  self->generation++;
  if (!is_large (self) || self->totals->len == 0)
    {
      recount_now (self);
    }
  else if (!self->recounting)
    {
      self->recounting = TRUE;
      pol_project_work (self, NULL, recount, finish_recount, NULL, NULL, NULL, NULL, NULL);
    }
}

/* The resolvers are for concepts as they were. */
static void
relabel (PolProject *self)
{
  g_ptr_array_set_size (self->resolvers, 0);
  recount_all (self);
}

/* Other tags are seen than before. */
void
pol_project_sight_changed (PolProject *self)
{
  if (self->totals->len == 0)
    return;

  recount_all (self);
  if (!self->recounting)
    pol_project_totals_changed (self);
}

/* Concepts changed: with @relabels, the active ones, their order or their
 * groups. The list tells of it when resolvers and totals are right, or being
 * counted. */
void
pol_project_concepts_changed (PolProject *self,
                              gboolean relabels)
{
  g_autoptr (GPtrArray) old = pol_concept_list_sync (self->concepts);

  if (relabels)
    relabel (self);

  pol_concept_list_tell (self->concepts, old);
}

void
pol_project_totals_changed (PolProject *self)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->totals->len; i++)
    g_ptr_array_add (totals, g_object_ref (g_ptr_array_index (self->totals, i)));
  for (guint i = 0; i < totals->len; i++)
    pol_totals_changed (g_ptr_array_index (totals, i));
}

void
pol_project_forget_totals (PolProject *self)
{
  for (guint i = 0; i < self->totals->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->totals, i), forget, self);
  g_ptr_array_set_size (self->totals, 0);
  g_ptr_array_set_size (self->kept_totals, 0);
}

/**
 * pol_project_count_differences:
 * @self: a project
 * @policy: a policy
 * @other: another one
 *
 * Counts the labels of the whole data set that two policies read differently,
 * in one pass over the annotations. Blocks.
 *
 * Returns: how many labels, each of one image and concept, differ
 */
guint64
pol_project_count_differences (PolProject *self,
                               PolPolicy *policy,
                               PolPolicy *other)
{
  PolLabelChanges changes;

  g_return_val_if_fail (POL_IS_PROJECT (self), 0);
  g_return_val_if_fail (POL_IS_POLICY (policy), 0);
  g_return_val_if_fail (POL_IS_POLICY (other), 0);

  pol_label_changes_count (&changes, self, policy, other, NULL);

  return pol_label_changes_sum (&changes);
}

/**
 * pol_project_count_differences_async:
 * @self: a project
 * @policy: a policy
 * @other: another one
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are counted
 * @user_data: data for @callback
 *
 * Does what [method@Project.count_differences] does, without blocking, for the
 * project as it is now.
 */
void
pol_project_count_differences_async (PolProject *self,
                                     PolPolicy *policy,
                                     PolPolicy *other,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (POL_IS_PROJECT (self));

  pol_label_changes_count_async (self, policy, other, cancellable, callback, user_data);
}

/**
 * pol_project_count_differences_finish:
 * @self: a project
 * @result: a result
 * @count: (out): how many labels, each of one image and concept, differ
 * @error: return location for an error
 *
 * Ends [method@Project.count_differences_async].
 *
 * Returns: whether they were counted, and not cancelled
 */
gboolean
pol_project_count_differences_finish (PolProject *self,
                                      GAsyncResult *result,
                                      guint64 *count,
                                      GError **error)
{
  PolLabelChanges changes;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (!pol_label_changes_count_finish (self, result, &changes, error))
    return FALSE;

  *count = pol_label_changes_sum (&changes);
  return TRUE;
}
