/* pol-audit.c: the weak spots of a data set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit.h"

#include "pol-hash-index.h"
#include "pol-resolver-private.h"
#include "pol-search-text.h"

/* Pictures whose hashes differ in at most so many of the 64 bits look alike. */
#define NEAR_DISTANCE 6

typedef enum
{
  KIND_WIDENED,
  KIND_NO_POSITIVES,
  KIND_NO_NEGATIVES,
  KIND_DISAGREEMENT,
  KIND_UNSURE,
  KIND_EXCLUSIVE,
  KIND_NEAR_DUPLICATES,
  KIND_EXACT_DUPLICATES,
  KIND_ARCHIVED_TAGS,
  KIND_ALIKE_CONCEPTS,
  KIND_MISSING,
  KIND_UNREADABLE,
  N_KINDS
} Kind;

/* The ids are those of the audit's file format. */
static const struct
{
  const char *id;
  PolSeverity severity;
} kinds[N_KINDS] = {
  [KIND_WIDENED] = { "widened-negatives", POL_SEVERITY_WARNING },
  [KIND_NO_POSITIVES] = { "no-positives", POL_SEVERITY_ERROR },
  [KIND_NO_NEGATIVES] = { "no-negatives", POL_SEVERITY_WARNING },
  [KIND_DISAGREEMENT] = { "disagreement", POL_SEVERITY_WARNING },
  [KIND_UNSURE] = { "unsure", POL_SEVERITY_INFO },
  [KIND_EXCLUSIVE] = { "exclusive", POL_SEVERITY_ERROR },
  [KIND_NEAR_DUPLICATES] = { "near-duplicates", POL_SEVERITY_WARNING },
  [KIND_EXACT_DUPLICATES] = { "exact-duplicates", POL_SEVERITY_INFO },
  [KIND_ARCHIVED_TAGS] = { "archived-tags", POL_SEVERITY_INFO },
  [KIND_ALIKE_CONCEPTS] = { "alike-concepts", POL_SEVERITY_WARNING },
  [KIND_MISSING] = { "missing-images", POL_SEVERITY_WARNING },
  [KIND_UNREADABLE] = { "unreadable-images", POL_SEVERITY_ERROR },
};

/* What is found of one kind while images and concepts are looked at. */
typedef struct
{
  GArray *images;       /* guint32, each once, in no order */
  guint8 *concepts;     /* by concept: whether it is among them */
} Found;

typedef struct
{
  PolProject *project;
  PolPolicy *policy;
  PolConceptList *concepts;
  guint n_concepts;
  PolResolver *resolver;        /* by the policy */
  PolResolver *plain;           /* by one that settles no disagreement */
  GArray *pictures;             /* PolPictureFact, NULL where nobody looked */
  GCancellable *cancellable;

  Found found[N_KINDS];

  GArray *folded;               /* scratch: PolFoldedTag */
  PolScopeCount *counts;        /* scratch, zero between images: of each scope */
  guint *tagged;                /* scratch, zero between images: tagged concepts of each scope */
} Audit;

/**
 * pol_severity_to_string:
 * @severity: a severity
 *
 * Returns: the word for it in files
 */
const char *
pol_severity_to_string (PolSeverity severity)
{
  static const char *const words[] = { "info", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (words), NULL);

  return words[severity];
}

/**
 * PolAuditFinding:
 *
 * One kind of weak spot of a data set, the concepts it is about and the images
 * where it is. Immutable.
 */
struct _PolAuditFinding
{
  GObject parent_instance;

  Kind kind;
  guint count;
  GArray *concepts;
  GArray *images;
};

G_DEFINE_FINAL_TYPE (PolAuditFinding, pol_audit_finding, G_TYPE_OBJECT)

static void
pol_audit_finding_finalize (GObject *object)
{
  PolAuditFinding *self = POL_AUDIT_FINDING (object);

  g_clear_pointer (&self->concepts, g_array_unref);
  g_clear_pointer (&self->images, g_array_unref);

  G_OBJECT_CLASS (pol_audit_finding_parent_class)->finalize (object);
}

static void
pol_audit_finding_class_init (PolAuditFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_audit_finding_finalize;
}

static void
pol_audit_finding_init (PolAuditFinding *self)
{
}

/**
 * pol_audit_finding_get_id:
 * @self: a finding
 *
 * Returns: the id of its kind, such as `widened-negatives`
 */
const char *
pol_audit_finding_get_id (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return kinds[self->kind].id;
}

/**
 * pol_audit_finding_get_severity:
 * @self: a finding
 *
 * Returns: how bad it is
 */
PolSeverity
pol_audit_finding_get_severity (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), POL_SEVERITY_INFO);

  return kinds[self->kind].severity;
}

