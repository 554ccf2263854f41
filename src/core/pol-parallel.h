#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does part number @part of some work: the pieces from @first up to @end. */
typedef void (*PolParallelFunc) (guint part, guint first, guint end, gpointer data);

guint pol_parallel_get_n_parts (guint            n,
                                guint            least);
void  pol_parallel_run         (guint            n,
                                guint            n_parts,
                                PolParallelFunc  func,
                                gpointer         data);

G_END_DECLS
