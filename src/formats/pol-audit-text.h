#pragma once

#include <polarity.h>

G_BEGIN_DECLS

const char *pol_audit_text_get_title       (PolAuditFinding *finding);
const char *pol_audit_text_get_explanation (PolAuditFinding *finding);
const char *pol_audit_text_get_severity    (PolAuditFinding *finding);
char       *pol_audit_text_describe_count  (PolAuditFinding *finding);
char       *pol_audit_text_list_concepts   (PolAuditFinding *finding,
                                            PolConceptList  *concepts);

G_END_DECLS
