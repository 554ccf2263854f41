#pragma once

#include <gtk/gtk.h>

#include "pol-concept.h"
#include "pol-types.h"

G_BEGIN_DECLS

#define POL_TYPE_LABEL_ROW (pol_label_row_get_type ())

/* Signals:
 *   explain () → char *   asked for the sentence of the tooltip when it is shown */
G_DECLARE_FINAL_TYPE (PolLabelRow, pol_label_row, POL, LABEL_ROW, GtkWidget)

GtkWidget  *pol_label_row_new            (void);
void        pol_label_row_set_concept    (PolLabelRow *self,
                                          PolConcept  *concept);
PolConcept *pol_label_row_get_concept    (PolLabelRow *self);
void        pol_label_row_set_label      (PolLabelRow *self,
                                          PolLabel     label,
                                          PolReason    reason);
void        pol_label_row_set_difference (PolLabelRow *self,
                                          const char  *policy_name,
                                          PolLabel     label,
                                          PolReason    reason);
void        pol_label_row_clear_difference
                                         (PolLabelRow *self);

G_END_DECLS
