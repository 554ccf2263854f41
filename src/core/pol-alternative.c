/* pol-alternative.c: what may become of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-alternative.h"

#include "pol-open-suggestions.h"
#include "pol-project-private.h"

/* After so many images the cancellable is looked at. */
#define IMAGES_AT_ONCE 4096

/* Fills the edit that makes the alternative of a project. */
typedef gboolean (*FillFunc) (PolAlternative  *self,
                              PolProject      *project,
                              PolEdit         *edit,
                              GCancellable    *cancellable,
                              GError         **error);

struct _PolAlternative
{
  gatomicrefcount ref_count;
  FillFunc fill;        /* NULL if nothing is edited */
  PolPolicy *policy;    /* NULL for the same one */
  guint percent;        /* the lowest score of suggestions that are accepted */
  GArray *concepts;     /* guint: those that leave the list, or return to it */
  gboolean archived;
  guint into;
  char *name;           /* of a concept that is added */
  char *group;
};

static PolAlternative *
alternative_new (FillFunc fill)
{
  PolAlternative *self = g_new0 (PolAlternative, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fill = fill;
  self->concepts = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * pol_alternative_ref: (skip)
 * @self: an alternative
 *
 * Returns: (transfer full): @self
 */
PolAlternative *
pol_alternative_ref (PolAlternative *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * pol_alternative_unref: (skip)
 * @self: (transfer full): an alternative
 */
void
pol_alternative_unref (PolAlternative *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->policy);
  g_array_unref (self->concepts);
  g_free (self->name);
  g_free (self->group);
  g_free (self);
}

/**
 * pol_alternative_new_policy: (skip)
 * @policy: a policy
 *
 * Returns: (transfer full): the same project, read by @policy
 */
PolAlternative *
pol_alternative_new_policy (PolPolicy *policy)
{
  PolAlternative *self;

  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  self = alternative_new (NULL);
  self->policy = g_object_ref (policy);

  return self;
}

static gboolean
accept_suggestions (PolAlternative *self,
                    PolProject *project,
                    PolEdit *edit,
                    GCancellable *cancellable,
                    GError **error)
{
  guint annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));
  gint64 now = pol_time_now ();

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    {
      if (i % IMAGES_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      pol_open_suggestions_answer (project, edit, i, G_MAXUINT, self->percent, annotator,
                                   POL_VALUE_POSITIVE, now);
    }

  return TRUE;
}

/**
 * pol_alternative_new_accepted: (skip)
 * @percent: a score, from 0 to 100
 *
 * Returns: (transfer full): the project with all open suggestions accepted that have at
 *   least this score
 */
PolAlternative *
pol_alternative_new_accepted (guint percent)
{
  PolAlternative *self = alternative_new (accept_suggestions);

  self->percent = percent;

  return self;
}

static gboolean
archive_concepts (PolAlternative *self,
                  PolProject *project,
                  PolEdit *edit,
                  GCancellable *cancellable,
                  GError **error)
{
  for (guint i = 0; i < self->concepts->len; i++)
    pol_edit_set_archived (edit, g_array_index (self->concepts, guint, i), self->archived);

  return TRUE;
}

/**
 * pol_alternative_new_archived: (skip)
 * @concepts: the indexes of some concepts
 * @n_concepts: how many they are
 * @archived: whether they leave the list, or return to it
 *
 * Returns: (transfer full): the project with another concept list
 */
PolAlternative *
pol_alternative_new_archived (const guint *concepts,
                              gsize n_concepts,
                              gboolean archived)
{
  PolAlternative *self = alternative_new (archive_concepts);

  g_array_append_vals (self->concepts, concepts, n_concepts);
  self->archived = archived;

  return self;
}

static gboolean
merge_concepts (PolAlternative *self,
                PolProject *project,
                PolEdit *edit,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = 0; i < self->concepts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pol_edit_merge_concepts (edit, g_array_index (self->concepts, guint, i), self->into,
                                       error))
        return FALSE;
    }

  return TRUE;
}

/**
 * pol_alternative_new_merged: (skip)
 * @from: the indexes of the concepts that go
 * @n_from: how many they are
 * @into: the index of the one that stays
 *
 * Returns: (transfer full): the project with these concepts made one. It cannot be where an
 *   annotator said opposite things of them
 */
PolAlternative *
pol_alternative_new_merged (const guint *from,
                            gsize n_from,
                            guint into)
{
  PolAlternative *self = alternative_new (merge_concepts);

  g_array_append_vals (self->concepts, from, n_from);
  self->into = into;

  return self;
}

static gboolean
add_concept (PolAlternative *self,
             PolProject *project,
             PolEdit *edit,
             GCancellable *cancellable,
             GError **error)
{
  guint concept;

  if (pol_edit_find_concept (edit, self->name, &concept))
    {
      pol_edit_set_archived (edit, concept, FALSE);
      return TRUE;
    }

  pol_edit_add_concept (edit, self->name, self->name, self->group, NULL, FALSE);

  return pol_edit_check_names (edit, error);
}

/**
 * pol_alternative_new_added: (skip)
 * @name: the name of a new concept, which is its id, too
 * @group: (nullable): its group
 *
 * Returns: (transfer full): the project with another concept. One that has this id already
 *   returns to the list
 */
PolAlternative *
pol_alternative_new_added (const char *name,
                           const char *group)
{
  PolAlternative *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = alternative_new (add_concept);
  self->name = g_strdup (name);
  self->group = g_strdup (group);

  return self;
}

/**
 * pol_alternative_get_policy: (skip)
 * @self: an alternative
 * @policy: the policy that the project is read by
 *
 * Returns: (transfer none): the policy that the alternative is read by
 */
PolPolicy *
pol_alternative_get_policy (PolAlternative *self,
                            PolPolicy *policy)
{
  g_return_val_if_fail (self != NULL, policy);

  return self->policy != NULL ? self->policy : policy;
}

/**
 * pol_alternative_snapshot: (skip)
 * @self: an alternative
 * @project: a project
 * @before: a snapshot of it
 *
 * Makes a snapshot for pol_alternative_carry_out(), on the thread of @project.
 *
 * Returns: (transfer full): the snapshot, which is @before if nothing is edited
 */
PolProject *
pol_alternative_snapshot (PolAlternative *self,
                          PolProject *project,
                          PolProject *before)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_PROJECT (before), NULL);

  return self->fill != NULL ? pol_project_snapshot_to_change (project) : g_object_ref (before);
}

/**
 * pol_alternative_carry_out: (skip)
 * @self: an alternative
 * @after: a snapshot that was made for it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes the alternative of what a snapshot holds. Only the snapshot changes. Blocks.
 *
 * Returns: whether that was possible, and not cancelled
 */
gboolean
pol_alternative_carry_out (PolAlternative *self,
                           PolProject *after,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (PolEdit) edit = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (POL_IS_PROJECT (after), FALSE);

  if (self->fill == NULL)
    return TRUE;

  edit = pol_project_begin_edit (after, "");
  if (!self->fill (self, after, edit, cancellable, error))
    return FALSE;

  pol_project_rehearse (after, edit);

  return TRUE;
}
