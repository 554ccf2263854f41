#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How suggestions are told of in words. */
char *pol_suggestion_text_count     (guint n_concepts);
char *pol_suggestion_text_get_short  (guint n_selected,
                                      guint n_images,
                                      guint percent);
char *pol_suggestion_text_get_spoken (guint n_selected,
                                      guint n_images,
                                      guint percent);

G_END_DECLS
