#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

const char *pol_label_text_get_label      (PolLabel    label);
const char *pol_label_text_get_reason     (PolReason   reason);
char       *pol_label_text_get_short      (PolLabel    label,
                                           PolReason   reason);
guint       pol_label_text_get_short_chars (void);
char       *pol_label_text_get_pair       (PolLabel    label,
                                           PolReason   reason);
char       *pol_label_text_get_accessible (const char *concept_name,
                                           PolLabel    label,
                                           PolReason   reason);
char       *pol_label_text_explain        (PolProject *project,
                                           PolPolicy  *policy,
                                           PolLabels  *labels,
                                           guint       concept);
char       *pol_label_text_summarise      (PolProject *project,
                                           PolPolicy  *policy,
                                           PolLabels  *labels);

G_END_DECLS
