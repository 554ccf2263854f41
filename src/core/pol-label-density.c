/* pol-label-density.c: what share of the labels in an area is positive, negative, ignored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-label-density.h"

#include <string.h>

#include "pol-project-private.h"
#include "pol-resolver-private.h"

#define N_LABELS (POL_LABEL_NEGATIVE + 1)
#define NO_COLUMN G_MAXUINT32

/* What one policy reads of one image. */
typedef struct
{
  PolResolver *resolver;
  gboolean by_group;
  GArray *tags;         /* PolFoldedTag */
  PolScopeCount whole;
  PolScopeCount *counts; /* by unit; zero but for those with tags */
} Side;

/* What both policies read, the same twice where none is compared. */
typedef struct
{
  PolLabel label;
  PolLabel other;
} Reading;

/* The concepts that no policy tells apart while they are untagged are a unit: a group where
 * one of them sees groups, else all.
 *
 * The untagged cells of a row of areas are counted by unit, and by column only when the row
 * ends: what an image reads where it has no tags, and what it reads otherwise in the units
 * that it has tags in. Tagged cells are counted where they are. So the time grows with the
 * tags, with the areas and with the columns of each row of areas, not with the cells. */
typedef struct
{
  PolProject *project;
  const PolDensityQuery *query;
  GArray *own;          /* scratch of pol_project_get_seen() */

  Side sides[2];
  guint n_sides;
  PolResolver *finer;   /* whose scopes are the units */
  guint n_units;

  guint32 *columns;     /* by concept, NO_COLUMN where it is not shown */
  guint32 *areas;       /* by column */

  gint64 *cells;        /* of a row of areas: POL_N_DENSITY_KINDS for each */
  gint64 everywhere[POL_N_DENSITY_KINDS];       /* in each column */
  gint64 *units;        /* how they differ from that: POL_N_DENSITY_KINDS for each */
  GArray *touched;      /* guint32: units of an image that have tags */
} Pass;

/* Where area number @nth of @n begins among @n_cells. */
static guint
get_start (guint nth,
           guint n,
           guint n_cells)
{
  return (guint64) nth * n_cells / n;
}

static void
count (Pass *self,
       gint64 *kinds,
       Reading reading,
       gint sign)
{
  static const PolDensityKind kinds_of[N_LABELS] = {
    [POL_LABEL_IGNORED] = POL_DENSITY_IGNORED,
    [POL_LABEL_POSITIVE] = POL_DENSITY_POSITIVE,
    [POL_LABEL_NEGATIVE] = POL_DENSITY_NEGATIVE,
  };
  gboolean differs = reading.label != reading.other;

  if (self->query->only_differences && self->n_sides > 1 && !differs)
    return;

  kinds[kinds_of[reading.label]] += sign;
  if (differs)
    kinds[POL_DENSITY_DIFFERENT] += sign;
}

static const PolFoldedTag *
get_tag (const Side *side,
         guint nth)
{
  return &g_array_index (side->tags, PolFoldedTag, nth);
}

static guint32
get_unit (Pass *self,
          guint concept)
{
  return pol_resolver_get_concept_scope (self->finer, concept);
}

/* The annotations of an image, as each side reads them. */
static guint
fold (Pass *self,
      guint image)
{
  gsize n_annotations, n = 0;
  const PolAnnotation *annotations
      = pol_project_get_seen (self->project, image, &self->own, &n_annotations);

  g_array_set_size (self->touched, 0);
  for (guint i = 0; i < self->n_sides; i++)
    {
      Side *side = &self->sides[i];

      side->whole = (PolScopeCount) { 0 };
      if (n_annotations == 0)
        continue;
      g_array_set_size (side->tags, MAX (n_annotations, side->tags->len));
      n = pol_resolver_fold (side->resolver, annotations, n_annotations,
                             (PolFoldedTag *) side->tags->data);
    }

  return n;
}

