#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drawing that is written to a file: as SVG, with its lines and letters, or as PNG with two
 * pixels for one, by the end of the file's name. */
void     pol_chart_file_save_async  (GskRenderNode         *drawing,
                                     const graphene_size_t *size,
                                     GFile                 *file,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
gboolean pol_chart_file_save_finish (GAsyncResult          *result,
                                     GError               **error);

G_END_DECLS
