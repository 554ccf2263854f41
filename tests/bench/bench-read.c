/* bench-read.c: opens projects, and counts and filters what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include "pol-co-occurrence.h"
#include "pol-image-list.h"
#include "pol-project-private.h"
#include "pol-tag-history.h"

static double
open_once (gpointer data)
{
  double start = bench_now ();
  PolProject *project = bench_open (data);
  double time = bench_now () - start;

  g_object_unref (project);

  return time;
}

/* Reads each value of each row, and does nothing with them. */
static gint64
select_all (sqlite3 *db,
            const char *sql,
            const char *types)
{
  sqlite3_stmt *row = NULL;
  gint64 sum = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &row, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      for (int i = 0; types[i] != '\0'; i++)
        sum += types[i] == 'i' ? sqlite3_column_int64 (row, i) : sqlite3_column_text (row, i)[0];
    }
  sqlite3_finalize (row);

  return sum;
}

static double
select_once (gpointer data)
{
  double start = bench_now ();
  sqlite3 *db = bench_open_database (data);

  select_all (db, "SELECT id, path, state, missing, size, mtime, width, height FROM image"
                  " ORDER BY id", "isiiiiii");
  select_all (db, "SELECT image, concept, annotator, polarity, at FROM annotation"
                  " ORDER BY image, concept, annotator", "iiiii");
  sqlite3_close (db);

  return bench_now () - start;
}

void
bench_open_project (const Bench *self)
{
  g_autofree char *path = bench_copy_project (self, "open.polarity");

  bench_compare ("open", 5, open_once, select_once, path);
}

/* The reference is what tags and images take in plain arrays. */
void
bench_memory (const Bench *self)
{
  g_autofree char *path = bench_copy_project (self, "memory.polarity");
  gsize before = bench_get_resident ();
  g_autoptr (PolProject) project = bench_open (path);
  gsize plain = pol_project_get_n_annotations (project) * sizeof (PolAnnotation);

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    plain += strlen (pol_project_get_image_path (project, i)) + 1 + sizeof (guint32);

  bench_report ("memory", bench_get_resident () - before, plain);
}

/* The tags in a plain array, and where in it each image's end. */
typedef struct
{
  PolProject *project;
  GArray *tags;             /* PolAnnotation, by image */
  GArray *ends;             /* guint32, by image */
  guint n_concepts;
} Counting;

static void
counting_init (Counting *self,
               PolProject *project)
{
  self->project = project;
  self->tags = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (project));

  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

      g_array_append_vals (self->tags, annotations, n);
      g_array_append_val (self->ends, self->tags->len);
    }
}

static void
counting_clear (Counting *self)
{
  g_array_unref (self->tags);
  g_array_unref (self->ends);
}

static gboolean
has_positive (const PolAnnotation *tags,
              guint n_tags)
{
  gboolean positive = FALSE;

  for (guint i = 0; i < n_tags; i++)
    positive |= tags[i].value == POL_VALUE_POSITIVE;

  return positive;
}

static double
count_totals_under (PolProject *project,
                    PolPolicy *policy)
{
  double start;
  g_autoptr (PolTotals) totals = NULL;

  pol_project_forget_totals (project);
  start = bench_now ();
  totals = pol_project_get_totals (project, policy);

  return bench_now () - start;
}

static double
count_totals (gpointer data)
{
  Counting *counting = data;

  return count_totals_under (counting->project, pol_policy_get_default ());
}

/* The same counts, by a loop over an array: the situation of each image, and each
 * concept's tags by value and situation. */
static double
count_plainly (gpointer data)
{
  Counting *counting = data;
  const PolAnnotation *tags = (const PolAnnotation *) counting->tags->data;
  const guint32 *ends = (const guint32 *) counting->ends->data;
  double start = bench_now ();
  g_autofree guint32 *counts = g_new0 (guint32, 8 * counting->n_concepts);
  volatile guint32 situations[2] = { 0 };

  for (guint image = 0, tag = 0; image < counting->ends->len; image++)
    {
      gboolean positive = has_positive (tags + tag, ends[image] - tag);

      situations[positive]++;
      for (; tag < ends[image]; tag++)
        counts[8 * tags[tag].concept + 2 * tags[tag].value + positive]++;
    }

  return bench_now () - start;
}

/* Measures something that goes over the tags of a project. */
static void
compare_with_loop (const Bench *self,
                   const char *name,
                   guint n_rounds,
                   BenchFunc subject)
{
  g_autofree char *path = bench_copy_project (self, "counting.polarity");
  g_autoptr (PolProject) project = bench_open (path);
  Counting counting;

  counting_init (&counting, project);
  bench_compare (name, n_rounds, subject, count_plainly, &counting);
  counting_clear (&counting);
}

void
bench_totals (const Bench *self)
{
  compare_with_loop (self, "totals", 15, count_totals);
}

static double
compare_policies (gpointer data)
{
  Counting *counting = data;
  double start = bench_now ();

  pol_project_count_differences (counting->project, pol_policy_get_default (),
                                 pol_policy_get_preset ("single-label"));

  return bench_now () - start;
}

