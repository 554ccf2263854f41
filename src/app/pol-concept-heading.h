#pragma once

#include "pol-concept-search.h"

G_BEGIN_DECLS

const char *pol_concept_heading_get (PolConceptSearch *search,
                                     guint             position);

G_END_DECLS
