#pragma once

#include <gio/gio.h>

#include "pol-image-table.h"

G_BEGIN_DECLS

GArray *pol_move_finder_find (PolImageTable *images,
                              const guint8  *gone,
                              guint          n_known,
                              GPtrArray     *paths,
                              GHashTable    *renamed,
                              GFile         *folder,
                              GCancellable  *cancellable);

G_END_DECLS