/**
 * pol_audit_finding_get_count:
 * @self: a finding
 *
 * Gets how often it was found: the number of images, or of concepts where it is
 * about concepts alone.
 *
 * Returns: the number, above 0
 */
guint
pol_audit_finding_get_count (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), 0);

  return self->count;
}

/**
 * pol_audit_finding_get_concepts:
 * @self: a finding
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the concepts it
 *   is about, in list order, archived ones last
 */
GArray *
pol_audit_finding_get_concepts (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return self->concepts;
}

/**
 * pol_audit_finding_get_images:
 * @self: a finding
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the images where
 *   it is, in the order of their paths; none where it is about concepts alone
 */
GArray *
pol_audit_finding_get_images (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return self->images;
}

static void
add_image (Audit *self,
           Kind kind,
           guint32 image)
{
  GArray *images = self->found[kind].images;

  if (images->len == 0 || g_array_index (images, guint32, images->len - 1) != image)
    g_array_append_val (images, image);
}

static void
add_concept (Audit *self,
             Kind kind,
             guint concept)
{
  self->found[kind].concepts[concept] = TRUE;
}

/* What annotators said, whatever the policy makes of it. */
static void
look_at_tags (Audit *self,
              guint image,
              const PolAnnotation *annotations,
              gsize n)
{
  const PolFoldedTag *folded = (const PolFoldedTag *) self->folded->data;
  gsize n_folded = pol_resolver_fold (self->plain, annotations, n, (PolFoldedTag *) folded);

  for (gsize i = 0; i < n_folded; i++)
    {
      Kind kind = folded[i].tag == POL_TAG_DISAGREEMENT ? KIND_DISAGREEMENT : KIND_UNSURE;

      if (folded[i].tag != POL_TAG_DISAGREEMENT && folded[i].tag != POL_TAG_UNSURE)
        continue;
      add_image (self, kind, image);
      add_concept (self, kind, folded[i].concept);
    }

  for (gsize i = 0; i < n; i++)
    {
      if (pol_resolver_get_concept_scope (self->plain, annotations[i].concept) != G_MAXUINT32)
        continue;
      add_image (self, KIND_ARCHIVED_TAGS, image);
      add_concept (self, KIND_ARCHIVED_TAGS, annotations[i].concept);
    }
}

static gboolean
widens (Audit *self,
        PolImageState state)
{
  if (state == POL_IMAGE_STATE_REVIEWED && pol_policy_get_reviewed_is_negative (self->policy))
    return FALSE;

  return pol_policy_get_untagged (self->policy, POL_SITUATION_ONLY_NEGATIVES) == POL_LABEL_NEGATIVE;
}

/* The first tag of a scope that comes along speaks for the scope. */
static void
look_at_scope (Audit *self,
               guint image,
               const PolFoldedTag *folded)
{
  guint scope = folded->scope;
  guint situation = pol_resolver_get_situation (self->resolver, &self->counts[scope]);

  if (situation == POL_SITUATION_EXCLUSIVE)
    add_image (self, KIND_EXCLUSIVE, image);
  if (situation == POL_SITUATION_ONLY_NEGATIVES
      && self->tagged[scope] < pol_resolver_get_scope_size (self->resolver, scope)
      && widens (self, pol_project_get_image_state (self->project, image)))
    add_image (self, KIND_WIDENED, image);
}

/* What the policy makes of it. */
static void
look_at_labels (Audit *self,
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
        add_concept (self, KIND_EXCLUSIVE, folded[i].concept);
      self->tagged[folded[i].scope] = 0;
    }

  for (gsize i = 0; i < n_folded; i++)
    self->counts[folded[i].scope] = (PolScopeCount) { 0 };
}

static void
look_at_image (Audit *self,
               guint image)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);

  if (pol_project_get_image_missing (self->project, image))
    add_image (self, KIND_MISSING, image);
  if (n == 0)
    return;

  g_array_set_size (self->folded, n);
  look_at_tags (self, image, annotations, n);
  look_at_labels (self, image, annotations, n);
}

static void
look_at_images (Audit *self)
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
look_at_counts (Audit *self)
{
  g_autoptr (PolTotals) totals = pol_project_get_totals (self->project, self->policy);

  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (self->concepts, i));

      if (pol_totals_get_count (totals, concept, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT) == 0)
        add_concept (self, KIND_NO_POSITIVES, concept);
      if (pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT) == 0)
        add_concept (self, KIND_NO_NEGATIVES, concept);
      if (pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, POL_REASON_WIDENED) > 0)
        add_concept (self, KIND_WIDENED, concept);
    }
}

static void
look_at_names (Audit *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (self->concepts, i);
      char *name = pol_search_text_get_letters (pol_concept_get_name (concept));
      PolConcept *other = *name != '\0' ? g_hash_table_lookup (names, name) : NULL;

      if (other != NULL)
        {
          add_concept (self, KIND_ALIKE_CONCEPTS, pol_concept_get_index (other));
          add_concept (self, KIND_ALIKE_CONCEPTS, pol_concept_get_index (concept));
        }
      g_hash_table_insert (names, name, concept);
    }
}

