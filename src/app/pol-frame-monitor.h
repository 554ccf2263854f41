#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Watches how long the main loop and the drawing of frames keep a person
 * waiting, and tells on standard error. */
typedef struct _PolFrameMonitor PolFrameMonitor;

PolFrameMonitor *pol_frame_monitor_new_for_environment (GtkApplication  *application);
void             pol_frame_monitor_free                (PolFrameMonitor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolFrameMonitor, pol_frame_monitor_free)

G_END_DECLS
