/* pol-audit-habits.c: what an audit finds in how people tag: what they see together, and how fast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"
#include "pol-concept-pairs.h"
#include "pol-project-private.h"
#include "pol-tag-stretches.h"

/* Pairs and stretches are each looked for on a thread of their own, which has nothing of
 * the audit to itself but the kinds that it is about. */
typedef struct
{
  PolAudit *audit;
  const guint32 *scopes;
  PolConceptPairs *pairs;       /* NULL where it is about stretches */
  PolTagStretches *stretches;   /* NULL where it is about pairs */
  GArray *folded;               /* scratch: PolFoldedTag */
  GArray *listed;               /* scratch: PolAnnotation, of concepts on the list */
} Habits;

static gboolean
is_plain (const Habits *self,
          const PolAnnotation *annotations,
          gsize n)
{
  guint n_positive;

  return pol_audit_is_plain (self->scopes, annotations, n, &n_positive);
}

static void
add_listed (Habits *self,
            guint image,
            const PolAnnotation *annotations,
            gsize n)
{
  PolAnnotation *listed;
  gsize n_listed = 0;

  g_array_set_size (self->listed, n);
  listed = (PolAnnotation *) (gpointer) self->listed->data;
  for (gsize i = 0; i < n; i++)
    {
      if (self->scopes[annotations[i].concept] != G_MAXUINT32)
        listed[n_listed++] = annotations[i];
    }

  pol_tag_stretches_add (self->stretches, image, listed, n_listed);
}

static void
add_folded (Habits *self,
            const PolAnnotation *annotations,
            gsize n)
{
  PolFoldedTag *folded;

  g_array_set_size (self->folded, n);
  folded = (PolFoldedTag *) (gpointer) self->folded->data;
  n = pol_resolver_fold (self->audit->plain, annotations, n, folded);
  for (gsize i = 0; i < n; i++)
    {
      if (folded[i].tag == POL_TAG_POSITIVE || folded[i].tag == POL_TAG_NEGATIVE)
        pol_concept_pairs_add (self->pairs, folded[i].concept, folded[i].tag == POL_TAG_POSITIVE);
    }
}

static void
add_to_pairs (Habits *self,
              const PolAnnotation *annotations,
              gsize n)
{
  if (!is_plain (self, annotations, n))
    add_folded (self, annotations, n);
  else
    for (gsize i = 0; i < n; i++)
      pol_concept_pairs_add (self->pairs, annotations[i].concept,
                             annotations[i].value == POL_VALUE_POSITIVE);

  pol_concept_pairs_end_image (self->pairs);
}

static void
add_to_stretches (Habits *self,
                  guint image,
                  const PolAnnotation *annotations,
                  gsize n)
{
  if (is_plain (self, annotations, n))
    pol_tag_stretches_add (self->stretches, image, annotations, n);
  else
    add_listed (self, image, annotations, n);
}

static void
add_images (Habits *self)
{
  PolProject *project = self->audit->project;
  guint n_images = pol_project_get_n_images (project);

  for (guint i = 0; i < n_images; i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_tag_table_get (project->tags, i, &n);

      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->audit->cancellable))
        return;
      if (n == 0)
        continue;
      if (self->pairs != NULL)
        add_to_pairs (self, annotations, n);
      else
        add_to_stretches (self, i, annotations, n);
    }
}

static void
add_pair (Habits *self,
          PolAuditKind kind,
          const PolConceptPair *pair)
{
  PolAuditFound *found = &self->audit->found[kind];

  if (found->pairs == NULL)
    found->pairs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (found->pairs, pair->first);
  g_array_append_val (found->pairs, pair->second);
  pol_audit_add_concept (self->audit, kind, pair->first);
  pol_audit_add_concept (self->audit, kind, pair->second);
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
look_at_partners (Habits *self,
                  const Partners *partners,
                  guint image)
{
  PolFoldedTag *folded;
  gsize n;
  const PolAnnotation *annotations = pol_tag_table_get (self->audit->project->tags, image, &n);

  g_array_set_size (self->folded, n);
  folded = (PolFoldedTag *) (gpointer) self->folded->data;
  n = pol_resolver_fold (self->audit->plain, annotations, n, folded);

  for (gsize i = 0; i < n; i++)
    partners->positive[folded[i].concept] = folded[i].tag == POL_TAG_POSITIVE;
  for (gsize i = 0; i < n; i++)
    {
      if (partners->positive[folded[i].concept] && has_pair (partners, folded[i].concept))
        pol_audit_add_image (self->audit, POL_AUDIT_ALWAYS_TOGETHER, image);
    }
  for (gsize i = 0; i < n; i++)
    partners->positive[folded[i].concept] = FALSE;
}

/* The images that are positive for both of a pair. */
static void
find_images_of_pairs (Habits *self)
{
  GArray *pairs = self->audit->found[POL_AUDIT_ALWAYS_TOGETHER].pairs;
  guint n_concepts = self->audit->n_concepts;
  g_autofree guint32 *starts = g_new0 (guint32, n_concepts + 1);
  g_autofree guint8 *positive = g_new0 (guint8, n_concepts);
  const Partners partners = { pairs, starts, positive };

  for (guint i = 0; i < pairs->len; i += 2)
    starts[g_array_index (pairs, guint32, i) + 1]++;
  for (guint i = 0; i < n_concepts; i++)
    starts[i + 1] += starts[i];

  for (guint i = 0; i < pol_project_get_n_images (self->audit->project); i++)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->audit->cancellable))
        return;
      look_at_partners (self, &partners, i);
    }
}

/* Which concepts are always positive together, or never. */
void
pol_audit_look_at_pairs (PolAudit *self)
{
  g_autoptr (PolConceptPairs) pairs =
      pol_concept_pairs_new (self->n_concepts, pol_project_get_n_annotations (self->project));
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (PolFoldedTag));
  g_autoptr (GArray) found = NULL;
  Habits habits = { .audit = self, .scopes = pol_resolver_get_scopes (self->plain),
                    .pairs = pairs, .folded = folded };

  add_images (&habits);
  found = pol_concept_pairs_find (pairs, self->cancellable);
  for (guint i = 0; i < found->len; i++)
    {
      const PolConceptPair *pair = &g_array_index (found, PolConceptPair, i);

      add_pair (&habits, pair->together ? POL_AUDIT_ALWAYS_TOGETHER : POL_AUDIT_NEVER_TOGETHER, pair);
    }
  if (self->found[POL_AUDIT_ALWAYS_TOGETHER].pairs != NULL)
    find_images_of_pairs (&habits);
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
  g_autoptr (PolTagStretches) stretches =
      pol_tag_stretches_new (pol_project_get_n_annotators (self->project));
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  Habits habits = { .audit = self, .scopes = pol_resolver_get_scopes (self->plain),
                    .stretches = stretches, .listed = listed };

  do
    add_images (&habits);
  while (pol_tag_stretches_add_again (stretches));
  pol_tag_stretches_find (stretches, add_to_stretch, self);
}
