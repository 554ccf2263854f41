/* pol-indexes.c: sorted arrays of indexes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-indexes.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

void
pol_indexes_sort (GArray *indexes)
{
  g_array_sort (indexes, compare);
}

gboolean
pol_indexes_contain (GArray *indexes,
                     guint32 index)
{
  return g_array_binary_search (indexes, &index, compare, NULL);
}
