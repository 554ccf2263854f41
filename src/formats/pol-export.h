#pragma once

#include <polarity.h>

#include "pol-format.h"

G_BEGIN_DECLS

/* What to export. All fields may be left 0 but the format. */
typedef struct
{
  const PolFormat *format;
  PolPolicy       *policy;       /* NULL for the default */
  PolLayout        layout;
  GArray          *images;       /* guint32 indexes, in any order; NULL for all */
  guint            max_images;   /* write no more than these, 0 for no limit */
} PolExportOptions;

/**
 * PolExportProgressFunc:
 * @n_done: how many images were written
 * @n_total: how many there are to write
 * @user_data: user data
 *
 * Tells how far an export has come, from time to time.
 */
typedef void (*PolExportProgressFunc) (guint    n_done,
                                       guint    n_total,
                                       gpointer user_data);

gboolean  pol_export_to_stream   (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GOutputStream           *stream,
                                  PolExportProgressFunc    progress,
                                  gpointer                 user_data,
                                  GCancellable            *cancellable,
                                  GError                 **error);
gboolean  pol_export_to_file     (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GFile                   *file,
                                  PolExportProgressFunc    progress,
                                  gpointer                 user_data,
                                  GCancellable            *cancellable,
                                  GError                 **error);
char     *pol_export_to_string   (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GError                 **error);
void      pol_export_async       (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GFile                   *file,
                                  PolExportProgressFunc    progress,
                                  gpointer                 progress_data,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data);
gboolean  pol_export_finish      (PolProject              *project,
                                  GAsyncResult            *result,
                                  GError                 **error);

G_END_DECLS
