/* pol-folder-watch.c: tells where in a folder something happened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-folder-watch.h"

#include <string.h>

/* What happens within this time of each other is told at once, but nothing waits
 * for longer than the second, however much goes on. */
#define QUIET_MS 200
#define PATIENCE_MS 800

/* If more than this many places are concerned, it is all of the folder. */
#define MAX_PLACES 1000

/* The system is asked to watch a few folders between two frames. */
#define WATCHED_AT_ONCE 16

/* A half of what the system lets a user watch is for other programs. */
#define LIMIT_FILE "/proc/sys/fs/inotify/max_user_watches"

typedef struct
{
  char *path;
  gboolean look_again;
} Waiting;

struct _PolFolderWatch
{
  GFile *folder;
  guint max_folders;
  PolFolderWatchFunc func;
  gpointer user_data;

  GHashTable *monitors;      /* path to GFileMonitor */
  GQueue waiting;            /* Waiting: folders that are to be watched */
  guint watch_id;
  gboolean incomplete;       /* there are more than can be watched */

  GHashTable *places;        /* paths to be told of */
  GHashTable *renamed;       /* new paths to old ones, likewise */
  gint64 first_event;
  guint tell_id;
};

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->path);
  g_free (waiting);
}

static guint
get_limit (guint max_folders)
{
  g_autofree char *limit = NULL;

  if (!g_file_get_contents (LIMIT_FILE, &limit, NULL, NULL))
    return max_folders;

  return MIN (max_folders, g_ascii_strtoull (limit, NULL, 10) / 2);
}

static void
collect_anew (PolFolderWatch *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* @max_folders is how many are watched at most, if the system allows as many. */
PolFolderWatch *
pol_folder_watch_new (GFile *folder,
                      guint max_folders,
                      PolFolderWatchFunc func,
                      gpointer user_data)
{
  PolFolderWatch *self = g_new0 (PolFolderWatch, 1);

  self->folder = g_object_ref (folder);
  self->max_folders = get_limit (max_folders);
  self->func = func;
  self->user_data = user_data;
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  collect_anew (self);
  g_queue_init (&self->waiting);

  return self;
}

void
pol_folder_watch_free (PolFolderWatch *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_queue_clear_full (&self->waiting, waiting_free);
  g_hash_table_unref (self->monitors);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->renamed);
  g_object_unref (self->folder);
  g_free (self);
}

static gboolean
tell (gpointer user_data)
{
  PolFolderWatch *self = user_data;
  g_autoptr (GHashTable) places = g_steal_pointer (&self->places);
  g_autoptr (GHashTable) renamed = g_steal_pointer (&self->renamed);
  g_autofree const char **paths = NULL;
  guint n;

  self->tell_id = 0;
  collect_anew (self);

  if (g_hash_table_size (places) > MAX_PLACES)
    {
      g_hash_table_remove_all (places);
      g_hash_table_add (places, g_strdup (""));
    }
  paths = (const char **) g_hash_table_get_keys_as_array (places, &n);
  self->func (paths, renamed, self->user_data);

  return G_SOURCE_REMOVE;
}

static void
tell_soon (PolFolderWatch *self)
{
  gint64 now = g_get_monotonic_time () / 1000;

  if (self->tell_id == 0)
    self->first_event = now;
  g_clear_handle_id (&self->tell_id, g_source_remove);
  self->tell_id = g_timeout_add (MIN (QUIET_MS, MAX (self->first_event + PATIENCE_MS - now, 0)), tell, self);
}

static gboolean
is_hidden (const char *path)
{
  return path[0] == '.' || strstr (path, "/.") != NULL;
}

static void
note (PolFolderWatch *self,
      GFile *file)
{
  g_autofree char *path = g_file_get_relative_path (self->folder, file);

  if (path == NULL)
    path = g_strdup ("");
  if (is_hidden (path))
    return;

  if (g_hash_table_size (self->places) <= MAX_PLACES)
    g_hash_table_add (self->places, g_steal_pointer (&path));
  tell_soon (self);
}

