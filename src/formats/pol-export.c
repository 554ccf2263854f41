/* pol-export.c: writes a project in one of the formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-export-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pol-file-sink.h"
#include "pol-file-utils.h"

/* How many images are written between two reports of the progress. */
#define PROGRESS_INTERVAL 1024

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (pol_concept_get_id (*(PolConcept **) a), pol_concept_get_id (*(PolConcept **) b));
}

/* The archived concepts by the bytes of their ids: an order that does not
 * depend on how the project came to be. */
GPtrArray *
pol_export_list_archived (PolExport *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  GPtrArray *archived = g_ptr_array_new ();

  for (guint i = 0; i < pol_concept_list_get_n_concepts (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_concept (concepts, i);

      if (pol_concept_get_archived (concept))
        g_ptr_array_add (archived, concept);
    }
  g_ptr_array_sort (archived, compare_ids);

  return archived;
}

static guint *
rank_concepts (PolExport *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  g_autoptr (GPtrArray) archived = pol_export_list_archived (self);
  guint *ranks = g_new0 (guint, pol_concept_list_get_n_concepts (concepts) + 1);
  guint n_active = pol_concept_list_get_n_active (concepts);

  for (guint i = 0; i < n_active; i++)
    ranks[pol_concept_get_index (pol_concept_list_get_active (concepts, i))] = i;
  for (guint i = 0; i < archived->len; i++)
    ranks[pol_concept_get_index (g_ptr_array_index (archived, i))] = n_active + i;

  return ranks;
}

/* For formats: the next image to be written, in the order of the paths. FALSE
 * when all are, and when the export was cancelled. */
gboolean
pol_export_next_image (PolExport *self,
                       guint *image)
{
  if (self->progress != NULL
      && (self->n_done % PROGRESS_INTERVAL == 0 || self->n_done == self->n_images))
    self->progress (self->n_done, self->n_images, self->user_data);

  if (self->n_done == self->n_images || g_cancellable_is_cancelled (self->cancellable))
    return FALSE;

  *image = self->images != NULL ? g_array_index (self->images, guint32, self->n_done)
                                : pol_project_get_nth_image (self->project, self->n_done);
  self->n_done++;
  return TRUE;
}

/**
 * pol_export_to_stream:
 * @project: a project
 * @options: what to export
 * @stream: where it goes
 * @progress: (nullable) (scope call): called from time to time
 * @user_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a project. The same project gives the same bytes. Memory does not grow
 * with the number of images. Blocks; the stream stays open.
 *
 * Returns: whether all was written; else the error is the stream's own
 */
gboolean
pol_export_to_stream (PolProject *project,
                      const PolExportOptions *options,
                      GOutputStream *stream,
                      PolProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GArray) images = NULL;
  g_autofree guint *ranks = NULL;
  PolExport self = { 0 };

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (options != NULL && options->format != NULL, FALSE);
  g_return_val_if_fail (pol_format_can_write (options->format), FALSE);

  if (options->images != NULL)
    {
      images = g_array_copy (options->images);
      pol_project_sort_images (project, images);
    }
  self.project = project;
  self.policy = options->policy != NULL ? options->policy : pol_policy_get_default ();
  self.other = options->other;
  self.layout = options->layout;
  self.images = images;
  self.pictures = options->pictures;
  self.minimum = options->minimum;
  self.load_picture = options->load_picture;
  self.n_images = images != NULL ? images->len : pol_project_get_n_images (project);
  if (options->max_images > 0)
    self.n_images = MIN (self.n_images, options->max_images);
  self.progress = progress;
  self.user_data = user_data;
  self.cancellable = cancellable;
  self.ranks = ranks = rank_concepts (&self);

  if (!options->format->write (&self, stream, error))
    return FALSE;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The project's own file, by whatever name, would be lost if it were replaced. */
static gboolean
check_target (PolProject *project,
              GFile *file,
              GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = NULL;
  GStatBuf own;
  GStatBuf target;

  if (path == NULL || g_stat (path, &target) != 0
      || g_stat (pol_project_get_path (project), &own) != 0
      || own.st_dev != target.st_dev || own.st_ino != target.st_ino)
    return TRUE;

  name = pol_file_get_display_name (file);
  g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
               _("“%s” is the project itself. Choose another file to write to."), name);
  return FALSE;
}

