#pragma once

#include <gtk/gtk.h>

#include "pol-image-item.h"
#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolImageFilter:
 * @POL_IMAGE_FILTER_ALL: every image
 * @POL_IMAGE_FILTER_UNTAGGED: those with neither a positive nor a negative tag
 * @POL_IMAGE_FILTER_ONLY_NEGATIVES: those with negative tags and no positive one
 * @POL_IMAGE_FILTER_DISAGREEMENT: those on which annotators disagree about a concept
 *
 * Which images a list shows, as the default policy reads their tags.
 */
typedef enum
{
  POL_IMAGE_FILTER_ALL,
  POL_IMAGE_FILTER_UNTAGGED,
  POL_IMAGE_FILTER_ONLY_NEGATIVES,
  POL_IMAGE_FILTER_DISAGREEMENT
} PolImageFilter;

#define POL_TYPE_IMAGE_FILTER (pol_image_filter_get_type ())
#define POL_TYPE_IMAGE_LIST (pol_image_list_get_type ())

GType           pol_image_filter_get_type         (void);

/* The images of a project that fit a filter, by path bytes: a GListModel of
 * PolImageItem, made when a view asks for them. Properties: "project",
 * "filter" (rw). Signal: counts-changed (). */
G_DECLARE_FINAL_TYPE (PolImageList, pol_image_list, POL, IMAGE_LIST, GObject)

PolImageList   *pol_image_list_new                (PolProject     *project);

PolProject     *pol_image_list_get_project        (PolImageList   *self);
PolImageFilter  pol_image_list_get_filter         (PolImageList   *self);
void            pol_image_list_set_filter         (PolImageList   *self,
                                                   PolImageFilter  filter);
guint           pol_image_list_get_n_rows         (PolImageList   *self);
guint           pol_image_list_get_count          (PolImageList   *self,
                                                   PolImageFilter  filter);
guint           pol_image_list_get_image          (PolImageList   *self,
                                                   guint           position);
gboolean        pol_image_list_find               (PolImageList   *self,
                                                   guint           image,
                                                   guint          *position);
gboolean        pol_image_list_contains           (PolImageList   *self,
                                                   guint           image);
gboolean        pol_image_list_find_next_untagged (PolImageList   *self,
                                                   guint           from,
                                                   guint          *position);
void            pol_image_list_hold               (PolImageList   *self,
                                                   GtkBitset      *images);

G_END_DECLS
