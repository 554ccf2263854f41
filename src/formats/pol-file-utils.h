#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char         *pol_file_get_display_name (GFile         *file);
GInputStream *pol_file_open             (GFile         *file,
                                         const char   **head,
                                         gsize         *length,
                                         GCancellable  *cancellable,
                                         GError       **error);

G_END_DECLS
