#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolImageAspect:
 * @POL_IMAGE_ASPECT_NAME: by path, numbers in it by their value
 * @POL_IMAGE_ASPECT_SITUATION: those with a positive tag first, then those with only
 *   negatives, then those with none but unsure or disputed tags, then those without a tag
 * @POL_IMAGE_ASPECT_TAGS: those with the same tags beside each other
 * @POL_IMAGE_ASPECT_LABEL: by the label of a concept: positive, negative, ignored, and by
 *   the reasons for each
 *
 * By what images are arranged.
 */
typedef enum
{
  POL_IMAGE_ASPECT_NAME,
  POL_IMAGE_ASPECT_SITUATION,
  POL_IMAGE_ASPECT_TAGS,
  POL_IMAGE_ASPECT_LABEL
} PolImageAspect;

/* Some images of a project in an order that is looked up both ways. It does not change:
 * threads may share it. */
typedef struct _PolImageArrangement PolImageArrangement;

PolImageArrangement *pol_image_arrangement_new        (PolProject          *project,
                                                       PolPolicy           *policy,
                                                       PolImageAspect       aspect,
                                                       guint                concept,
                                                       GArray              *images,
                                                       PolImageArrangement *previous,
                                                       GCancellable        *cancellable);
void                 pol_image_arrangement_new_async  (PolProject          *project,
                                                       PolPolicy           *policy,
                                                       PolImageAspect       aspect,
                                                       guint                concept,
                                                       GArray              *images,
                                                       PolImageArrangement *previous,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
PolImageArrangement *pol_image_arrangement_new_finish (GAsyncResult        *result,
                                                       GError             **error);
PolImageArrangement *pol_image_arrangement_ref        (PolImageArrangement *self);
void                 pol_image_arrangement_unref      (PolImageArrangement *self);

GArray              *pol_image_arrangement_get_images (PolImageArrangement *self);
gboolean             pol_image_arrangement_find       (PolImageArrangement *self,
                                                       guint                image,
                                                       guint               *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageArrangement, pol_image_arrangement_unref)

G_END_DECLS
