#pragma once

#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Counts the labels that two policies read differently, image by image. */
typedef struct _PolComparison PolComparison;

PolComparison *pol_comparison_new       (PolResolver         *resolver,
                                         PolResolver         *other);
void           pol_comparison_free      (PolComparison       *self);
guint          pol_comparison_count     (PolComparison       *self,
                                         const PolAnnotation *annotations,
                                         gsize                n_annotations,
                                         PolImageState        state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolComparison, pol_comparison_free)

G_END_DECLS
