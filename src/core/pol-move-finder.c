/* pol-move-finder.c: tells moved images from new ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-move-finder.h"

#include "pol-image-file.h"

/* All files that have one size and time. */
typedef struct
{
  PolImageFile file;       /* its image is the index of the new path, then of the image gone */
  guint n_new;
  guint n_gone;
  guint n_there;
  guint32 path;
} Candidate;

static gboolean
has_candidates (PolImageTable *images,
                const guint8 *gone,
                guint n_known)
{
  for (guint i = 0; i < n_known; i++)
    {
      if (gone[i] && pol_image_table_get_size (images, i) >= 0)
        return TRUE;
    }

  return FALSE;
}

/* Looks at the new files. */
static GHashTable *
collect_new (GPtrArray *paths,
             GFile *folder,
             GCancellable *cancellable)
{
  GHashTable *candidates =
      g_hash_table_new_full (pol_image_file_hash, pol_image_file_equal, g_free, NULL);

  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Candidate fresh = { .path = i };
      Candidate *candidate;

      if (!pol_image_file_query (&fresh.file, folder, g_ptr_array_index (paths, i), cancellable))
        continue;

      candidate = g_hash_table_lookup (candidates, &fresh);
      if (candidate == NULL)
        {
          candidate = g_memdup2 (&fresh, sizeof fresh);
          g_hash_table_add (candidates, candidate);
        }
      candidate->n_new++;
    }

  return candidates;
}

static void
count_known (GHashTable *candidates,
             PolImageTable *images,
             const guint8 *gone,
             guint n_known)
{
  for (guint i = 0; i < n_known; i++)
    {
      PolImageFile file = { i, NULL, pol_image_table_get_size (images, i),
                            pol_image_table_get_mtime (images, i) };
      Candidate *candidate = g_hash_table_lookup (candidates, &file);

      if (candidate == NULL)
        continue;

      if (!gone[i])
        candidate->n_there++;
      else if (candidate->n_gone++ == 0)
        candidate->file.image = i;
    }
}

/* Finds out which of the first @n_known images, of those that are @gone, have
 * one of the new @paths now. They have if size and time are the same, and those
 * of no other file: nothing is guessed.
 *
 * Returns, for each path, the image or G_MAXUINT32 (guint32), or NULL if none
 * moved. */
GArray *
pol_move_finder_find (PolImageTable *images,
                      const guint8 *gone,
                      guint n_known,
                      GPtrArray *paths,
                      GFile *folder,
                      GCancellable *cancellable)
{
  g_autoptr (GHashTable) candidates = NULL;
  const guint32 none = G_MAXUINT32;
  GArray *moved = NULL;
  GHashTableIter iter;
  gpointer key;

  if (paths->len == 0 || !has_candidates (images, gone, n_known))
    return NULL;

  candidates = collect_new (paths, folder, cancellable);
  count_known (candidates, images, gone, n_known);

  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Candidate *candidate = key;

      if (candidate->n_new != 1 || candidate->n_gone != 1 || candidate->n_there != 0)
        continue;

      if (moved == NULL)
        moved = g_array_sized_new (FALSE, FALSE, sizeof none, paths->len);
      while (moved->len < paths->len)
        g_array_append_val (moved, none);
      g_array_index (moved, guint32, candidate->path) = candidate->file.image;
    }

  return moved;
}
