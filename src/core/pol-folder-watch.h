#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tells where in a folder and the folders below something happened. For the main
 * thread. */
typedef struct _PolFolderWatch PolFolderWatch;

/* Takes paths of files and folders, relative to the folder, that may have come,
 * gone or changed; "" for the whole folder. Of those that were renamed, @renamed
 * has the old path by the new one. */
typedef void (*PolFolderWatchFunc) (const char * const *places,
                                    GHashTable         *renamed,
                                    gpointer            user_data);

PolFolderWatch *pol_folder_watch_new         (GFile              *folder,
                                              guint               max_folders,
                                              PolFolderWatchFunc  func,
                                              gpointer            user_data);
void            pol_folder_watch_free        (PolFolderWatch     *self);
void            pol_folder_watch_add         (PolFolderWatch     *self,
                                              GPtrArray          *paths,
                                              gboolean            look_again);
gboolean        pol_folder_watch_is_complete (PolFolderWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolFolderWatch, pol_folder_watch_free)

G_END_DECLS
