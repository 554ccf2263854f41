#pragma once

#include <polarity.h>

#include "pol-format.h"
#include "pol-progress.h"

G_BEGIN_DECLS

/* Makes a small JPEG of an image; NULL if it cannot. Called on the thread that writes. */
typedef GBytes *(*PolPictureFunc) (GFile *file, GCancellable *cancellable);

/* What to export. All fields may be left 0 but the format. */
typedef struct
{
  const PolFormat *format;
  PolPolicy       *policy;       /* NULL for the default */
  PolLayout        layout;
  GArray          *images;       /* guint32 indexes, in any order; NULL for all */
  guint            max_images;   /* write no more than these, 0 for no limit */
  GArray          *pictures;     /* PolPictureFact of each image, for an audit; NULL for none */
  guint            minimum;      /* of tags of a concept, for an audit; fewer are few */
  PolPictureFunc   load_picture; /* for a report; NULL for one without pictures */
  PolPolicy       *other;        /* for a comparison, which needs one */
} PolExportOptions;

gboolean  pol_export_to_stream   (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GOutputStream           *stream,
                                  PolProgressFunc          progress,
                                  gpointer                 user_data,
                                  GCancellable            *cancellable,
                                  GError                 **error);
gboolean  pol_export_to_file     (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GFile                   *file,
                                  PolProgressFunc          progress,
                                  gpointer                 user_data,
                                  GCancellable            *cancellable,
                                  GError                 **error);
char     *pol_export_to_string   (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GError                 **error);
void      pol_export_async       (PolProject              *project,
                                  const PolExportOptions  *options,
                                  GFile                   *file,
                                  PolProgressFunc          progress,
                                  gpointer                 progress_data,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data);
gboolean  pol_export_finish      (PolProject              *project,
                                  GAsyncResult            *result,
                                  GError                 **error);
void      pol_export_preview_async  (PolProject             *project,
                                     const PolExportOptions *options,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
char     *pol_export_preview_finish (PolProject             *project,
                                     GAsyncResult           *result,
                                     GError                **error);

G_END_DECLS
