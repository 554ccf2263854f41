#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Arrays of indexes (guint32), sorted: which images a signal is about. */
void     pol_indexes_sort     (GArray  *indexes);
gboolean pol_indexes_contain  (GArray  *indexes,
                               guint32  index);

G_END_DECLS
