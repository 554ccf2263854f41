/* pol-move-finder.c: tells moved images from new ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-move-finder.h"

#include "pol-image-file.h"

#include <string.h>

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

/* The path that a file had before it was renamed, or a folder that it is in. */
static char *
find_old_path (GHashTable *renamed,
               const char *path)
{
  g_autofree char *place = g_strdup (path);

  while (TRUE)
    {
      const char *before = g_hash_table_lookup (renamed, place);
      char *slash = strrchr (place, '/');

      if (before != NULL)
        return g_strconcat (before, path + strlen (place), NULL);
      if (slash == NULL)
        return NULL;
      *slash = '\0';
    }
}

/* What was seen being renamed needs no likeness. Who was found is not gone. */
static gboolean
find_renamed (PolImageTable *images,
              guint8 *gone,
              guint n_known,
              GPtrArray *paths,
              GHashTable *renamed,
              GArray *moved)
{
  gboolean found = FALSE;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *old_path = find_old_path (renamed, g_ptr_array_index (paths, i));
      guint image;

      if (old_path == NULL || !pol_image_table_find (images, old_path, &image) || image >= n_known
          || !gone[image])
        continue;

      g_array_index (moved, guint32, i) = image;
      gone[image] = FALSE;
      found = TRUE;
    }

  return found;
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

static gboolean
find_alike (PolImageTable *images,
            const guint8 *gone,
            guint n_known,
            GPtrArray *paths,
            GFile *folder,
            GArray *moved,
            GCancellable *cancellable)
{
  g_autoptr (GHashTable) candidates = collect_new (paths, folder, cancellable);
  gboolean found = FALSE;
  GHashTableIter iter;
  gpointer key;

  count_known (candidates, images, gone, n_known);
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Candidate *candidate = key;

      if (candidate->n_new != 1 || candidate->n_gone != 1 || candidate->n_there != 0
          || g_array_index (moved, guint32, candidate->path) != G_MAXUINT32)
        continue;

      g_array_index (moved, guint32, candidate->path) = candidate->file.image;
      found = TRUE;
    }

  return found;
}

/* Finds out which of the first @n_known images, of those that are @gone, have
 * one of the new @paths now. They have if they were seen being renamed (@renamed
 * has old paths by new ones, or is NULL), or if size and time are the same, and
 * those of no other file: nothing is guessed.
 *
 * Returns, for each path, the image or G_MAXUINT32 (guint32), or NULL if none
 * moved. */
GArray *
pol_move_finder_find (PolImageTable *images,
                      const guint8 *gone,
                      guint n_known,
                      GPtrArray *paths,
                      GHashTable *renamed,
                      GFile *folder,
                      GCancellable *cancellable)
{
  g_autoptr (GArray) moved = NULL;
  g_autofree guint8 *left = NULL;
  gboolean found = FALSE;

  if (paths->len == 0)
    return NULL;

  moved = g_array_sized_new (FALSE, FALSE, sizeof (guint32), paths->len);
  g_array_set_size (moved, paths->len);
  memset (moved->data, 0xff, paths->len * sizeof (guint32));
  left = g_memdup2 (gone, n_known);
  if (renamed != NULL)
    found = find_renamed (images, left, n_known, paths, renamed, moved);
  if (has_candidates (images, left, n_known))
    found |= find_alike (images, left, n_known, paths, folder, moved, cancellable);

  return found ? g_steal_pointer (&moved) : NULL;
}
