#pragma once

#include "pol-label-changes.h"

G_BEGIN_DECLS

char       *pol_policy_text_describe         (PolPolicy              *policy);
char       *pol_policy_text_summarise        (const PolLabelChanges  *changes,
                                              PolPolicy              *before);
char       *pol_policy_text_list             (const PolLabelChanges  *changes);

const char *pol_policy_text_get_situation    (PolSituation            situation);
const char *pol_policy_text_get_scope        (PolScope                scope);
const char *pol_policy_text_explain_scope    (PolScope                scope);
const char *pol_policy_text_get_disagreement (PolDisagreement         disagreement);
const char *pol_policy_text_explain_disagreement
                                             (PolDisagreement         disagreement);

G_END_DECLS
