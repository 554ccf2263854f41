/* pol-project-files.c: what a project learns of its images' files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include "pol-image-file.h"
#include "pol-indexes.h"

/* So many files are told of at once. */
#define BATCH 4096

static void
add_images (PolProject *self,
            guint first,
            PolFindings *findings)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = first; i < pol_image_table_get_n (self->images); i++)
    g_array_append_val (images, i);
  pol_project_count_new_images (self, images);

  pol_store_add_images (self->store, first, g_steal_pointer (&findings->added));
  pol_project_images_added (self, first, images->len);
  pol_project_totals_changed (self);
}

static void
move_images (PolProject *self,
             PolFindings *findings)
{
  g_autoptr (GArray) images = g_array_copy (findings->moved);

  pol_indexes_sort (images);
  pol_store_move_images (self->store, findings->moved, g_steal_pointer (&findings->moved_to));
  pol_project_images_moved (self, images);
  pol_project_files_changed (self, images);
}

static void
set_missing (PolProject *self,
             GArray *images,
             gboolean missing)
{
  for (guint i = 0; i < images->len; i++)
    pol_image_table_set_missing (self->images, g_array_index (images, guint32, i), missing);
  pol_store_set_missing (self->store, images, missing);
  pol_project_images_changed (self, images);
  pol_project_files_changed (self, images);
}

/* A file that was measured before is another one now: so is its picture. */
static void
forget_dimensions (PolProject *self,
                   GArray *images)
{
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (PolImageDimensions));

  for (guint i = 0; i < images->len; i++)
    {
      PolImageDimensions dimensions = { g_array_index (images, guint32, i), 0, 0 };

      g_array_append_val (unknown, dimensions);
    }

  pol_project_set_dimensions (self, unknown);
}

static void
set_files (PolProject *self,
           GArray *files)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < files->len; i++)
    {
      const PolImageFile *file = &g_array_index (files, PolImageFile, i);

      if (pol_image_table_get_path (self->images, file->image) != file->path)
        continue;
      if (pol_image_table_get_size (self->images, file->image) >= 0)
        g_array_append_val (changed, file->image);
      pol_image_table_set_file (self->images, file->image, file->size, file->mtime);
    }
  pol_store_set_files (self->store, files);

  if (changed->len > 0)
    {
      forget_dimensions (self, changed);
      pol_project_files_changed (self, changed);
    }
}

static void start_check (GTask *task);

/* All that a check found was taken in. */
static void
check_ended (PolProject *self)
{
  g_object_unref (g_queue_pop_head (&self->checks));
  if (!g_queue_is_empty (&self->checks))
    start_check (g_queue_peek_head (&self->checks));
  else
    pol_project_checking_changed (self);
}

/* Takes in what a search of the folder found out. The search knows all images
 * that the project has: only one at a time adds or moves any. */
void
pol_project_take_findings (PolProject *self,
                           PolFindings *findings)
{
  guint first = pol_image_table_get_n (self->images);

  if (findings->ended == NULL && !findings->checked)
    pol_project_set_saved (self, FALSE);
  if (findings->images != NULL)
    pol_image_table_take_paths (self->images, findings->images);

  if (findings->added != NULL)
    add_images (self, first, findings);
  if (findings->moved != NULL)
    move_images (self, findings);
  if (findings->gone != NULL)
    set_missing (self, findings->gone, TRUE);
  if (findings->back != NULL)
    set_missing (self, findings->back, FALSE);
  if (findings->files != NULL)
    set_files (self, findings->files);
  if (findings->ended != NULL)
    pol_project_scan_ended (self, findings->ended);
  if (findings->checked)
    check_ended (self);
}

/**
 * pol_project_set_dimensions: (skip)
 * @self: a project
 * @dimensions: an array of PolImageDimensions: how large pictures are, sorted
 *   by image
 *
 * Notes how large pictures are; 0 is for what is not known. The project does
 * not look into files: who decodes them tells it.
 */
void
pol_project_set_dimensions (PolProject *self,
                            GArray *dimensions)
{
  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (dimensions != NULL);

  for (guint i = 0; i < dimensions->len; i++)
    {
      const PolImageDimensions *it = &g_array_index (dimensions, PolImageDimensions, i);

      g_return_if_fail (it->image < pol_image_table_get_n (self->images));
      pol_image_table_set_dimensions (self->images, it->image, it->width, it->height);
    }

  if (dimensions->len == 0)
    return;
  pol_project_set_saved (self, FALSE);
  pol_store_set_dimensions (self->store, dimensions);
}

