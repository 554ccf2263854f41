#pragma once

#include "pol-concept-list.h"
#include "pol-labels.h"
#include "pol-policy.h"

G_BEGIN_DECLS

#define POL_TYPE_RESOLVER (pol_resolver_get_type ())

/* The rule applied: (policy, the active concepts) and the annotations of one
 * image give its labels. A resolver sees the concept list as it was when the
 * resolver was made. */
G_DECLARE_FINAL_TYPE (PolResolver, pol_resolver, POL, RESOLVER, GObject)

PolResolver *pol_resolver_new        (PolPolicy           *policy,
                                      PolConceptList      *concepts);
PolPolicy   *pol_resolver_get_policy (PolResolver         *self);
guint        pol_resolver_get_rest   (PolResolver         *self,
                                      guint                concept);
PolLabels   *pol_resolver_resolve    (PolResolver         *self,
                                      const PolAnnotation *annotations,
                                      gsize                n_annotations,
                                      PolImageState        state);

G_END_DECLS
