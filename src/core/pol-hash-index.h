#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells that the @first and the @second hash differ in few bits. */
typedef void (*PolHashPairFunc) (guint first, guint second, gpointer data);

#define POL_HASH_MAX_DISTANCE 7

void pol_hash_index_find_pairs (const guint64   *hashes,
                                guint            n,
                                guint            max_distance,
                                PolHashPairFunc  func,
                                gpointer         data);

G_END_DECLS
