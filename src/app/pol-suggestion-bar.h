#pragma once

#include <gtk/gtk.h>

#include "pol-tag-summary.h"

G_BEGIN_DECLS

#define POL_TYPE_SUGGESTION_BAR (pol_suggestion_bar_get_type ())

/* The open suggestion to answer next, the surest one of the selected images, with
 * buttons to accept and to reject it. Hidden while the project has none at all. */
G_DECLARE_FINAL_TYPE (PolSuggestionBar, pol_suggestion_bar, POL, SUGGESTION_BAR, GtkWidget)

GtkWidget *pol_suggestion_bar_new         (void);
void       pol_suggestion_bar_set_summary (PolSuggestionBar *self,
                                           PolTagSummary    *summary);
gboolean   pol_suggestion_bar_answer      (PolSuggestionBar *self,
                                           PolValue          value);

G_END_DECLS
