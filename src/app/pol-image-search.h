#pragma once

#include <gtk/gtk.h>

#include "pol-image-query.h"

G_BEGIN_DECLS

/* What an order was made by: a plain value, without gaps. */
typedef struct
{
  PolImageSort sort;
  gboolean     descending;
  guint32      seed;
  guint        concept;     /* whose suggestions, G_MAXUINT for all and for other orders */
  gboolean     by_path;     /* while images arrive, names wait to be sorted */
  guint        n_rearranged; /* how often images had got other paths, sizes, times or suggestions */
} PolImageSorting;

/* Finds out which images of a project fit a query, on whatever thread. Filled by
 * who asks up to `sorting`, and from there on by pol_image_search_run(). */
typedef struct
{
  PolProject     *project;
  PolImageQuery  *query;
  guint           number;
  gboolean        is_new;   /* the query, which lets go of what is held */
  GtkBitset      *kept;     /* stays, whether it fits or not; NULL for none */
  PolImageSorting sorting;

  PolImageOrder  *order;    /* NULL to have one made */
  GArray         *images;   /* guint32 */
  GtkBitset      *stale;    /* those kept that need not fit */
} PolImageSearch;

PolImageSearch *pol_image_search_new  (PolProject          *project,
                                       const PolImageQuery *query);
void            pol_image_search_free (PolImageSearch      *self);
void            pol_image_search_run  (PolImageSearch      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageSearch, pol_image_search_free)

G_END_DECLS
