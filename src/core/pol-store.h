#pragma once

#include <gio/gio.h>

#include "pol-edit-private.h"
#include "pol-store-reader.h"

G_BEGIN_DECLS

/* A project file. It is read once, when it is opened, and from then on written
 * by a thread of its own: the pol_store_ calls below that write only queue what
 * is to be written, in order. */
typedef struct _PolStore PolStore;

/* Called on the default main context after the store's thread committed, or
 * failed to: then with an error, and what is queued is kept for another try. */
typedef void (*PolStoreFunc) (const GError *error, gpointer user_data);

PolStore *pol_store_create        (const char            *path,
                                   const char            *setting,
                                   const char            *value,
                                   GError               **error);
PolStore *pol_store_open          (const char            *path,
                                   gboolean               writable,
                                   GError               **error);
gboolean  pol_store_read          (PolStore              *self,
                                   const PolStoreReader  *reader,
                                   gpointer               user_data,
                                   GError               **error);
void      pol_store_start         (PolStore              *self,
                                   PolStoreFunc           func,
                                   gpointer               user_data);
void      pol_store_close         (PolStore              *self);
PolStore *pol_store_ref           (PolStore              *self);
void      pol_store_unref         (PolStore              *self);

void      pol_store_write_edit    (PolStore              *self,
                                   PolEdit               *edit,
                                   gboolean               backwards,
                                   const char            *who);
void      pol_store_add_images    (PolStore              *self,
                                   guint                  first,
                                   char                 **paths);
void      pol_store_move_images   (PolStore              *self,
                                   GArray                *images,
                                   char                 **paths);
void      pol_store_set_missing   (PolStore              *self,
                                   GArray                *images,
                                   gboolean               missing);
void      pol_store_set_files     (PolStore              *self,
                                   GArray                *files);
void      pol_store_set_dimensions
                                  (PolStore              *self,
                                   GArray                *dimensions);
void      pol_store_set_looks     (PolStore              *self,
                                   GArray                *looks);
void      pol_store_set_setting   (PolStore              *self,
                                   const char            *name,
                                   const char            *value);

gboolean  pol_store_is_writable   (PolStore              *self);
gboolean  pol_store_is_saved      (PolStore              *self);
gboolean  pol_store_flush         (PolStore              *self,
                                   GError               **error);
gboolean  pol_store_save_copy     (PolStore              *self,
                                   const char            *path,
                                   GError               **error);
void      pol_store_read_looks    (const char            *path,
                                   PolStoreLookFunc       func,
                                   gpointer               user_data);
gboolean  pol_store_has_all_looks (const char            *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolStore, pol_store_unref)

G_END_DECLS
