#pragma once

#include "pol-tally.h"
#include "pol-totals.h"

G_BEGIN_DECLS

/* What a project does to totals. They are empty when they are made. */
PolTotals *pol_totals_new       (PolPolicy *policy);
PolTally  *pol_totals_get_tally (PolTotals *self);
PolTally  *pol_totals_steal_tally (PolTotals *self);
void       pol_totals_set_tally (PolTotals *self,
                                 PolTally  *tally);
void       pol_totals_changed   (PolTotals *self);

G_END_DECLS
