#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

void        pol_project_loader_open_async  (GFile                *location,
                                            GFile                *concepts,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
PolProject *pol_project_loader_open_finish (GAsyncResult         *result,
                                            char               ***repeated,
                                            GError              **error);

G_END_DECLS
