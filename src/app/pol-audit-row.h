#pragma once

#include <adwaita.h>
#include <polarity.h>

G_BEGIN_DECLS

#define POL_TYPE_AUDIT_ROW (pol_audit_row_get_type ())

/* One finding of an audit. Emits "show-images" when its images are asked for, and
 * "fix" when it is to be put right at once. */
G_DECLARE_FINAL_TYPE (PolAuditRow, pol_audit_row, POL, AUDIT_ROW, GtkListBoxRow)

GtkWidget       *pol_audit_row_new         (PolAuditFinding *finding,
                                            PolConceptList  *concepts);
PolAuditFinding *pol_audit_row_get_finding (PolAuditRow     *self);

G_END_DECLS
