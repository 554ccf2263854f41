#pragma once

#include <gio/gio.h>

#include "pol-types.h"

G_BEGIN_DECLS

/* The id of a policy that has none of its own, such as one of a file without. */
#define POL_POLICY_CUSTOM_ID "custom"

#define POL_TYPE_POLICY (pol_policy_get_type ())

/* Immutable: the rule that turns annotations into labels. */
G_DECLARE_FINAL_TYPE (PolPolicy, pol_policy, POL, POLICY, GObject)

PolPolicy       *pol_policy_new                (const char      *id,
                                                const char      *name,
                                                PolLabel         with_positive,
                                                PolLabel         only_negatives,
                                                PolLabel         no_tags,
                                                gboolean         reviewed_is_negative,
                                                PolScope         scope,
                                                gboolean         exclusive,
                                                PolDisagreement  disagreement);
PolPolicy       *pol_policy_copy               (PolPolicy       *self,
                                                const char      *id,
                                                const char      *name);
PolPolicy       *pol_policy_get_preset         (const char      *id);
PolPolicy       *pol_policy_get_default        (void);
GListModel      *pol_policy_get_presets        (void);

const char      *pol_policy_get_id             (PolPolicy       *self);
const char      *pol_policy_get_name           (PolPolicy       *self);
const char      *pol_policy_get_description    (PolPolicy       *self);
PolLabel         pol_policy_get_untagged       (PolPolicy       *self,
                                                PolSituation     situation);
gboolean         pol_policy_get_reviewed_is_negative
                                               (PolPolicy       *self);
PolScope         pol_policy_get_scope          (PolPolicy       *self);
gboolean         pol_policy_get_exclusive      (PolPolicy       *self);
PolDisagreement  pol_policy_get_disagreement   (PolPolicy       *self);
gboolean         pol_policy_equal              (PolPolicy       *self,
                                                PolPolicy       *other);

G_END_DECLS
