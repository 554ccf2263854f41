#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads comma-separated values (RFC 4180) as a stream, row by row. The first
 * error stays, and pol_csv_reader_finish() tells of it. A row may be 1 MiB. */
typedef struct _PolCsvReader PolCsvReader;

PolCsvReader      *pol_csv_reader_new      (GInputStream  *stream,
                                            const char    *name,
                                            GCancellable  *cancellable);
void               pol_csv_reader_free     (PolCsvReader  *self);

const char *const *pol_csv_reader_next_row (PolCsvReader  *self,
                                            guint         *n_fields);
void               pol_csv_reader_fail     (PolCsvReader  *self,
                                            const char    *format,
                                            ...) G_GNUC_PRINTF (2, 3);
gboolean           pol_csv_reader_finish   (PolCsvReader  *self,
                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolCsvReader, pol_csv_reader_free)

G_END_DECLS
