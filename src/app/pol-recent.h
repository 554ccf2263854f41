#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       pol_recent_add  (GFile *location);
GPtrArray *pol_recent_list (void);

G_END_DECLS
