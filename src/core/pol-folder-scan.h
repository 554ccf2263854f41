#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the next batch of pictures that a scan found, on the scan's thread:
 * paths relative to the folder, `/` between parts, NULL at the end. */
typedef void (*PolFolderScanFunc) (const char * const *paths,
                                   gsize               n_paths,
                                   gpointer            user_data);

gboolean pol_folder_scan_is_image (const char         *path);
gboolean pol_folder_scan          (GFile              *folder,
                                   const char         *start,
                                   PolFolderScanFunc   func,
                                   gpointer            user_data,
                                   GPtrArray          *read,
                                   GPtrArray          *skipped,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS
