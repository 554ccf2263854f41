#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that is written as a whole or not at all: a temporary file beside it,
 * which takes its place when it is committed and is removed otherwise. */
typedef struct _PolFileSink PolFileSink;

PolFileSink   *pol_file_sink_open       (GFile         *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
GOutputStream *pol_file_sink_get_stream (PolFileSink   *self);
gboolean       pol_file_sink_commit     (PolFileSink   *self,
                                         GCancellable  *cancellable,
                                         GError       **error);
void           pol_file_sink_name_error (PolFileSink   *self,
                                         GError       **error,
                                         GError        *cause);
void           pol_file_sink_free       (PolFileSink   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolFileSink, pol_file_sink_free)

G_END_DECLS
