/* pol-concept-editing.c: what a person does with the concept list, each verb one step of undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-editing.h"

#include "pol-concept-file.h"

/* A concept that was renamed keeps the id that another one may be named by now. */
static char *
make_id (PolConceptList *concepts, const char *name)
{
  g_autofree char *id = g_strdup (name);

  for (guint n = 2; pol_concept_list_find (concepts, id) != NULL; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", name, n);
    }

  return g_steal_pointer (&id);
}

/**
 * pol_concept_editing_add:
 * @project: a project
 * @name: what to call the concept
 *
 * Puts a concept on the list: the one of that name that was taken off it, with
 * its tags, or else a new one.
 *
 * Returns: (transfer none): the concept, which may have been on the list before
 */
PolConcept *
pol_concept_editing_add (PolProject *project, const char *name)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  PolConceptList *concepts;
  PolConcept *concept;
  guint index;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  concepts = pol_project_get_concepts (project);
  concept = pol_concept_list_find_name (concepts, name);
  if (concept != NULL && !pol_concept_get_archived (concept))
    return concept;

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Adding “%s”"), name);
  edit = pol_project_begin_edit (project, description);
  if (concept != NULL)
    {
      index = pol_concept_get_index (concept);
      pol_edit_set_archived (edit, index, FALSE);
    }
  else
    {
      g_autofree char *id = make_id (concepts, name);

      index = pol_edit_add_concept (edit, id, name, NULL, NULL, FALSE);
    }
  pol_project_apply (project, edit);

  return pol_concept_list_get_concept (concepts, index);
}

static void
add_specs (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  GPtrArray *specs = data;

  for (guint i = 0; i < specs->len; i++)
    {
      PolConceptSpec *spec = specs->pdata[i];

      if (pol_concept_list_find (concepts, spec->id) == NULL)
        pol_edit_add_concept (edit, spec->id, spec->name, spec->group, spec->key, FALSE);
    }
}

/**
 * pol_concept_editing_add_list_async:
 * @project: a project
 * @specs: (element-type PolConceptSpec): the concepts of a list
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds those concepts whose id the project does not know, in one step. One that
 * was taken off the list stays off. Ends with pol_project_edit_finish().
 */
void
pol_concept_editing_add_list_async (PolProject *project,
                                    GPtrArray *specs,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (specs != NULL);

  pol_project_edit_async (project, _ ("Adding concepts"), add_specs, g_ptr_array_ref (specs),
                          (GDestroyNotify)g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * pol_concept_editing_rename:
 * @project: a project
 * @concept: a concept of its list
 * @name: what to call it from now on
 *
 * Renames a concept. Its id stays.
 */
void
pol_concept_editing_rename (PolProject *project, PolConcept *concept, const char *name)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));
  g_return_if_fail (name != NULL && *name != '\0');

  if (g_str_equal (pol_concept_get_name (concept), name))
    return;

  /* Translators: a step of undo; the old and the new name of a concept */
  description
      = g_strdup_printf (_ ("Renaming “%1$s” to “%2$s”"), pol_concept_get_name (concept), name);
  edit = pol_project_begin_edit (project, description);
  pol_edit_rename_concept (edit, pol_concept_get_index (concept), name);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_set_group:
 * @project: a project
 * @concept: a concept of its list
 * @group: (nullable): the group, empty for none
 *
 * Puts a concept into a group.
 */
void
pol_concept_editing_set_group (PolProject *project, PolConcept *concept, const char *group)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  if (group != NULL && *group == '\0')
    group = NULL;
  if (g_strcmp0 (pol_concept_get_group (concept), group) == 0)
    return;

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Changing the group of “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_group (edit, pol_concept_get_index (concept), group);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_move:
 * @project: a project
 * @concept: a concept of its list
 * @position: a place among the active concepts
 *
 * Moves a concept to another place of the list.
 */
void
pol_concept_editing_move (PolProject *project, PolConcept *concept, guint position)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  PolConceptList *concepts;
  guint old;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  concepts = pol_project_get_concepts (project);
  if (position >= pol_concept_list_get_n_active (concepts)
      || !pol_concept_list_get_position (concepts, concept, &old) || old == position)
    return;

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Moving “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_move_concept (edit, pol_concept_get_index (concept), position);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_remove:
 * @project: a project
 * @concept: a concept of its list
 *
 * Takes a concept off the list. Its annotations stay, unseen, until it is back.
 */
void
pol_concept_editing_remove (PolProject *project, PolConcept *concept)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Removing “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_archived (edit, pol_concept_get_index (concept), TRUE);
  pol_project_apply (project, edit);
}
