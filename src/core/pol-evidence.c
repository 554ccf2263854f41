/* pol-evidence.c: the images behind a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-evidence.h"

#include "pol-project-private.h"
#include "pol-resolver-private.h"

#define IMAGES_AT_ONCE 4096

static gboolean
is_read (PolProject *project,
         const PolEvidence *evidence,
         guint image)
{
  PolReason reason;

  return pol_project_read (project, evidence->policy, image, evidence->concept, &reason)
             == evidence->label
         && (evidence->reasons & 1u << reason) != 0;
}

/* A concept that is not on the list is ignored, for none of the reasons. */
static PolLabel
read_label (PolProject *project,
            PolPolicy *policy,
            guint image,
            guint concept,
            guint *reasons)
{
  PolReason reason;
  PolLabel label;

  *reasons = 0;
  if (pol_resolver_get_concept_scope (pol_project_get_resolver (project, policy), concept)
      == G_MAXUINT32)
    return POL_LABEL_IGNORED;

  label = pol_project_read (project, policy, image, concept, &reason);
  *reasons = 1u << reason;
  return label;
}

static gboolean
is_changed (PolProject *project,
            PolProject *changed,
            const PolEvidence *evidence,
            guint image)
{
  PolPolicy *other = pol_alternative_get_policy (evidence->alternative, evidence->policy);
  guint reasons, other_reasons;
  PolLabel from = read_label (project, evidence->policy, image, evidence->concept, &reasons);
  PolLabel to = read_label (changed, other, image, evidence->concept, &other_reasons);

  return (evidence->changes & POL_CHANGE (from, to)) != 0
         && (evidence->reasons == 0 || (evidence->reasons & reasons) != 0);
}

static gboolean
is_together (PolProject *project,
             const PolEvidence *evidence,
             guint image,
             GArray **own)
{
  PolResolver *resolver = pol_project_get_resolver (project, evidence->policy);
  gsize n;
  const PolAnnotation *annotations = pol_project_get_seen (project, image, own, &n);
  PolTag tag, other;

  return pol_resolver_find_tag (resolver, annotations, n, evidence->concept, &tag)
         && tag == POL_TAG_POSITIVE
         && pol_resolver_find_tag (resolver, annotations, n, evidence->other, &other)
         && other == POL_TAG_POSITIVE;
}

static gboolean
is_tagged (PolProject *project,
           const PolEvidence *evidence,
           guint image,
           GArray **own)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  gsize n;
  const PolAnnotation *annotations = pol_project_get_seen (project, image, own, &n);

  for (gsize i = 0; i < n; i++)
    {
      PolConcept *concept = pol_concept_list_get_concept (concepts, annotations[i].concept);

      if (annotations[i].value == evidence->value && annotations[i].at >= evidence->from
          && annotations[i].at < evidence->to && !pol_concept_get_archived (concept))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_one_of (const PolEvidence *evidence,
           guint annotator)
{
  return evidence->annotators[0] == G_MAXUINT || annotator == evidence->annotators[0]
         || annotator == evidence->annotators[1];
}

/* Whether some of the annotations of one cell say positive, and others negative. */
static gboolean
is_cell_disputed (const PolEvidence *evidence,
                  const PolAnnotation *annotations,
                  gsize n)
{
  gboolean positive = FALSE;
  gboolean negative = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (!is_one_of (evidence, annotations[i].annotator))
        continue;
      positive |= annotations[i].value == POL_VALUE_POSITIVE;
      negative |= annotations[i].value == POL_VALUE_NEGATIVE;
    }

  return positive && negative;
}

/* An image's annotations are sorted by concept. */
static gboolean
is_disputed (PolProject *project,
             const PolEvidence *evidence,
             guint image,
             GArray **own)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  gsize n;
  const PolAnnotation *annotations = pol_project_get_seen (project, image, own, &n);

  for (gsize i = 0, end; i < n; i = end)
    {
      guint32 concept = annotations[i].concept;

      for (end = i + 1; end < n && annotations[end].concept == concept; end++)
        ;
      if ((evidence->concept == G_MAXUINT32 || evidence->concept == concept)
          && is_cell_disputed (evidence, annotations + i, end - i)
          && !pol_concept_get_archived (pol_concept_list_get_concept (concepts, concept)))
        return TRUE;
    }

  return FALSE;
}

