#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"

G_BEGIN_DECLS

/* What a person does with suggestions, each verb one step of undo, made in the
 * name of the project's annotator. What is accepted is a tag like any other. */

void pol_suggestion_answers_give   (PolProject *project,
                                    GtkBitset  *images,
                                    guint       concept,
                                    PolValue    value);
void pol_suggestion_answers_accept (PolProject *project,
                                    GtkBitset  *images,
                                    guint       percent,
                                    guint       n_suggestions);
void pol_suggestion_answers_clear  (PolProject *project);

G_END_DECLS
