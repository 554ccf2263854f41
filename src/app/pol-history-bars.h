#pragma once

#include <gio/gio.h>

#include "pol-chart-model.h"
#include "pol-evidence.h"
#include "pol-tag-history.h"

G_BEGIN_DECLS

#define POL_TYPE_HISTORY_BARS (pol_history_bars_get_type ())

/* A PolChartModel: a bar for each span of a history, of the tags that were set in it. */
G_DECLARE_FINAL_TYPE (PolHistoryBars, pol_history_bars, POL, HISTORY_BARS, GObject)

PolHistoryBars *pol_history_bars_new          (PolTagHistory  *take_history);

char           *pol_history_bars_get_caption  (PolHistoryBars *self);
PolEvidence     pol_history_bars_get_evidence (PolHistoryBars *self,
                                               guint           row,
                                               guint           column);
char           *pol_history_bars_get_title    (PolHistoryBars *self,
                                               guint           row,
                                               guint           column);

G_END_DECLS
