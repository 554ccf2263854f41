#pragma once

#include "pol-audit.h"
#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Shared by the files that make up an audit: tags and labels (pol-audit.c), habits of
 * those who tag (pol-audit-habits.c), what speaks against labels (pol-audit-doubts.c), pictures
 * (pol-audit-pictures.c and -splits.c) and the result (pol-audit-finding.c). */

/* Pictures whose hashes differ in at most so many of the 64 bits look alike. */
#define POL_AUDIT_NEAR_DISTANCE 6

typedef enum
{
  POL_AUDIT_DOUBTFUL,
  POL_AUDIT_WIDENED,
  POL_AUDIT_NO_POSITIVES,
  POL_AUDIT_NO_NEGATIVES,
  POL_AUDIT_DISAGREEMENT,
  POL_AUDIT_UNSURE,
  POL_AUDIT_EXCLUSIVE,
  POL_AUDIT_NEAR_DUPLICATES,
  POL_AUDIT_EXACT_DUPLICATES,
  POL_AUDIT_ARCHIVED_TAGS,
  POL_AUDIT_ALIKE_CONCEPTS,
  POL_AUDIT_MISSING,
  POL_AUDIT_UNREADABLE,
  POL_AUDIT_FEW_POSITIVES,
  POL_AUDIT_FEW_NEGATIVES,
  POL_AUDIT_ALWAYS_TOGETHER,
  POL_AUDIT_NEVER_TOGETHER,
  POL_AUDIT_FAST_STRETCHES,
  POL_AUDIT_UNIFORM_STRETCHES,
  POL_AUDIT_LEAKING_SPLITS,
  POL_AUDIT_N_KINDS
} PolAuditKind;

/* What is found of one kind while images and concepts are looked at. */
typedef struct
{
  GArray *images;       /* guint32, in no order, some more than once */
  guint8 *concepts;     /* by concept: whether it is among them */
  GArray *pairs;        /* guint32: two concepts, and two more; NULL for none */
} PolAuditFound;

typedef struct
{
  PolProject *project;
  PolPolicy *policy;
  PolConceptList *concepts;
  guint n_concepts;
  PolResolver *resolver;        /* by the policy */
  PolResolver *plain;           /* by one that settles no disagreement */
  guint n_scopes;               /* of the policy */
  gboolean exclusive;
  GArray *pictures;             /* PolPictureFact, NULL where nobody looked */
  guint minimum;                /* fewer tags of a concept are few */
  GCancellable *cancellable;

  PolAuditFound found[POL_AUDIT_N_KINDS];

  GArray *folded;               /* scratch: PolFoldedTag */
  PolScopeCount *counts;        /* scratch, zero between images: of each scope */
  guint *tagged;                /* scratch, zero between images: tagged concepts of each scope */
} PolAudit;

/* Whether there is nothing to settle on an image, as on most: each concept on it is on the list,
 * and tagged once and for sure. Also counts the positives. */
static inline gboolean
pol_audit_is_plain (const guint32 *scopes,
                    const PolAnnotation *annotations,
                    gsize n,
                    guint *n_positive)
{
  guint32 last = G_MAXUINT32;
  gboolean plain = TRUE;

  *n_positive = 0;
  for (gsize i = 0; i < n; i++)
    {
      plain &= annotations[i].concept != last && annotations[i].value != POL_VALUE_UNSURE
               && scopes[annotations[i].concept] != G_MAXUINT32;
      *n_positive += annotations[i].value == POL_VALUE_POSITIVE;
      last = annotations[i].concept;
    }

  return plain;
}

void             pol_audit_add_image        (PolAudit     *self,
                                             PolAuditKind  kind,
                                             guint32       image);
void             pol_audit_add_concept      (PolAudit     *self,
                                             PolAuditKind  kind,
                                             guint         concept);
void             pol_audit_doubt            (PolAudit     *self,
                                             guint32       image,
                                             guint         concept);
void             pol_audit_look_at_doubts   (PolAudit     *self);
void             pol_audit_look_at_pairs    (PolAudit     *self);
void             pol_audit_look_at_stretches (PolAudit    *self);
void             pol_audit_look_at_pictures (PolAudit     *self);
void             pol_audit_look_at_splits   (PolAudit     *self);

gboolean         pol_audit_kind_has_images  (PolAuditKind  kind);

PolAuditFinding *pol_audit_finding_new      (PolAuditKind  kind,
                                             GArray       *concepts,
                                             GArray       *pairs,
                                             GArray       *images);

G_END_DECLS