/**
 * pol_export_to_file:
 * @project: a project
 * @options: what to export
 * @file: the file to write
 * @progress: (nullable) (scope call): called from time to time
 * @user_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a project to a temporary file, which then takes the place of @file: an
 * export that fails or is cancelled leaves what was there. The project's own
 * file is not replaced. Blocks.
 *
 * Returns: whether the file is written
 */
gboolean
pol_export_to_file (PolProject *project,
                    const PolExportOptions *options,
                    GFile *file,
                    PolProgressFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PolFileSink) sink = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!check_target (project, file, error))
    return FALSE;

  sink = pol_file_sink_open (file, cancellable, error);
  if (sink == NULL)
    return FALSE;

  if (!pol_export_to_stream (project, options, pol_file_sink_get_stream (sink),
                             progress, user_data, cancellable, &cause))
    {
      pol_file_sink_name_error (sink, error, g_steal_pointer (&cause));
      return FALSE;
    }

  return pol_file_sink_commit (sink, cancellable, error);
}

/**
 * pol_export_to_string:
 * @project: a project
 * @options: what to export
 * @error: return location for an error
 *
 * Writes a project, or better the first few images of it, to memory.
 *
 * Returns: (transfer full): what a file would contain
 */
char *
pol_export_to_string (PolProject *project,
                      const PolExportOptions *options,
                      GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!pol_export_to_stream (project, options, stream, NULL, NULL, NULL, error)
      || !g_output_stream_write_all (stream, "", 1, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* An export on a thread, of the project as it was when it began. */
typedef struct
{
  PolProject *snapshot;     /* the thread drops it: that takes a while where it is the last one */
  PolExportOptions options;
  GFile *file;              /* NULL for a preview */
  PolProgressFunc progress;
  gpointer progress_data;
} Job;

static Job *
job_new (PolProject *project,
         const PolExportOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->snapshot = pol_project_snapshot (project);
  job->options = *options;
  job->options.policy = options->policy != NULL ? g_object_ref (options->policy) : NULL;
  job->options.other = options->other != NULL ? g_object_ref (options->other) : NULL;
  job->options.images = options->images != NULL ? g_array_copy (options->images) : NULL;
  job->options.pictures = options->pictures != NULL ? g_array_ref (options->pictures) : NULL;

  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->snapshot);
  g_clear_object (&job->options.policy);
  g_clear_object (&job->options.other);
  g_clear_pointer (&job->options.images, g_array_unref);
  g_clear_pointer (&job->options.pictures, g_array_unref);
  g_clear_object (&job->file);
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

static void
export_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean written = pol_export_to_file (job->snapshot, &job->options, job->file, post_progress,
                                         task, cancellable, &error);

  g_clear_object (&job->snapshot);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pol_export_async:
 * @project: a project
 * @options: what to export; copied
 * @file: the file to write
 * @progress: (nullable): called on this thread from time to time, until @callback is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when the export has ended
 * @user_data: data for @callback
 *
 * Does what [func@export_to_file] does, without blocking. The file holds the
 * project as it is now.
 */
void
pol_export_async (PolProject *project,
                  const PolExportOptions *options,
                  GFile *file,
                  PolProgressFunc progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (options != NULL && options->format != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = job_new (project, options);
  job->file = g_object_ref (file);
  job->progress = progress;
  job->progress_data = progress_data;

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_export_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * pol_export_finish:
 * @project: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@export_async].
 *
 * Returns: whether the file is written
 */
gboolean
pol_export_finish (PolProject *project,
                   GAsyncResult *result,
                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
preview_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  char *text = pol_export_to_string (job->snapshot, &job->options, &error);
  g_clear_object (&job->snapshot);
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * pol_export_preview_async:
 * @project: a project
 * @options: what to export; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when the text is there
 * @user_data: data for @callback
 *
 * Does what [func@export_to_string] does, without blocking: totals and long
 * lists of concepts take a while, however few the images are.
 */
void
pol_export_preview_async (PolProject *project,
                          const PolExportOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (options != NULL && options->format != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_export_preview_async);
  g_task_set_task_data (task, job_new (project, options), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, preview_thread);
}

/**
 * pol_export_preview_finish:
 * @project: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@export_preview_async].
 *
 * Returns: (transfer full): what a file would contain
 */
char *
pol_export_preview_finish (PolProject *project,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
