#pragma once

#include "pol-search-text.h"

G_BEGIN_DECLS

/* How well a query fits, best first; of several words, how well the one does
 * that fits worst. */
typedef enum
{
  POL_MATCH_NAME,
  POL_MATCH_ID,
  POL_MATCH_NAME_START,
  POL_MATCH_WORD_START,
  POL_MATCH_NAME_PART,
  POL_MATCH_ID_PART,
  POL_MATCH_GROUP_PART,
  POL_MATCH_NONE
} PolMatch;

/* The words that are looked for. */
typedef struct _PolSearchQuery PolSearchQuery;

PolSearchQuery *pol_search_query_new   (const char           *text);
void            pol_search_query_free  (PolSearchQuery       *self);
PolMatch        pol_search_query_match (const PolSearchQuery *self,
                                        const PolSearchText  *text);
GArray         *pol_search_query_find  (const PolSearchQuery *self,
                                        const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolSearchQuery, pol_search_query_free)

G_END_DECLS
