#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PolFolderScanFunc:
 * @paths: (array zero-terminated=1) (element-type filename): paths relative to
 *   the folder, `/` between parts
 * @n_paths: how many they are
 * @user_data: user data
 *
 * Takes the next batch of pictures that a scan found, on the scan's thread.
 */
typedef void (*PolFolderScanFunc) (const char * const *paths,
                                   gsize               n_paths,
                                   gpointer            user_data);

gboolean pol_folder_scan_is_image (const char         *path);
gboolean pol_folder_scan          (GFile              *folder,
                                   PolFolderScanFunc   func,
                                   gpointer            user_data,
                                   char             ***skipped,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS
