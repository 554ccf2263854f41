/* pol-concept-import.c: what a concept list would change, and what of that does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-import.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-likeness.h"

void
pol_concept_plan_free (PolConceptPlan *self)
{
  g_ptr_array_unref (self->proposals);
  g_strfreev (self->repeated);
  g_free (self);
}

/* A plan in the making. */
typedef struct
{
  PolConceptList *concepts;
  GHashTable *in_file;    /* ids */
  GHashTable *names;      /* of the list, and of what the file adds to it */
  PolConceptLikeness *likeness;
  PolConceptPlan *plan;
  GPtrArray *by_kind[POL_CONCEPT_PROPOSAL_GONE + 1];
} Planning;

static void
note_name (Planning *planning, const char *name)
{
  g_hash_table_add (planning->names, (gpointer)name);
  pol_concept_likeness_add (planning->likeness, name);
}

static PolConceptProposal *
propose (Planning *planning, PolConceptProposalKind kind, const char *id, const char *name)
{
  PolConceptProposal *proposal = pol_concept_proposal_new (kind, id, name);

  g_ptr_array_add (planning->by_kind[kind], proposal);

  return proposal;
}

static void
propose_unknown (Planning *planning, const PolConceptSpec *spec)
{
  const char *name = spec->name != NULL ? spec->name : spec->id;
  const char *like = pol_concept_likeness_find (planning->likeness, name);
  PolConceptProposal *proposal
      = propose (planning, like != NULL ? POL_CONCEPT_PROPOSAL_ALIKE : POL_CONCEPT_PROPOSAL_NEW,
                 spec->id, name);

  pol_concept_proposal_set_spec (proposal, spec->group, spec->key, like);
  note_name (planning, name);
}

static void
propose_spec (Planning *planning, const PolConceptSpec *spec)
{
  PolConcept *concept = pol_concept_list_find (planning->concepts, spec->id);
  const char *name = spec->name != NULL ? spec->name : spec->id;

  g_hash_table_add (planning->in_file, spec->id);
  if (concept != NULL && pol_concept_get_archived (concept)
      && !g_hash_table_contains (planning->names, pol_concept_get_name (concept)))
    propose (planning, POL_CONCEPT_PROPOSAL_ARCHIVED, spec->id, pol_concept_get_name (concept));
  else if (concept != NULL || g_hash_table_contains (planning->names, name))
    planning->plan->n_known++;
  else
    propose_unknown (planning, spec);
}

/* A list that names what is there by its name alone means the same concept. */
static void
propose_gone (Planning *planning, GHashTable *names_in_file)
{
  for (guint i = 0; i < pol_concept_list_get_n_active (planning->concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (planning->concepts, i);

      if (!g_hash_table_contains (planning->in_file, pol_concept_get_id (concept))
          && !g_hash_table_contains (names_in_file, pol_concept_get_name (concept)))
        propose (planning, POL_CONCEPT_PROPOSAL_GONE, pol_concept_get_id (concept),
                 pol_concept_get_name (concept));
    }
}

/**
 * pol_concept_import_propose:
 * @project: a project
 * @specs: (element-type PolConceptSpec): the concepts of a list
 *
 * Finds what a list would change.
 *
 * Returns: (transfer full): the plan
 */
PolConceptPlan *
pol_concept_import_propose (PolProject *project, GPtrArray *specs)
{
  g_autoptr (GHashTable) in_file = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names_in_file = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PolConceptLikeness) likeness = pol_concept_likeness_new ();
  Planning planning = { pol_project_get_concepts (project), in_file, names, likeness,
                        g_new0 (PolConceptPlan, 1) };

  planning.plan->proposals = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (planning.by_kind); i++)
    planning.by_kind[i] = g_ptr_array_new ();
  for (guint i = 0; i < pol_concept_list_get_n_active (planning.concepts); i++)
    note_name (&planning,
               pol_concept_get_name (pol_concept_list_get_active (planning.concepts, i)));

  for (guint i = 0; i < specs->len; i++)
    {
      const PolConceptSpec *spec = specs->pdata[i];

      propose_spec (&planning, spec);
      g_hash_table_add (names_in_file, spec->name != NULL ? spec->name : spec->id);
    }
  propose_gone (&planning, names_in_file);
  for (guint i = 0; i < G_N_ELEMENTS (planning.by_kind); i++)
    g_ptr_array_extend_and_steal (planning.plan->proposals, planning.by_kind[i]);

  return planning.plan;
}

typedef struct
{
  PolProject *snapshot;
  GFile *file;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->snapshot);
  g_object_unref (reading->file);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_auto (GStrv) repeated = NULL;
  g_autoptr (GPtrArray) specs = NULL;
  PolConceptPlan *plan;
  GError *error = NULL;

  specs = pol_concept_file_read (reading->file, &repeated, cancellable, &error);
  if (specs == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  plan = pol_concept_import_propose (reading->snapshot, specs);
  plan->repeated = g_steal_pointer (&repeated);
  g_task_return_pointer (task, plan, (GDestroyNotify)pol_concept_plan_free);
}

/**
 * pol_concept_import_read_async:
 * @project: a project
 * @file: a concept list
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: data for @callback
 *
 * Reads a list, and finds what it would change.
 */
void
pol_concept_import_read_async (PolProject *project,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));

  reading = g_new0 (Reading, 1);
  reading->snapshot = pol_project_snapshot (project);
  reading->file = g_object_ref (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_concept_import_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * pol_concept_import_read_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_concept_import_read_async().
 *
 * Returns: (transfer full): the plan, or %NULL if the list cannot be read
 */
PolConceptPlan *
pol_concept_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
carry_out (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  GPtrArray *proposals = data;

  for (guint i = 0; i < proposals->len; i++)
    {
      PolConceptProposal *it = proposals->pdata[i];
      PolConcept *concept = pol_concept_list_find (concepts, pol_concept_proposal_get_id (it));
      PolConceptProposalKind kind = pol_concept_proposal_get_kind (it);

      if (concept != NULL)
        pol_edit_set_archived (edit, pol_concept_get_index (concept),
                               kind == POL_CONCEPT_PROPOSAL_GONE);
      else if (kind != POL_CONCEPT_PROPOSAL_GONE)
        pol_edit_add_concept (edit, pol_concept_proposal_get_id (it),
                              pol_concept_proposal_get_name (it),
                              pol_concept_proposal_get_group (it),
                              pol_concept_proposal_get_key (it), FALSE);
    }
}

/**
 * pol_concept_import_apply_async:
 * @project: a project
 * @proposals: (element-type PolConceptProposal): what a list proposes
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Carries out what is chosen, in one step of undo. Ends with
 * pol_project_edit_finish().
 */
void
pol_concept_import_apply_async (PolProject *project,
                                GPtrArray *proposals,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (proposals != NULL);

  for (guint i = 0; i < proposals->len; i++)
    if (pol_concept_proposal_get_chosen (proposals->pdata[i]))
      g_ptr_array_add (chosen, g_object_ref (proposals->pdata[i]));
  pol_project_edit_async (project, _ ("Importing concepts"), carry_out, chosen,
                          (GDestroyNotify)g_ptr_array_unref, cancellable, callback, user_data);
}
