/* pol-recent.c: the folders and projects that were opened lately
 *
 * They are for this program alone: what somebody tags is nothing for a list that
 * other programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-recent.h"

#include <glib/gstdio.h>

#define MAX_RECENT 8

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "polarity", "recent.xbel", NULL);
}

/* A list that is missing or damaged is an empty one. */
static GBookmarkFile *
load (void)
{
  g_autoptr (GBookmarkFile) bookmarks = g_bookmark_file_new ();
  g_autofree char *path = get_path ();

  if (!g_bookmark_file_load_from_file (bookmarks, path, NULL))
    {
      g_bookmark_file_free (bookmarks);
      bookmarks = g_bookmark_file_new ();
    }

  return g_steal_pointer (&bookmarks);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GBookmarkFile *bookmarks = user_data;
  GDateTime *x = g_bookmark_file_get_visited_date_time (bookmarks, *(const char *const *)a, NULL);
  GDateTime *y = g_bookmark_file_get_visited_date_time (bookmarks, *(const char *const *)b, NULL);

  return g_date_time_compare (y, x);
}

static char **
get_uris (GBookmarkFile *bookmarks, gsize *n_uris)
{
  char **uris = g_bookmark_file_get_uris (bookmarks, n_uris);

  g_qsort_with_data (uris, *n_uris, sizeof (char *), compare_newest_first, bookmarks);

  return uris;
}

static void
forget_oldest (GBookmarkFile *bookmarks)
{
  gsize n;
  g_auto (GStrv) uris = get_uris (bookmarks, &n);

  for (gsize i = MAX_RECENT; i < n; i++)
    g_bookmark_file_remove_item (bookmarks, uris[i], NULL);
}

/**
 * pol_recent_add:
 * @location: a folder or a project file that was opened
 *
 * Remembers @location as the latest.
 */
void
pol_recent_add (GFile *location)
{
  g_autoptr (GBookmarkFile) bookmarks = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (G_IS_FILE (location));

  bookmarks = load ();
  uri = g_file_get_uri (location);
  g_bookmark_file_add_application (bookmarks, uri, "polarity", NULL);
  g_bookmark_file_set_visited_date_time (bookmarks, uri, now);
  forget_oldest (bookmarks);

  g_mkdir_with_parents (folder, 0700);
  if (!g_bookmark_file_to_file (bookmarks, path, &error))
    g_debug ("The list of recent projects was not saved: %s", error->message);
}

/**
 * pol_recent_list:
 *
 * Lists what was opened lately, also what is missing now.
 *
 * Returns: (transfer full) (element-type GFile): the newest first
 */
GPtrArray *
pol_recent_list (void)
{
  g_autoptr (GBookmarkFile) bookmarks = load ();
  GPtrArray *recent = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n;
  g_auto (GStrv) uris = get_uris (bookmarks, &n);

  for (gsize i = 0; i < n && i < MAX_RECENT; i++)
    g_ptr_array_add (recent, g_file_new_for_uri (uris[i]));

  return recent;
}
