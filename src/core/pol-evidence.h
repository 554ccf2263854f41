#pragma once

#include "pol-alternative.h"
#include "pol-label-changes.h"

G_BEGIN_DECLS

/* One of the changes of PolEvidence. */
#define POL_CHANGE(from, to) (1u << ((from) * POL_N_LABELS + (to)))

typedef enum
{
  POL_EVIDENCE_READ,            /* what a policy reads for a concept, and why */
  POL_EVIDENCE_TOGETHER,        /* tagged positive for a concept and another one */
  POL_EVIDENCE_TAGGED,          /* tagged so from a time on and before another one */
  POL_EVIDENCE_DISPUTED,        /* one annotator is sure that it shows a concept, another that not */
  POL_EVIDENCE_CHANGED          /* what a policy reads becomes another label */
} PolEvidenceKind;

/* What a number that someone sees counts, so that the images behind it can be found. */
typedef struct
{
  PolEvidenceKind kind;
  PolPolicy *policy;    /* of READ, TOGETHER and CHANGED */
  guint32 concept;      /* likewise, and of DISPUTED, where G_MAXUINT32 is any on the list */
  guint32 other;        /* of TOGETHER */
  PolLabel label;       /* of READ */
  guint reasons;        /* of READ: 1 << PolReason, each that counts; of CHANGED, before it
                           did, or 0 for all */
  guint changes;        /* of CHANGED: POL_CHANGE (), each that counts */
  PolAlternative *alternative;  /* of CHANGED */
  PolValue value;       /* of TAGGED */
  gint64 from;          /* of TAGGED, in milliseconds since 1970, UTC */
  gint64 to;
  guint annotators[2];  /* of DISPUTED: the two who disagree, or twice G_MAXUINT for any two */
} PolEvidence;

GArray *pol_evidence_find        (PolProject           *project,
                                  const PolEvidence    *evidence,
                                  GCancellable         *cancellable);
void    pol_evidence_find_async  (PolProject           *project,
                                  const PolEvidence    *evidence,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GArray *pol_evidence_find_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
