#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

#define POL_N_LABELS (POL_LABEL_NEGATIVE + 1)

/* Of how many images and concepts the label is one under a policy, and another,
 * or the same, under another policy. */
typedef struct
{
  guint64 n[POL_N_LABELS][POL_N_LABELS];    /* from, to */
} PolLabelChanges;

gboolean pol_label_changes_count        (PolLabelChanges      *self,
                                         PolProject           *project,
                                         PolPolicy            *policy,
                                         PolPolicy            *other,
                                         GCancellable         *cancellable);
void     pol_label_changes_count_async  (PolProject           *project,
                                         PolPolicy            *policy,
                                         PolPolicy            *other,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean pol_label_changes_count_finish (PolProject           *project,
                                         GAsyncResult         *result,
                                         PolLabelChanges      *changes,
                                         GError              **error);
guint64  pol_label_changes_sum          (const PolLabelChanges *self);

G_END_DECLS
