#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* How many annotations say what of a concept. */
typedef struct
{
  guint positive;
  guint negative;
  guint unsure;
} PolTagCount;

void    pol_tag_count_all_async  (PolProject           *project,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GArray *pol_tag_count_all_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
