#pragma once

#include <gtk/gtk.h>

#include "pol-sweep.h"

G_BEGIN_DECLS

#define POL_TYPE_QUESTION_PAGE (pol_question_page_get_type ())

/* One picture, one concept: does it show it?
 *
 * Property: "narrow" (gboolean).
 *
 * Actions: question.answer, question.skip, question.back */
G_DECLARE_FINAL_TYPE (PolQuestionPage, pol_question_page, POL, QUESTION_PAGE, GtkWidget)

GtkWidget *pol_question_page_new       (void);

void       pol_question_page_set_sweep (PolQuestionPage *self,
                                        PolSweep        *sweep);

G_END_DECLS
