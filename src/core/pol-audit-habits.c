/* pol-audit-habits.c: what an audit finds in how people tag: what they see together, and how fast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"

static void
add_pair (PolAudit *self,
          PolAuditKind kind,
          const PolConceptPair *pair)
{
  PolAuditFound *found = &self->found[kind];

  if (found->pairs == NULL)
    found->pairs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (found->pairs, pair->first);
  g_array_append_val (found->pairs, pair->second);
  pol_audit_add_concept (self, kind, pair->first);
  pol_audit_add_concept (self, kind, pair->second);
}

/* The partners of each concept that always is with another one. */
typedef struct
{
  GArray *pairs;        /* guint32: two concepts, and two more, sorted by the first */
  guint32 *starts;      /* by concept: where its pairs begin, and where the last end */
  guint8 *positive;     /* by concept, zero between images */
} Partners;

static gboolean
has_pair (const Partners *partners,
          guint32 concept)
{
  for (guint i = partners->starts[concept]; i < partners->starts[concept + 1]; i++)
    {
      if (partners->positive[g_array_index (partners->pairs, guint32, 2 * i + 1)])
        return TRUE;
    }

  return FALSE;
}

static void
look_at_partners (PolAudit *self,
                  const Partners *partners,
                  guint image)
{
  PolFoldedTag *folded;
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);

  g_array_set_size (self->folded, n);
  folded = (PolFoldedTag *) (gpointer) self->folded->data;
  n = pol_resolver_fold (self->plain, annotations, n, folded);

  for (gsize i = 0; i < n; i++)
    partners->positive[folded[i].concept] = folded[i].tag == POL_TAG_POSITIVE;
  for (gsize i = 0; i < n; i++)
    {
      if (partners->positive[folded[i].concept] && has_pair (partners, folded[i].concept))
        pol_audit_add_image (self, POL_AUDIT_ALWAYS_TOGETHER, image);
    }
  for (gsize i = 0; i < n; i++)
    partners->positive[folded[i].concept] = FALSE;
}

/* The images that are positive for both of a pair. */
static void
find_images_of_pairs (PolAudit *self)
{
  GArray *pairs = self->found[POL_AUDIT_ALWAYS_TOGETHER].pairs;
  g_autofree guint32 *starts = g_new0 (guint32, self->n_concepts + 1);
  g_autofree guint8 *positive = g_new0 (guint8, self->n_concepts);
  const Partners partners = { pairs, starts, positive };

  for (guint i = 0; i < pairs->len; i += 2)
    starts[g_array_index (pairs, guint32, i) + 1]++;
  for (guint i = 0; i < self->n_concepts; i++)
    starts[i + 1] += starts[i];

  for (guint i = 0; i < pol_project_get_n_images (self->project); i++)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
      look_at_partners (self, &partners, pol_project_get_nth_image (self->project, i));
    }
}

/* Which concepts are always positive together, or never, by the tags that the audit has
 * seen. */
void
pol_audit_look_at_pairs (PolAudit *self)
{
  g_autoptr (GArray) pairs = pol_concept_pairs_find (self->pairs, self->cancellable);

  for (guint i = 0; i < pairs->len; i++)
    {
      const PolConceptPair *pair = &g_array_index (pairs, PolConceptPair, i);

      add_pair (self, pair->together ? POL_AUDIT_ALWAYS_TOGETHER : POL_AUDIT_NEVER_TOGETHER, pair);
    }
  if (self->found[POL_AUDIT_ALWAYS_TOGETHER].pairs != NULL)
    find_images_of_pairs (self);
}

static void
add_to_stretch (guint annotator,
                guint32 image,
                gboolean fast,
                gpointer data)
{
  PolAudit *self = data;
  PolAuditKind kind = fast ? POL_AUDIT_FAST_STRETCHES : POL_AUDIT_UNIFORM_STRETCHES;
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (self->project, image, &n);

  pol_audit_add_image (self, kind, image);
  for (gsize i = 0; i < n; i++)
    {
      guint concept = annotations[i].concept;

      if (annotations[i].annotator == annotator
          && pol_resolver_get_concept_scope (self->plain, concept) != G_MAXUINT32)
        pol_audit_add_concept (self, kind, concept);
    }
}

/* Where annotators tagged faster, or more uniformly, than who looks. */
void
pol_audit_look_at_stretches (PolAudit *self)
{
  pol_tag_stretches_find (self->stretches, add_to_stretch, self);
}
