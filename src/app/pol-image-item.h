#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_ITEM (pol_image_item_get_type ())

/* A row of a PolImageList: one image as a view shows it. Properties, all read
 * only: "image", "path", "title", "n-positive", "n-negative", "n-suggested",
 * "state", "missing", "file" (GFile, notified also when what is in it changed). */
G_DECLARE_FINAL_TYPE (PolImageItem, pol_image_item, POL, IMAGE_ITEM, GObject)

PolImageItem  *pol_image_item_new             (PolProject   *project,
                                               guint         image);
void           pol_image_item_refresh         (PolImageItem *self);
void           pol_image_item_file_changed    (PolImageItem *self);

guint          pol_image_item_get_image       (PolImageItem *self);
GFile         *pol_image_item_get_file        (PolImageItem *self);
const char    *pol_image_item_get_path        (PolImageItem *self);
const char    *pol_image_item_get_title       (PolImageItem *self);
guint          pol_image_item_get_n_positive  (PolImageItem *self);
guint          pol_image_item_get_n_negative  (PolImageItem *self);
guint          pol_image_item_get_n_suggested (PolImageItem *self);
PolImageState  pol_image_item_get_state       (PolImageItem *self);
gboolean       pol_image_item_get_missing     (PolImageItem *self);

guint          pol_image_item_get_n_made      (void);

G_END_DECLS
