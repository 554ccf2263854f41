/* bench-edit.c: tags images and saves it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#define MANY 15000

typedef struct
{
  PolProject *project;
  PolTotals *totals;
  PolTotals *other_totals;
  guint n_images;
  guint n_concepts;
  guint n;
  double worst;

  sqlite3 *db;
  sqlite3_stmt *tag;
  sqlite3_stmt *event;
} Editing;

static void
editing_init (Editing *self,
              const char *path)
{
  *self = (Editing) { 0 };
  self->project = bench_open (path);
  self->totals = pol_project_get_totals (self->project, pol_policy_get_default ());
  self->other_totals = pol_project_get_totals (self->project, pol_policy_get_preset ("single-label"));
  self->n_images = pol_project_get_n_images (self->project);
  self->n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (self->project));
}

static void
flush (Editing *self)
{
  g_autoptr (GError) error = NULL;

  if (!pol_project_flush (self->project, &error))
    g_error ("%s", error->message);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
editing_clear (Editing *self)
{
  flush (self);
  g_object_unref (self->totals);
  g_object_unref (self->other_totals);
  g_object_unref (self->project);
}

/* Another image each time, far from the last one. */
static guint
choose (Editing *self,
        guint n)
{
  return (guint) (++self->n * G_GUINT64_CONSTANT (2654435761) % n);
}

static void
tag_images (Editing *self,
            guint first,
            guint n_images,
            guint concept)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project, "Tag");
  guint annotator = pol_edit_add_annotator (edit, "Ana");

  for (guint i = 0; i < n_images; i++)
    pol_edit_set_tag (edit, (first + i) % self->n_images, concept, annotator,
                      POL_VALUE_POSITIVE, POL_TIME_NOW);
  pol_project_apply (self->project, edit);
}

/* What the main thread does for a tag, while a worker has a snapshot: memory, the
 * totals of two policies, the label. */
static double
tag_once (gpointer data)
{
  Editing *editing = data;
  guint image = choose (editing, editing->n_images);
  guint concept = image % editing->n_concepts;
  g_autoptr (PolProject) snapshot = pol_project_snapshot (editing->project);
  double start = bench_now_thread ();
  g_autoptr (PolLabels) labels = NULL;
  double time;

  tag_images (editing, image, 1, concept);
  labels = pol_project_resolve (editing->project, pol_policy_get_default (), image);
  pol_totals_get_count (editing->totals, concept, POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT);
  time = bench_now_thread () - start;
  editing->worst = MAX (editing->worst, time);

  return time;
}

static double
snapshot_once (gpointer data)
{
  Editing *editing = data;
  double start = bench_now ();
  g_autoptr (PolProject) snapshot = pol_project_snapshot (editing->project);

  return bench_now () - start;
}

void
bench_tag (const Bench *self)
{
  g_autofree char *path = bench_copy_project (self, "tag.polarity");
  Editing editing;

  editing_init (&editing, path);
  bench_compare_medians ("tag", 2000, tag_once, NULL, &editing);
  bench_report ("tag at worst", editing.worst, 0);
  bench_compare_medians ("snapshot", 100, snapshot_once, NULL, &editing);
  editing_clear (&editing);
}

static double
tag_many_once (gpointer data)
{
  Editing *editing = data;
  guint n = MIN (MANY, editing->n_images);
  guint first = choose (editing, editing->n_images);
  double start = bench_now ();
  double time;

  tag_images (editing, first, n, editing->n % editing->n_concepts);
  time = bench_now () - start;
  flush (editing);

  return time;
}

static double
undo_once (gpointer data)
{
  Editing *editing = data;
  double start;
  double time;

  tag_many_once (editing);
  start = bench_now ();
  pol_project_undo (editing->project);
  time = bench_now () - start;
  flush (editing);

  return time;
}

static void
fill_edit (PolProject *project,
           PolEdit *edit,
           gpointer user_data,
           GCancellable *cancellable)
{
  const Editing *editing = user_data;
  guint annotator = pol_edit_add_annotator (edit, "Ana");

  for (guint i = 0; i < editing->n_images; i++)
    pol_edit_set_tag (edit, i, editing->n_concepts - 1, annotator, POL_VALUE_POSITIVE,
                      POL_TIME_NOW);
}

