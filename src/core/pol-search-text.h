#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a concept is found by, folded once, so that case and accents do not
 * count. The parts stand in the order of their worth: the first place where a
 * word occurs tells which part it is in. */
typedef struct
{
  gsize id;         /* where it starts */
  gsize group;      /* where it starts */
  char  text[];     /* name, "\n", id where it is another one, "\n", group */
} PolSearchText;

PolSearchText *pol_search_text_new     (const char          *name,
                                        const char          *id,
                                        const char          *group);
void           pol_search_text_free    (PolSearchText       *self);
gboolean       pol_search_text_is_name (const PolSearchText *self,
                                        const GString       *folded);

void           pol_search_text_fold    (GString             *folded,
                                        const char          *text,
                                        GArray              *origins);

char          *pol_search_text_get_letters (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolSearchText, pol_search_text_free)

G_END_DECLS
