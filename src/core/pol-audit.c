/* pol-audit.c: the weak spots of a data set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"

#include "pol-parallel.h"
#include "pol-project-private.h"
#include "pol-search-text.h"

void
pol_audit_add_image (PolAudit *self,
                     PolAuditKind kind,
                     guint32 image)
{
  GArray *images = self->found[kind].images;

  if (images->len == 0 || g_array_index (images, guint32, images->len - 1) != image)
    g_array_append_val (images, image);
}

void
pol_audit_add_concept (PolAudit *self,
                       PolAuditKind kind,
                       guint concept)
{
  self->found[kind].concepts[concept] = TRUE;
}

/* What annotators said, whatever the policy makes of it. */
static void
look_at_tags (PolAudit *self,
              guint image,
              const PolAnnotation *annotations,
              gsize n)
{
  const PolFoldedTag *folded = (const PolFoldedTag *) self->folded->data;
  gsize n_folded = pol_resolver_fold (self->plain, annotations, n, (PolFoldedTag *) folded);

  for (gsize i = 0; i < n_folded; i++)
    {
      PolAuditKind kind = folded[i].tag == POL_TAG_DISAGREEMENT ? POL_AUDIT_DISAGREEMENT : POL_AUDIT_UNSURE;

      if (folded[i].tag != POL_TAG_DISAGREEMENT && folded[i].tag != POL_TAG_UNSURE)
        continue;
      pol_audit_add_image (self, kind, image);
      pol_audit_add_concept (self, kind, folded[i].concept);
    }

  for (gsize i = 0; i < n; i++)
    {
      if (pol_resolver_get_concept_scope (self->plain, annotations[i].concept) != G_MAXUINT32)
        continue;
      pol_audit_add_image (self, POL_AUDIT_ARCHIVED_TAGS, image);
      pol_audit_add_concept (self, POL_AUDIT_ARCHIVED_TAGS, annotations[i].concept);
    }
}

static gboolean
widens (PolAudit *self,
        PolImageState state)
{
  if (state == POL_IMAGE_STATE_REVIEWED && pol_policy_get_reviewed_is_negative (self->policy))
    return FALSE;

  return pol_policy_get_untagged (self->policy, POL_SITUATION_ONLY_NEGATIVES) == POL_LABEL_NEGATIVE;
}

/* The first tag of a scope that comes along speaks for the scope. */
static void
look_at_scope (PolAudit *self,
               guint image,
               const PolFoldedTag *folded)
{
  guint scope = folded->scope;
  guint situation = pol_resolver_get_situation (self->resolver, &self->counts[scope]);

  if (situation == POL_SITUATION_EXCLUSIVE)
    pol_audit_add_image (self, POL_AUDIT_EXCLUSIVE, image);
  if (situation == POL_SITUATION_ONLY_NEGATIVES
      && self->tagged[scope] < pol_resolver_get_scope_size (self->resolver, scope)
      && widens (self, pol_project_get_image_state (self->project, image)))
    pol_audit_add_image (self, POL_AUDIT_WIDENED, image);
}

/* What the policy makes of it. */
static void
look_at_labels (PolAudit *self,
                guint image,
                const PolAnnotation *annotations,
                gsize n)
{
  PolFoldedTag *folded = (PolFoldedTag *) self->folded->data;
  gsize n_folded = pol_resolver_fold (self->resolver, annotations, n, folded);

  for (gsize i = 0; i < n_folded; i++)
    {
      pol_scope_count_add (&self->counts[folded[i].scope], folded[i].tag);
      self->tagged[folded[i].scope]++;
    }

  for (gsize i = 0; i < n_folded; i++)
    {
      if (self->tagged[folded[i].scope] > 0)
        look_at_scope (self, image, &folded[i]);
      if (folded[i].tag == POL_TAG_POSITIVE
          && pol_resolver_get_situation (self->resolver, &self->counts[folded[i].scope])
                 == POL_SITUATION_EXCLUSIVE)
        pol_audit_add_concept (self, POL_AUDIT_EXCLUSIVE, folded[i].concept);
      self->tagged[folded[i].scope] = 0;
    }

  for (gsize i = 0; i < n_folded; i++)
    self->counts[folded[i].scope] = (PolScopeCount) { 0 };
}

/* Whether there is nothing to see on an image: no widened negative either, as one is positive. */
static gboolean
is_plain (PolAudit *self,
          const PolAnnotation *annotations,
          gsize n)
{
  guint n_positive;
  gboolean plain
      = pol_audit_is_plain (pol_resolver_get_scopes (self->plain), annotations, n, &n_positive);

  return plain && self->n_scopes == 1 && n_positive > 0 && (n_positive == 1 || !self->exclusive);
}

