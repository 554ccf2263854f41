/* pol-audit-pictures.c: what an audit finds in the pictures: duplicates, and what cannot be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"

#include "pol-hash-index.h"

static const PolPictureFact *
get_picture (PolAudit *self,
             guint image)
{
  return &g_array_index (self->pictures, PolPictureFact, image);
}

/* Whether one of the two reads as positive for what the other is negative for. */
static gboolean
contradicts (PolAudit *self,
             guint image,
             guint other)
{
  gboolean found = FALSE;
  gsize n, n_other;
  const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);
  const PolAnnotation *others = pol_project_get_annotations (self->project, other, &n_other);
  PolImageState state = pol_project_get_image_state (self->project, image);
  PolImageState other_state = pol_project_get_image_state (self->project, other);

  for (gsize i = 0; i < n; i++)
    {
      guint concept = annotations[i].concept;
      PolReading reading, opposite;

      if (pol_resolver_get_concept_scope (self->resolver, concept) == G_MAXUINT32)
        continue;
      reading = pol_resolver_read (self->resolver, annotations, n, state, concept);
      if (reading.label != POL_LABEL_POSITIVE)
        continue;
      opposite = pol_resolver_read (self->resolver, others, n_other, other_state, concept);
      if (opposite.label == POL_LABEL_NEGATIVE)
        {
          pol_audit_add_concept (self, POL_AUDIT_NEAR_DUPLICATES, concept);
          pol_audit_doubt (self, other, concept);
          found = TRUE;
        }
    }

  return found;
}

static void
compare_images (PolAudit *self,
                guint image,
                guint other)
{
  gboolean one = contradicts (self, image, other);
  gboolean two = contradicts (self, other, image);

  if (!one && !two)
    return;

  g_array_append_val (self->found[POL_AUDIT_NEAR_DUPLICATES].images, image);
  g_array_append_val (self->found[POL_AUDIT_NEAR_DUPLICATES].images, other);
}

static void
compare_with_original (PolAudit *self,
                       guint32 image)
{
  guint32 original = get_picture (self, image)->original;

  if (original == image)
    return;

  g_array_append_val (self->found[POL_AUDIT_EXACT_DUPLICATES].images, original);
  g_array_append_val (self->found[POL_AUDIT_EXACT_DUPLICATES].images, image);
  compare_images (self, original, image);
}

static void
look_at_files (PolAudit *self)
{
  for (guint32 i = 0; i < self->pictures->len; i++)
    {
      if (get_picture (self, i)->state == POL_PICTURE_STATE_UNREADABLE)
        pol_audit_add_image (self, POL_AUDIT_UNREADABLE, i);
      compare_with_original (self, i);
    }
}

/* Images that look alike are compared by what is said of them: those of one hash
 * that are tagged alike are one. */
typedef struct
{
  guint64 hash;
  guint32 image;
} Hashed;

typedef struct
{
  PolAudit *audit;
  GArray *hashed;       /* Hashed, sorted by hash */
  GArray *starts;       /* guint: where each hash begins in it, and the end */
} Alike;

static int
compare_hashed (gconstpointer a,
                gconstpointer b)
{
  const Hashed *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;

  return (x->image > y->image) - (x->image < y->image);
}

static gboolean
are_tagged_alike (PolProject *project,
                  guint image,
                  guint other)
{
  gsize n, n_other;
  const PolAnnotation *a = pol_project_get_annotations (project, image, &n);
  const PolAnnotation *b = pol_project_get_annotations (project, other, &n_other);

  if (n != n_other
      || pol_project_get_image_state (project, image) != pol_project_get_image_state (project, other))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (a[i].concept != b[i].concept || a[i].value != b[i].value || a[i].annotator != b[i].annotator)
        return FALSE;
    }

  return TRUE;
}

static void
compare_hashes (guint first,
                guint second,
                gpointer data)
{
  Alike *self = data;
  guint first_end = g_array_index (self->starts, guint, first + 1);
  guint second_end = g_array_index (self->starts, guint, second + 1);

  for (guint i = g_array_index (self->starts, guint, first); i < first_end; i++)
    {
      guint from = first == second ? i + 1 : g_array_index (self->starts, guint, second);
      guint32 image = g_array_index (self->hashed, Hashed, i).image;

      for (guint j = from; j < second_end; j++)
        {
          guint32 other = g_array_index (self->hashed, Hashed, j).image;

          if (!are_tagged_alike (self->audit->project, image, other))
            compare_images (self->audit, image, other);
        }
    }
}

/* Only images with tags can be tagged differently. */
static GArray *
collect_hashed (PolAudit *self)
{
  GArray *hashed = g_array_new (FALSE, FALSE, sizeof (Hashed));

  for (guint32 i = 0; i < self->pictures->len; i++)
    {
      Hashed one = { get_picture (self, i)->hash, i };
      gsize n;

      pol_project_get_annotations (self->project, i, &n);
      if (n > 0 && get_picture (self, i)->state == POL_PICTURE_STATE_HASHED)
        g_array_append_val (hashed, one);
    }
  g_array_sort (hashed, compare_hashed);

  return hashed;
}

static void
look_at_hashes (PolAudit *self)
{
  g_autoptr (GArray) hashed = collect_hashed (self);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  Alike alike = { self, hashed, starts };

  for (guint i = 0; i < hashed->len; i++)
    {
      guint64 hash = g_array_index (hashed, Hashed, i).hash;

      if (i > 0 && hash == g_array_index (hashed, Hashed, i - 1).hash)
        continue;
      g_array_append_val (starts, i);
      g_array_append_val (hashes, hash);
    }
  g_array_append_val (starts, hashed->len);

  for (guint i = 0; i < hashes->len; i++)
    compare_hashes (i, i, &alike);
  pol_hash_index_find_pairs ((const guint64 *) hashes->data, hashes->len, POL_AUDIT_NEAR_DISTANCE,
                             compare_hashes, &alike);
}

void
pol_audit_look_at_pictures (PolAudit *self)
{
  look_at_files (self);
  look_at_hashes (self);
  pol_audit_look_at_splits (self);
}
