#pragma once

#include "pol-column.h"
#include "pol-types.h"

G_BEGIN_DECLS

/* The images of a project, each known by its index, which never changes: paths,
 * marks and what is known of the files in about 40 bytes an image and its path,
 * and the order by path bytes.
 *
 * A copy costs next to nothing: it shares all memory with the original until one
 * of them changes, and may go to another thread. */
typedef struct _PolImageTable PolImageTable;

PolImageTable *pol_image_table_new            (void);
PolImageTable *pol_image_table_copy           (PolImageTable       *self);
void           pol_image_table_free           (PolImageTable       *self);

guint          pol_image_table_get_n          (PolImageTable       *self);
const char    *pol_image_table_get_path       (PolImageTable       *self,
                                               guint                image);
guint          pol_image_table_get_nth        (PolImageTable       *self,
                                               guint                position);
gboolean       pol_image_table_find           (PolImageTable       *self,
                                               const char          *path,
                                               guint               *image);
guint          pol_image_table_find_position  (PolImageTable       *self,
                                               guint                from,
                                               const char          *path,
                                               gboolean            *found);
guint          pol_image_table_find_folder    (PolImageTable       *self,
                                               const char          *folder,
                                               guint               *end);

PolImageState  pol_image_table_get_state      (PolImageTable       *self,
                                               guint                image);
const PolColumn *
               pol_image_table_get_states     (PolImageTable       *self);
void           pol_image_table_set_state      (PolImageTable       *self,
                                               guint                image,
                                               PolImageState        state);
gboolean       pol_image_table_get_missing    (PolImageTable       *self,
                                               guint                image);
guint          pol_image_table_get_n_missing  (PolImageTable       *self);
void           pol_image_table_set_missing    (PolImageTable       *self,
                                               guint                image,
                                               gboolean             missing);
gint64         pol_image_table_get_size       (PolImageTable       *self,
                                               guint                image);
gint64         pol_image_table_get_mtime      (PolImageTable       *self,
                                               guint                image);
void           pol_image_table_set_file       (PolImageTable       *self,
                                               guint                image,
                                               gint64               size,
                                               gint64               mtime);
guint          pol_image_table_get_width      (PolImageTable       *self,
                                               guint                image);
guint          pol_image_table_get_height     (PolImageTable       *self,
                                               guint                image);
void           pol_image_table_set_dimensions (PolImageTable       *self,
                                               guint                image,
                                               guint                width,
                                               guint                height);

void           pol_image_table_append         (PolImageTable       *self,
                                               const char          *path);
void           pol_image_table_sort           (PolImageTable       *self);
void           pol_image_table_move           (PolImageTable       *self,
                                               const guint32       *images,
                                               const char * const  *paths,
                                               guint                n);
void           pol_image_table_take_paths     (PolImageTable       *self,
                                               PolImageTable       *other);
void           pol_image_table_take_states    (PolImageTable       *self,
                                               PolImageTable       *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageTable, pol_image_table_free)

G_END_DECLS
