/* pol-agreement.c: how far the annotators of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-agreement.h"

#include <math.h>
#include <string.h>

#include "pol-agreement-tally.h"
#include "pol-project-private.h"

/* An annotator who is unsure has said nothing of what is agreed on. */
enum
{
  POSITIVE,
  NEGATIVE,
  N_CATEGORIES
};

/* Of pairs of annotators, stands for all concepts: comes after each of them. */
#define ALL_CONCEPTS G_MAXUINT32

/**
 * PolAgreement:
 *
 * How far the annotators of a project agree: on each concept, each pair of them, and
 * over everything. Immutable.
 *
 * What they agree on or not are items, the pairs of an image and a concept, with the
 * values positive and negative. Being unsure is a missing value, as unsure annotators
 * give way to sure ones, and an item with fewer than two values is left out. So are
 * concepts that are off the list.
 */
struct _PolAgreement
{
  GObject parent_instance;

  guint n_concepts;
  PolAgreementFigures overall;
  PolAgreementFigures *concepts;    /* by index */
  GArray *pairs;                    /* PolAgreementPair, by concept, then by name */
  gsize *ends;                      /* where the pairs of each concept end, and those of all */
};

G_DEFINE_FINAL_TYPE (PolAgreement, pol_agreement, G_TYPE_OBJECT)

static void
pol_agreement_finalize (GObject *object)
{
  PolAgreement *self = POL_AGREEMENT (object);

  g_free (self->concepts);
  g_array_unref (self->pairs);
  g_free (self->ends);

  G_OBJECT_CLASS (pol_agreement_parent_class)->finalize (object);
}

static void
pol_agreement_class_init (PolAgreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_agreement_finalize;
}

static void
pol_agreement_init (PolAgreement *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (PolAgreementPair));
}

/* Two annotators who met on items of a concept. They are known by their rank: the
 * place of their name. */
typedef struct
{
  guint64 key;                                /* the concept, and the two */
  guint64 table[N_CATEGORIES * N_CATEGORIES]; /* items, by what the first and the second said */
} Meeting;

#define MEETING_KEY(concept, rank, other) ((guint64) (concept) << 32 | (guint64) (rank) << 16 | (other))

typedef struct
{
  guint16 rank;
  guint16 category;
} Statement;

typedef struct
{
  PolProject *project;
  guint n_concepts;
  guint8 *archived;             /* by concept */
  guint16 *annotators;          /* by rank */
  guint16 *ranks;               /* by annotator */

  PolAgreementTally overall;
  PolAgreementTally *concepts;
  GPtrArray *meetings;          /* Meeting */
  GHashTable *meetings_by_key;  /* the same */
  GArray *statements;           /* scratch: Statement, of one item */
  GArray *own;                  /* scratch: what pol_project_get_seen() needs */
} Count;

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer project)
{
  return strcmp (pol_project_get_annotator_name (project, *(const guint16 *) a),
                 pol_project_get_annotator_name (project, *(const guint16 *) b));
}

static void
count_begin (Count *self,
             PolProject *project)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n_annotators = pol_project_get_n_annotators (project);

  self->project = project;
  self->n_concepts = pol_concept_list_get_n_concepts (concepts);
  self->archived = g_new (guint8, self->n_concepts);
  for (guint i = 0; i < self->n_concepts; i++)
    self->archived[i] = pol_concept_get_archived (pol_concept_list_get_concept (concepts, i));

  self->annotators = g_new (guint16, n_annotators);
  self->ranks = g_new (guint16, n_annotators);
  for (guint i = 0; i < n_annotators; i++)
    self->annotators[i] = i;
  g_qsort_with_data (self->annotators, n_annotators, sizeof (guint16), compare_names, project);
  for (guint i = 0; i < n_annotators; i++)
    self->ranks[self->annotators[i]] = i;

  self->concepts = g_new0 (PolAgreementTally, self->n_concepts);
  self->meetings = g_ptr_array_new_with_free_func (g_free);
  self->meetings_by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->statements = g_array_new (FALSE, FALSE, sizeof (Statement));
}

static void
count_end (Count *self)
{
  g_free (self->archived);
  g_free (self->annotators);
  g_free (self->ranks);
  g_free (self->concepts);
  g_hash_table_unref (self->meetings_by_key);
  g_ptr_array_unref (self->meetings);
  g_array_unref (self->statements);
  g_clear_pointer (&self->own, g_array_unref);
}

