#pragma once

#include "pol-tag-summary.h"

G_BEGIN_DECLS

char       *pol_tag_text_explain             (PolTagSummary *summary,
                                              guint          concept);
char       *pol_tag_text_describe_statements (PolTagSummary *summary,
                                              guint          concept);
const char *pol_tag_text_describe_click      (PolTagSummary *summary,
                                              guint          concept);

G_END_DECLS
