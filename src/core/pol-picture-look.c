/* pol-picture-look.c: what was found in the files of images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-picture-look.h"

static void
clear_look (gpointer data)
{
  PolPictureLook *look = data;

  g_free (look->digest);
}

/* An array of @n looks at nothing yet, which owns their digests. */
GArray *
pol_picture_look_new_array (guint n)
{
  GArray *looks = g_array_sized_new (FALSE, TRUE, sizeof (PolPictureLook), n);

  g_array_set_clear_func (looks, clear_look);
  g_array_set_size (looks, n);

  return looks;
}

PolPictureLook *
pol_picture_look_nth (GArray *looks,
                      guint nth)
{
  return &g_array_index (looks, PolPictureLook, nth);
}

/* Adds a copy. */
void
pol_picture_look_append (GArray *looks,
                         const PolPictureLook *look)
{
  PolPictureLook copy = *look;

  copy.digest = g_strdup (look->digest);
  g_array_append_val (looks, copy);
}