static void
count_meeting (Count *self,
               guint32 concept,
               const Statement *first,
               const Statement *second)
{
  guint64 key = MEETING_KEY (concept, first->rank, second->rank);
  Meeting *meeting = g_hash_table_lookup (self->meetings_by_key, &key);

  if (meeting == NULL)
    {
      meeting = g_new0 (Meeting, 1);
      meeting->key = key;
      g_ptr_array_add (self->meetings, meeting);
      g_hash_table_add (self->meetings_by_key, meeting);
    }

  meeting->table[first->category * N_CATEGORIES + second->category]++;
}

static void
count_meetings (Count *self,
                guint32 concept)
{
  const Statement *statements = (const Statement *) (gpointer) self->statements->data;

  for (guint i = 0; i < self->statements->len; i++)
    {
      for (guint j = i + 1; j < self->statements->len; j++)
        {
          gboolean in_order = statements[i].rank < statements[j].rank;
          const Statement *first = &statements[in_order ? i : j];
          const Statement *second = &statements[in_order ? j : i];

          count_meeting (self, concept, first, second);
          count_meeting (self, ALL_CONCEPTS, first, second);
        }
    }
}

static void
count_item (Count *self,
            const PolAnnotation *annotations,
            gsize n)
{
  guint counts[N_CATEGORIES] = { 0 };
  guint32 concept = annotations->concept;

  if (self->archived[concept])
    return;

  g_array_set_size (self->statements, 0);
  for (gsize i = 0; i < n; i++)
    {
      Statement statement = { self->ranks[annotations[i].annotator],
                              annotations[i].value == POL_VALUE_POSITIVE ? POSITIVE : NEGATIVE };

      if (annotations[i].value == POL_VALUE_UNSURE)
        continue;
      counts[statement.category]++;
      g_array_append_val (self->statements, statement);
    }

  pol_agreement_tally_add (&self->concepts[concept], counts, N_CATEGORIES, 1);
  pol_agreement_tally_add (&self->overall, counts, N_CATEGORIES, 1);
  count_meetings (self, concept);
}

/* An image's annotations are sorted by concept. */
static void
count_image (Count *self,
             guint image)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_seen (self->project, image, &self->own, &n);

  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && annotations[end].concept == annotations[i].concept; end++)
        ;
      if (end - i > 1)
        count_item (self, annotations + i, end - i);
    }
}

static PolAgreementFigures
get_figures (const PolAgreementTally *tally,
             double cohen)
{
  return (PolAgreementFigures) {
    .n_items = tally->n_items,
    .n_agreed = tally->n_agreed,
    .cohen = cohen,
    .fleiss = pol_agreement_tally_get_fleiss (tally),
    .krippendorff = pol_agreement_tally_get_krippendorff (tally),
  };
}

static PolAgreementFigures
get_meeting_figures (const Meeting *meeting)
{
  PolAgreementTally tally = { 0 };

  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      for (guint j = 0; j < N_CATEGORIES; j++)
        {
          guint counts[N_CATEGORIES] = { 0 };

          counts[i]++;
          counts[j]++;
          pol_agreement_tally_add (&tally, counts, N_CATEGORIES, meeting->table[i * N_CATEGORIES + j]);
        }
    }

  return get_figures (&tally, pol_agreement_get_cohen (meeting->table, N_CATEGORIES));
}

static int
compare_meetings (gconstpointer a,
                  gconstpointer b)
{
  const Meeting *x = *(Meeting *const *) a, *y = *(Meeting *const *) b;

  return (x->key > y->key) - (x->key < y->key);
}

static void
add_pairs (PolAgreement *self,
           Count *count)
{
  g_ptr_array_sort (count->meetings, compare_meetings);
  self->ends = g_new0 (gsize, count->n_concepts + 1);

  for (guint i = 0; i < count->meetings->len; i++)
    {
      const Meeting *meeting = g_ptr_array_index (count->meetings, i);
      guint32 concept = meeting->key >> 32;
      PolAgreementPair pair = {
        .annotator = count->annotators[meeting->key >> 16 & G_MAXUINT16],
        .other = count->annotators[meeting->key & G_MAXUINT16],
        .concept = concept == ALL_CONCEPTS ? G_MAXUINT : concept,
        .figures = get_meeting_figures (meeting),
      };

      g_array_append_val (self->pairs, pair);
      self->ends[MIN (concept, count->n_concepts)]++;
    }

  for (guint i = 0; i < count->n_concepts; i++)
    self->ends[i + 1] += self->ends[i];
}