static const PolPictureFact *
get_picture (Audit *self,
             guint image)
{
  return &g_array_index (self->pictures, PolPictureFact, image);
}

/* Whether one of the two reads as positive for what the other is negative for. */
static gboolean
contradicts (Audit *self,
             guint image,
             guint other)
{
  gboolean found = FALSE;
  gsize n, n_other;
  const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);
  const PolAnnotation *others = pol_project_get_annotations (self->project, other, &n_other);
  PolImageState state = pol_project_get_image_state (self->project, image);
  PolImageState other_state = pol_project_get_image_state (self->project, other);

  for (gsize i = 0; i < n; i++)
    {
      guint concept = annotations[i].concept;
      PolReading reading, opposite;

      if (pol_resolver_get_concept_scope (self->resolver, concept) == G_MAXUINT32)
        continue;
      reading = pol_resolver_read (self->resolver, annotations, n, state, concept);
      if (reading.label != POL_LABEL_POSITIVE)
        continue;
      opposite = pol_resolver_read (self->resolver, others, n_other, other_state, concept);
      if (opposite.label == POL_LABEL_NEGATIVE)
        {
          add_concept (self, KIND_NEAR_DUPLICATES, concept);
          found = TRUE;
        }
    }

  return found;
}

static void
compare_images (Audit *self,
                guint image,
                guint other)
{
  gboolean one = contradicts (self, image, other);
  gboolean two = contradicts (self, other, image);

  if (!one && !two)
    return;

  g_array_append_val (self->found[KIND_NEAR_DUPLICATES].images, image);
  g_array_append_val (self->found[KIND_NEAR_DUPLICATES].images, other);
}

static void
compare_with_original (Audit *self,
                       guint32 image)
{
  guint32 original = get_picture (self, image)->original;

  if (original == image)
    return;

  g_array_append_val (self->found[KIND_EXACT_DUPLICATES].images, original);
  g_array_append_val (self->found[KIND_EXACT_DUPLICATES].images, image);
  compare_images (self, original, image);
}

static void
look_at_files (Audit *self)
{
  for (guint32 i = 0; i < self->pictures->len; i++)
    {
      if (get_picture (self, i)->state == POL_PICTURE_STATE_UNREADABLE)
        add_image (self, KIND_UNREADABLE, i);
      compare_with_original (self, i);
    }
}

/* Images that look alike are compared by what is said of them: those of one hash
 * that are tagged alike are one. */
typedef struct
{
  guint64 hash;
  guint32 image;
} Hashed;

typedef struct
{
  Audit *audit;
  GArray *hashed;       /* Hashed, sorted by hash */
  GArray *starts;       /* guint: where each hash begins in it, and the end */
} Alike;

static int
compare_hashed (gconstpointer a,
                gconstpointer b)
{
  const Hashed *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;

  return (x->image > y->image) - (x->image < y->image);
}

static gboolean
are_tagged_alike (PolProject *project,
                  guint image,
                  guint other)
{
  gsize n, n_other;
  const PolAnnotation *a = pol_project_get_annotations (project, image, &n);
  const PolAnnotation *b = pol_project_get_annotations (project, other, &n_other);

  if (n != n_other
      || pol_project_get_image_state (project, image) != pol_project_get_image_state (project, other))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (a[i].concept != b[i].concept || a[i].value != b[i].value || a[i].annotator != b[i].annotator)
        return FALSE;
    }

  return TRUE;
}

static void
compare_hashes (guint first,
                guint second,
                gpointer data)
{
  Alike *self = data;
  guint first_end = g_array_index (self->starts, guint, first + 1);
  guint second_end = g_array_index (self->starts, guint, second + 1);

  for (guint i = g_array_index (self->starts, guint, first); i < first_end; i++)
    {
      guint from = first == second ? i + 1 : g_array_index (self->starts, guint, second);
      guint32 image = g_array_index (self->hashed, Hashed, i).image;

      for (guint j = from; j < second_end; j++)
        {
          guint32 other = g_array_index (self->hashed, Hashed, j).image;

          if (!are_tagged_alike (self->audit->project, image, other))
            compare_images (self->audit, image, other);
        }
    }
}

/* Only images with tags can be tagged differently. */
static GArray *
collect_hashed (Audit *self)
{
  GArray *hashed = g_array_new (FALSE, FALSE, sizeof (Hashed));

  for (guint32 i = 0; i < self->pictures->len; i++)
    {
      Hashed one = { get_picture (self, i)->hash, i };
      gsize n;

      pol_project_get_annotations (self->project, i, &n);
      if (n > 0 && get_picture (self, i)->state == POL_PICTURE_STATE_HASHED)
        g_array_append_val (hashed, one);
    }
  g_array_sort (hashed, compare_hashed);

  return hashed;
}

