/* pol-file-manager.c: shows a file in the file manager
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-file-manager.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
return_error (GTask *task)
{
  g_autofree char *path = g_file_get_parse_name (g_task_get_task_data (task));

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("No file manager could show “%s”. Start one, and try again."), path);
}

static void
on_portal_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = NULL;

  answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL,
                                                            result, NULL);
  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    return_error (task);
}

/* From inside a sandbox no other program can be asked, and the file has another
 * name outside of it: the portal takes the open file. */
static void
ask_portal (GDBusConnection *bus, GTask *task)
{
  g_autoptr (GUnixFDList) handles = NULL;
  g_autofree char *path = g_file_get_path (g_task_get_task_data (task));
  int fd = path != NULL ? g_open (path, O_PATH | O_CLOEXEC, 0) : -1;

  if (fd < 0)
    {
      return_error (task);
      return;
    }

  handles = g_unix_fd_list_new_from_array (&fd, 1);
  g_dbus_connection_call_with_unix_fd_list (
      bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.OpenURI", "OpenDirectory",
      g_variant_new ("(sha{sv})", "", 0, NULL), NULL, G_DBUS_CALL_FLAGS_NONE, -1, handles, NULL,
      on_portal_answered, g_object_ref (task));
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                               NULL);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    ask_portal (G_DBUS_CONNECTION (source), task);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (g_task_get_task_data (task));
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    {
      return_error (task);
      return;
    }

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, on_answered, g_object_ref (task));
}

/**
 * pol_file_manager_show_async:
 * @file: a file
 * @callback: called when the file manager has been asked
 * @user_data: data for @callback
 *
 * Asks the file manager to show @file, and where there is none to talk to, the
 * desktop's portal.
 */
void
pol_file_manager_show_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pol_file_manager_show_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_connected, g_object_ref (task));
}

/**
 * pol_file_manager_show_finish:
 * @result: the result
 * @error: where the error goes: a sentence that names the file
 *
 * Returns: whether something shows the file
 */
gboolean
pol_file_manager_show_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
