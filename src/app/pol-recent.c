/* pol-recent.c: the folders and projects that were opened lately
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-recent.h"

#define APPLICATION_NAME "Polarity"
#define MAX_RECENT 8

/**
 * pol_recent_add:
 * @location: a folder or a project file that was opened
 *
 * Remembers @location as the latest.
 */
void
pol_recent_add (GFile *location)
{
  g_autofree char *uri = NULL;
  gboolean folder;
  GtkRecentData data = { 0 };

  g_return_if_fail (G_IS_FILE (location));

  uri = g_file_get_uri (location);
  folder = g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
  data.mime_type = (char *)(folder ? "inode/directory" : "application/x-polarity");
  data.app_name = (char *)APPLICATION_NAME;
  data.app_exec = (char *)"polarity %u";
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static gint64
get_time (GtkRecentInfo *info)
{
  GDateTime *time = NULL;

  if (!gtk_recent_info_get_application_info (info, APPLICATION_NAME, NULL, NULL, &time))
    return 0;

  return g_date_time_to_unix (time);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 x = get_time (*(GtkRecentInfo *const *)a);
  gint64 y = get_time (*(GtkRecentInfo *const *)b);

  return (y > x) - (y < x);
}

/**
 * pol_recent_list:
 *
 * Lists what was opened lately, also what is missing now.
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the newest first
 */
GPtrArray *
pol_recent_list (void)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, APPLICATION_NAME))
      g_ptr_array_add (recent, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);

  g_ptr_array_sort (recent, compare_newest_first);
  if (recent->len > MAX_RECENT)
    g_ptr_array_set_size (recent, MAX_RECENT);

  return recent;
}
