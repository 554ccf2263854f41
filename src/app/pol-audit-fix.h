#pragma once

#include <gtk/gtk.h>
#include <polarity.h>

G_BEGIN_DECLS

/* What can be done at once about something that an audit found. */

const char *pol_audit_fix_get_label (PolAuditFinding *finding);
void        pol_audit_fix_apply     (GtkWidget       *widget,
                                     PolProject      *project,
                                     PolAuditFinding *finding);

G_END_DECLS
