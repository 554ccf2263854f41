#pragma once

#include "pol-concept-changes.h"
#include "pol-resolver.h"

G_BEGIN_DECLS

/* What the annotations of one concept come to before any rule about the rest
 * of the image is applied. */
typedef enum
{
  POL_TAG_POSITIVE,
  POL_TAG_NEGATIVE,
  POL_TAG_UNSURE,
  POL_TAG_DISAGREEMENT
} PolTag;

#define POL_N_TAGS (POL_TAG_DISAGREEMENT + 1)

typedef struct
{
  guint32 concept;
  guint32 scope;
  PolTag  tag;
} PolFoldedTag;

/* What the tags of one scope amount to. POL_SITUATION_EXCLUSIVE is the case of
 * several positives under an exclusive policy. */
#define POL_SITUATION_EXCLUSIVE POL_N_SITUATIONS
#define POL_N_SCOPE_SITUATIONS (POL_N_SITUATIONS + 1)

typedef struct
{
  guint32 n_positive;
  guint32 n_negative;
} PolScopeCount;

/* A label and its reason. */
typedef struct
{
  PolLabel  label;
  PolReason reason;
} PolReading;

/* Its number in a PolReadingCounts. */
static inline guint
pol_reading_index (PolReading reading)
{
  return reading.label == POL_LABEL_POSITIVE ? POL_READING_POSITIVE : (guint) reading.reason;
}

guint       pol_resolver_get_n_scopes     (PolResolver         *self);
guint       pol_resolver_get_n_concepts   (PolResolver         *self);
guint32     pol_resolver_get_concept_scope (PolResolver        *self,
                                           guint                concept);
const guint32 *pol_resolver_get_scopes    (PolResolver         *self);
guint       pol_resolver_get_scope_size   (PolResolver         *self,
                                           guint                scope);
const char *pol_resolver_get_scope_group  (PolResolver         *self,
                                           guint                scope);

gsize       pol_resolver_fold             (PolResolver         *self,
                                           const PolAnnotation *annotations,
                                           gsize                n_annotations,
                                           PolFoldedTag        *folded);
gboolean    pol_resolver_find_tag         (PolResolver         *self,
                                           const PolAnnotation *annotations,
                                           gsize                n_annotations,
                                           guint                concept,
                                           PolTag              *tag);
void        pol_resolver_count_tags       (PolResolver         *self,
                                           const PolAnnotation *annotations,
                                           gsize                n_annotations,
                                           guint                counts[POL_N_TAGS]);
PolReading  pol_resolver_read             (PolResolver         *self,
                                           const PolAnnotation *annotations,
                                           gsize                n_annotations,
                                           PolImageState        state,
                                           guint                concept);
void        pol_scope_count_add           (PolScopeCount       *count,
                                           PolTag               tag);
guint       pol_resolver_get_situation    (PolResolver         *self,
                                           const PolScopeCount *count);
PolReading  pol_resolver_read_tagged      (PolResolver         *self,
                                           PolTag               tag,
                                           guint                situation);
PolReading  pol_resolver_read_untagged    (PolResolver         *self,
                                           guint                situation,
                                           gboolean             reviewed);

G_END_DECLS
