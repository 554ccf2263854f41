#pragma once

#include "pol-types.h"

G_BEGIN_DECLS

/* The images of a project, each known by its index, which never changes: paths
 * and marks in a few bytes an image, and the order by path bytes. */
typedef struct _PolImageTable PolImageTable;

PolImageTable *pol_image_table_new         (void);
PolImageTable *pol_image_table_copy        (PolImageTable      *self);
void           pol_image_table_free        (PolImageTable      *self);

guint          pol_image_table_get_n       (PolImageTable      *self);
const char    *pol_image_table_get_path    (PolImageTable      *self,
                                            guint               image);
guint          pol_image_table_get_nth     (PolImageTable      *self,
                                            guint               position);
gboolean       pol_image_table_find        (PolImageTable      *self,
                                            const char         *path,
                                            guint              *image);
PolImageState  pol_image_table_get_state   (PolImageTable      *self,
                                            guint               image);
guint          pol_image_table_get_n_missing (PolImageTable    *self);
#define pol_image_table_get_mtime(t,i) 0
#define pol_image_table_get_size(t,i) 0
const guint8  *pol_image_table_get_states  (PolImageTable      *self);
void           pol_image_table_set_state   (PolImageTable      *self,
                                            guint               image,
                                            PolImageState       state);
gboolean       pol_image_table_get_missing (PolImageTable      *self,
                                            guint               image);
void           pol_image_table_set_missing (PolImageTable      *self,
                                            guint               image,
                                            gboolean            missing);

void           pol_image_table_append      (PolImageTable      *self,
                                            const char         *path);
void           pol_image_table_sort        (PolImageTable      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageTable, pol_image_table_free)

G_END_DECLS
