#pragma once

#include <sqlite3.h>

#include "pol-edit-private.h"
#include "pol-image-file.h"
#include "pol-picture-look.h"

G_BEGIN_DECLS

/* The statements that change a project file, inside a transaction that the
 * store begins and ends. Each function returns FALSE where SQLite failed. */
typedef struct _PolStoreWriter PolStoreWriter;

PolStoreWriter *pol_store_writer_new            (sqlite3            *db);
void            pol_store_writer_free           (PolStoreWriter     *self);

gboolean        pol_store_writer_is_large       (PolEdit            *edit);
gboolean        pol_store_writer_edit           (PolStoreWriter     *self,
                                                 PolEdit            *edit,
                                                 gboolean            backwards,
                                                 const char         *who,
                                                 gint64              at);
gboolean        pol_store_writer_add_images     (PolStoreWriter     *self,
                                                 guint               first,
                                                 const char * const *paths);
gboolean        pol_store_writer_move_images    (PolStoreWriter     *self,
                                                 GArray             *images,
                                                 const char * const *paths);
gboolean        pol_store_writer_set_missing    (PolStoreWriter     *self,
                                                 GArray             *images,
                                                 gboolean            missing);
gboolean        pol_store_writer_set_files      (PolStoreWriter     *self,
                                                 GArray             *files);
gboolean        pol_store_writer_set_dimensions (PolStoreWriter     *self,
                                                 GArray             *dimensions);
gboolean        pol_store_writer_set_looks      (PolStoreWriter     *self,
                                                 GArray             *looks);
gboolean        pol_store_writer_set_setting    (PolStoreWriter     *self,
                                                 const char         *name,
                                                 const char         *value);

G_END_DECLS
