#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* What may become of a project: read by another policy, or edited. It stays as it is made,
 * so that threads may share it. */
typedef struct _PolAlternative PolAlternative;

PolAlternative *pol_alternative_new_policy   (PolPolicy       *policy);
PolAlternative *pol_alternative_new_accepted (guint            percent);
PolAlternative *pol_alternative_new_archived (const guint     *concepts,
                                              gsize            n_concepts,
                                              gboolean         archived);
PolAlternative *pol_alternative_new_merged   (const guint     *from,
                                              gsize            n_from,
                                              guint            into);
PolAlternative *pol_alternative_new_added    (const char      *name,
                                              const char      *group);
PolAlternative *pol_alternative_ref          (PolAlternative  *self);
void            pol_alternative_unref        (PolAlternative  *self);

PolPolicy      *pol_alternative_get_policy   (PolAlternative  *self,
                                              PolPolicy       *policy);
PolProject     *pol_alternative_snapshot     (PolAlternative  *self,
                                              PolProject      *project,
                                              PolProject      *before);
gboolean        pol_alternative_carry_out    (PolAlternative  *self,
                                              PolProject      *after,
                                              GCancellable    *cancellable,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolAlternative, pol_alternative_unref)

G_END_DECLS
