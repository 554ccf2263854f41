#pragma once

#include "pol-concept-changes.h"
#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Counts, for each concept, what it reads as on one side and on another, image by image. The
 * sides may differ in their policies, in their concepts and in the tags of an image. */
typedef struct _PolComparison PolComparison;

PolComparison *pol_comparison_new       (PolResolver         *resolver,
                                         PolResolver         *other);
void           pol_comparison_free      (PolComparison       *self);
void           pol_comparison_set_image (PolComparison       *self,
                                         guint                side,
                                         const PolAnnotation *annotations,
                                         gsize                n_annotations,
                                         PolImageState        state);
void           pol_comparison_add       (PolComparison       *self);
void           pol_comparison_get       (PolComparison       *self,
                                         guint                concept,
                                         PolReadingCounts    *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolComparison, pol_comparison_free)

G_END_DECLS