/* Of many annotators: the mean over the pairs of them (Light: Measures of response
 * agreement for qualitative data, Psychological Bulletin 76, 1971). */
static double
get_mean_cohen (const PolAgreementPair *pairs,
                gsize n_pairs)
{
  double sum = 0;
  gsize n = 0;

  for (gsize i = 0; i < n_pairs; i++)
    {
      if (isnan (pairs[i].figures.cohen))
        continue;
      sum += pairs[i].figures.cohen;
      n++;
    }

  return n > 0 ? sum / n : NAN;
}

static PolAgreement *
make_agreement (Count *count)
{
  PolAgreement *self = g_object_new (POL_TYPE_AGREEMENT, NULL);
  const PolAgreementPair *pairs;
  gsize n;

  self->n_concepts = count->n_concepts;
  add_pairs (self, count);

  self->concepts = g_new (PolAgreementFigures, self->n_concepts);
  for (guint i = 0; i < self->n_concepts; i++)
    {
      pairs = pol_agreement_get_concept_pairs (self, i, &n);
      self->concepts[i] = get_figures (&count->concepts[i], get_mean_cohen (pairs, n));
    }

  pairs = pol_agreement_get_pairs (self, &n);
  self->overall = get_figures (&count->overall, get_mean_cohen (pairs, n));

  return self;
}

/**
 * pol_agreement_compute:
 * @project: a project; a snapshot where it runs on another thread
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Computes how far annotators agree, in one pass over the annotations of all of them. While
 * the project is blind, it knows of no annotations but those of who is tagging.
 *
 * Returns: (transfer full): how far they do, %NULL if it was cancelled
 */
PolAgreement *
pol_agreement_compute (PolProject *project,
                       GCancellable *cancellable,
                       GError **error)
{
  PolAgreement *agreement = NULL;
  Count count = { 0 };
  guint n_images;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  n_images = pol_project_get_n_images (project);
  count_begin (&count, project);
  for (guint i = 0; i < n_images; i++)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      count_image (&count, i);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    agreement = make_agreement (&count);
  count_end (&count);

  return agreement;
}