/* What is renamed twice has its first path still. */
static void
note_renamed (PolFolderWatch *self,
              GFile *old_file,
              GFile *new_file)
{
  g_autofree char *old_path = g_file_get_relative_path (self->folder, old_file);
  g_autofree char *new_path = g_file_get_relative_path (self->folder, new_file);
  const char *first_path;

  if (old_path == NULL || new_path == NULL || g_hash_table_size (self->renamed) >= MAX_PLACES)
    return;

  first_path = g_hash_table_lookup (self->renamed, old_path);
  g_hash_table_insert (self->renamed, g_steal_pointer (&new_path),
                       g_strdup (first_path != NULL ? first_path : old_path));
}

static gboolean
is_below (gpointer path,
          gpointer monitor,
          gpointer folder)
{
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) && (((char *) path)[length] == '/' || ((char *) path)[length] == '\0');
}

/* A folder that comes to be at the same path is another one. */
static void
forget (PolFolderWatch *self,
        GFile *file)
{
  g_autofree char *path = g_file_get_relative_path (self->folder, file);

  if (path != NULL && g_hash_table_contains (self->monitors, path))
    g_hash_table_foreach_remove (self->monitors, is_below, path);
}

static void
on_changed (PolFolderWatch *self,
            GFile *file,
            GFile *other_file,
            GFileMonitorEvent event)
{
  switch (event)
    {
    case G_FILE_MONITOR_EVENT_DELETED:
    case G_FILE_MONITOR_EVENT_MOVED_OUT:
    case G_FILE_MONITOR_EVENT_RENAMED:
      forget (self, file);
      break;
    case G_FILE_MONITOR_EVENT_CHANGED:
      /* is followed by another when it is done */
      return;
    case G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT:
    case G_FILE_MONITOR_EVENT_CREATED:
    case G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED:
    case G_FILE_MONITOR_EVENT_PRE_UNMOUNT:
    case G_FILE_MONITOR_EVENT_UNMOUNTED:
    case G_FILE_MONITOR_EVENT_MOVED:
    case G_FILE_MONITOR_EVENT_MOVED_IN:
    default:
      break;
    }

  note (self, file);
  if (other_file == NULL)
    return;

  note (self, other_file);
  if (event == G_FILE_MONITOR_EVENT_RENAMED || event == G_FILE_MONITOR_EVENT_MOVED_OUT)
    note_renamed (self, file, other_file);
}

static void
start_watching (PolFolderWatch *self,
                Waiting *waiting)
{
  g_autoptr (GFile) folder = g_file_resolve_relative_path (self->folder, waiting->path);
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    {
      self->incomplete = TRUE;
      return;
    }

  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_changed), self);
  g_hash_table_replace (self->monitors, g_strdup (waiting->path), monitor);
  if (waiting->look_again)
    note (self, folder);
}

static gboolean
watch_some (gpointer user_data)
{
  PolFolderWatch *self = user_data;

  for (guint i = 0; i < WATCHED_AT_ONCE && !g_queue_is_empty (&self->waiting); i++)
    {
      Waiting *waiting = g_queue_pop_head (&self->waiting);

      if (g_hash_table_size (self->monitors) < self->max_folders)
        start_watching (self, waiting);
      else
        self->incomplete = TRUE;
      waiting_free (waiting);
    }

  if (!g_queue_is_empty (&self->waiting))
    return G_SOURCE_CONTINUE;

  self->watch_id = 0;
  return G_SOURCE_REMOVE;
}

/* Watches folders, by their paths relative to the first one, which is "". Those
 * that are watched already stay so. With @look_again, they are places to be told
 * of as soon as they are watched: for folders that may have been changed since
 * their files were listed. */
void
pol_folder_watch_add (PolFolderWatch *self,
                      GPtrArray *paths,
                      gboolean look_again)
{
  for (guint i = 0; i < paths->len && self->waiting.length <= self->max_folders; i++)
    {
      Waiting waiting = { g_ptr_array_index (paths, i), look_again };

      if (g_hash_table_contains (self->monitors, waiting.path))
        continue;
      waiting.path = g_strdup (waiting.path);
      g_queue_push_tail (&self->waiting, g_memdup2 (&waiting, sizeof waiting));
    }

  if (self->watch_id == 0)
    self->watch_id = g_idle_add (watch_some, self);
}

/* Whether nothing can happen unnoticed. */
gboolean
pol_folder_watch_is_complete (PolFolderWatch *self)
{
  return !self->incomplete && g_queue_is_empty (&self->waiting);
}
