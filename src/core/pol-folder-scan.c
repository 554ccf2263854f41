/* pol-folder-scan.c: finds the pictures below a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-folder-scan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* The first batch is small so that a window has something to show at once, and
 * does not wait for the end of a folder that takes longer to read than this. */
#define FIRST_BATCH 256
#define FIRST_BATCH_US (50 * 1000)
#define BATCH 4096

/* So many entries of a folder are read between two looks at the clock. */
#define READ_AT_ONCE 1024

/* These come with a folder's entries; for any other, each file would be looked
 * at. */
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE

typedef struct
{
  GFile *root;
  PolFolderScanFunc func;
  gpointer user_data;
  GCancellable *cancellable;

  const char *start;     /* relative path of the folder that is read first */
  gint64 started;
  GPtrArray *folders;    /* relative paths still to be read, "" for the root */
  GPtrArray *read;
  GPtrArray *images;     /* relative paths in the folder that is being read */
  GPtrArray *batch;
  gsize batch_size;
  GPtrArray *skipped;
} Scan;

/* Tells by its ending whether a file is a picture of a kind that GDK-Pixbuf
 * reads: JPEG, PNG, GIF, WebP, TIFF, BMP or SVG. The file is not opened. */
gboolean
pol_folder_scan_is_image (const char *path)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp",
                                         ".tif", ".tiff", ".bmp", ".svg" };
  const char *dot;

  dot = strrchr (path, '.');
  if (dot == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_ascii_strcasecmp (dot, endings[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
hand_over (Scan *scan)
{
  if (scan->batch->len == 0)
    return;

  g_ptr_array_add (scan->batch, NULL);
  scan->func ((const char *const *) scan->batch->pdata, scan->batch->len - 1, scan->user_data);
  g_ptr_array_set_size (scan->batch, 0);
  scan->batch_size = BATCH;
}

static void
skip_folder (Scan *scan,
             const char *path,
             const GError *error)
{
  g_autofree char *display = g_filename_display_name (path);

  if (scan->skipped == NULL)
    return;

  g_ptr_array_add (scan->skipped,
                   g_strdup_printf (_("The folder “%s” was left out: %s"), display, error->message));
}

/* A link counts as what it leads to, unless that is a folder. */
static gboolean
is_file (Scan *scan,
         GFileType type,
         const char *path)
{
  g_autoptr (GFile) file = NULL;

  if (type != G_FILE_TYPE_SYMBOLIC_LINK)
    return type == G_FILE_TYPE_REGULAR;

  file = g_file_resolve_relative_path (scan->root, path);
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
}

static void
take_entry (Scan *scan,
            const char *folder,
            GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  GFileType type = g_file_info_get_file_type (info);
  g_autofree char *path = NULL;

  if (name[0] == '.')
    return;

  path = folder[0] == '\0' ? g_strdup (name) : g_strconcat (folder, "/", name, NULL);
  if (type == G_FILE_TYPE_DIRECTORY)
    g_ptr_array_add (scan->folders, g_steal_pointer (&path));
  else if (pol_folder_scan_is_image (name) && is_file (scan, type, path))
    g_ptr_array_add (scan->images, g_steal_pointer (&path));
}

static int
compare_ascending (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* Moves the first @n images of the folder to the batch. Who shows the images as
 * they come shows the first one first. */
static void
take_images (Scan *scan,
             guint n)
{
  g_ptr_array_sort (scan->images, compare_ascending);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (scan->batch, g_steal_pointer (&scan->images->pdata[i]));
      if (scan->batch->len >= scan->batch_size)
        hand_over (scan);
    }
  if (n > 0)
    g_ptr_array_remove_range (scan->images, 0, n);
}

/* Whether it is time to show something, however little. */
static gboolean
is_late (Scan *scan)
{
  return scan->batch_size == FIRST_BATCH
         && g_get_monotonic_time () - scan->started > FIRST_BATCH_US;
}

/* Is called now and then while a large folder is read: of what has come so far,
 * the first are shown. */
static void
hurry (Scan *scan)
{
  if (is_late (scan))
    take_images (scan, MIN (FIRST_BATCH - scan->batch->len, scan->images->len));
}

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(const char **) b, *(const char **) a);
}

/* The folders found last are read next; their names decide, so that the first
 * batch is about what a reader of the sorted list sees first. */
static void
sort_folders (Scan *scan,
              guint first)
{
  if (scan->folders->len > first)
    qsort (scan->folders->pdata + first, scan->folders->len - first,
           sizeof *scan->folders->pdata, compare_descending);
}

static gboolean
read_folder (Scan *scan,
             const char *path,
             GError **error)
{
  g_autoptr (GFile) folder = path[0] == '\0' ? g_object_ref (scan->root)
                                             : g_file_resolve_relative_path (scan->root, path);
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                 scan->cancellable, error);
  guint n_folders = scan->folders->len;

  if (enumerator == NULL)
    return FALSE;

  for (guint n_read = 1;; n_read++)
    {
      g_autoptr (GError) entry_error = NULL;
      g_autoptr (GFileInfo) info =
          g_file_enumerator_next_file (enumerator, scan->cancellable, &entry_error);

      if (entry_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&entry_error));
          return FALSE;
        }
      if (info == NULL)
        {
          sort_folders (scan, n_folders);
          return TRUE;
        }

      take_entry (scan, path, info);
      if (n_read % READ_AT_ONCE == 0)
        hurry (scan);
      if (g_cancellable_set_error_if_cancelled (scan->cancellable, error))
        return FALSE;
    }
}

