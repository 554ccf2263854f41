/* pol-rotations.c: how pictures are turned on the screen, while the program runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-rotations.h"

/* Of GFile, to quarters; only those that are turned. Of the main thread. */
static GHashTable *
get_table (void)
{
  static GHashTable *table;

  if (table == NULL)
    table = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  return table;
}

/**
 * pol_rotations_get:
 * @file: a picture
 *
 * Returns: by how many quarters it is turned clockwise
 */
guint
pol_rotations_get (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (get_table (), file));
}

/**
 * pol_rotations_set:
 * @file: a picture
 * @turns: by how many quarters it is turned clockwise
 *
 * Remembers @turns until the program ends.
 */
void
pol_rotations_set (GFile *file, guint turns)
{
  g_return_if_fail (G_IS_FILE (file));

  if (turns % 4 == 0)
    g_hash_table_remove (get_table (), file);
  else
    g_hash_table_insert (get_table (), g_object_ref (file), GUINT_TO_POINTER (turns % 4));
}
