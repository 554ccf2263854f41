#pragma once

#include "pol-policy-list.h"

G_BEGIN_DECLS

PolPolicyList *pol_policy_list_new  (void);
PolPolicyList *pol_policy_list_copy (PolPolicyList *self);
void           pol_policy_list_set  (PolPolicyList *self,
                                     GHashTable    *changes);

G_END_DECLS