static void
compute_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_autoptr (PolProject) snapshot = g_object_ref (task_data);
  g_autoptr (GError) error = NULL;
  PolAgreement *agreement = pol_agreement_compute (snapshot, cancellable, &error);

  g_task_set_task_data (task, NULL, NULL);      /* here, where letting go of it may take its time */
  g_clear_object (&snapshot);
  if (agreement != NULL)
    g_task_return_pointer (task, agreement, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pol_agreement_compute_async:
 * @project: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what [func@Agreement.compute] does, on another thread, with the project as it is
 * now.
 */
void
pol_agreement_compute_async (PolProject *project,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (POL_IS_PROJECT (project));

  g_task_set_source_tag (task, pol_agreement_compute_async);
  g_task_set_task_data (task, pol_project_snapshot_seen (project), g_object_unref);
  g_task_run_in_thread (task, compute_thread);
}

/**
 * pol_agreement_compute_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@Agreement.compute_async].
 *
 * Returns: (transfer full): how far annotators agree, %NULL if it was cancelled
 */
PolAgreement *
pol_agreement_compute_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_agreement_get_overall:
 * @self: how far annotators agree
 *
 * Returns: (transfer none): the figures of all items
 */
const PolAgreementFigures *
pol_agreement_get_overall (PolAgreement *self)
{
  g_return_val_if_fail (POL_IS_AGREEMENT (self), NULL);

  return &self->overall;
}

/**
 * pol_agreement_get_concept:
 * @self: how far annotators agree
 * @concept: the index of a concept
 *
 * Returns: (transfer none): the figures of the concept's items
 */
const PolAgreementFigures *
pol_agreement_get_concept (PolAgreement *self,
                           guint concept)
{
  g_return_val_if_fail (POL_IS_AGREEMENT (self), NULL);
  g_return_val_if_fail (concept < self->n_concepts, NULL);

  return &self->concepts[concept];
}

static const PolAgreementPair *
get_pairs (PolAgreement *self,
           guint nth,
           gsize *n_pairs)
{
  gsize first = nth > 0 ? self->ends[nth - 1] : 0;

  *n_pairs = self->ends[nth] - first;

  return (const PolAgreementPair *) (gpointer) self->pairs->data + first;
}

/**
 * pol_agreement_get_pairs: (skip)
 * @self: how far annotators agree
 * @n_pairs: (out): how many pairs there are
 *
 * Gets how far each two annotators agree over all concepts.
 *
 * Returns: (array length=n_pairs) (transfer none): the pairs that have an item in
 *   common, in the order of their names
 */
const PolAgreementPair *
pol_agreement_get_pairs (PolAgreement *self,
                         gsize *n_pairs)
{
  g_return_val_if_fail (POL_IS_AGREEMENT (self), NULL);

  return get_pairs (self, self->n_concepts, n_pairs);
}

/**
 * pol_agreement_get_concept_pairs: (skip)
 * @self: how far annotators agree
 * @concept: the index of a concept
 * @n_pairs: (out): how many pairs there are
 *
 * Gets how far each two annotators agree on one concept.
 *
 * Returns: (array length=n_pairs) (transfer none): the pairs that have an item of the
 *   concept in common, in the order of their names
 */
const PolAgreementPair *
pol_agreement_get_concept_pairs (PolAgreement *self,
                                 guint concept,
                                 gsize *n_pairs)
{
  g_return_val_if_fail (POL_IS_AGREEMENT (self), NULL);
  g_return_val_if_fail (concept < self->n_concepts, NULL);

  return get_pairs (self, concept, n_pairs);
}

/* What is not defined comes after what is. */
static int
compare_figures (double a,
                 double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return (a > b) - (a < b);
}

static guint64
get_n_disputed (const PolAgreementFigures *figures)
{
  return figures->n_items - figures->n_agreed;
}

static int
compare_concepts (gconstpointer a,
                  gconstpointer b,
                  gpointer self)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  const PolAgreementFigures *of_x = pol_agreement_get_concept (self, x);
  const PolAgreementFigures *of_y = pol_agreement_get_concept (self, y);
  int order = compare_figures (of_x->krippendorff, of_y->krippendorff);
  guint64 n_x = get_n_disputed (of_x), n_y = get_n_disputed (of_y);

  if (order != 0)
    return order;
  if (n_x != n_y)
    return n_x > n_y ? -1 : 1;

  return (x > y) - (x < y);
}

/**
 * pol_agreement_rank_concepts:
 * @self: how far annotators agree
 *
 * Sorts the concepts that have an item by Krippendorff's alpha, the least first and those
 * where it is not defined last; of equal ones, that with more disputed items comes first.
 * So all that are disputed come before all that are not.
 *
 * Returns: (transfer full) (element-type guint): the indexes of these concepts
 */
GArray *
pol_agreement_rank_concepts (PolAgreement *self)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (POL_IS_AGREEMENT (self), ranked);

  for (guint i = 0; i < self->n_concepts; i++)
    {
      if (self->concepts[i].n_items > 0)
        g_array_append_val (ranked, i);
    }
  g_array_sort_with_data (ranked, compare_concepts, self);

  return ranked;
}

/* They are stored in the order of their names. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const PolAgreementPair *x = *(const PolAgreementPair *const *) a;
  const PolAgreementPair *y = *(const PolAgreementPair *const *) b;
  int order = compare_figures (x->figures.cohen, y->figures.cohen);
  guint64 n_x = get_n_disputed (&x->figures), n_y = get_n_disputed (&y->figures);

  if (order != 0)
    return order;
  if (n_x != n_y)
    return n_x > n_y ? -1 : 1;

  return (x > y) - (x < y);
}

/**
 * pol_agreement_rank_pairs: (skip)
 * @self: how far annotators agree
 *
 * Sorts the pairs of pol_agreement_get_pairs() by Cohen's kappa, as
 * [method@Agreement.rank_concepts] sorts concepts by alpha.
 *
 * Returns: (transfer full) (element-type PolAgreementPair): the pairs, which are borrowed
 */
GPtrArray *
pol_agreement_rank_pairs (PolAgreement *self)
{
  GPtrArray *ranked = g_ptr_array_new ();
  const PolAgreementPair *pairs;
  gsize n;

  g_return_val_if_fail (POL_IS_AGREEMENT (self), ranked);

  pairs = pol_agreement_get_pairs (self, &n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (ranked, (gpointer) &pairs[i]);
  g_ptr_array_sort (ranked, compare_pairs);

  return ranked;
}