/* @changed is what the alternative makes of the project, if there is one. */
static GArray *
find_images (PolProject *project,
             PolProject *changed,
             const PolEvidence *evidence,
             GCancellable *cancellable)
{
  g_autoptr (GArray) own = NULL;
  GArray *images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 image = 0; image < pol_project_get_n_images (project); image++)
    {
      gboolean found;

      if (image % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        break;

      if (evidence->kind == POL_EVIDENCE_READ)
        found = is_read (project, evidence, image);
      else if (evidence->kind == POL_EVIDENCE_TOGETHER)
        found = is_together (project, evidence, image, &own);
      else if (evidence->kind == POL_EVIDENCE_DISPUTED)
        found = is_disputed (project, evidence, image, &own);
      else if (evidence->kind == POL_EVIDENCE_CHANGED)
        found = is_changed (project, changed, evidence, image);
      else
        found = is_tagged (project, evidence, image, &own);
      if (found)
        g_array_append_val (images, image);
    }

  return images;
}

/* What is looked for, in snapshots. */
typedef struct
{
  PolProject *snapshot;
  PolProject *changed;
  PolEvidence evidence;
} Run;

static Run *
run_new (PolProject *project,
         const PolEvidence *evidence)
{
  Run *run = g_new0 (Run, 1);

  run->snapshot = pol_project_snapshot_seen (project);
  run->evidence = *evidence;
  if (evidence->policy != NULL)
    g_object_ref (evidence->policy);
  if (evidence->alternative != NULL)
    {
      pol_alternative_ref (evidence->alternative);
      run->changed = pol_alternative_snapshot (evidence->alternative, project, run->snapshot);
    }

  return run;
}

static void
run_free (Run *run)
{
  g_clear_object (&run->snapshot);
  g_clear_object (&run->changed);
  g_clear_object (&run->evidence.policy);
  g_clear_pointer (&run->evidence.alternative, pol_alternative_unref);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* An alternative that cannot be has no images. */
static GArray *
carry_out (Run *run,
           GCancellable *cancellable)
{
  if (run->evidence.alternative != NULL
      && !pol_alternative_carry_out (run->evidence.alternative, run->changed, cancellable, NULL))
    return g_array_new (FALSE, FALSE, sizeof (guint32));

  return find_images (run->snapshot, run->changed, &run->evidence, cancellable);
}

/**
 * pol_evidence_find: (skip)
 * @project: a project
 * @evidence: what counts
 * @cancellable: (nullable): a cancellable
 *
 * Looks through all images once. Blocks.
 *
 * Returns: (transfer full) (element-type guint32): the indexes of the images where it is
 *   so, sorted; incomplete if it was cancelled
 */
GArray *
pol_evidence_find (PolProject *project,
                   const PolEvidence *evidence,
                   GCancellable *cancellable)
{
  g_autoptr (Run) run = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (evidence != NULL, NULL);

  run = run_new (project, evidence);

  return carry_out (run, cancellable);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GArray *images = carry_out (run, cancellable);

  g_clear_object (&run->snapshot);      /* here, where letting go of them may take its time */
  g_clear_object (&run->changed);
  g_task_return_pointer (task, images, (GDestroyNotify) g_array_unref);
}

/**
 * pol_evidence_find_async: (skip)
 * @project: a project
 * @evidence: what counts
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_evidence_find() does, on another thread, with the project as it is now.
 */
void
pol_evidence_find_async (PolProject *project,
                         const PolEvidence *evidence,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (evidence != NULL);

  g_task_set_source_tag (task, pol_evidence_find_async);
  g_task_set_task_data (task, run_new (project, evidence), (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_evidence_find_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_evidence_find_async().
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the indexes of the images,
 *   sorted; %NULL if it was cancelled
 */
GArray *
pol_evidence_find_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