/* How often each tag occurs in each unit; with which units have one in @touched. */
static void
count_tags (Pass *self,
            guint n,
            guint8 *is_touched)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 unit = get_unit (self, get_tag (&self->sides[0], i)->concept);

      if (!is_touched[unit])
        g_array_append_val (self->touched, unit);
      is_touched[unit] = TRUE;
      for (guint j = 0; j < self->n_sides; j++)
        {
          Side *side = &self->sides[j];

          pol_scope_count_add (&side->whole, get_tag (side, i)->tag);
          pol_scope_count_add (&side->counts[unit], get_tag (side, i)->tag);
        }
    }
}

static guint
get_situation (const Side *side,
               const PolScopeCount *in_unit)
{
  return pol_resolver_get_situation (side->resolver, side->by_group ? in_unit : &side->whole);
}

/* @unit is G_MAXUINT32 for one without tags. */
static Reading
read_untagged (Pass *self,
               guint32 unit,
               gboolean reviewed)
{
  static const PolScopeCount none = { 0 };
  PolLabel labels[2] = { POL_LABEL_IGNORED };

  for (guint i = 0; i < self->n_sides; i++)
    {
      const Side *side = &self->sides[i];
      guint situation = get_situation (side, unit != G_MAXUINT32 ? &side->counts[unit] : &none);

      labels[i] = pol_resolver_read_untagged (side->resolver, situation, reviewed).label;
    }

  return (Reading) { labels[0], labels[self->n_sides - 1] };
}

static Reading
read_tagged (Pass *self,
             guint nth,
             guint32 unit)
{
  PolLabel labels[2] = { POL_LABEL_IGNORED };

  for (guint i = 0; i < self->n_sides; i++)
    {
      const Side *side = &self->sides[i];
      guint situation = get_situation (side, &side->counts[unit]);
      PolTag tag = get_tag (side, nth)->tag;

      labels[i] = pol_resolver_read_tagged (side->resolver, tag, situation).label;
    }

  return (Reading) { labels[0], labels[self->n_sides - 1] };
}

static void
add_tagged (Pass *self,
            guint n,
            gboolean reviewed)
{
  for (guint i = 0; i < n; i++)
    {
      guint concept = get_tag (&self->sides[0], i)->concept;
      guint32 column = self->columns[concept];
      guint32 unit = get_unit (self, concept);
      gint64 *kinds;

      if (column == NO_COLUMN)
        continue;
      kinds = self->cells + (gsize) self->areas[column] * POL_N_DENSITY_KINDS;
      count (self, kinds, read_untagged (self, unit, reviewed), -1);
      count (self, kinds, read_tagged (self, i, unit), 1);
    }
}

static void
add_image (Pass *self,
           guint image,
           guint8 *is_touched)
{
  gboolean reviewed
      = pol_project_get_image_state (self->project, image) == POL_IMAGE_STATE_REVIEWED;
  guint n = fold (self, image);
  Reading elsewhere;

  count_tags (self, n, is_touched);
  elsewhere = read_untagged (self, G_MAXUINT32, reviewed);
  count (self, self->everywhere, elsewhere, 1);
  add_tagged (self, n, reviewed);

  for (guint i = 0; i < self->touched->len; i++)
    {
      guint32 unit = g_array_index (self->touched, guint32, i);
      gint64 *kinds = self->units + (gsize) unit * POL_N_DENSITY_KINDS;

      count (self, kinds, elsewhere, -1);
      count (self, kinds, read_untagged (self, unit, reviewed), 1);
      is_touched[unit] = FALSE;
      for (guint j = 0; j < self->n_sides; j++)
        self->sides[j].counts[unit] = (PolScopeCount) { 0 };
    }
}

