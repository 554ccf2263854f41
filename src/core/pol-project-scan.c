/* pol-project-scan.c: takes in what is new in a project's folder, and what is gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-error.h"
#include "pol-folder-scan.h"
#include "pol-move-finder.h"

/* So many images are handed to the project at once: as many as it takes in
 * within a fraction of a frame. */
#define BATCH 4096
#define MANY_CHANGES 32768

/* One search. Where it runs on a thread of its own, it works on a copy of the
 * images, and hands what it finds to the project's thread. */
typedef struct
{
  PolProject *project;
  GFile *folder;
  char **places;             /* relative paths of files and folders to look at, "" for all */
  GHashTable *renamed;       /* new paths to the old ones, of what was seen being renamed, or NULL */
  GMainContext *context;     /* of the project, NULL if the search runs on it */

  PolImageTable *images;
  guint n_known;             /* those that were there before */
  guint8 *seen;              /* by image, for these */
  guint position;            /* in the order of images, of the path that was found last */
  guint n_found;
  GPtrArray *fresh;          /* paths that may be those of moved images */
  GPtrArray *folders;        /* that were read */
  GPtrArray *skipped;
  gboolean done;
  GError *error;
} Scan;

static Scan *
scan_new (PolProject *project,
          const char *const *places)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->project = g_object_ref (project);
  scan->folder = g_object_ref (project->folder);
  scan->places = g_strdupv ((char **) places);
  scan->fresh = g_ptr_array_new_with_free_func (g_free);
  scan->folders = g_ptr_array_new_with_free_func (g_free);
  scan->skipped = g_ptr_array_new_with_free_func (g_free);

  return scan;
}

static void
scan_free (Scan *scan)
{
  g_object_unref (scan->project);
  g_object_unref (scan->folder);
  g_strfreev (scan->places);
  g_clear_pointer (&scan->renamed, g_hash_table_unref);
  g_clear_pointer (&scan->context, g_main_context_unref);
  g_clear_pointer (&scan->images, pol_image_table_free);
  g_free (scan->seen);
  g_ptr_array_unref (scan->fresh);
  g_ptr_array_unref (scan->folders);
  g_ptr_array_unref (scan->skipped);
  g_clear_error (&scan->error);
  g_free (scan);
}

/* On the project's thread, when all that earlier searches found was taken in. */
static void
scan_begin (Scan *scan)
{
  scan->images = pol_image_table_copy (scan->project->images);
  scan->n_known = pol_image_table_get_n (scan->images);
  scan->seen = g_new0 (guint8, scan->n_known);
}

static gboolean
is_everything (const Scan *scan)
{
  return g_str_equal (scan->places[0], "");
}

static void
add_images (Scan *scan,
            GPtrArray *paths)
{
  PolFindings *findings;

  if (paths->len == 0)
    return;

  for (guint i = 0; i < paths->len; i++)
    pol_image_table_append (scan->images, g_ptr_array_index (paths, i));
  pol_image_table_sort (scan->images);

  findings = pol_findings_new ();
  findings->images = pol_image_table_copy (scan->images);
  g_ptr_array_add (paths, NULL);
  findings->added = (char **) g_ptr_array_steal (paths, NULL);
  pol_findings_deliver (findings, scan->project, scan->context);
}

static void
on_batch (const char *const *paths,
          gsize n_paths,
          gpointer user_data)
{
  Scan *scan = user_data;

  for (gsize i = 0; i < n_paths; i++)
    {
      gboolean found;
      guint image;

      scan->position = pol_image_table_find_position (scan->images, scan->position, paths[i], &found);
      image = found ? pol_image_table_get_nth (scan->images, scan->position) : G_MAXUINT;
      if (!found)
        g_ptr_array_add (scan->fresh, g_strdup (paths[i]));
      else if (image < scan->n_known)
        scan->seen[image] = TRUE;
    }
  scan->n_found += n_paths;

  if (scan->n_known == 0)
    add_images (scan, scan->fresh);
}

/* What there is at a place inside the folder. What cannot be looked at is
 * gone. */
static gboolean
look_at (Scan *scan,
         const char *place,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (scan->folder, place);
  g_autoptr (GFileInfo) info = NULL;
  const char *paths[] = { place, NULL };

  if (place[0] == '\0')
    return pol_folder_scan (scan->folder, "", on_batch, scan, scan->folders, scan->skipped,
                            cancellable, error);

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && pol_folder_scan_is_image (place))
    on_batch (paths, 1, scan);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
           && !g_file_info_get_is_symlink (info))
    pol_folder_scan (scan->folder, place, on_batch, scan, scan->folders, scan->skipped,
                     cancellable, NULL);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
settle_image (Scan *scan,
              guint image,
              guint8 *gone)
{
  if (image < scan->n_known)
    gone[image] = !scan->seen[image];
}

/* Which images are gone: those at the places that were looked at and not seen
 * there, and those that were missing elsewhere. */
