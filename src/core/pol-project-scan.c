/* pol-project-scan.c: takes in what is new in a project's folder, and what is gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include <glib/gi18n-lib.h>

#include "pol-error.h"
#include "pol-folder-scan.h"

/* One scan of one project. What it finds is handed to the project's thread
 * batch by batch. */
typedef struct
{
  gatomicrefcount ref_count;

  PolProject *project;
  GFile *folder;
  GMainContext *context;     /* of the project, NULL if the scan runs on it */
  gboolean *seen;            /* by image, for those that were there before */
  guint n_seen;
  guint n_found;
  char **skipped;
} Scan;

static Scan *
scan_new (PolProject *project)
{
  Scan *scan = g_new0 (Scan, 1);

  g_atomic_ref_count_init (&scan->ref_count);
  scan->project = g_object_ref (project);
  scan->folder = g_object_ref (project->folder);
  scan->n_seen = pol_image_table_get_n (project->images);
  scan->seen = g_new0 (gboolean, scan->n_seen);

  return scan;
}

static void
scan_unref (Scan *scan)
{
  if (!g_atomic_ref_count_dec (&scan->ref_count))
    return;

  g_object_unref (scan->project);
  g_object_unref (scan->folder);
  g_clear_pointer (&scan->context, g_main_context_unref);
  g_free (scan->seen);
  g_strfreev (scan->skipped);
  g_free (scan);
}

static void
add_images (PolProject *self,
            GPtrArray *paths)
{
  guint first = pol_image_table_get_n (self->images);
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (paths->len == 0)
    return;

  for (guint i = 0; i < paths->len; i++)
    {
      guint32 image = first + i;

      pol_image_table_append (self->images, g_ptr_array_index (paths, i));
      g_array_append_val (images, image);
    }
  pol_image_table_sort (self->images);
  pol_project_count_new_images (self, images);

  g_ptr_array_add (paths, NULL);
  pol_project_set_saved (self, FALSE);
  pol_store_add_images (self->store, first, (char **) g_ptr_array_steal (paths, NULL));

  pol_project_images_added (self, first, images->len);
  pol_project_totals_changed (self);
}

/* Takes a batch in, on the project's thread. */
static void
take_batch (Scan *scan,
            const char *const *paths)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      guint image;

      scan->n_found++;
      if (!pol_image_table_find (scan->project->images, paths[i], &image))
        g_ptr_array_add (fresh, g_strdup (paths[i]));
      else if (image < scan->n_seen)
        scan->seen[image] = TRUE;
    }

  add_images (scan->project, fresh);
}

typedef struct
{
  Scan *scan;
  char **paths;
} Batch;

static void
batch_free (Batch *batch)
{
  scan_unref (batch->scan);
  g_strfreev (batch->paths);
  g_free (batch);
}

static gboolean
deliver_batch (gpointer user_data)
{
  Batch *batch = user_data;

  take_batch (batch->scan, (const char *const *) batch->paths);

  return G_SOURCE_REMOVE;
}

static void
on_batch (const char *const *paths,
          gsize n_paths,
          gpointer user_data)
{
  Scan *scan = user_data;
  g_autoptr (GSource) source = NULL;
  Batch *batch;

  if (scan->context == NULL)
    {
      take_batch (scan, paths);
      return;
    }

  batch = g_new0 (Batch, 1);
  g_atomic_ref_count_inc (&scan->ref_count);
  batch->scan = scan;
  batch->paths = g_strdupv ((char **) paths);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_batch, batch, (GDestroyNotify) batch_free);
  g_source_attach (source, scan->context);
}

static void
mark_missing (PolProject *self,
              GArray *images,
              gboolean missing)
{
  if (images->len == 0)
    return;

  for (guint i = 0; i < images->len; i++)
    pol_image_table_set_missing (self->images, g_array_index (images, guint32, i), missing);
  pol_project_set_saved (self, FALSE);
  pol_store_set_missing (self->store, images, missing);
  pol_project_images_changed (self, images);
}

/* All batches are in: what was not seen is missing, and what was missing and
 * seen is back. */
static void
settle_missing (Scan *scan)
{
  PolProject *self = scan->project;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < scan->n_seen; i++)
    {
      gboolean missing = pol_image_table_get_missing (self->images, i);

      if (!scan->seen[i] && !missing)
        g_array_append_val (gone, i);
      else if (scan->seen[i] && missing)
        g_array_append_val (back, i);
    }

  mark_missing (self, gone, TRUE);
  mark_missing (self, back, FALSE);
}

/* A folder that never held a picture is an error; one whose pictures are gone
 * keeps them as missing. */
static gboolean
finish_scan (Scan *scan,
             GError **error)
{
  if (scan->n_found == 0 && scan->n_seen == 0)
    {
      g_autofree char *display = g_file_get_parse_name (scan->folder);

      g_set_error (error, POL_ERROR, POL_ERROR_NO_IMAGES,
                   _("There are no pictures in “%s”. Choose a folder with JPEG, PNG, GIF, WebP, "
                     "TIFF, BMP or SVG files."),
                   display);
      return FALSE;
    }

  settle_missing (scan);
  return TRUE;
}

static void
return_skipped (Scan *scan,
                char ***skipped)
{
  if (skipped != NULL)
    *skipped = scan->skipped != NULL ? g_steal_pointer (&scan->skipped) : g_new0 (char *, 1);
}

/**
 * pol_project_scan:
 * @self: a project
 * @skipped: (out) (optional) (array zero-terminated=1) (transfer full): a
 *   sentence for each folder inside that could not be read
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes in the pictures that are new in the folder, and marks those that are
 * gone as missing. Blocks.
 *
 * Returns: whether the folder could be read and has, or had, pictures;
 *   `POL_ERROR_NO_IMAGES` if it never had one
 */
gboolean
pol_project_scan (PolProject *self,
                  char ***skipped,
                  GCancellable *cancellable,
                  GError **error)
{
  Scan *scan;
  gboolean done;

  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  scan = scan_new (self);
  done = pol_folder_scan (scan->folder, on_batch, scan, &scan->skipped, cancellable, error)
         && finish_scan (scan, error);
  if (done)
    return_skipped (scan, skipped);
  scan_unref (scan);

  return done;
}

static void
scan_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Scan *scan = task_data;
  GError *error = NULL;

  if (pol_folder_scan (scan->folder, on_batch, scan, &scan->skipped, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pol_project_scan_async:
 * @self: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when the scan has ended
 * @user_data: data for @callback
 *
 * Does what [method@Project.scan] does, without blocking: new images arrive in
 * batches, with [signal@Project::images-added].
 */
void
pol_project_scan_async (PolProject *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  g_return_if_fail (POL_IS_PROJECT (self));

  scan = scan_new (self);
  scan->context = g_main_context_ref_thread_default ();
  pol_project_set_scanning (self, TRUE);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_scan_async);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_unref);
  g_task_run_in_thread (task, scan_thread);
}

/**
 * pol_project_scan_finish:
 * @self: a project
 * @result: a result
 * @skipped: (out) (optional) (array zero-terminated=1) (transfer full): a
 *   sentence for each folder inside that could not be read
 * @error: return location for an error
 *
 * Ends [method@Project.scan_async].
 *
 * Returns: see [method@Project.scan]
 */
gboolean
pol_project_scan_finish (PolProject *self,
                         GAsyncResult *result,
                         char ***skipped,
                         GError **error)
{
  Scan *scan;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  pol_project_set_scanning (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  scan = g_task_get_task_data (G_TASK (result));
  if (!finish_scan (scan, error))
    return FALSE;

  return_skipped (scan, skipped);
  return TRUE;
}
