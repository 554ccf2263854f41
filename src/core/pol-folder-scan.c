/* pol-folder-scan.c: finds the pictures below a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-folder-scan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* The first batch is small so that a window has something to show at once. */
#define FIRST_BATCH 256
#define BATCH 4096

#define ATTRIBUTES                    \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK

typedef struct
{
  GFile *root;
  PolFolderScanFunc func;
  gpointer user_data;
  GCancellable *cancellable;

  GPtrArray *folders;    /* relative paths still to be read, "" for the root */
  GPtrArray *images;     /* relative paths in the folder that is being read */
  GPtrArray *batch;
  gsize batch_size;
  GPtrArray *skipped;
} Scan;

/**
 * pol_folder_scan_is_image:
 * @path: (type filename): a file name or path
 *
 * Tells by its ending whether a file is a picture of a kind that GDK-Pixbuf
 * reads: JPEG, PNG, GIF, WebP, TIFF, BMP or SVG. The file is not opened.
 *
 * Returns: whether it is
 */
gboolean
pol_folder_scan_is_image (const char *path)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp",
                                         ".tif", ".tiff", ".bmp", ".svg" };
  const char *dot;

  g_return_val_if_fail (path != NULL, FALSE);

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

  g_ptr_array_add (scan->skipped,
                   g_strdup_printf (_("The folder “%s” was left out: %s"), display, error->message));
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
  if (type == G_FILE_TYPE_DIRECTORY && !g_file_info_get_is_symlink (info))
    g_ptr_array_add (scan->folders, g_steal_pointer (&path));
  else if (type == G_FILE_TYPE_REGULAR && pol_folder_scan_is_image (name))
    g_ptr_array_add (scan->images, g_steal_pointer (&path));
}

static int
compare_ascending (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* Who shows the images as they come shows the first one first. */
static void
take_images (Scan *scan)
{
  g_autofree gpointer *paths = NULL;
  gsize n_paths;

  g_ptr_array_sort (scan->images, compare_ascending);
  paths = g_ptr_array_steal (scan->images, &n_paths);
  for (gsize i = 0; i < n_paths; i++)
    {
      g_ptr_array_add (scan->batch, paths[i]);
      if (scan->batch->len >= scan->batch_size)
        hand_over (scan);
    }
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
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE,
                                 scan->cancellable, error);
  guint n_folders = scan->folders->len;

  if (enumerator == NULL)
    return FALSE;

  for (;;)
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
  take_images (scan);
  if (complete)
    return TRUE;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (path[0] == '\0')
    {
      set_folder_error (scan->root, local_error, error);
      return FALSE;
    }

  skip_folder (scan, path, local_error);
  return TRUE;
}

/**
 * pol_folder_scan:
 * @folder: the folder
 * @func: (scope call): takes the pictures, batch by batch
 * @user_data: data for @func
 * @skipped: (out) (optional) (array zero-terminated=1) (transfer full): a
 *   sentence for each folder inside that could not be read
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the pictures below a folder, by name and type alone. Hidden files and
 * folders are left out, and so are links to folders. Blocks; the pictures of a
 * folder come in the order of their names.
 *
 * Returns: whether the folder could be read; if not, or if the scan was
 *   cancelled, @error is set (#GIOErrorEnum)
 */
gboolean
pol_folder_scan (GFile *folder,
                 PolFolderScanFunc func,
                 gpointer user_data,
                 char ***skipped,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  Scan scan = { folder, func, user_data, cancellable, folders, images, batch, FIRST_BATCH, sentences };

  g_return_val_if_fail (G_IS_FILE (folder), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  g_ptr_array_add (folders, g_strdup (""));
  while (folders->len > 0)
    {
      if (!read_next_folder (&scan, error))
        return FALSE;
    }
  hand_over (&scan);

  if (skipped != NULL)
    {
      g_ptr_array_add (sentences, NULL);
      *skipped = (char **) g_ptr_array_steal (sentences, NULL);
    }
  return TRUE;
}