/* Says of the folder what the file system says of a path. */
static void
set_folder_error (GFile *folder,
                  const GError *cause,
                  GError **error)
{
  g_autofree char *display = g_file_get_parse_name (folder);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, cause->domain, cause->code, _("There is no folder “%s”."), display);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, cause->domain, cause->code, _("“%s” is not a folder."), display);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, cause->domain, cause->code,
                 _("You may not read the folder “%s”. Ask its owner to share it with you."),
                 display);
  else
    g_set_error (error, cause->domain, cause->code,
                 _("The folder “%s” cannot be read: %s"), display, cause->message);
}

/* A folder that cannot be read is an error if it is the root, and is left out
 * otherwise. */
static gboolean
read_next_folder (Scan *scan,
                  GError **error)
{
  g_autofree char *path = g_ptr_array_steal_index (scan->folders, scan->folders->len - 1);
  g_autoptr (GError) local_error = NULL;
  gboolean complete;

  complete = read_folder (scan, path, &local_error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  take_images (scan, scan->images->len);
  if (is_late (scan))
    hand_over (scan);
  if (complete)
    {
      if (scan->read != NULL)
        g_ptr_array_add (scan->read, g_steal_pointer (&path));
      return TRUE;
    }

  if (g_str_equal (path, scan->start))
    {
      set_folder_error (scan->root, local_error, error);
      return FALSE;
    }

  skip_folder (scan, path, local_error);
  return TRUE;
}

/* Finds the pictures below a folder, by name and type alone. Hidden files and
 * folders are left out, and so are links to folders. Blocks; the pictures of a
 * folder come in the order of their names, but the first ones of a large folder
 * before all of it is read.
 *
 * @start is the path, relative to @folder, of the folder to begin with, "" for
 * @folder itself. The folders that were read, by their relative paths, and a
 * sentence for each that could not be are added to @read and @skipped. Fails if
 * the first folder cannot be read, or if the scan was cancelled. */
gboolean
pol_folder_scan (GFile *folder,
                 const char *start,
                 PolFolderScanFunc func,
                 gpointer user_data,
                 GPtrArray *read,
                 GPtrArray *skipped,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_free);
  Scan scan = {
    .root = folder, .func = func, .user_data = user_data, .cancellable = cancellable,
    .start = start, .started = g_get_monotonic_time (), .folders = folders, .read = read,
    .images = images, .batch = batch, .batch_size = FIRST_BATCH, .skipped = skipped
  };

  g_ptr_array_add (folders, g_strdup (start));
  while (folders->len > 0)
    {
      if (!read_next_folder (&scan, error))
        return FALSE;
    }
  hand_over (&scan);

  return TRUE;
}
