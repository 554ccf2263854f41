/* pol-project-watch.c: follows what happens in a project's folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

/* As many as can be watched without a noticeable cost. */
#define MAX_FOLDERS 8192

static void
on_places_changed (const char *const *places,
                   GHashTable *renamed,
                   gpointer user_data)
{
  PolProject *self = user_data;

  pol_project_rescan_renamed (self, places, renamed, self->watching);
}

/* These are folders with images, or where images may come to be. */
void
pol_project_watch_folders (PolProject *self,
                           GPtrArray *folders,
                           gboolean look_again)
{
  if (self->watch != NULL)
    pol_folder_watch_add (self->watch, folders, look_again);
}

/**
 * pol_project_set_watching:
 * @self: a project
 * @watching: whether to follow what happens in the folder
 *
 * Sets whether the folders that scans find from now on are watched, and scanned
 * again when something happens in them: pictures that come, go, move or change
 * are then noticed within a second.
 */
void
pol_project_set_watching (PolProject *self,
                          gboolean watching)
{
  g_return_if_fail (POL_IS_PROJECT (self));

  g_cancellable_cancel (self->watching);
  g_clear_object (&self->watching);
  g_clear_pointer (&self->watch, pol_folder_watch_free);
  if (!watching)
    return;

  self->watching = g_cancellable_new ();
  self->watch = pol_folder_watch_new (self->folder, MAX_FOLDERS, on_places_changed, self);
}

/**
 * pol_project_is_watched:
 * @self: a project
 *
 * Gets whether everything that happens in the folder is noticed. It is not if
 * there are more folders than the system can watch; then it should be scanned
 * now and then.
 *
 * Returns: whether it is
 */
gboolean
pol_project_is_watched (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  return self->watch != NULL && pol_folder_watch_is_complete (self->watch);
}
