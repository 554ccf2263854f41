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
 * pol_concept_editing_check_name:
 * @project: a project
 * @concept: a concept of its list
 * @name: what it may be called
 * @error: return location for an error
 *
 * Returns: whether no other concept of the list has that name
 */
gboolean
pol_concept_editing_check_name (PolProject *project,
                                PolConcept *concept,
                                const char *name,
                                GError **error)
{
  g_autoptr (PolEdit) edit = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (POL_IS_CONCEPT (concept), FALSE);
  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  edit = pol_project_begin_edit (project, "");
  pol_edit_rename_concept (edit, pol_concept_get_index (concept), name);

  return pol_edit_check_names (edit, error);
}

/**
 * pol_concept_editing_rename:
 * @project: a project
 * @concept: a concept of its list
 * @name: what to call it from now on
 * @error: return location for an error
 *
 * Renames a concept. Its id stays.
 *
 * Returns: %FALSE if another concept has that name
 */
gboolean
pol_concept_editing_rename (PolProject *project,
                            PolConcept *concept,
                            const char *name,
                            GError **error)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  if (!pol_concept_editing_check_name (project, concept, name, error))
    return FALSE;
  if (g_str_equal (pol_concept_get_name (concept), name))
    return TRUE;

  /* Translators: a step of undo; the old and the new name of a concept */
  description
      = g_strdup_printf (_ ("Renaming “%1$s” to “%2$s”"), pol_concept_get_name (concept), name);
  edit = pol_project_begin_edit (project, description);
  pol_edit_rename_concept (edit, pol_concept_get_index (concept), name);
  pol_project_apply (project, edit);

  return TRUE;
}

static const char *
get_first_name (GPtrArray *concepts)
{
  return concepts->len > 0 ? pol_concept_get_name (concepts->pdata[0]) : "";
}

/**
 * pol_concept_editing_set_group:
 * @project: a project
 * @concepts: (element-type PolConcept): concepts of its list
 * @group: (nullable): the group, empty for none
 *
 * Puts concepts into a group.
 */
void
pol_concept_editing_set_group (PolProject *project, GPtrArray *concepts, const char *group)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (concepts != NULL);

  if (concepts->len == 1)
    /* Translators: a step of undo; %s is the name of a concept */
    description = g_strdup_printf (_ ("Changing the group of “%s”"), get_first_name (concepts));
  else
    description = g_strdup_printf (ngettext ("Changing the group of %u concept",
                                             "Changing the group of %u concepts", concepts->len),
                                   concepts->len);
  edit = pol_project_begin_edit (project, description);
  for (guint i = 0; i < concepts->len; i++)
    pol_edit_set_group (edit, pol_concept_get_index (concepts->pdata[i]), group);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_set_note:
 * @project: a project
 * @concept: a concept of its list
 * @note: (nullable): when it counts, empty for nothing to say
 *
 * Changes what those who tag are told of a concept.
 */
void
pol_concept_editing_set_note (PolProject *project, PolConcept *concept, const char *note)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Changing the note on “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_note (edit, pol_concept_get_index (concept), note);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_add_examples:
 * @project: a project
 * @concept: a concept of its list
 * @images: images
 *
 * Makes images examples of a concept.
 */
void
pol_concept_editing_add_examples (PolProject *project, PolConcept *concept, GtkBitset *images)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  GtkBitsetIter iter;
  guint image;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Adding an example of “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, images, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    pol_edit_set_example (edit, pol_concept_get_index (concept), image, TRUE);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_remove_example:
 * @project: a project
 * @concept: a concept of its list
 * @image: an image
 *
 * Takes an image away from the examples of a concept.
 */
void
pol_concept_editing_remove_example (PolProject *project, PolConcept *concept, guint image)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Removing an example of “%s”"), pol_concept_get_name (concept));
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_example (edit, pol_concept_get_index (concept), image, FALSE);
  pol_project_apply (project, edit);
}

/* The place among the active concepts, without @concept itself. */
static guint
find_place (PolConceptList *concepts, PolConcept *concept, PolConcept *other, gboolean after)
{
  guint own = G_MAXUINT, position = 0;

  pol_concept_list_get_position (concepts, concept, &own);
  pol_concept_list_get_position (concepts, other, &position);

  return position - (own < position) + after;
}

/**
 * pol_concept_editing_move:
 * @project: a project
 * @concept: a concept of its list
 * @other: another one
 * @after: whether it shall stand after @other, or else before it
 *
 * Moves a concept beside another one, and into the group of that.
 */
void
pol_concept_editing_move (PolProject *project,
                          PolConcept *concept,
                          PolConcept *other,
                          gboolean after)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;
  PolConceptList *concepts;
  guint place;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_CONCEPT (concept));
  g_return_if_fail (POL_IS_CONCEPT (other));

  if (concept == other)
    return;

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Moving “%s”"), pol_concept_get_name (concept));
  concepts = pol_project_get_concepts (project);
  place = find_place (concepts, concept, other, after);
  edit = pol_project_begin_edit (project, description);
  pol_edit_set_group (edit, pol_concept_get_index (concept), pol_concept_get_group (other));
  pol_edit_move_concept (edit, pol_concept_get_index (concept), place);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_archive:
 * @project: a project
 * @concepts: (element-type PolConcept): concepts of its list
 *
 * Takes concepts off the list. Their annotations stay, unseen, until they are
 * back.
 */
void
pol_concept_editing_archive (PolProject *project, GPtrArray *concepts)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (concepts != NULL);

  if (concepts->len == 1)
    /* Translators: a step of undo; %s is the name of a concept */
    description = g_strdup_printf (_ ("Archiving “%s”"), get_first_name (concepts));
  else
    description = g_strdup_printf (
        ngettext ("Archiving %u concept", "Archiving %u concepts", concepts->len), concepts->len);
  edit = pol_project_begin_edit (project, description);
  for (guint i = 0; i < concepts->len; i++)
    pol_edit_set_archived (edit, pol_concept_get_index (concepts->pdata[i]), TRUE);
  pol_project_apply (project, edit);
}

/**
 * pol_concept_editing_restore:
 * @project: a project
 * @concepts: (element-type PolConcept): archived concepts
 * @error: return location for an error
 *
 * Puts concepts back on the list, where they were, with their annotations.
 *
 * Returns: %FALSE, with nothing restored, if the name of one is another
 *   concept's by now
 */
gboolean
pol_concept_editing_restore (PolProject *project, GPtrArray *concepts, GError **error)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (concepts != NULL, FALSE);

  if (concepts->len == 1)
    /* Translators: a step of undo; %s is the name of a concept */
    description = g_strdup_printf (_ ("Restoring “%s”"), get_first_name (concepts));
  else
    description = g_strdup_printf (
        ngettext ("Restoring %u concept", "Restoring %u concepts", concepts->len), concepts->len);
  edit = pol_project_begin_edit (project, description);
  for (guint i = 0; i < concepts->len; i++)
    pol_edit_set_archived (edit, pol_concept_get_index (concepts->pdata[i]), FALSE);
  if (!pol_edit_check_names (edit, error))
    return FALSE;
  pol_project_apply (project, edit);

  return TRUE;
}