static void
on_done (GObject *project,
         GAsyncResult *result,
         gpointer done)
{
  g_autoptr (GError) error = NULL;

  if (!pol_project_edit_finish (POL_PROJECT (project), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) done = TRUE;
}

/* All images, one step of undo: as long as the user waits, and then the longest
 * time that the main thread is busy with it. */
static double
wait_until_done (Editing *self,
                 gboolean *done,
                 double start)
{
  self->worst = 0;
  while (!*done)
    {
      double busy;

      while (!g_main_context_pending (NULL))
        g_usleep (100);
      busy = bench_now_thread ();
      g_main_context_iteration (NULL, FALSE);
      self->worst = MAX (self->worst, bench_now_thread () - busy);
    }

  return bench_now () - start;
}

static void
tag_all (Editing *self)
{
  gboolean done = FALSE;
  double start = bench_now ();
  double time;

  pol_project_edit_async (self->project, "Tag", fill_edit, self, NULL, NULL, on_done, &done);
  time = wait_until_done (self, &done, start);
  bench_report ("tag all", time, 0);
  bench_report ("tag all, main thread", self->worst, 0);
  flush (self);

  done = FALSE;
  start = bench_now ();
  pol_project_step_async (self->project, TRUE, NULL, on_done, &done);
  time = wait_until_done (self, &done, start);
  bench_report ("undo all", time, 0);
  bench_report ("undo all, main thread", self->worst, 0);
  flush (self);
}

void
bench_tag_many (const Bench *self)
{
  g_autofree char *path = bench_copy_project (self, "tag-many.polarity");
  Editing editing;

  editing_init (&editing, path);
  bench_compare_medians ("tag many", 5, tag_many_once, NULL, &editing);
  bench_compare_medians ("undo many", 5, undo_once, NULL, &editing);
  tag_all (&editing);
  editing_clear (&editing);
}

static double
save_once (gpointer data)
{
  Editing *editing = data;
  guint image = choose (editing, editing->n_images);
  double start = bench_now ();

  tag_images (editing, image, 1, image % editing->n_concepts);
  flush (editing);

  return bench_now () - start;
}

static void
run (sqlite3_stmt *statement,
     guint image,
     guint concept)
{
  sqlite3_bind_int (statement, 1, image);
  sqlite3_bind_int (statement, 2, concept);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("a row cannot be written");
  sqlite3_reset (statement);
}

/* The rows that a tag is, in a transaction. */
static double
commit_once (gpointer data)
{
  Editing *editing = data;
  guint image = choose (editing, editing->n_images);
  guint concept = image % editing->n_concepts;
  double start = bench_now ();

  bench_execute (editing->db, "BEGIN IMMEDIATE");
  run (editing->tag, image, concept);
  run (editing->event, image, concept);
  bench_execute (editing->db, "COMMIT");

  return bench_now () - start;
}

void
bench_save (const Bench *self)
{
  g_autofree char *path = bench_copy_project (self, "save.polarity");
  g_autofree char *other = bench_copy_project (self, "commit.polarity");
  Editing editing;

  editing_init (&editing, path);
  editing.db = bench_open_database (other);
  sqlite3_prepare_v2 (editing.db,
                      "INSERT INTO annotation VALUES (?, ?, 0, 1, 1767225600000)"
                      " ON CONFLICT DO UPDATE SET polarity = 1, at = 1767225600000",
                      -1, &editing.tag, NULL);
  sqlite3_prepare_v2 (editing.db,
                      "INSERT INTO event (step, at, who, what, image, concept, annotator, before,"
                      " after) VALUES (1, 1767225600000, 'Ana', 'tag', ?, ?, 0, 0, 1)",
                      -1, &editing.event, NULL);
  bench_compare_medians ("save", 400, save_once, commit_once, &editing);

  sqlite3_finalize (editing.tag);
  sqlite3_finalize (editing.event);
  sqlite3_close (editing.db);
  editing_clear (&editing);
}
