#pragma once

#include "pol-resolver-private.h"
#include "pol-totals.h"

G_BEGIN_DECLS

PolTotals *pol_totals_new     (PolResolver         *resolver);
void       pol_totals_reset   (PolTotals           *self,
                               PolResolver         *resolver);
void       pol_totals_add     (PolTotals           *self,
                               const PolAnnotation *annotations,
                               gsize                n_annotations,
                               PolImageState        state);
void       pol_totals_remove  (PolTotals           *self,
                               const PolAnnotation *annotations,
                               gsize                n_annotations,
                               PolImageState        state);
void       pol_totals_changed (PolTotals           *self);

G_END_DECLS
