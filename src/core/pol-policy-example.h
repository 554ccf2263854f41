#pragma once

#include "pol-labels.h"
#include "pol-policy.h"

G_BEGIN_DECLS

/* An image and a few concepts that are enough to see what a policy does in each
 * of the three situations. */
#define POL_POLICY_EXAMPLE_N_CONCEPTS 3

PolValue   pol_policy_example_get_tag (PolSituation  situation,
                                       guint         concept);
PolLabels *pol_policy_example_resolve (PolPolicy    *policy,
                                       PolSituation  situation);

G_END_DECLS
