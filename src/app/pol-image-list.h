#pragma once

#include <gtk/gtk.h>

#include "pol-image-item.h"
#include "pol-image-query.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_IMAGE_LIST (pol_image_list_get_type ())

/* The images of a project that fit a query, in its order: a GListModel of
 * PolImageItem, made when a view asks for them. Properties: "project",
 * "searching". Signals: counts-changed (), query-changed (). */
G_DECLARE_FINAL_TYPE (PolImageList, pol_image_list, POL, IMAGE_LIST, GObject)

PolImageList   *pol_image_list_new                (PolProject     *project);

PolProject     *pol_image_list_get_project        (PolImageList   *self);
const PolImageQuery *
                pol_image_list_get_query          (PolImageList        *self);
void            pol_image_list_set_query          (PolImageList        *self,
                                                   const PolImageQuery *query);
void            pol_image_list_set_filter         (PolImageList   *self,
                                                   PolImageFilter  filter);
gboolean        pol_image_list_get_searching      (PolImageList        *self);
guint           pol_image_list_get_n_rows         (PolImageList   *self);
guint           pol_image_list_get_count          (PolImageList   *self,
                                                   PolImageFilter  filter);
guint           pol_image_list_get_image          (PolImageList   *self,
                                                   guint           position);
GArray         *pol_image_list_share_images       (PolImageList   *self);
gboolean        pol_image_list_find               (PolImageList   *self,
                                                   guint           image,
                                                   guint          *position);
gboolean        pol_image_list_find_next          (PolImageList   *self,
                                                   PolImageFilter  filter,
                                                   guint           from,
                                                   guint          *position);
void            pol_image_list_hold               (PolImageList   *self,
                                                   GtkBitset      *images);

G_END_DECLS
