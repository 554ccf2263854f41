/* pol-edit-merge.c: two concepts become one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pol-error.h"

static gboolean
is_opposite (PolValue a,
             PolValue b)
{
  return (a == POL_VALUE_POSITIVE && b == POL_VALUE_NEGATIVE)
         || (a == POL_VALUE_NEGATIVE && b == POL_VALUE_POSITIVE);
}

static const PolAnnotation *
find_annotation (GArray *annotations,
                 guint concept,
                 guint annotator)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      const PolAnnotation *annotation = &g_array_index (annotations, PolAnnotation, i);

      if (annotation->concept == concept && annotation->annotator == annotator)
        return annotation;
    }

  return NULL;
}

/* The tags that the edit sets so far, as places in its array, by image. */
static GHashTable *
list_pending (PolEdit *self)
{
  GHashTable *pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->tags->len; i++)
    {
      gpointer image = GUINT_TO_POINTER (g_array_index (self->tags, PolTagChange, i).image);
      GArray *places = g_hash_table_lookup (pending, image);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (pending, image, places);
        }
      g_array_append_val (places, i);
    }

  return pending;
}

/* The annotations of an image as they will be when the edit so far is applied. */
static GArray *
list_future_annotations (PolEdit *self,
                         GHashTable *pending,
                         guint image)
{
  gsize n;
  const PolAnnotation *now = pol_project_get_annotations (self->project, image, &n);
  GArray *places = g_hash_table_lookup (pending, GUINT_TO_POINTER (image));
  GArray *future = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));

  if (n > 0)
    g_array_append_vals (future, now, n);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const PolTagChange *change =
          &g_array_index (self->tags, PolTagChange, g_array_index (places, guint, i));
      PolAnnotation after = { change->after_at, change->concept, change->annotator, change->after };
      PolAnnotation *there =
          (PolAnnotation *) find_annotation (future, change->concept, change->annotator);

      if (there != NULL)
        *there = after;
      else
        g_array_append_val (future, after);
    }

  return future;
}

/* Moves the annotations of one image; FALSE if an annotator contradicts
 * themselves. A sure statement is kept over an unsure one. */
static gboolean
merge_image (PolEdit *self,
             GHashTable *pending,
             guint image,
             guint from,
             guint into)
{
  g_autoptr (GArray) annotations = list_future_annotations (self, pending, image);

  for (guint i = 0; i < annotations->len; i++)
    {
      const PolAnnotation *annotation = &g_array_index (annotations, PolAnnotation, i);
      const PolAnnotation *other = find_annotation (annotations, into, annotation->annotator);

      if (annotation->concept != from || annotation->value == POL_VALUE_NONE)
        continue;
      if (other != NULL && is_opposite (annotation->value, other->value))
        return FALSE;

      pol_edit_set_tag (self, image, from, annotation->annotator, POL_VALUE_NONE, POL_TIME_NOW);
      if (other == NULL || other->value == POL_VALUE_UNSURE || other->value == POL_VALUE_NONE)
        pol_edit_set_tag (self, image, into, annotation->annotator,
                          annotation->value, annotation->at);
    }

  return TRUE;
}

static void
set_conflict_error (PolEdit *self,
                    guint from,
                    guint into,
                    GPtrArray *conflicts,
                    GError **error)
{
  const guint most_named = 10;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (conflicts->len, most_named); i++)
    {
      g_autofree char *display = g_filename_display_name (g_ptr_array_index (conflicts, i));

      g_string_append_printf (names, i > 0 ? ", %s" : "%s", display);
    }
  if (conflicts->len > most_named)
    g_string_append (names, ", …");

  g_set_error (error, POL_ERROR, POL_ERROR_CONFLICT,
               ngettext ("“%s” and “%s” cannot be merged: someone tagged them differently on "
                         "%u image (%s). Decide it there first.",
                         "“%s” and “%s” cannot be merged: someone tagged them differently on "
                         "%u images (%s). Decide it there first.",
                         conflicts->len),
               pol_edit_peek_concept (self, from)->name, pol_edit_peek_concept (self, into)->name,
               conflicts->len, names->str);
}

/**
 * pol_edit_merge_concepts:
 * @self: an edit
 * @from: the index of the concept that goes
 * @into: the index of the concept that stays
 * @error: return location for an error
 *
 * Moves all annotations of @from to @into and takes @from off the list.
 *
 * Returns: %FALSE with `POL_ERROR_CONFLICT`, naming the images, if an annotator
 *   said opposite things of the two on an image; the edit is unchanged then
 */
gboolean
pol_edit_merge_concepts (PolEdit *self,
                         guint from,
                         guint into,
                         GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new ();
  g_autoptr (GHashTable) pending = NULL;
  guint n_before;

  g_return_val_if_fail (self != NULL && self->project != NULL, FALSE);
  g_return_val_if_fail (from != into, FALSE);

  n_before = self->tags->len;
  pending = list_pending (self);
  for (guint i = 0; i < pol_project_get_n_images (self->project); i++)
    {
      guint image = pol_project_get_nth_image (self->project, i);

      if (!merge_image (self, pending, image, from, into))
        g_ptr_array_add (conflicts, (gpointer) pol_project_get_image_path (self->project, image));
    }

  if (conflicts->len > 0)
    {
      g_array_set_size (self->tags, n_before);
      set_conflict_error (self, from, into, conflicts, error);
      return FALSE;
    }

  pol_edit_set_archived (self, from, TRUE);
  return TRUE;
}