void
bench_compare_policies (const Bench *self)
{
  compare_with_loop (self, "compare", 9, compare_policies);
}

/* Without a look at the pictures. */
static double
audit_once (gpointer data)
{
  Counting *counting = data;
  double start;
  g_autoptr (GPtrArray) findings = NULL;

  pol_project_forget_totals (counting->project);
  start = bench_now ();
  findings = pol_audit_run (counting->project, pol_policy_get_default (), NULL, 0, NULL);

  return bench_now () - start;
}

void
bench_audit (const Bench *self)
{
  compare_with_loop (self, "audit", 9, audit_once);
}

static double
compute_agreement (gpointer data)
{
  Counting *counting = data;
  double start = bench_now ();
  g_autoptr (PolAgreement) agreement = pol_agreement_compute (counting->project, NULL, NULL);

  return bench_now () - start;
}

/* What the charts show, each counted as the window counts it, on a worker. */
static double
count_bars (gpointer data)
{
  Counting *counting = data;

  return count_totals_under (counting->project, pol_policy_get_preset ("single-label"));
}

static double
count_pairs (gpointer data)
{
  Counting *counting = data;
  double start = bench_now ();
  g_autoptr (PolCoOccurrence) pairs
      = pol_co_occurrence_count (counting->project, pol_policy_get_default (), 25, NULL);

  return bench_now () - start;
}

static double
count_history (gpointer data)
{
  Counting *counting = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  double start = bench_now ();
  g_autoptr (PolTagHistory) history = pol_tag_history_count (counting->project, zone, NULL);

  return bench_now () - start;
}

void
bench_charts (const Bench *self)
{
  compare_with_loop (self, "bars", 9, count_bars);
  compare_with_loop (self, "pairs", 9, count_pairs);
  compare_with_loop (self, "history", 9, count_history);
  compare_with_loop (self, "agreement", 9, compute_agreement);
}

typedef struct
{
  PolImageList *list;
  PolImageFilter filter;
  PolImageSort sort;
  Counting counting;
} Filtering;

static void
wait_for_list (PolImageList *list)
{
  while (pol_image_list_get_searching (list))
    g_main_context_iteration (NULL, TRUE);
}

static double
run_query (PolImageList *list,
           PolImageFilter filter,
           PolImageSort sort)
{
  g_autoptr (PolImageQuery) query = pol_image_query_new ();
  double start = bench_now ();

  query->filter = filter;
  query->sort = sort;
  pol_image_list_set_query (list, query);
  wait_for_list (list);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), 0));

  return bench_now () - start;
}

/* From all images to some of them, as a window's list does it. */
static double
filter_once (gpointer data)
{
  Filtering *filtering = data;

  run_query (filtering->list, POL_IMAGE_FILTER_ALL, POL_IMAGE_SORT_NAME);

  return run_query (filtering->list, filtering->filter, POL_IMAGE_SORT_NAME);
}

static double
sort_once (gpointer data)
{
  Filtering *filtering = data;

  run_query (filtering->list, POL_IMAGE_FILTER_ALL, POL_IMAGE_SORT_NAME);

  return run_query (filtering->list, POL_IMAGE_FILTER_ALL, filtering->sort);
}

/* A list of the images without a positive tag, by a loop over an array. */
static double
filter_plainly (gpointer data)
{
  Filtering *filtering = data;
  const PolAnnotation *tags = (const PolAnnotation *) filtering->counting.tags->data;
  GArray *ends = filtering->counting.ends;
  double start = bench_now ();
  g_autofree guint32 *list = g_new (guint32, ends->len);
  volatile guint n = 0;

  for (guint image = 0, tag = 0; image < ends->len; image++)
    {
      guint32 end = g_array_index (ends, guint32, image);

      if (!has_positive (tags + tag, end - tag))
        list[n++] = image;
      tag = end;
    }

  return bench_now () - start;
}

void
bench_filter (const Bench *self)
{
  static const struct
  {
    const char *name;
    PolImageFilter filter;
  } filters[] = {
    { "filter untagged", POL_IMAGE_FILTER_UNTAGGED },
    { "filter only negatives", POL_IMAGE_FILTER_ONLY_NEGATIVES },
    { "filter disagreement", POL_IMAGE_FILTER_DISAGREEMENT },
  };
  g_autofree char *path = bench_copy_project (self, "filter.polarity");
  g_autoptr (PolProject) project = bench_open (path);
  g_autoptr (PolImageList) list = pol_image_list_new (project);
  Filtering filtering = { list };

  counting_init (&filtering.counting, project);
  wait_for_list (list);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      filtering.filter = filters[i].filter;
      bench_compare (filters[i].name, 9, filter_once, filter_plainly, &filtering);
    }

  filtering.sort = POL_IMAGE_SORT_TAGS;
  bench_compare ("sort by tags", 3, sort_once, NULL, &filtering);
  filtering.sort = POL_IMAGE_SORT_RANDOM;
  bench_compare ("sort at random", 3, sort_once, NULL, &filtering);
  counting_clear (&filtering.counting);
}
