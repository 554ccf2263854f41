/* pol-import.c: takes a file in one of the formats into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-file-utils.h"

/* Annotations keep the number of their annotator in 16 bits. */
#define MAX_ANNOTATORS G_MAXUINT16

/* How many bytes are read between two reports of the progress. */
#define PROGRESS_INTERVAL (4 * 1024 * 1024)

/**
 * pol_import_report_clear:
 * @report: a report
 *
 * Frees what a report holds.
 */
void
pol_import_report_clear (PolImportReport *report)
{
  g_clear_pointer (&report->concepts, g_ptr_array_unref);
  g_clear_pointer (&report->lacking, g_ptr_array_unref);
  g_clear_pointer (&report->unknown, g_ptr_array_unref);
}

static void
report_reset (PolImportReport *report)
{
  pol_import_report_clear (report);
  *report = (PolImportReport) { 0 };
  report->concepts = g_ptr_array_new_with_free_func (g_free);
  report->lacking = g_ptr_array_new_with_free_func (g_free);
  report->unknown = g_ptr_array_new_with_free_func (g_free);
}

/* The first few of @n_names names, of which @names has the first ones. */
static char *
list_names (GPtrArray *names,
            guint n_names)
{
  GString *list = g_string_new (NULL);
  guint n = MIN (names->len, POL_IMPORT_MAX_NAMED);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *display = g_filename_display_name (g_ptr_array_index (names, i));

      g_string_append_printf (list, i > 0 ? ", %s" : "%s", display);
    }
  if (n_names > n)
    g_string_append (list, ", …");

  return g_string_free (list, FALSE);
}

/**
 * pol_import_report_list_lacking:
 * @report: a report
 *
 * Lists the first few of the images that the data set lacks, to be shown.
 *
 * Returns: (transfer full): their paths, with commas between
 */
char *
pol_import_report_list_lacking (const PolImportReport *report)
{
  return list_names (report->lacking, report->n_lacking);
}

/**
 * pol_import_report_list_unknown:
 * @report: a report
 *
 * Lists the first few of the concepts that the project lacks, and whose
 * suggestions were left out, to be shown.
 *
 * Returns: (transfer full): their ids, with commas between
 */
char *
pol_import_report_list_unknown (const PolImportReport *report)
{
  return list_names (report->unknown, report->n_unknown);
}

static void
remember (GHashTable *table,
          const char *key,
          guint index)
{
  g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (index + 1));
}

static gboolean
recall (GHashTable *table,
        const char *key,
        guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  if (found == 0)
    return FALSE;

  *index = found - 1;
  return TRUE;
}

static guint
bring_concept (PolImport *self,
               const char *id,
               const char *name,
               const char *group,
               const char *key,
               gboolean archived)
{
  guint index = pol_edit_add_concept (self->edit, id, name, group, key, archived);

  remember (self->concepts, id, index);
  g_ptr_array_add (self->report->concepts, g_strdup (id));
  return index;
}

/* For formats: a concept that the file lists. One that the project has stays as
 * it is, but one that the file has on its list is put back on the project's. */
void
pol_import_add_concept (PolImport *self,
                        const char *id,
                        const char *name,
                        const char *group,
                        const char *key,
                        gboolean archived)
{
  PolConcept *known = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  guint index;

  if (recall (self->concepts, id, &index))
    return;

  if (known == NULL)
    bring_concept (self, id, name, group, key, archived);
  else if (pol_concept_get_archived (known) && !archived)
    bring_concept (self, id, NULL, NULL, NULL, FALSE);
  else
    remember (self->concepts, id, pol_concept_get_index (known));
}

/* For formats: the index of a concept. One that neither the file's list nor the
 * project has is taken in as archived: what was said of it is kept. In a file
 * without a list, what is said of a concept puts it on the project's. */
guint
pol_import_find_concept (PolImport *self,
                         const char *id)
{
  PolConcept *known;
  guint index;

  if (recall (self->concepts, id, &index))
    return index;

  known = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  if (known == NULL)
    return bring_concept (self, id, NULL, NULL, NULL, !self->lists_nothing);

  remember (self->concepts, id, pol_concept_get_index (known));
  return pol_concept_get_index (known);
}

/* For formats: the index of a concept that the project has. FALSE if it lacks it;
 * it is counted then, and not added. */
gboolean
pol_import_find_known_concept (PolImport *self,
                               const char *id,
                               guint *concept)
{
  PolConcept *known;

  if (recall (self->concepts, id, concept))
    return TRUE;

  known = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  if (known != NULL)
    {
      *concept = pol_concept_get_index (known);
      remember (self->concepts, id, *concept);
      return TRUE;
    }

  if (g_hash_table_contains (self->unknown, id))
    return FALSE;

  self->report->n_unknown++;
  if (self->report->unknown->len < POL_IMPORT_MAX_KEPT)
    {
      g_hash_table_add (self->unknown, g_strdup (id));
      g_ptr_array_add (self->report->unknown, g_strdup (id));
    }
  return FALSE;
}

