#pragma once

#include "pol-label-changes.h"
#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Counts what the labels that one policy reads are under another, image by
 * image. */
typedef struct _PolComparison PolComparison;

PolComparison *pol_comparison_new       (PolResolver         *resolver,
                                         PolResolver         *other);
void           pol_comparison_free      (PolComparison       *self);
void           pol_comparison_add       (PolComparison       *self,
                                         const PolAnnotation *annotations,
                                         gsize                n_annotations,
                                         PolImageState        state,
                                         PolLabelChanges     *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolComparison, pol_comparison_free)

G_END_DECLS