/**
 * pol_project_keep_looks: (skip)
 * @self: a project
 * @looks: an array of PolPictureLook: what a survey found in pictures
 *
 * Keeps it for the next survey.
 */
void
pol_project_keep_looks (PolProject *self,
                        GArray *looks)
{
  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (looks != NULL);

  pol_project_set_saved (self, FALSE);
  pol_store_set_looks (self->store, looks);
}

/* A look at files that are there, whether they are what they were. */
typedef struct
{
  PolProject *project;
  GFile *folder;
  char **places;
  PolImageTable *images;
  GMainContext *context;     /* of the project, NULL if this is its thread */
  GArray *files;             /* PolImageFile: those that are not */
} Check;

static Check *
check_new (PolProject *project,
           const char *const *places)
{
  Check *check = g_new0 (Check, 1);

  check->project = g_object_ref (project);
  check->folder = g_object_ref (project->folder);
  check->places = g_strdupv ((char **) places);

  return check;
}

static void
check_free (Check *check)
{
  g_object_unref (check->project);
  g_object_unref (check->folder);
  g_strfreev (check->places);
  g_clear_pointer (&check->images, pol_image_table_free);
  g_clear_pointer (&check->context, g_main_context_unref);
  g_clear_pointer (&check->files, g_array_unref);
  g_free (check);
}

static int
compare_images (gconstpointer a,
                gconstpointer b)
{
  guint32 x = ((const PolImageFile *) a)->image;
  guint32 y = ((const PolImageFile *) b)->image;

  return (x > y) - (x < y);
}

static void
deliver_files (Check *check)
{
  PolFindings *findings;

  if (check->files == NULL)
    return;

  g_array_sort (check->files, compare_images);
  findings = pol_findings_new ();
  findings->files = g_steal_pointer (&check->files);
  pol_findings_deliver (findings, check->project, check->context);
}

static void
check_file (Check *check,
            guint image,
            GCancellable *cancellable)
{
  PolImageFile file = { .image = image, .path = pol_image_table_get_path (check->images, image) };

  if (g_cancellable_is_cancelled (cancellable)
      || !pol_image_file_query (&file, check->folder, file.path, cancellable)
      || (file.size == pol_image_table_get_size (check->images, image)
          && file.mtime == pol_image_table_get_mtime (check->images, image)))
    return;

  if (check->files == NULL)
    check->files = g_array_new (FALSE, FALSE, sizeof file);
  g_array_append_val (check->files, file);
  if (check->files->len == BATCH)
    deliver_files (check);
}

static void
run_check (Check *check,
           GCancellable *cancellable)
{
  for (guint i = 0; check->places[i] != NULL; i++)
    {
      guint image;
      guint end;
      guint start = pol_image_table_find_folder (check->images, check->places[i], &end);

      for (guint position = start; position < end; position++)
        check_file (check, pol_image_table_get_nth (check->images, position), cancellable);
      if (pol_image_table_find (check->images, check->places[i], &image))
        check_file (check, image, cancellable);
    }

  deliver_files (check);
}

/* Looks at the sizes and times of all files. Blocks. */
void
pol_project_check_files (PolProject *self,
                         GCancellable *cancellable)
{
  static const char *const everything[] = { "", NULL };
  Check *check = check_new (self, everything);

  check->images = pol_image_table_copy (self->images);
  run_check (check, cancellable);
  check_free (check);
}

static void
check_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Check *check = task_data;
  PolFindings *last = pol_findings_new ();

  run_check (check, cancellable);
  last->checked = TRUE;
  pol_findings_deliver (last, check->project, check->context);
  g_task_return_boolean (task, TRUE);
}

static void
start_check (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  check->images = pol_image_table_copy (check->project->images);
  g_task_run_in_thread (task, check_thread);
}

/* Does the same for what is at some places, on another thread, one call after
 * another. */
void
pol_project_check_files_later (PolProject *self,
                               const char *const *places,
                               GCancellable *cancellable)
{
  GTask *task = g_task_new (self, cancellable, NULL, NULL);
  Check *check = check_new (self, places);

  check->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, pol_project_check_files_later);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);

  g_queue_push_tail (&self->checks, task);
  if (g_queue_get_length (&self->checks) == 1)
    {
      start_check (task);
      pol_project_checking_changed (self);
    }
}
