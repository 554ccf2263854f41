#pragma once

#include <polarity.h>

#include "pol-json-writer.h"

G_BEGIN_DECLS

PolPolicy *pol_policy_file_read        (GFile                *file,
                                        GCancellable         *cancellable,
                                        GError              **error);
void       pol_policy_file_read_async  (GFile                *file,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
PolPolicy *pol_policy_file_read_finish (GAsyncResult         *result,
                                        GError              **error);

void       pol_policy_file_write       (PolPolicy            *policy,
                                        PolJsonWriter        *writer);
void       pol_policy_file_write_named (PolPolicy            *policy,
                                        PolJsonWriter        *writer);

gboolean   pol_policy_file_save        (PolPolicy            *policy,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GError              **error);
void       pol_policy_file_save_async  (PolPolicy            *policy,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean   pol_policy_file_save_finish (PolPolicy            *policy,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