static guint8 *
settle_places (Scan *scan)
{
  guint8 *gone = g_new (guint8, scan->n_known);

  for (guint i = 0; i < scan->n_known; i++)
    gone[i] = pol_image_table_get_missing (scan->images, i);

  for (guint i = 0; scan->places[i] != NULL; i++)
    {
      guint image;
      guint end;
      guint start = pol_image_table_find_folder (scan->images, scan->places[i], &end);

      for (guint position = start; position < end; position++)
        settle_image (scan, pol_image_table_get_nth (scan->images, position), gone);
      if (pol_image_table_find (scan->images, scan->places[i], &image))
        settle_image (scan, image, gone);
    }

  return gone;
}

/* Moves images that are gone to those of the new paths that are theirs; the
 * other new paths remain. */
static void
move_images (Scan *scan,
             guint8 *gone,
             GCancellable *cancellable)
{
  g_autoptr (GArray) images = pol_move_finder_find (scan->images, gone, scan->n_known, scan->fresh,
                                                    scan->renamed, scan->folder, cancellable);
  g_autoptr (GPtrArray) moved_to = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_free);
  PolFindings *findings;

  if (images == NULL)
    return;

  findings = pol_findings_new ();
  findings->moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);
      char *path = g_steal_pointer (&scan->fresh->pdata[i]);

      g_ptr_array_add (image == G_MAXUINT32 ? rest : moved_to, path);
      if (image == G_MAXUINT32)
        continue;
      g_array_append_val (findings->moved, image);
      gone[image] = FALSE;
    }

  pol_image_table_move (scan->images, (const guint32 *) findings->moved->data,
                        (const char *const *) moved_to->pdata, moved_to->len);
  findings->images = pol_image_table_copy (scan->images);
  g_ptr_array_add (moved_to, NULL);
  findings->moved_to = (char **) g_ptr_array_steal (moved_to, NULL);
  pol_findings_deliver (findings, scan->project, scan->context);

  g_ptr_array_unref (scan->fresh);
  scan->fresh = g_steal_pointer (&rest);
}

static void
note_missing (Scan *scan,
              const guint8 *gone)
{
  g_autoptr (PolFindings) findings = pol_findings_new ();

  for (guint32 i = 0; i < scan->n_known; i++)
    {
      GArray **images = gone[i] ? &findings->gone : &findings->back;

      if (gone[i] == pol_image_table_get_missing (scan->images, i))
        continue;

      if (*images == NULL)
        *images = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_val (*images, i);
      if ((*images)->len < MANY_CHANGES)
        continue;
      pol_findings_deliver (findings, scan->project, scan->context);
      findings = pol_findings_new ();
    }

  if (findings->gone != NULL || findings->back != NULL)
    pol_findings_deliver (g_steal_pointer (&findings), scan->project, scan->context);
}

static void
add_fresh (Scan *scan)
{
  for (guint i = 0; i < scan->fresh->len;)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_free);

      while (i < scan->fresh->len && batch->len < BATCH)
        g_ptr_array_add (batch, g_steal_pointer (&scan->fresh->pdata[i++]));
      add_images (scan, batch);
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* A place may be inside another one. */
static void
drop_repeated (GPtrArray *paths)
{
  guint n = 0;

  g_ptr_array_sort (paths, compare_strings);
  for (guint i = 0; i < paths->len; i++)
    {
      char *path = g_steal_pointer (&paths->pdata[i]);

      if (n > 0 && g_str_equal (paths->pdata[n - 1], path))
        g_free (path);
      else
        paths->pdata[n++] = path;
    }
  g_ptr_array_set_size (paths, n);
}

/* All places were looked at. */
static void
settle (Scan *scan,
        GCancellable *cancellable)
{
  g_autofree guint8 *gone = settle_places (scan);

  drop_repeated (scan->fresh);
  move_images (scan, gone, cancellable);
  note_missing (scan, gone);
  add_fresh (scan);
}

static gboolean
run (Scan *scan,
     GCancellable *cancellable,
     GError **error)
{
  for (guint i = 0; scan->places[i] != NULL; i++)
    {
      if (!look_at (scan, scan->places[i], cancellable, error))
        return FALSE;
    }

  settle (scan, cancellable);
  return TRUE;
}

/* A folder that never held a picture is an error; one whose pictures are gone
 * keeps them as missing. */
static gboolean
check_found (Scan *scan,
             GError **error)
{
  g_autofree char *display = NULL;

  if (!is_everything (scan) || scan->n_found > 0 || scan->n_known > 0)
    return TRUE;

  display = g_file_get_parse_name (scan->folder);
  g_set_error (error, POL_ERROR, POL_ERROR_NO_IMAGES,
               _("There are no pictures in “%s”. Choose a folder with JPEG, PNG, GIF, WebP, "
                 "TIFF, BMP or SVG files."),
               display);
  return FALSE;
}

static void
return_skipped (Scan *scan,
                char ***skipped)
{
  if (skipped == NULL)
    return;

  g_ptr_array_add (scan->skipped, NULL);
  *skipped = (char **) g_ptr_array_steal (scan->skipped, NULL);
}

static const char *const everything[] = { "", NULL };