/* Takes over what was counted for whole columns. */
static void
add_columns (Pass *self)
{
  GArray *concepts = self->query->concepts;

  for (guint i = 0; i < concepts->len; i++)
    {
      guint32 unit = get_unit (self, g_array_index (concepts, guint32, i));
      const gint64 *kinds = self->units + (gsize) unit * POL_N_DENSITY_KINDS;
      gint64 *cells = self->cells + (gsize) self->areas[i] * POL_N_DENSITY_KINDS;

      for (guint j = 0; j < POL_N_DENSITY_KINDS; j++)
        cells[j] += self->everywhere[j] + kinds[j];
    }
}

/* What is there at all does not vanish. */
static guint8
get_share (gint64 n,
           gint64 n_cells)
{
  if (n == 0)
    return 0;

  return MAX ((n * 255 + n_cells / 2) / n_cells, 1);
}

static void
set_shares (Pass *self,
            guint n_rows,
            guint8 *shares)
{
  guint n_across = self->query->n_across;
  guint n_columns = self->query->concepts->len;

  for (guint i = 0; i < n_across; i++)
    {
      gint64 n = (gint64) n_rows
                 * (get_start (i + 1, n_across, n_columns) - get_start (i, n_across, n_columns));

      for (guint j = 0; j < POL_N_DENSITY_KINDS; j++)
        shares[i * POL_N_DENSITY_KINDS + j]
            = get_share (self->cells[i * POL_N_DENSITY_KINDS + j], n);
    }
}

static gboolean
count_all (Pass *self,
           guint8 *shares,
           GCancellable *cancellable)
{
  const PolDensityQuery *query = self->query;
  g_autofree guint8 *is_touched = g_new0 (guint8, self->n_units);

  for (guint i = 0; i < query->n_down; i++)
    {
      guint start = get_start (i, query->n_down, query->images->len);
      guint end = get_start (i + 1, query->n_down, query->images->len);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;

      memset (self->cells, 0, query->n_across * POL_N_DENSITY_KINDS * sizeof *self->cells);
      memset (self->units, 0, self->n_units * POL_N_DENSITY_KINDS * sizeof *self->units);
      memset (self->everywhere, 0, sizeof self->everywhere);
      for (guint j = start; j < end; j++)
        add_image (self, g_array_index (query->images, guint32, j), is_touched);
      add_columns (self);
      set_shares (self, end - start, shares + (gsize) i * query->n_across * POL_N_DENSITY_KINDS);
    }

  return TRUE;
}

static void
side_init (Side *self,
           PolProject *project,
           PolPolicy *policy)
{
  self->resolver = pol_project_get_resolver (project, policy);
  self->by_group = pol_policy_get_scope (policy) == POL_SCOPE_GROUP;
  self->tags = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
}

static void
set_columns (Pass *self)
{
  const PolDensityQuery *query = self->query;
  guint n_concepts = pol_resolver_get_n_concepts (self->finer);
  guint n_columns = query->concepts->len;

  self->columns = g_new (guint32, n_concepts);
  for (guint i = 0; i < n_concepts; i++)
    self->columns[i] = NO_COLUMN;
  for (guint i = 0; i < n_columns; i++)
    self->columns[g_array_index (query->concepts, guint32, i)] = i;

  self->areas = g_new (guint32, n_columns);
  for (guint i = 0; i < query->n_across; i++)
    for (guint j = get_start (i, query->n_across, n_columns);
         j < get_start (i + 1, query->n_across, n_columns); j++)
      self->areas[j] = i;
}

static void
pass_init (Pass *self,
           PolProject *project,
           const PolDensityQuery *query)
{
  self->project = project;
  self->query = query;
  self->n_sides = query->compared != NULL ? 2 : 1;
  side_init (&self->sides[0], project, query->policy);
  if (query->compared != NULL)
    side_init (&self->sides[1], project, query->compared);

  self->finer = self->sides[self->n_sides > 1 && self->sides[1].by_group].resolver;
  self->n_units = pol_resolver_get_n_scopes (self->finer);
  for (guint i = 0; i < self->n_sides; i++)
    self->sides[i].counts = g_new0 (PolScopeCount, self->n_units);
  self->cells = g_new (gint64, query->n_across * POL_N_DENSITY_KINDS);
  self->units = g_new (gint64, self->n_units * POL_N_DENSITY_KINDS);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  set_columns (self);
}

