#pragma once

#include "pol-chart.h"

G_BEGIN_DECLS

#define POL_TYPE_AGREEMENT_VIEW (pol_agreement_view_get_type ())

/* How far annotators agree: a chart of each two of them, the figures of all of them, and the
 * concepts that they agree on least. Follows the model of the chart, PolAgreementCells or none.
 *
 * Signals: activate-pair (guint row, guint column), activate-concept (guint concept, const char
 * *title)  someone wants to see what is disputed */
G_DECLARE_FINAL_TYPE (PolAgreementView, pol_agreement_view, POL, AGREEMENT_VIEW, GtkWidget)

PolChart *pol_agreement_view_get_chart (PolAgreementView *self);

G_END_DECLS