static void
look_at_image (PolAudit *self,
               guint image)
{
  gsize n;
  const PolAnnotation *annotations = pol_tag_table_get (self->project->tags, image, &n);

  if (pol_project_get_image_missing (self->project, image))
    pol_audit_add_image (self, POL_AUDIT_MISSING, image);
  if (is_plain (self, annotations, n) || n == 0)
    return;

  g_array_set_size (self->folded, n);
  look_at_tags (self, image, annotations, n);
  look_at_labels (self, image, annotations, n);
}

static void
look_at_images (PolAudit *self)
{
  guint n_images = pol_project_get_n_images (self->project);

  for (guint i = 0; i < n_images; i++)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
      look_at_image (self, pol_project_get_nth_image (self->project, i));
    }
}

static void
look_at_counts (PolAudit *self)
{
  g_autoptr (PolTotals) totals = pol_project_get_totals (self->project, self->policy);

  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (self->concepts, i));

      guint n_positive = pol_totals_get_count (totals, concept, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT);
      guint n_negative = pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT);

      if (n_positive == 0)
        pol_audit_add_concept (self, POL_AUDIT_NO_POSITIVES, concept);
      if (n_positive < self->minimum)
        pol_audit_add_concept (self, POL_AUDIT_FEW_POSITIVES, concept);
      if (n_negative == 0)
        pol_audit_add_concept (self, POL_AUDIT_NO_NEGATIVES, concept);
      if (n_negative < self->minimum)
        pol_audit_add_concept (self, POL_AUDIT_FEW_NEGATIVES, concept);
      if (pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, POL_REASON_WIDENED) > 0)
        pol_audit_add_concept (self, POL_AUDIT_WIDENED, concept);
    }
}

static void
look_at_names (PolAudit *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (self->concepts, i);
      char *name = pol_search_text_get_letters (pol_concept_get_name (concept));
      PolConcept *other = *name != '\0' ? g_hash_table_lookup (names, name) : NULL;

      if (other != NULL)
        {
          pol_audit_add_concept (self, POL_AUDIT_ALIKE_CONCEPTS, pol_concept_get_index (other));
          pol_audit_add_concept (self, POL_AUDIT_ALIKE_CONCEPTS, pol_concept_get_index (concept));
        }
      g_hash_table_insert (names, name, concept);
    }
}

static GArray *
list_concepts (PolAudit *self,
               const guint8 *wanted)
{
  GArray *concepts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      guint32 concept = pol_concept_get_index (pol_concept_list_get_active (self->concepts, i));

      if (wanted[concept])
        g_array_append_val (concepts, concept);
    }
  for (guint32 i = 0; i < self->n_concepts; i++)
    {
      if (wanted[i] && pol_concept_get_archived (pol_concept_list_get_concept (self->concepts, i)))
        g_array_append_val (concepts, i);
    }

  return concepts;
}

/* NULL where nothing is found. */
static PolAuditFinding *
make_finding (PolAudit *self,
              PolAuditKind kind)
{
  PolAuditFound *found = &self->found[kind];
  g_autoptr (GArray) concepts = list_concepts (self, found->concepts);

  if ((pol_audit_kind_has_images (kind) ? found->images->len : concepts->len) == 0)
    return NULL;

  pol_project_sort_images (self->project, found->images);

  return pol_audit_finding_new (kind, concepts, found->pairs, found->images);
}

static void
audit_begin (PolAudit *self)
{
  self->concepts = pol_project_get_concepts (self->project);
  self->n_concepts = pol_concept_list_get_n_concepts (self->concepts);
  self->resolver = pol_project_get_resolver (self->project, self->policy);
  self->plain = pol_project_get_resolver (self->project, pol_policy_get_preset ("explicit"));

  self->n_scopes = pol_resolver_get_n_scopes (self->resolver);
  self->exclusive = pol_policy_get_exclusive (self->policy);
  self->folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
  self->counts = g_new0 (PolScopeCount, self->n_scopes);
  self->tagged = g_new0 (guint, self->n_scopes);
  for (guint i = 0; i < POL_AUDIT_N_KINDS; i++)
    {
      self->found[i].images = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->found[i].concepts = g_new0 (guint8, self->n_concepts);
    }
}

static void
audit_end (PolAudit *self)
{
  for (guint i = 0; i < POL_AUDIT_N_KINDS; i++)
    {
      g_array_unref (self->found[i].images);
      g_clear_pointer (&self->found[i].pairs, g_array_unref);
      g_free (self->found[i].concepts);
    }
  g_array_unref (self->folded);
  g_free (self->counts);
  g_free (self->tagged);
}

/* Parts of an audit that have nothing to do with each other, but for the tags that they
 * read. */
enum
{
  PART_LABELS,
  PART_PAIRS,
  PART_STRETCHES,
  N_PARTS
};