static void
look_at_pictures (Audit *self)
{
  g_autoptr (GArray) hashed = collect_hashed (self);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  Alike alike = { self, hashed, starts };

  for (guint i = 0; i < hashed->len; i++)
    {
      guint64 hash = g_array_index (hashed, Hashed, i).hash;

      if (i > 0 && hash == g_array_index (hashed, Hashed, i - 1).hash)
        continue;
      g_array_append_val (starts, i);
      g_array_append_val (hashes, hash);
    }
  g_array_append_val (starts, hashed->len);

  for (guint i = 0; i < hashes->len; i++)
    compare_hashes (i, i, &alike);
  pol_hash_index_find_pairs ((const guint64 *) hashes->data, hashes->len, NEAR_DISTANCE,
                             compare_hashes, &alike);
}

static GArray *
list_concepts (Audit *self,
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
make_finding (Audit *self,
              Kind kind)
{
  Found *found = &self->found[kind];
  g_autoptr (GArray) concepts = list_concepts (self, found->concepts);
  PolAuditFinding *finding;

  /* Concepts alone count where the kind is about them alone. */
  if (found->images->len == 0
      && (concepts->len == 0
          || !(kind == KIND_NO_POSITIVES || kind == KIND_NO_NEGATIVES || kind == KIND_ALIKE_CONCEPTS)))
    return NULL;

  finding = g_object_new (POL_TYPE_AUDIT_FINDING, NULL);
  finding->kind = kind;
  pol_project_sort_images (self->project, found->images);
  finding->images = g_array_ref (found->images);
  finding->concepts = g_steal_pointer (&concepts);
  finding->count = finding->images->len > 0 ? finding->images->len : finding->concepts->len;

  return finding;
}

static void
audit_begin (Audit *self)
{
  guint n_scopes;

  self->concepts = pol_project_get_concepts (self->project);
  self->n_concepts = pol_concept_list_get_n_concepts (self->concepts);
  self->resolver = pol_project_get_resolver (self->project, self->policy);
  self->plain = pol_project_get_resolver (self->project, pol_policy_get_preset ("explicit"));

  n_scopes = pol_resolver_get_n_scopes (self->resolver);
  self->folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
  self->counts = g_new0 (PolScopeCount, n_scopes);
  self->tagged = g_new0 (guint, n_scopes);
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->found[i].images = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->found[i].concepts = g_new0 (guint8, self->n_concepts);
    }
}

static void
audit_end (Audit *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_array_unref (self->found[i].images);
      g_free (self->found[i].concepts);
    }
  g_array_unref (self->folded);
  g_free (self->counts);
  g_free (self->tagged);
}

/**
 * pol_audit_run:
 * @project: a project; a snapshot where it runs on another thread
 * @policy: the policy under which labels are judged
 * @pictures: (nullable) (element-type guint8): an array of [struct@PictureFact], one
 *   for each image; %NULL to leave out what is about pictures
 * @cancellable: (nullable): a cancellable
 *
 * Looks for the weak spots of a data set. Takes time for the annotations, the images
 * and the concepts, never for images times concepts. Two images count as
 * near-duplicates that are tagged differently if their hashes differ in at most 6
 * bits, and one reads as positive for a concept that the other reads as negative for.
 *
 * Returns: (transfer full) (element-type PolAuditFinding): what was found, each kind
 *   once; incomplete if it was cancelled
 */
GPtrArray *
pol_audit_run (PolProject *project,
               PolPolicy *policy,
               GArray *pictures,
               GCancellable *cancellable)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  Audit self = { .project = project, .policy = policy, .pictures = pictures, .cancellable = cancellable };

  g_return_val_if_fail (POL_IS_PROJECT (project), findings);
  g_return_val_if_fail (POL_IS_POLICY (policy), findings);
  g_return_val_if_fail (pictures == NULL || pictures->len == pol_project_get_n_images (project), findings);

  audit_begin (&self);
  look_at_images (&self);
  look_at_counts (&self);
  look_at_names (&self);
  if (pictures != NULL)
    {
      look_at_files (&self);
      look_at_pictures (&self);
    }

  for (guint i = 0; i < N_KINDS; i++)
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
  GPtrArray *findings = pol_audit_run (run->snapshot, run->policy, run->pictures, cancellable);

  g_clear_object (&run->snapshot);      /* here, where letting go of it may take its time */
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pol_audit_run_async:
 * @project: a project
 * @policy: the policy under which labels are judged
 * @pictures: (nullable) (element-type guint8): an array of [struct@PictureFact], one
 *   for each image, which nobody changes from here on
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
