/* pol-project-loader.c: from a folder or a project file to an open project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-project-loader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pol-concept-editing.h"
#include "pol-concept-file.h"
#include "pol-error.h"
#include "pol-folder-scan.h"

typedef struct
{
  GFile *location;
  GFile *concepts;
  GPtrArray *specs;
  char **repeated;
  char *path;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->location);
  g_clear_object (&request->concepts);
  g_clear_pointer (&request->specs, g_ptr_array_unref);
  g_strfreev (request->repeated);
  g_free (request->path);
  g_free (request);
}

typedef struct
{
  GCancellable *cancellable;
  gboolean found;
} Probe;

static void
on_pictures_found (const char *const *paths, gsize n_paths, gpointer user_data)
{
  Probe *probe = user_data;

  if (n_paths == 0)
    return;

  probe->found = TRUE;
  g_cancellable_cancel (probe->cancellable);
}

/* Looks for a first picture, so that a folder without any leaves no project
 * file behind. */
static gboolean
check_folder (GFile *folder, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = g_file_get_parse_name (folder);
  Probe probe = { cancellable, FALSE };

  if (!pol_folder_scan (folder, "", on_pictures_found, &probe, NULL, NULL, cancellable,
                        &local_error)
      && !probe.found)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!probe.found)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NO_IMAGES,
                   _ ("The folder “%s” holds no picture. Choose one that does."), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
prepare_folder (Request *request, GError **error)
{
  g_autoptr (PolProject) project = NULL;
  g_autofree char *projects = NULL;

  request->path = pol_project_path_for_folder (request->location);
  if (g_file_test (request->path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!check_folder (request->location, error))
    return FALSE;

  projects = g_path_get_dirname (request->path);
  if (g_mkdir_with_parents (projects, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _ ("The folder “%s” cannot be created: %s"), projects, g_strerror (code));
      return FALSE;
    }

  project = pol_project_create (request->path, request->location, error);

  return project != NULL;
}

static gboolean
read_concepts (Request *request, GCancellable *cancellable, GError **error)
{
  if (request->concepts == NULL)
    return TRUE;

  request->specs
      = pol_concept_file_read (request->concepts, &request->repeated, cancellable, error);

  return request->specs != NULL;
}

static gboolean
prepare (Request *request, GCancellable *cancellable, GError **error)
{
  GFileType type = g_file_query_file_type (request->location, G_FILE_QUERY_INFO_NONE, cancellable);
  g_autofree char *name = g_file_get_parse_name (request->location);

  if (!read_concepts (request, cancellable, error))
    return FALSE;

  if (type == G_FILE_TYPE_DIRECTORY)
    return prepare_folder (request, error);

  request->path = g_file_get_path (request->location);
  if (request->path == NULL || type == G_FILE_TYPE_UNKNOWN)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no folder or project “%s” on this computer."), name);
      return FALSE;
    }

  return TRUE;
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (prepare (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pol_project_edit_finish (POL_PROJECT (source), result, &error))
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (PolProject) project = NULL;
  GError *error = NULL;

  project = pol_project_open_finish (result, &error);
  if (project == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (request->specs != NULL)
    pol_concept_editing_add_list_async (project, request->specs, g_task_get_cancellable (task),
                                        on_added, g_object_ref (task));
  else
    g_task_return_pointer (task, g_steal_pointer (&project), g_object_unref);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  pol_project_open_async (request->path, g_task_get_cancellable (task), on_opened,
                          g_object_ref (task));
}

/**
 * pol_project_loader_open_async:
 * @location: a folder of images or a project file
 * @concepts: (nullable): a concept list to add to the project
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Opens a project. A folder that was not opened before gets a new one in the
 * user's data directory.
 */
void
pol_project_loader_open_async (GFile *location,
                               GFile *concepts,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) preparation = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (location));
  g_return_if_fail (concepts == NULL || G_IS_FILE (concepts));

  request = g_new0 (Request, 1);
  request->location = g_object_ref (location);
  g_set_object (&request->concepts, concepts);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_loader_open_async);
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);

  preparation = g_task_new (NULL, cancellable, on_prepared, g_object_ref (task));
  g_task_set_task_data (preparation, request, NULL);
  g_task_run_in_thread (preparation, prepare_in_thread);
}

/**
 * pol_project_loader_open_finish:
 * @result: the result
 * @repeated: (out) (optional) (nullable) (transfer full): the ids that the
 *   concept list repeats
 * @error: return location for an error
 *
 * Finishes pol_project_loader_open_async().
 *
 * Returns: (transfer full): the project, not scanned yet
 */
PolProject *
pol_project_loader_open_finish (GAsyncResult *result, char ***repeated, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  request = g_task_get_task_data (G_TASK (result));
  if (repeated != NULL)
    *repeated = g_steal_pointer (&request->repeated);

  return g_task_propagate_pointer (G_TASK (result), error);
}
