/* pol-audit-doubts.c: negatives that nobody said and that something speaks against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"

#include <string.h>

#include "pol-project-private.h"
#include "pol-search-text.h"

/* From this score on, a suggestion says that a concept is there. */
#define LIKELY 0.5f

typedef struct
{
  PolAudit *audit;
  GHashTable *names;        /* the letters of a concept's name, to its index and 1 */
  GArray *named;            /* guint32: the concepts that the folders of a path are named after */
  const char *path;         /* that path */
} Doubts;

/* Something says that a concept is on an image: if it reads as negative only because others are,
 * that is in doubt. */
void
pol_audit_doubt (PolAudit *self,
                 guint32 image,
                 guint concept)
{
  PolImageState state = pol_project_get_image_state (self->project, image);
  const PolAnnotation *annotations;
  PolReading reading;
  gsize n;

  if (pol_resolver_get_concept_scope (self->resolver, concept) == G_MAXUINT32)
    return;

  annotations = pol_project_get_annotations (self->project, image, &n);
  reading = pol_resolver_read (self->resolver, annotations, n, state, concept);
  if (reading.label != POL_LABEL_NEGATIVE || reading.reason != POL_REASON_WIDENED)
    return;

  pol_audit_add_image (self, POL_AUDIT_DOUBTFUL, image);
  pol_audit_add_concept (self, POL_AUDIT_DOUBTFUL, concept);
}

static void
look_at_suggestions (PolAudit *self,
                     guint32 image)
{
  gsize n;
  const PolSuggestion *suggestions = pol_suggestions_get (self->project->suggestions, image, &n);

  for (gsize i = 0; i < n; i++)
    if (suggestions[i].score >= LIKELY)
      pol_audit_doubt (self, image, suggestions[i].concept);
}

static void
fill_names (Doubts *self)
{
  PolConceptList *concepts = self->audit->concepts;

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (concepts, i);
      char *letters = pol_search_text_get_letters (pol_concept_get_name (concept));

      if (*letters != '\0')
        g_hash_table_insert (self->names, letters,
                             GUINT_TO_POINTER (pol_concept_get_index (concept) + 1));
      else
        g_free (letters);
    }
}

/* A folder may be named in the plural: with s or es. */
static void
add_folder (Doubts *self,
            const char *name,
            gsize length)
{
  g_autofree char *folder = g_strndup (name, length);
  g_autofree char *letters = pol_search_text_get_letters (folder);

  for (guint i = 0; i < 3; i++)
    {
      gsize left = strlen (letters);
      gpointer concept = g_hash_table_lookup (self->names, letters);

      if (concept != NULL)
        {
          guint32 index = GPOINTER_TO_UINT (concept) - 1;

          g_array_append_val (self->named, index);
          return;
        }
      if (left == 0 || letters[left - 1] != (i == 0 ? 's' : 'e'))
        return;
      letters[left - 1] = '\0';
    }
}

static gsize
get_folder_length (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash - path + 1 : 0;
}

/* Images of one folder often come one after another. */
static void
name_folders (Doubts *self,
              const char *path)
{
  gsize length = get_folder_length (path);
  const char *before = self->path;

  self->path = path;
  if (before != NULL && get_folder_length (before) == length && strncmp (before, path, length) == 0)
    return;

  g_array_set_size (self->named, 0);
  for (const char *end; (end = strchr (path, '/')) != NULL; path = end + 1)
    add_folder (self, path, end - path);
}

static void
look_at_folders (Doubts *self,
                 guint32 image)
{
  name_folders (self, pol_project_get_image_path (self->audit->project, image));
  for (guint i = 0; i < self->named->len; i++)
    pol_audit_doubt (self->audit, image, g_array_index (self->named, guint32, i));
}

/* After widened negatives were found; look-alikes are looked at with the pictures. */
void
pol_audit_look_at_doubts (PolAudit *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *images = self->found[POL_AUDIT_WIDENED].images;
  Doubts doubts = { self, names, named, NULL };

  fill_names (&doubts);
  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
      look_at_suggestions (self, image);
      look_at_folders (&doubts, image);
    }
}
