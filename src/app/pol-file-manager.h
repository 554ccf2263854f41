#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Shows a file in the file manager, selected in its folder. */
void     pol_file_manager_show_async  (GFile                *file,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean pol_file_manager_show_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
