#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_CHART_VIEW (pol_chart_view_get_type ())

/* Charts of a project, one at a time, and what they are set up by.
 *
 * Properties: "policy" (PolPolicy, rw, which reads the labels), "kind" (string, rw: "labels",
 * "pairs", "history" or "agreement"), "order" (string, rw: "list", "name", "positives" or "negatives"),
 * "logarithmic" (gboolean, rw), "measure" (string, rw: "images" or "share"), "n-concepts" (int,
 * rw, how many the chart of pairs shows).
 * Signals: show-images (GArray *images of guint32, const char *title)  those behind a value
 * Actions: charts.kind, charts.order, charts.logarithmic, charts.measure, charts.n-concepts,
 * charts.save */
G_DECLARE_FINAL_TYPE (PolChartView, pol_chart_view, POL, CHART_VIEW, GtkWidget)

void pol_chart_view_set_project (PolChartView *self,
                                 PolProject   *project);

G_END_DECLS
