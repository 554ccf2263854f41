#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* Counts on how many images who is tagging has set tags since midnight. */
void     pol_day_count_async  (PolProject           *project,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean pol_day_count_finish (GAsyncResult         *result,
                               guint                *count,
                               GError              **error);

G_END_DECLS
