/* pol-fold-reader.c: reads what is said of images, one tag for each concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-fold-reader.h"

#include "pol-project-private.h"

/* After so many images a pass looks whether it is still wanted. */
#define IMAGES_AT_ONCE 4096

/* The project is to stay until the reader is cleared. */
void
pol_fold_reader_init (PolFoldReader *self,
                      PolProject *project,
                      PolPolicy *policy)
{
  self->project = project;
  self->resolver = pol_project_get_resolver (project, policy);
  self->own = NULL;
  self->folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
}

void
pol_fold_reader_clear (PolFoldReader *self)
{
  g_clear_pointer (&self->own, g_array_unref);
  g_clear_pointer (&self->folded, g_array_unref);
}

/* What each annotator said of an image, until the next one is read. */
const PolAnnotation *
pol_fold_reader_get_seen (PolFoldReader *self,
                          guint image,
                          gsize *n)
{
  return pol_project_get_seen (self->project, image, &self->own, n);
}

/* What is said of an image, until the next one is read; NULL where that is nothing. */
const PolFoldedTag *
pol_fold_reader_read (PolFoldReader *self,
                      guint image,
                      gsize *n)
{
  const PolAnnotation *annotations = pol_fold_reader_get_seen (self, image, n);

  if (*n == 0)
    return NULL;

  g_array_set_size (self->folded, MAX (*n, self->folded->len));
  *n = pol_resolver_fold (self->resolver, annotations, *n, (PolFoldedTag *) self->folded->data);

  return (const PolFoldedTag *) self->folded->data;
}

/* Calls @func with what is said of each image of which something is. Returns FALSE if it
 * was cancelled. */
gboolean
pol_fold_reader_for_each (PolFoldReader *self,
                          GCancellable *cancellable,
                          PolFoldFunc func,
                          gpointer data)
{
  guint n_images = pol_project_get_n_images (self->project);

  for (guint image = 0; image < n_images; image++)
    {
      const PolFoldedTag *folded;
      gsize n;

      if (image % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      folded = pol_fold_reader_read (self, image, &n);
      if (folded != NULL)
        func (folded, n, data);
    }

  return TRUE;
}
