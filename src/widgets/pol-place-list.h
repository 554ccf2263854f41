#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define POL_TYPE_PLACE_LIST (pol_place_list_get_type ())

/* As many places as another model has items. A view of it keeps its rows, which
 * are costly, when the items change: a row is about a place, and looks up itself
 * what is there. */
G_DECLARE_FINAL_TYPE (PolPlaceList, pol_place_list, POL, PLACE_LIST, GObject)

PolPlaceList *pol_place_list_new       (GListModel *model);
PolPlaceList *pol_place_list_new_sized (guint       n);

G_END_DECLS
