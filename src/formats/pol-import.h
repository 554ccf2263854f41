#pragma once

#include <polarity.h>

#include "pol-format.h"
#include "pol-progress.h"

G_BEGIN_DECLS

/* How many of the images and concepts that a data set lacks a report keeps, and
 * how many of these fit into a sentence. */
#define POL_IMPORT_MAX_KEPT 1000
#define POL_IMPORT_MAX_NAMED 10

/* How to import. All fields may be left 0. */
typedef struct
{
  const PolFormat *format;      /* NULL to find it out from the content */
  const char      *annotator;   /* of annotations that name none; NULL for the project's */
  gboolean         strict;      /* a concept or an image that is new is an error */
} PolImportOptions;

/* What an import did, or would have done. */
typedef struct
{
  GPtrArray *concepts;          /* char *: ids of the concepts that it brought */
  GPtrArray *lacking;           /* char *: the first images that the data set lacks */
  guint      n_lacking;         /* how many these are */
  guint      n_images;          /* records of images that the data set has */
  guint64    n_annotations;     /* on these */
  GPtrArray *unknown;           /* char *: ids of the first concepts whose suggestions were left out */
  guint      n_unknown;         /* how many these are, none counted twice of the first ones */
  guint64    n_suggestions;     /* of concepts and images that the project has */
} PolImportReport;

void     pol_import_report_clear        (PolImportReport        *report);
char    *pol_import_report_list_lacking (const PolImportReport  *report);
char    *pol_import_report_list_unknown (const PolImportReport  *report);

gboolean pol_import_file                (PolProject             *project,
                                         GFile                  *file,
                                         const PolImportOptions *options,
                                         PolImportReport        *report,
                                         GCancellable           *cancellable,
                                         GError                **error);
void     pol_import_async               (PolProject             *project,
                                         GFile                  *file,
                                         const PolImportOptions *options,
                                         PolProgressFunc         progress,
                                         gpointer                progress_data,
                                         GCancellable           *cancellable,
                                         GAsyncReadyCallback     callback,
                                         gpointer                user_data);
gboolean pol_import_finish              (PolProject             *project,
                                         GAsyncResult           *result,
                                         PolImportReport        *report,
                                         GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PolImportReport, pol_import_report_clear)

G_END_DECLS
