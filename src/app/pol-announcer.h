#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells who cannot see a window what happened in it, without moving the focus.
 *
 * GTK 4.8 has no announcements and no live regions, and screen readers leave
 * aside what changes away from the focus. What they do read is a new description
 * of the widget that has the focus: there the announcement goes, until the focus
 * moves on or something else is told. */
typedef struct _PolAnnouncer PolAnnouncer;

PolAnnouncer *pol_announcer_new      (GtkWindow    *window);
void          pol_announcer_free     (PolAnnouncer *self);
void          pol_announcer_announce (PolAnnouncer *self,
                                      const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolAnnouncer, pol_announcer_free)

G_END_DECLS
