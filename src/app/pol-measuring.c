/* pol-measuring.c: finds out how large the pictures of a project are
 *
 * Only what is not known is measured, after the folder was scanned: of each
 * picture, no more is read than its beginning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-measuring.h"

#include "pol-image-file.h"
#include "pol-image-probe.h"

/* What is new waits for what comes first: thumbnails, and other new images. */
#define DELAY_MS 3000

/* So many pictures are told of at once. */
#define BATCH 256

struct _PolMeasuring
{
  PolProject *project;
  GCancellable *cancellable;
  guint start_id;
  gboolean running;
  gboolean again;
};

/* One pass over all images. */
typedef struct
{
  PolMeasuring *owner;          /* for the main thread, unless it was cancelled */
  GCancellable *cancellable;
  PolProject *snapshot;
  GArray *measured;             /* PolImageDimensions */
} Pass;

static void
pass_free (Pass *pass)
{
  g_object_unref (pass->cancellable);
  g_clear_object (&pass->snapshot);
  g_array_unref (pass->measured);
  g_free (pass);
}

static gboolean
take_measured (gpointer user_data)
{
  Pass *part = user_data;

  if (!g_cancellable_is_cancelled (part->cancellable))
    pol_project_set_dimensions (part->owner->project, part->measured);

  return G_SOURCE_REMOVE;
}

static void
hand_over (Pass *pass)
{
  Pass *part = g_new0 (Pass, 1);

  part->owner = pass->owner;
  part->cancellable = g_object_ref (pass->cancellable);
  part->measured = g_steal_pointer (&pass->measured);
  pass->measured = g_array_new (FALSE, FALSE, sizeof (PolImageDimensions));
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT_IDLE, take_measured, part,
                              (GDestroyNotify) pass_free);
}

/* A picture that cannot be read stays unknown. */
static void
measure (Pass *pass, guint image, GCancellable *cancellable)
{
  PolImageDimensions dimensions = { .image = image };
  g_autoptr (GFile) file = NULL;
  guint width, height;

  if (pol_project_get_image_missing (pass->snapshot, image)
      || pol_project_get_image_dimensions (pass->snapshot, image, &width, &height))
    return;

  file = pol_project_get_image_file (pass->snapshot, image);
  if (!pol_image_probe (file, &width, &height, cancellable, NULL))
    return;

  dimensions.width = width;
  dimensions.height = height;
  g_array_append_val (pass->measured, dimensions);
  if (pass->measured->len == BATCH)
    hand_over (pass);
}

static void
measure_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Pass *pass = data;
  guint n = pol_project_get_n_images (pass->snapshot);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    measure (pass, pol_project_get_nth_image (pass->snapshot, i), cancellable);

  hand_over (pass);
  g_task_return_boolean (task, TRUE);
}

static void start_soon (PolMeasuring *self);

static void
on_measured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PolMeasuring *self = user_data;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self->running = FALSE;
  if (self->again)
    start_soon (self);
}

static gboolean
start (gpointer user_data)
{
  PolMeasuring *self = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_measured, self);
  Pass *pass = g_new0 (Pass, 1);

  pass->owner = self;
  pass->cancellable = g_object_ref (self->cancellable);
  pass->snapshot = pol_project_snapshot (self->project);
  pass->measured = g_array_new (FALSE, FALSE, sizeof (PolImageDimensions));
  g_task_set_task_data (task, pass, (GDestroyNotify) pass_free);
  g_task_run_in_thread (task, measure_in_thread);

  self->running = TRUE;
  self->again = FALSE;
  self->start_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start_soon (PolMeasuring *self)
{
  self->again = self->running;
  if (self->running || pol_project_get_scanning (self->project))
    return;

  g_clear_handle_id (&self->start_id, g_source_remove);
  self->start_id = g_timeout_add (DELAY_MS, start, self);
}

/**
 * pol_measuring_new:
 * @project: a project
 *
 * Begins to measure the pictures of @project when it has been scanned, and
 * those that come or change later.
 *
 * Returns: (transfer full): what does it
 */
PolMeasuring *
pol_measuring_new (PolProject *project)
{
  PolMeasuring *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  self = g_new0 (PolMeasuring, 1);
  self->project = g_object_ref (project);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (project, "notify::scanning", G_CALLBACK (start_soon), self);
  g_signal_connect_swapped (project, "images-added", G_CALLBACK (start_soon), self);
  g_signal_connect_swapped (project, "files-changed", G_CALLBACK (start_soon), self);

  return self;
}

/**
 * pol_measuring_free:
 * @self: what measures
 *
 * Ends measuring.
 */
void
pol_measuring_free (PolMeasuring *self)
{
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->project);
  g_free (self);
}
