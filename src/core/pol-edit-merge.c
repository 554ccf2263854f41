/* pol-edit-merge.c: one concept is merged into another, unless there is something to decide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-merge.h"
#include "pol-error.h"

static void
set_conflict_error (PolEdit *self,
                    guint from,
                    guint into,
                    GArray *conflicts,
                    GError **error)
{
  const guint most_named = 10;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (conflicts->len, most_named); i++)
    {
      guint image = g_array_index (conflicts, guint32, i);
      g_autofree char *display =
          g_filename_display_name (pol_project_get_image_path (self->project, image));

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
  g_autoptr (PolConceptMerge) merge = NULL;

  g_return_val_if_fail (self != NULL && self->project != NULL, FALSE);
  g_return_val_if_fail (from != into, FALSE);

  merge = pol_concept_merge_new (&from, 1, into);
  if (pol_concept_merge_fill (merge, self->project, self, NULL))
    return TRUE;

  set_conflict_error (self, from, into, pol_concept_merge_get_conflicts (merge), error);
  return FALSE;
}
