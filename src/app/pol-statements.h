#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

char       *pol_statements_describe       (PolProject *project,
                                           guint       image,
                                           guint       concept);
const char *pol_statements_describe_click (PolProject *project,
                                           guint       image,
                                           guint       concept);

G_END_DECLS
