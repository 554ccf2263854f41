/* pol-chart-file.c: a drawing as an SVG or PNG file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart-file.h"

#include <cairo-svg.h>
#include <math.h>

#include "pol-file-sink.h"

/* Pixels of a PNG file for one of the window. */
#define SCALE 2.0

/* Cairo has no larger pictures. */
#define MAX_PIXELS 32767.0

typedef struct
{
  cairo_surface_t *recording;
  double width;
  double height;
  GFile *file;
} Job;

/* What Cairo writes goes here. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Output;

static void
job_free (gpointer data)
{
  Job *job = data;

  cairo_surface_destroy (job->recording);
  g_object_unref (job->file);
  g_free (job);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *bytes, unsigned int length)
{
  Output *output = closure;

  if (output->error == NULL
      && g_output_stream_write_all (output->stream, bytes, length, NULL, output->cancellable,
                                    &output->error))
    return CAIRO_STATUS_SUCCESS;

  return CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
replay (Job *job, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, job->recording, 0, 0);
  cairo_paint (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

static cairo_status_t
write_svg (Job *job, Output *output)
{
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (write_bytes, output, job->width, job->height);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  status = replay (job, surface, 1);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
write_png (Job *job, Output *output)
{
  double scale = MIN (SCALE, MAX_PIXELS / MAX (job->width, job->height));
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, ceil (job->width * scale), ceil (job->height * scale));
  cairo_status_t status = replay (job, surface, scale);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, output);
  cairo_surface_destroy (surface);

  return status;
}

static gboolean
is_png (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".png");
}

static gboolean
save (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (PolFileSink) sink = pol_file_sink_open (job->file, cancellable, error);
  Output output = { NULL, cancellable, NULL };
  cairo_status_t status;

  if (sink == NULL)
    return FALSE;

  output.stream = pol_file_sink_get_stream (sink);
  status = is_png (job->file) ? write_png (job, &output) : write_svg (job, &output);
  if (status != CAIRO_STATUS_SUCCESS && output.error == NULL)
    output.error
        = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  if (output.error != NULL)
    {
      pol_file_sink_name_error (sink, error, output.error);
      return FALSE;
    }

  return pol_file_sink_commit (sink, cancellable, error);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (save (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Fonts are the main thread's, so that letters are found here; what is recorded may go to
 * another one. */
static cairo_surface_t *
record (GskRenderNode *drawing, const graphene_size_t *size)
{
  cairo_rectangle_t extents = { 0, 0, size->width, size->height };
  cairo_surface_t *surface
      = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (drawing, cr);
  cairo_destroy (cr);

  return surface;
}

/**
 * pol_chart_file_save_async:
 * @drawing: a drawing
 * @size: its size, in pixels
 * @file: the file to write, as a whole or not at all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes a drawing on another thread: as PNG where the file's name ends so, otherwise as SVG.
 */
void
pol_chart_file_save_async (GskRenderNode *drawing,
                           const graphene_size_t *size,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (GSK_IS_RENDER_NODE (drawing));
  g_return_if_fail (size != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->recording = record (drawing, size);
  job->width = size->width;
  job->height = size->height;
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, pol_chart_file_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * pol_chart_file_save_finish:
 * @result: a result
 * @error: return location for an error, whose message names the file
 *
 * Ends pol_chart_file_save_async().
 *
 * Returns: whether the file is written
 */
gboolean
pol_chart_file_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
