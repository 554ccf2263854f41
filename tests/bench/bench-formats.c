/* bench-formats.c: imports and exports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pol-export.h"
#include "pol-import.h"

#define FEW_TAGS 200000

typedef struct
{
  const Bench *bench;
  PolProject *project;
  PolExportOptions options;
  GFile *file;
  guint n_imported;

  /* For the references. */
  GArray *tags;            /* Row */
  GPtrArray *paths;
  GPtrArray *concepts;
  GPtrArray *annotators;
} Formats;

typedef struct
{
  PolAnnotation annotation;
  guint image;
} Row;

static GFile *
get_scratch_file (const Bench *bench,
                  const char *name)
{
  g_autofree char *path = g_build_filename (bench->scratch, name, NULL);

  return g_file_new_for_path (path);
}

static void
export_file (Formats *self)
{
  g_autoptr (GError) error = NULL;

  if (!pol_export_to_file (self->project, &self->options, self->file, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static goffset
get_size (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &error);

  if (info == NULL)
    g_error ("%s", error->message);

  return g_file_info_get_size (info);
}

/* Makes a file of the tags of the first images: of so many that they have
 * @n_tags, or of all. */
static void
make_import_file (Formats *self,
                  guint n_tags)
{
  g_autofree char *path = bench_copy_project (self->bench, "from.polarity");
  g_autoptr (PolProject) project = bench_open (path);
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 image = 0; image < pol_project_get_n_images (project); image++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

      if (self->tags->len + n > n_tags)
        break;
      g_array_append_val (images, image);
      for (gsize i = 0; i < n; i++)
        {
          Row row = { annotations[i], image };

          g_array_append_val (self->tags, row);
        }
    }

  self->project = project;
  self->options = (PolExportOptions) { .format = pol_format_find ("annotations"), .images = images };
  export_file (self);
  self->project = NULL;
}

static double
import_into (Formats *self,
             const char *path)
{
  g_auto (PolImportReport) report = { 0 };
  PolImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = bench_open (path);
  double start = bench_now ();

  if (!pol_import_file (project, self->file, &options, &report, NULL, &error)
      || !pol_project_flush (project, &error))
    g_error ("%s", error->message);

  self->n_imported = report.n_annotations;

  return bench_now () - start;
}

static double
import_once (gpointer data)
{
  Formats *self = data;
  g_autofree char *path = bench_copy_untagged (self->bench, "import.polarity");
  double time;

  time = import_into (self, path);
  if (self->n_imported != self->tags->len)
    g_error ("%u tags, not %u, were imported", self->n_imported, self->tags->len);

  return time;
}

static double
insert_once (gpointer data)
{
  Formats *self = data;
  g_autofree char *path = bench_copy_untagged (self->bench, "insert.polarity");
  sqlite3 *db = bench_open_database (path);
  sqlite3_stmt *insert = NULL;
  double start = bench_now ();

  bench_execute (db, "BEGIN IMMEDIATE");
  sqlite3_prepare_v2 (db, "INSERT INTO annotation VALUES (?, ?, ?, ?, ?)", -1, &insert, NULL);
  for (guint i = 0; i < self->tags->len; i++)
    {
      const Row *row = &g_array_index (self->tags, Row, i);

      sqlite3_bind_int (insert, 1, row->image);
      sqlite3_bind_int (insert, 2, row->annotation.concept);
      sqlite3_bind_int (insert, 3, row->annotation.annotator);
      sqlite3_bind_int (insert, 4, row->annotation.value);
      sqlite3_bind_int64 (insert, 5, row->annotation.at);
      if (sqlite3_step (insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  bench_execute (db, "COMMIT");
  sqlite3_close (db);

  return bench_now () - start;
}

/* Reads the file into a project that has none of its images, and so keeps nothing
 * of it: how much memory that takes does not depend on the tags. */
static void
measure_import_memory (Formats *self)
{
  g_autofree char *path = bench_copy_untagged (self->bench, "lacking.polarity");
  sqlite3 *db = bench_open_database (path);
  gsize before;

  bench_execute (db, "DELETE FROM image");
  sqlite3_close (db);
  before = bench_begin_peak ();
  import_into (self, path);
  bench_report ("import memory", bench_get_peak () - before, get_size (self->file));
}

void
bench_import (const Bench *bench)
{
  Formats self = { bench };

  self.file = get_scratch_file (bench, "import.json");
  self.tags = g_array_new (FALSE, FALSE, sizeof (Row));
  make_import_file (&self, FEW_TAGS);
  bench_compare ("import few", 5, import_once, insert_once, &self);

  g_array_set_size (self.tags, 0);
  make_import_file (&self, G_MAXUINT / 2);
  measure_import_memory (&self);
  bench_compare ("import all", 2, import_once, insert_once, &self);

  g_array_unref (self.tags);
  g_object_unref (self.file);
}

/* A plain buffered writer of the same records. */
typedef struct
{
  FILE *file;
  gsize length;
  char buffer[1024 * 1024];
} Writer;

static void
put (Writer *self,
     const char *text,
     gsize length)
{
  if (self->length + length > sizeof self->buffer)
    {
      fwrite (self->buffer, 1, self->length, self->file);
      self->length = 0;
    }
  memcpy (self->buffer + self->length, text, length);
  self->length += length;
}

static void
put_string (Writer *self,
            const char *text)
{
  put (self, text, strlen (text));
}

#define PUT(self, literal) put (self, literal, sizeof literal - 1)

static void
put_annotation (Writer *self,
                const Formats *formats,
                const PolAnnotation *annotation)
{
  static const char *const values[] = { "none", "positive", "negative", "unsure" };

  PUT (self, "{\"concept\": \"");
  put_string (self, g_ptr_array_index (formats->concepts, annotation->concept));
  PUT (self, "\", \"value\": \"");
  put_string (self, values[annotation->value]);
  PUT (self, "\", \"annotator\": \"");
  put_string (self, g_ptr_array_index (formats->annotators, annotation->annotator));
  PUT (self, "\", \"at\": \"2026-01-01T00:00:00.000Z\"}, ");
}

static void
put_label (Writer *self,
           const Formats *formats,
           const PolAnnotation *annotation)
{
  PUT (self, "{\"concept\": \"");
  put_string (self, g_ptr_array_index (formats->concepts, annotation->concept));
  PUT (self, "\", \"label\": \"");
  put_string (self, annotation->value == POL_VALUE_POSITIVE ? "positive" : "negative");
  PUT (self, "\", \"reason\": \"explicit\"}, ");
}

/* Returns the number of bytes. */
static double
write_plainly (Formats *self,
               const char *path,
               gboolean labels)
{
  g_autofree Writer *writer = g_new0 (Writer, 1);
  double size;

  writer->file = fopen (path, "wb");
  setvbuf (writer->file, NULL, _IONBF, 0);
  for (guint i = 0, tag = 0; i < self->paths->len; i++)
    {
      PUT (writer, "{\"path\": \"");
      put_string (writer, g_ptr_array_index (self->paths, i));
      PUT (writer, "\", \"labels\": [");
      for (; tag < self->tags->len && g_array_index (self->tags, Row, tag).image == i; tag++)
        (labels ? put_label : put_annotation) (writer, self,
                                               &g_array_index (self->tags, Row, tag).annotation);
      PUT (writer, "], \"rest\": [{\"label\": \"negative\", \"reason\": \"implicit\"}]},\n");
    }
  fwrite (writer->buffer, 1, writer->length, writer->file);
  size = ftell (writer->file);
  fclose (writer->file);

  return size;
}

/* In seconds a megabyte, since the records are alike, not the same to the byte. */
static double
export_once (gpointer data)
{
  Formats *self = data;
  double start = bench_now ();

  export_file (self);

  return (bench_now () - start) * 1e6 / get_size (self->file);
}

/* What was there before stays until the whole is written, as for the export: a file that is cut off
 * and written anew gets its memory back, while others must find some. */
static double
write_once (gpointer data)
{
  Formats *self = data;
  g_autofree char *path = g_build_filename (self->bench->scratch, "plain.json", NULL);
  g_autofree char *temporary = g_build_filename (self->bench->scratch, "plain.new", NULL);
  double start = bench_now ();
  double size = write_plainly (self, temporary, self->options.layout == POL_LAYOUT_COMPACT);

  if (rename (temporary, path) != 0)
    g_error ("%s", g_strerror (errno));

  return (bench_now () - start) * 1e6 / size;
}

/* Copies all that is written into plain arrays, images in the order of their paths. */
static void
take_plainly (Formats *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);

  self->paths = g_ptr_array_new ();
  self->concepts = g_ptr_array_new ();
  self->annotators = g_ptr_array_new ();
  self->tags = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < pol_project_get_n_images (self->project); i++)
    {
      guint image = pol_project_get_nth_image (self->project, i);
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);

      g_ptr_array_add (self->paths, (char *) pol_project_get_image_path (self->project, image));
      for (gsize j = 0; j < n; j++)
        {
          Row row = { annotations[j], i };

          g_array_append_val (self->tags, row);
        }
    }
  for (guint i = 0; i < pol_concept_list_get_n_concepts (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_concept (concepts, i);

      g_ptr_array_add (self->concepts, (char *) pol_concept_get_id (concept));
    }
  for (guint i = 0; i < pol_project_get_n_annotators (self->project); i++)
    g_ptr_array_add (self->annotators,
                     (char *) pol_project_get_annotator_name (self->project, i));
}

static void
bench_export_format (Formats *self,
                     const char *name,
                     const char *format,
                     PolLayout layout)
{
  g_autofree char *memory = g_strconcat (name, " memory", NULL);
  g_autofree char *whole = g_strconcat (name, " whole", NULL);
  double start;
  gsize before;

  self->options = (PolExportOptions) { .format = pol_format_find (format), .layout = layout };
  before = bench_begin_peak ();
  start = bench_now ();
  export_file (self);
  bench_report (whole, bench_now () - start, 0);
  bench_report (memory, bench_get_peak () - before, get_size (self->file));
  bench_compare (name, 5, export_once, write_once, self);
}

void
bench_export (const Bench *bench)
{
  g_autofree char *path = bench_copy_project (bench, "export.polarity");
  g_autoptr (PolProject) project = bench_open (path);
  Formats self = { bench, project };

  take_plainly (&self);
  self.file = get_scratch_file (bench, "export.json");
  bench_export_format (&self, "export labels", "labels", POL_LAYOUT_COMPACT);
  bench_export_format (&self, "export annotations", "annotations", POL_LAYOUT_FULL);

  g_object_unref (self.file);
  g_array_unref (self.tags);
  g_ptr_array_unref (self.paths);
  g_ptr_array_unref (self.concepts);
  g_ptr_array_unref (self.annotators);
}
