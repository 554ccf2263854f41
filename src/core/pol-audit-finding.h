#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PolSeverity:
 * @POL_SEVERITY_INFO: worth knowing
 * @POL_SEVERITY_WARNING: a model may learn something wrong
 * @POL_SEVERITY_ERROR: a model learns something wrong, or cannot be trained
 *
 * How bad what an audit found is.
 */
typedef enum
{
  POL_SEVERITY_INFO,
  POL_SEVERITY_WARNING,
  POL_SEVERITY_ERROR
} PolSeverity;

const char *pol_severity_to_string (PolSeverity severity);

#define POL_TYPE_AUDIT_FINDING (pol_audit_finding_get_type ())

/* One kind of weak spot, and where it is. Immutable. */
G_DECLARE_FINAL_TYPE (PolAuditFinding, pol_audit_finding, POL, AUDIT_FINDING, GObject)

const char  *pol_audit_finding_get_id       (PolAuditFinding *self);
PolSeverity  pol_audit_finding_get_severity (PolAuditFinding *self);
guint        pol_audit_finding_get_count    (PolAuditFinding *self);
GArray      *pol_audit_finding_get_concepts (PolAuditFinding *self);
GArray      *pol_audit_finding_get_pairs    (PolAuditFinding *self);
GArray      *pol_audit_finding_get_images   (PolAuditFinding *self);

void         pol_audit_sort_findings        (GPtrArray       *findings);

G_END_DECLS
