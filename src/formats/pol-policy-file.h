#pragma once

#include <polarity.h>

#include "pol-json-writer.h"

G_BEGIN_DECLS

PolPolicy *pol_policy_file_read  (GFile          *file,
                                  GCancellable   *cancellable,
                                  GError        **error);
void       pol_policy_file_write (PolPolicy      *policy,
                                  PolJsonWriter  *writer);

G_END_DECLS
