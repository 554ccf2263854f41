#pragma once

#include <gtk/gtk.h>

#include "pol-image-list.h"

G_BEGIN_DECLS

#define POL_TYPE_MATRIX_VIEW (pol_matrix_view_get_type ())

/* The label matrix with what it is set up by. Labels are tagged in place.
 * Properties: "row-order" (string, rw: how images are sorted, "list", "name", "situation", "tags"
 *   or "label", by that of the concept under the cursor), "column-order" (string, rw: how concepts
 *   are sorted, "list", "name", "group", "positives" or "together"). To set one again sorts anew.
 * Signals: open-image (guint image)  an image was chosen to be looked at
 * Actions: labels.tag (a value, such as "positive"), labels.row-order,
 *   labels.column-order, labels.sort-again */
G_DECLARE_FINAL_TYPE (PolMatrixView, pol_matrix_view, POL, MATRIX_VIEW, GtkWidget)

void pol_matrix_view_show         (PolMatrixView *self,
                                   PolImageList  *images,
                                   GListModel    *concepts);
void pol_matrix_view_set_policies (PolMatrixView *self,
                                   PolPolicy     *policy,
                                   PolPolicy     *compared);

G_END_DECLS
