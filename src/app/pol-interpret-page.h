#pragma once

#include <gtk/gtk.h>

#include "pol-image-selection.h"
#include "pol-matrix-view.h"
#include "pol-project.h"

G_BEGIN_DECLS

#define POL_TYPE_INTERPRET_PAGE (pol_interpret_page_get_type ())

/* Properties: "project" (PolProject), "selection" (PolImageSelection), "policy"
 * (PolPolicy), "compared-policy" (PolPolicy or NULL), "view" (string: "images" or
 * "matrix").
 * Signals: open-image (guint image)  an image was chosen to be looked at
 *          policy-gone (PolPolicy *policy, PolPolicy *other)
 *                                    a chosen policy was removed, and another
 *                                    one, or none, is shown in its place
 *
 * Actions: page.view                 switches the view
 *          page.next, page.previous  the next and previous images, where more
 *                                    are selected than are shown at once */
G_DECLARE_FINAL_TYPE (PolInterpretPage, pol_interpret_page, POL, INTERPRET_PAGE, GtkWidget)

GtkWidget         *pol_interpret_page_new                 (void);
PolProject        *pol_interpret_page_get_project         (PolInterpretPage  *self);
void               pol_interpret_page_set_project         (PolInterpretPage  *self,
                                                           PolProject        *project);
PolImageSelection *pol_interpret_page_get_selection       (PolInterpretPage  *self);
void               pol_interpret_page_set_selection       (PolInterpretPage  *self,
                                                           PolImageSelection *selection);
PolPolicy         *pol_interpret_page_get_policy          (PolInterpretPage  *self);
void               pol_interpret_page_set_policy          (PolInterpretPage  *self,
                                                           PolPolicy         *policy);
PolPolicy         *pol_interpret_page_get_compared_policy (PolInterpretPage  *self);
void               pol_interpret_page_set_compared_policy (PolInterpretPage  *self,
                                                           PolPolicy         *policy);
PolMatrixView     *pol_interpret_page_get_matrix          (PolInterpretPage  *self);

G_END_DECLS