static void
look_at_part (guint part,
              guint first,
              guint end,
              gpointer data)
{
  PolAudit *self = data;

  switch (part)
    {
    case PART_LABELS:
      look_at_images (self);
      look_at_counts (self);
      look_at_names (self);
      pol_audit_look_at_doubts (self);
      break;

    case PART_PAIRS:
      pol_audit_look_at_pairs (self);
      break;

    case PART_STRETCHES:
      pol_audit_look_at_stretches (self);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * pol_audit_run:
 * @project: a project; a snapshot where it runs on another thread
 * @policy: the policy under which labels are judged
 * @pictures: (nullable) (element-type guint8): an array of [struct@PictureFact], one
 *   for each image; %NULL to leave out what is about pictures
 * @minimum: concepts with fewer explicit positives, or negatives, are found to have few;
 *   0 to ask of them that they have any at all
 * @cancellable: (nullable): a cancellable
 *
 * Looks for the weak spots of a data set. Takes time for the annotations, the images,
 * the concepts and the pairs of tags of each image, never for images times concepts.
 *
 * Negatives of which no tag says anything are doubtful where a suggestion of a score of at
 * least 0.5 says that the concept is there, or a folder in the image's path that is named
 * after it, or an image that looks alike and reads as positive for it.
 *
 * Two images count as near-duplicates that are tagged differently if their hashes differ
 * in at most 6 bits, and one reads as positive for a concept that the other reads as
 * negative for. They leak from one split to another if the first folder in their paths
 * that is named train, val, valid, validation or test is not for the same split.
 *
 * Two concepts are always together where, of the images on which both are tagged, 20 or
 * more, all are positive for both, and these are nine in ten of the positives of each.
 * They are never together where none is positive for both, and chance would make 20 so.
 *
 * An annotator is too fast where 30 images on end took less than half a second each, and
 * uniform where 50 on end were given the same tags. Images that were tagged by one event,
 * at the same time or less than 10 milliseconds apart, do not count.
 *
 * Returns: (transfer full) (element-type PolAuditFinding): what was found, each kind
 *   once; incomplete if it was cancelled
 */
GPtrArray *
pol_audit_run (PolProject *project,
               PolPolicy *policy,
               GArray *pictures,
               guint minimum,
               GCancellable *cancellable)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  PolAudit self = { .project = project, .policy = policy, .pictures = pictures, .minimum = minimum,
                    .cancellable = cancellable };

  g_return_val_if_fail (POL_IS_PROJECT (project), findings);
  g_return_val_if_fail (POL_IS_POLICY (policy), findings);
  g_return_val_if_fail (pictures == NULL || pictures->len == pol_project_get_n_images (project), findings);

  audit_begin (&self);
  pol_parallel_run (N_PARTS, N_PARTS, look_at_part, &self);
  if (pictures != NULL)
    pol_audit_look_at_pictures (&self);

  for (guint i = 0; i < POL_AUDIT_N_KINDS; i++)
    {
      PolAuditFinding *finding = make_finding (&self, i);

      if (finding != NULL)
        g_ptr_array_add (findings, finding);
    }
  audit_end (&self);

  return findings;
}

/* An audit on a thread, of the project as it was when it began. */
typedef struct
{
  PolProject *snapshot;
  PolPolicy *policy;
  GArray *pictures;
  guint minimum;
} Run;

static void
run_free (Run *run)
{
  g_clear_object (&run->snapshot);
  g_object_unref (run->policy);
  g_clear_pointer (&run->pictures, g_array_unref);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GPtrArray *findings = pol_audit_run (run->snapshot, run->policy, run->pictures, run->minimum, cancellable);

  g_clear_object (&run->snapshot);      /* here, where letting go of it may take its time */
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pol_audit_run_async:
 * @project: a project
 * @policy: the policy under which labels are judged
 * @pictures: (nullable) (element-type guint8): an array of [struct@PictureFact], one
 *   for each image, which nobody changes from here on
 * @minimum: concepts with fewer explicit positives, or negatives, are found to have few
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what [func@audit_run] does, on another thread, with the project as it is now.
 */
void
pol_audit_run_async (PolProject *project,
                     PolPolicy *policy,
                     GArray *pictures,
                     guint minimum,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_POLICY (policy));

  run = g_new0 (Run, 1);
  run->snapshot = pol_project_snapshot (project);
  run->policy = g_object_ref (policy);
  run->pictures = pictures != NULL ? g_array_ref (pictures) : NULL;
  run->minimum = minimum;
  g_task_set_source_tag (task, pol_audit_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_audit_run_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@audit_run_async].
 *
 * Returns: (transfer full) (element-type PolAuditFinding): what was found, %NULL if it
 *   was cancelled
 */
GPtrArray *
pol_audit_run_finish (GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
