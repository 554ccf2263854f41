#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* The part of the main menu that says who is tagging, and in which that is
 * changed: win.annotator with a name, empty for the account's. */
typedef struct _PolAnnotatorMenu PolAnnotatorMenu;

PolAnnotatorMenu *pol_annotator_menu_new  (GMenu            *menu,
                                           PolProject       *project);
void              pol_annotator_menu_free (PolAnnotatorMenu *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolAnnotatorMenu, pol_annotator_menu_free)

G_END_DECLS