/**
 * pol_project_scan:
 * @self: a project
 * @skipped: (out) (optional) (array zero-terminated=1) (transfer full): a
 *   sentence for each folder inside that could not be read
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes in the pictures that are new in the folder, and those that changed or
 * moved, and marks those that are gone as missing. Blocks.
 *
 * A picture moved if it is gone, and there is a new file of the same size and
 * time and no other file like it, or its file was seen being renamed. It keeps its
 * index, tags and marks.
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
  g_return_val_if_fail (g_queue_is_empty (&self->scans), FALSE);

  scan = scan_new (self, everything);
  scan_begin (scan);
  done = run (scan, cancellable, error) && check_found (scan, error);
  if (done)
    {
      pol_project_check_files (self, cancellable);
      return_skipped (scan, skipped);
    }
  scan_free (scan);

  return done;
}

static void
scan_thread (GTask *thread,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  GTask *task = task_data;
  Scan *scan = g_task_get_task_data (task);
  PolFindings *last = pol_findings_new ();

  scan->done = run (scan, cancellable, &scan->error);
  last->ended = g_object_ref (task);
  pol_findings_deliver (last, scan->project, scan->context);
  g_task_return_boolean (thread, TRUE);
}

static void
start_scan (PolProject *self,
            GTask *task)
{
  g_autoptr (GTask) thread = g_task_new (self, g_task_get_cancellable (task), NULL, NULL);
  Scan *scan = g_task_get_task_data (task);

  scan_begin (scan);
  if (is_everything (scan))
    pol_project_set_scanning (self, TRUE);
  g_task_set_task_data (thread, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (thread, scan_thread);
}

static void
start_next_scan (PolProject *self)
{
  g_object_unref (g_queue_pop_head (&self->scans));
  if (!g_queue_is_empty (&self->scans))
    start_scan (self, g_queue_peek_head (&self->scans));
  else
    pol_project_set_scanning (self, FALSE);
}

/* All that a scan found was taken in. */
void
pol_project_scan_ended (PolProject *self,
                        GTask *task)
{
  Scan *scan = g_task_get_task_data (task);

  start_next_scan (self);
  if (!scan->done || !check_found (scan, &scan->error))
    {
      g_task_return_error (task, g_steal_pointer (&scan->error));
      return;
    }

  pol_project_watch_folders (self, scan->folders, !is_everything (scan));
  pol_project_check_files_later (self, (const char *const *) scan->places,
                                 g_task_get_cancellable (task));
  g_task_return_boolean (task, TRUE);
}

static void
queue_scan (PolProject *self,
            const char *const *places,
            GHashTable *renamed,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Scan *scan = scan_new (self, places);

  scan->context = g_main_context_ref_thread_default ();
  scan->renamed = renamed != NULL ? g_hash_table_ref (renamed) : NULL;
  g_task_set_source_tag (task, pol_project_rescan_async);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);

  g_queue_push_tail (&self->scans, task);
  if (g_queue_get_length (&self->scans) == 1)
    start_scan (self, task);
}

/* Does what pol_project_rescan_async() does; @renamed has the old paths of what was
 * seen being renamed, by the new ones, and is not changed any more. */
void
pol_project_rescan_renamed (PolProject *self,
                            const char *const *places,
                            GHashTable *renamed,
                            GCancellable *cancellable)
{
  queue_scan (self, places, renamed, cancellable, NULL, NULL);
}

/**
 * pol_project_rescan_async:
 * @self: a project
 * @places: (array zero-terminated=1) (element-type filename): paths of files and
 *   folders, relative to the folder
 * @cancellable: (nullable): a cancellable
 * @callback: called when the scan has ended
 * @user_data: data for @callback
 *
 * Does what [method@Project.scan_async] does, but only for what is, or was, at
 * some places. Scans are done one after another.
 */
void
pol_project_rescan_async (PolProject *self,
                          const char *const *places,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (places != NULL && places[0] != NULL);

  queue_scan (self, places, NULL, cancellable, callback, user_data);
}

/**
 * pol_project_scan_async:
 * @self: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when the scan has ended
 * @user_data: data for @callback
 *
 * Does what [method@Project.scan] does, without blocking. The images of a new
 * project arrive in batches, with [signal@Project::images-added]; sizes and
 * times of the files are looked at after the end of the scan.
 */
void
pol_project_scan_async (PolProject *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  pol_project_rescan_async (self, everything, cancellable, callback, user_data);
}

/**
 * pol_project_scan_finish:
 * @self: a project
 * @result: a result
 * @skipped: (out) (optional) (array zero-terminated=1) (transfer full): a
 *   sentence for each folder inside that could not be read
 * @error: return location for an error
 *
 * Ends [method@Project.scan_async] and [method@Project.rescan_async].
 *
 * Returns: see [method@Project.scan]
 */
gboolean
pol_project_scan_finish (PolProject *self,
                         GAsyncResult *result,
                         char ***skipped,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  return_skipped (g_task_get_task_data (G_TASK (result)), skipped);
  return TRUE;
}
