#pragma once

#include <gtk/gtk.h>

#include "pol-policy.h"

G_BEGIN_DECLS

#define POL_TYPE_POLICY_SITUATION (pol_policy_situation_get_type ())

/* Properties: "situation" (PolSituation, construct only), "untagged" (PolLabel,
 * rw, negative or ignored: what was chosen for untagged concepts). */
G_DECLARE_FINAL_TYPE (PolPolicySituation, pol_policy_situation, POL, POLICY_SITUATION, GtkWidget)

PolLabel pol_policy_situation_get_untagged (PolPolicySituation *self);
void     pol_policy_situation_show         (PolPolicySituation *self,
                                            PolPolicy          *policy);

G_END_DECLS
