#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POL_TYPE_SCROLL_GROUP (pol_scroll_group_get_type ())

/* Keeps views of the same rows at the same place: where one is scrolled, the
 * others follow. */
G_DECLARE_FINAL_TYPE (PolScrollGroup, pol_scroll_group, POL, SCROLL_GROUP, GObject)

PolScrollGroup *pol_scroll_group_new    (void);
void            pol_scroll_group_add    (PolScrollGroup *self,
                                         GtkAdjustment  *adjustment);
void            pol_scroll_group_remove (PolScrollGroup *self,
                                         GtkAdjustment  *adjustment);

G_END_DECLS