/* For formats: the index of an annotator, NULL for the default one. FALSE if
 * there are too many. */
gboolean
pol_import_find_annotator (PolImport *self,
                           const char *name,
                           guint *annotator)
{
  if (name == NULL)
    {
      *annotator = self->default_annotator;
      return TRUE;
    }
  if (recall (self->annotators, name, annotator))
    return TRUE;

  *annotator = pol_edit_add_annotator (self->edit, name);
  remember (self->annotators, name, *annotator);
  return *annotator <= MAX_ANNOTATORS;
}

static int
compare_path (PolImport *self,
              guint place,
              const char *path)
{
  guint image = pol_project_get_nth_image (self->project, place);

  return strcmp (pol_project_get_image_path (self->project, image), path);
}

/* Narrows down where, in the order of the paths, an image can be. A file names
 * most images in this order, so they are looked for on from the one before. */
static void
find_range (PolImport *self,
            const char *path,
            guint *low,
            guint *high)
{
  guint step = 1;

  if (self->next_place >= *high || compare_path (self, self->next_place, path) > 0)
    return;

  *low = self->next_place;
  while (step < *high - *low && compare_path (self, *low + step, path) <= 0)
    {
      *low += step;
      step *= 2;
    }
  *high = MIN (*high, *low + step);
}

static gboolean
find_image (PolImport *self,
            const char *path,
            guint *image)
{
  guint low = 0;
  guint high = pol_project_get_n_images (self->project);

  find_range (self, path, &low, &high);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare_path (self, middle, path);

      if (order == 0)
        {
          self->next_place = middle + 1;
          *image = pol_project_get_nth_image (self->project, middle);
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

/* For formats: the index of an image. FALSE if the data set lacks it; it is
 * counted then. */
gboolean
pol_import_find_image (PolImport *self,
                       const char *path,
                       guint *image)
{
  PolImportReport *report = self->report;

  if (find_image (self, path, image))
    {
      report->n_images++;
      return TRUE;
    }

  if (report->n_lacking < POL_IMPORT_MAX_KEPT)
    g_ptr_array_add (report->lacking, g_strdup (path));
  report->n_lacking++;
  return FALSE;
}

/* For formats: what an annotator says. */
void
pol_import_add_tag (PolImport *self,
                    guint image,
                    guint concept,
                    guint annotator,
                    PolValue value,
                    gint64 at)
{
  pol_edit_set_tag (self->edit, image, concept, annotator, value, at);
  self->report->n_annotations++;
}

/* For formats: what a model predicts. */
void
pol_import_add_suggestion (PolImport *self,
                           guint image,
                           guint concept,
                           double score)
{
  pol_edit_set_suggestion (self->edit, image, concept, score);
  self->report->n_suggestions++;
}

/* For formats: how much of the file was read. */
void
pol_import_tell_progress (PolImport *self,
                          guint64 n_read)
{
  if (self->progress == NULL || (n_read - self->n_told < PROGRESS_INTERVAL && n_read >= self->n_told))
    return;

  self->n_told = n_read;
  self->progress (n_read, self->n_bytes, self->progress_data);
}

static gboolean
check_strict (PolImport *self,
              GError **error)
{
  PolImportReport *report = self->report;

  if (report->concepts->len > 0)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
                   ngettext ("“%s” brings %u concept that is not on the list, “%s”, and nothing "
                             "was imported.",
                             "“%s” brings %u concepts that are not on the list, the first of them "
                             "“%s”, and nothing was imported.",
                             report->concepts->len),
                   self->name, report->concepts->len,
                   (const char *) g_ptr_array_index (report->concepts, 0));
      return FALSE;
    }
  if (report->n_unknown > 0)
    {
      g_autofree char *names = pol_import_report_list_unknown (report);

      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
                   ngettext ("“%s” names %u concept that the project lacks, and nothing was "
                             "imported: %s",
                             "“%s” names %u concepts that the project lacks, and nothing was "
                             "imported: %s",
                             report->n_unknown),
                   self->name, report->n_unknown, names);
      return FALSE;
    }
  if (report->n_lacking > 0)
    {
      g_autofree char *names = pol_import_report_list_lacking (report);

      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_IMAGE,
                   ngettext ("“%s” names %u image that is not in the data set, and nothing was "
                             "imported: %s",
                             "“%s” names %u images that are not in the data set, and nothing was "
                             "imported: %s",
                             report->n_lacking),
                   self->name, report->n_lacking, names);
      return FALSE;
    }

  return TRUE;
}

static const PolFormat *
choose_format (PolImport *self,
               const PolFormat *format,
               const char *head,
               gsize length,
               GError **error)
{
  if (format == NULL)
    format = pol_format_detect (head, length);

  if (format == NULL)
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("“%s” is in no format that can be imported."), self->name);
  else if (!pol_format_can_read (format))
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("“%s” cannot be imported: the format “%s” can only be written."),
                 self->name, format->id);
  else
    return format;

  return NULL;
}

