#pragma once

#include <gtk/gtk.h>

#include "pol-tag-summary.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_PANEL (pol_concept_panel_get_type ())

/* The concepts of a project with their boxes and labels, and the entry that
 * searches or adds them. Signals:
 *   stop-search  Escape in the entry: the focus should go back to the images */
G_DECLARE_FINAL_TYPE (PolConceptPanel, pol_concept_panel, POL, CONCEPT_PANEL, GtkWidget)

GtkWidget     *pol_concept_panel_new          (void);
PolTagSummary *pol_concept_panel_get_summary  (PolConceptPanel *self);
void           pol_concept_panel_focus_search (PolConceptPanel *self);
GArray        *pol_concept_panel_get_shown    (PolConceptPanel *self);
gboolean       pol_concept_panel_answer       (PolConceptPanel *self,
                                               PolValue         value);
gboolean       pol_concept_panel_toggle_nth   (PolConceptPanel *self,
                                               guint            position,
                                               PolValue         value);
gboolean       pol_concept_panel_toggle_key   (PolConceptPanel *self,
                                               const char      *key,
                                               PolValue         value);

G_END_DECLS
