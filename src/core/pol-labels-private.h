#pragma once

#include "pol-labels.h"
#include "pol-resolver-private.h"

G_BEGIN_DECLS

PolLabels *pol_labels_new (PolResolver         *resolver,
                           const PolAnnotation *annotations,
                           gsize                n_annotations,
                           PolImageState        state);

G_END_DECLS
