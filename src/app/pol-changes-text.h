#pragma once

#include "pol-concept-changes.h"

G_BEGIN_DECLS

char *pol_changes_text_get_direction (PolLabel             from,
                                      PolLabel             to);
char *pol_changes_text_summarise     (PolConceptChanges   *changes,
                                      PolPolicy           *before);
char *pol_changes_text_list          (PolConceptChanges   *changes);

G_END_DECLS
