#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_AUDIT_PAGE (pol_audit_page_get_type ())

/* Properties: "policy" (PolPolicy, rw, under which labels are judged), "view" (string, rw:
 * "findings" or "charts"), "chart" (string, rw, see the kinds of PolChartView).
 * Signals:
 *   show-images   (PolAuditFinding *finding)  its images are asked for
 *   show-evidence (GArray *images of guint32, const char *title)
 *                                             those behind a value of a chart are */
G_DECLARE_FINAL_TYPE (PolAuditPage, pol_audit_page, POL, AUDIT_PAGE, GtkWidget)

void pol_audit_page_set_project (PolAuditPage *self,
                                 PolProject   *project);

G_END_DECLS
