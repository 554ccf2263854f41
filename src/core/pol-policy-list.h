#pragma once

#include "pol-policy.h"

G_BEGIN_DECLS

#define POL_TYPE_POLICY_LIST (pol_policy_list_get_type ())

/* The policies of a project's own: a list model by name. Tells of each change of
 * the project once, by items-changed. */
G_DECLARE_FINAL_TYPE (PolPolicyList, pol_policy_list, POL, POLICY_LIST, GObject)

PolPolicy *pol_policy_list_find (PolPolicyList *self,
                                 const char    *id);

G_END_DECLS