static gboolean
read_file (PolImport *self,
           GFile *file,
           const PolImportOptions *options,
           GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  const PolFormat *format;
  const char *head;
  gsize length;

  stream = pol_file_open (file, &head, &length, self->cancellable, error);
  if (stream == NULL)
    return FALSE;

  format = choose_format (self, options->format, head, length, error);
  return format != NULL
         && format->read (self, stream, error)
         && (!options->strict || check_strict (self, error));
}

static guint64
measure_file (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

/* Fills the edit with what a file brings. */
static gboolean
fill_edit (PolImport *self,
           GFile *file,
           const PolImportOptions *options,
           GError **error)
{
  g_autoptr (GHashTable) concepts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) annotators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = pol_file_get_display_name (file);
  const char *annotator = options->annotator != NULL ? options->annotator
                                                     : pol_project_get_annotator (self->project);

  report_reset (self->report);
  self->name = name;
  self->concepts = concepts;
  self->unknown = unknown;
  self->annotators = annotators;
  self->default_annotator = pol_edit_add_annotator (self->edit, annotator);
  self->now = pol_time_now ();
  self->n_bytes = self->progress != NULL ? measure_file (file) : 0;

  return read_file (self, file, options, error);
}

/**
 * pol_import_file:
 * @project: a project that can be written
 * @file: a file
 * @options: how to import
 * @report: (out caller-allocates): what was found, also when the import failed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a file in, as one step of undo: all of it, or nothing if there is an
 * error. Concepts that the project lacks are added, unless a model merely
 * suggests them; images that it lacks are skipped. Blocks.
 *
 * Returns: whether the file was taken in; else the error names the file and,
 *   where it can, the line
 */
gboolean
pol_import_file (PolProject *project,
                 GFile *file,
                 const PolImportOptions *options,
                 PolImportReport *report,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PolEdit) edit = NULL;
  PolImport self = { project, .report = report, .cancellable = cancellable };

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (options != NULL && report != NULL, FALSE);

  *report = (PolImportReport) { 0 };
  self.edit = edit = pol_project_begin_edit (project, _("Import"));
  if (!fill_edit (&self, file, options, error))
    return FALSE;

  pol_project_apply (project, edit);
  return TRUE;
}

/* An import on a thread. */
typedef struct
{
  GFile *file;
  PolImportOptions options;
  char *annotator;
  PolProgressFunc progress;
  gpointer progress_data;

  PolImportReport report;
  GError *error;            /* why nothing was taken in */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->file);
  g_free (job->annotator);
  pol_import_report_clear (&job->report);
  g_clear_error (&job->error);
  g_free (job);
}

static void
post_progress (guint64 n_done,
               guint64 n_total,
               gpointer task)
{
  Job *job = g_task_get_task_data (task);

  pol_progress_post (task, job->progress, job->progress_data, n_done, n_total);
}

/* On a thread, and once more if the project changed meanwhile. */
static void
import_on_snapshot (PolProject *snapshot,
                    PolEdit *edit,
                    gpointer task,
                    GCancellable *cancellable)
{
  Job *job = g_task_get_task_data (task);
  PolImport self = { snapshot, edit, .report = &job->report, .cancellable = cancellable,
                     .progress = post_progress, .progress_data = task };

  g_clear_error (&job->error);
  if (!fill_edit (&self, job->file, &job->options, &job->error))
    pol_edit_clear (edit);
}

static void
on_edited (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  pol_project_edit_finish (POL_PROJECT (source), result, &error);
  if (error == NULL)
    error = g_steal_pointer (&job->error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pol_import_async:
 * @project: a project that can be written
 * @file: a file
 * @options: how to import; copied
 * @progress: (nullable): called on this thread from time to time, with bytes of
 *   the file, until @callback is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when the import has ended
 * @user_data: data for @callback
 *
 * Does what [func@import_file] does, without blocking. If the project is changed
 * meanwhile, the file is read once more.
 */
void
pol_import_async (PolProject *project,
                  GFile *file,
                  const PolImportOptions *options,
                  PolProgressFunc progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (options != NULL);

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->annotator = g_strdup (options->annotator);
  job->options = *options;
  job->options.annotator = job->annotator;
  job->progress = progress;
  job->progress_data = progress_data;

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_import_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* What is not cancelled in time is done. */
  g_task_set_check_cancellable (task, FALSE);
  pol_project_edit_async (project, _("Import"), import_on_snapshot, g_object_ref (task),
                          g_object_unref, cancellable, on_edited, task);
}

/**
 * pol_import_finish:
 * @project: a project
 * @result: a result
 * @report: (out caller-allocates): what was found, also when the import failed
 * @error: return location for an error
 *
 * Ends [func@import_async].
 *
 * Returns: whether the file was taken in
 */
gboolean
pol_import_finish (PolProject *project,
                   GAsyncResult *result,
                   PolImportReport *report,
                   GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *report = job->report;
  job->report = (PolImportReport) { 0 };

  return g_task_propagate_boolean (G_TASK (result), error);
}
