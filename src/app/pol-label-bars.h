#pragma once

#include <polarity.h>

#include "pol-chart-model.h"
#include "pol-evidence.h"

G_BEGIN_DECLS

#define POL_TYPE_LABEL_BARS (pol_label_bars_get_type ())

/* How the concepts are sorted; those with as many keep the order of the list. */
typedef enum
{
  POL_BAR_ORDER_LIST,
  POL_BAR_ORDER_NAME,
  POL_BAR_ORDER_POSITIVES,
  POL_BAR_ORDER_NEGATIVES
} PolBarOrder;

/* A PolChartModel: a bar for each active concept, of what a policy reads for it on all images,
 * as it is at the moment. */
G_DECLARE_FINAL_TYPE (PolLabelBars, pol_label_bars, POL, LABEL_BARS, GObject)

PolLabelBars *pol_label_bars_new          (PolProject   *project,
                                           PolTotals    *totals);

void          pol_label_bars_set_totals   (PolLabelBars *self,
                                           PolTotals    *totals);
void          pol_label_bars_set_live     (PolLabelBars *self,
                                           gboolean      live);
void          pol_label_bars_set_order    (PolLabelBars *self,
                                           PolBarOrder   order);

PolEvidence   pol_label_bars_get_evidence (PolLabelBars *self,
                                           guint         row,
                                           guint         column);
char         *pol_label_bars_get_title    (PolLabelBars *self,
                                           guint         row,
                                           guint         column);

G_END_DECLS
