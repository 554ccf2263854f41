/* pol-image-search.c: finds out which images fit a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-image-search.h"

PolImageSearch *
pol_image_search_new (PolProject *project,
                      const PolImageQuery *query)
{
  PolImageSearch *self = g_new0 (PolImageSearch, 1);

  self->project = g_object_ref (project);
  self->query = pol_image_query_copy (query);

  return self;
}

void
pol_image_search_free (PolImageSearch *self)
{
  g_object_unref (self->project);
  pol_image_query_free (self->query);
  g_clear_pointer (&self->kept, gtk_bitset_unref);
  g_clear_pointer (&self->order, pol_image_order_unref);
  g_clear_pointer (&self->images, g_array_unref);
  g_clear_pointer (&self->stale, gtk_bitset_unref);
  g_free (self);
}

/* Of the images that stay anyway: which of them need not fit. */
static guint8 *
look_at_kept (PolImageSearch *self)
{
  guint n = pol_project_get_n_images (self->project);
  guint8 *kept = g_new0 (guint8, n);
  GtkBitsetIter iter;
  guint image;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->kept, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    {
      kept[image] = 1;
      if (!pol_image_query_fits (self->query, self->project, image))
        gtk_bitset_add (self->stale, image);
    }

  return kept;
}

/* Takes as long as the images are many, and longer where they are to be sorted. */
void
pol_image_search_run (PolImageSearch *self)
{
  const PolImageSorting *sorting = &self->sorting;
  g_autofree guint8 *kept = NULL;

  self->stale = gtk_bitset_new_empty ();
  if (self->kept != NULL)
    kept = look_at_kept (self);
  if (self->order == NULL && sorting->by_path)
    self->order = pol_image_order_new_by_path (self->project);
  else if (self->order == NULL)
    self->order = pol_image_order_new (self->project, sorting->sort, sorting->descending,
                                       sorting->seed, sorting->concept);
  self->images = pol_image_query_run (self->query, self->project, self->order, kept);
}
