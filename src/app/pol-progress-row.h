#pragma once

#include <gtk/gtk.h>

#include "pol-concept.h"
#include "pol-totals.h"

G_BEGIN_DECLS

#define POL_TYPE_PROGRESS_ROW (pol_progress_row_get_type ())

/* A concept, and how often it is tagged positive and negative. */
G_DECLARE_FINAL_TYPE (PolProgressRow, pol_progress_row, POL, PROGRESS_ROW, GtkWidget)

GtkWidget *pol_progress_row_new  (void);
void       pol_progress_row_show (PolProgressRow *self,
                                  PolConcept     *concept,
                                  PolTotals      *totals);

G_END_DECLS
