/* bench.c: measures how long parts of the library take, beside references
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: polarity-bench FAMILY DATA-SET PICTURES SCRATCH
 *
 * Prints a line for each thing measured: its name, the figure and the reference,
 * in seconds or bytes, 0 where there is no reference.
 */

#include "bench.h"

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

double
bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/* The processor time of this thread, which other programs cannot add to. */
double
bench_now_thread (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

void
bench_report (const char *name,
              double figure,
              double reference)
{
  printf ("%s\t%.9g\t%.9g\n", name, figure, reference);
  fflush (stdout);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Subject and reference take turns, so that what else the machine does meets
 * both. */
static void
compare (const char *name,
         guint n_rounds,
         guint chosen,
         BenchFunc subject,
         BenchFunc reference,
         gpointer data)
{
  g_autofree double *figures = g_new0 (double, n_rounds);
  g_autofree double *references = g_new0 (double, n_rounds);

  for (guint i = 0; i < n_rounds; i++)
    {
      figures[i] = subject (data);
      if (reference != NULL)
        references[i] = reference (data);
    }
  qsort (figures, n_rounds, sizeof (double), compare_doubles);
  qsort (references, n_rounds, sizeof (double), compare_doubles);

  bench_report (name, figures[chosen], references[chosen]);
}

/* Reports the least of a few rounds: what it takes when nothing comes between. */
void
bench_compare (const char *name,
               guint n_rounds,
               BenchFunc subject,
               BenchFunc reference,
               gpointer data)
{
  compare (name, n_rounds, 0, subject, reference, data);
}

/* Reports the median of many rounds, where one may be lucky. */
void
bench_compare_medians (const char *name,
                       guint n_rounds,
                       BenchFunc subject,
                       BenchFunc reference,
                       gpointer data)
{
  compare (name, n_rounds, n_rounds / 2, subject, reference, data);
}

static gsize
read_status (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, field);

  return line != NULL ? 1024 * strtoull (line + strlen (field), NULL, 10) : 0;
}

gsize
bench_get_resident (void)
{
  return read_status ("VmRSS:");
}

/* Begins to look at how much memory is used at most, with none to spare. */
gsize
bench_begin_peak (void)
{
  FILE *file;

  malloc_trim (0);
  file = fopen ("/proc/self/clear_refs", "w");
  if (file == NULL)
    g_error ("the peak of memory cannot be reset");
  fputs ("5", file);
  fclose (file);

  return bench_get_resident ();
}

/* The most memory since bench_begin_peak(). */
gsize
bench_get_peak (void)
{
  return read_status ("VmHWM:");
}

sqlite3 *
bench_open_database (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  bench_execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");

  return db;
}

void
bench_execute (sqlite3 *db,
               const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static char *
copy_project (const Bench *self,
              const char *from,
              const char *name)
{
  char *path = g_build_filename (self->scratch, name, NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  remove (wal);
  remove (shm);
  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  return path;
}

/* Copies the data set's project, in place of an earlier copy of that name. */
char *
bench_copy_project (const Bench *self,
                    const char *name)
{
  g_autofree char *project = g_build_filename (self->data_set, "project.polarity", NULL);

  return copy_project (self, project, name);
}

/* Copies a project that is the data set's but for its tags, which it has none of. */
char *
bench_copy_untagged (const Bench *self,
                     const char *name)
{
  static char *untagged;

  if (untagged == NULL)
    {
      sqlite3 *db;

      untagged = bench_copy_project (self, "untagged.polarity");
      db = bench_open_database (untagged);
      bench_execute (db, "DELETE FROM annotation; DELETE FROM event; VACUUM");
      sqlite3_close (db);
    }

  return copy_project (self, untagged, name);
}

PolProject *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  PolProject *project = pol_project_open (path, TRUE, &error);

  if (project == NULL)
    g_error ("%s", error->message);

  return project;
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (const Bench *self);
  } families[] = {
    { "open", bench_open_project },
    { "memory", bench_memory },
    { "totals", bench_totals },
    { "compare", bench_compare_policies },
    { "audit", bench_audit },
    { "charts", bench_charts },
    { "hashes", bench_hashes },
    { "filter", bench_filter },
    { "tag", bench_tag },
    { "tag-many", bench_tag_many },
    { "save", bench_save },
    { "search", bench_search },
    { "list", bench_list },
    { "thumbnails", bench_thumbnails },
    { "import", bench_import },
    { "export", bench_export },
  };
  Bench bench;

  setlocale (LC_ALL, "");
  if (argc != 5)
    {
      g_printerr ("usage: polarity-bench FAMILY DATA-SET PICTURES SCRATCH\n");
      return 2;
    }

  bench = (Bench) { argv[2], argv[3], argv[4] };
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (g_str_equal (families[i].name, argv[1]))
        {
          families[i].run (&bench);
          return 0;
        }
    }

  g_printerr ("polarity-bench: there is no family “%s”\n", argv[1]);
  return 2;
}