static void
pass_clear (Pass *self)
{
  for (guint i = 0; i < self->n_sides; i++)
    {
      g_array_unref (self->sides[i].tags);
      g_free (self->sides[i].counts);
    }
  g_clear_pointer (&self->own, g_array_unref);
  g_free (self->columns);
  g_free (self->areas);
  g_free (self->cells);
  g_free (self->units);
  g_array_unref (self->touched);
}

/* An area holds at least a cell, and a concept that went is none. */
static gboolean
is_valid (PolProject *project,
          const PolDensityQuery *query)
{
  PolResolver *resolver = pol_project_get_resolver (project, query->policy);

  for (guint i = 0; i < query->concepts->len; i++)
    if (pol_resolver_get_concept_scope (resolver, g_array_index (query->concepts, guint32, i))
        == G_MAXUINT32)
      return FALSE;

  return query->n_across > 0 && query->n_across <= query->concepts->len && query->n_down > 0
         && query->n_down <= query->images->len;
}

/**
 * pol_label_density_count: (skip)
 * @project: a project; a snapshot where it runs on another thread
 * @query: which labels to count
 * @cancellable: (nullable): a cancellable
 *
 * Counts labels by area. The time it takes grows with the tags of the images, the areas, and
 * the rows of areas times the concepts.
 *
 * Returns: (transfer full) (nullable): for each area, row by row, the share of its labels that
 *   is of each [enum@DensityKind], in 255ths, and at least one where there is any; %NULL if it
 *   was cancelled or there is nothing to count
 */
GBytes *
pol_label_density_count (PolProject *project,
                         const PolDensityQuery *query,
                         GCancellable *cancellable)
{
  Pass pass = { 0 };
  g_autofree guint8 *shares = NULL;
  gsize size;
  gboolean counted;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (query != NULL && POL_IS_POLICY (query->policy), NULL);

  if (!is_valid (project, query))
    return NULL;

  size = (gsize) query->n_across * query->n_down * POL_N_DENSITY_KINDS;
  shares = g_malloc (size);
  pass_init (&pass, project, query);
  counted = count_all (&pass, shares, cancellable);
  pass_clear (&pass);

  return counted ? g_bytes_new_take (g_steal_pointer (&shares), size) : NULL;
}

typedef struct
{
  PolProject *snapshot;
  PolDensityQuery query;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->snapshot);
  g_object_unref (run->query.policy);
  g_clear_object (&run->query.compared);
  g_array_unref (run->query.images);
  g_array_unref (run->query.concepts);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GBytes *shares = pol_label_density_count (run->snapshot, &run->query, cancellable);

  g_clear_object (&run->snapshot);
  g_task_return_pointer (task, shares, (GDestroyNotify) g_bytes_unref);
}

/**
 * pol_label_density_count_async: (skip)
 * @project: a project
 * @query: which labels to count; its images must not change from now on, the rest is copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_label_density_count() does, on another thread, with the project as it is now.
 */
void
pol_label_density_count_async (PolProject *project,
                               const PolDensityQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (query != NULL && POL_IS_POLICY (query->policy));

  run = g_new0 (Run, 1);
  run->snapshot = pol_project_snapshot_seen (project);
  run->query = *query;
  g_object_ref (query->policy);
  if (query->compared != NULL)
    g_object_ref (query->compared);
  g_array_ref (query->images);
  run->query.concepts = g_array_copy (query->concepts);
  g_task_set_source_tag (task, pol_label_density_count_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * pol_label_density_count_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_label_density_count_async().
 *
 * Returns: (transfer full) (nullable): the shares, see pol_label_density_count()
 */
GBytes *
pol_label_density_count_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
