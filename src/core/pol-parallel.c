/* pol-parallel.c: one piece of work, done by all processors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-parallel.h"

typedef struct
{
  guint part;
  guint first;
  guint end;
  PolParallelFunc func;
  gpointer data;
} Share;

static gpointer
do_share (gpointer data)
{
  const Share *share = data;

  share->func (share->part, share->first, share->end, share->data);

  return NULL;
}

/* Into how many parts it is worth to split @n pieces, of which @least are worth
 * a thread. */
guint
pol_parallel_get_n_parts (guint n,
                          guint least)
{
  return CLAMP (n / least, 1, g_get_num_processors ());
}

/* Splits @n pieces of work into parts, which are done at the same time. Returns
 * when all are done. */
void
pol_parallel_run (guint n,
                  guint n_parts,
                  PolParallelFunc func,
                  gpointer data)
{
  g_autofree Share *shares = g_new (Share, n_parts);
  g_autofree GThread **threads = g_new0 (GThread *, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      shares[i] = (Share) { i, (guint64) n * i / n_parts, (guint64) n * (i + 1) / n_parts, func, data };
      if (i > 0)
        threads[i] = g_thread_new ("pol-parallel", do_share, &shares[i]);
    }

  do_share (&shares[0]);
  for (guint i = 1; i < n_parts; i++)
    g_thread_join (threads[i]);
}
