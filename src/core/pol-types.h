#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PolValue:
 * @POL_VALUE_NONE: no statement
 * @POL_VALUE_POSITIVE: the image shows the concept
 * @POL_VALUE_NEGATIVE: the image does not show the concept
 * @POL_VALUE_UNSURE: the annotator cannot tell
 *
 * What an annotator says of one concept on one image.
 */
typedef enum
{
  POL_VALUE_NONE,
  POL_VALUE_POSITIVE,
  POL_VALUE_NEGATIVE,
  POL_VALUE_UNSURE
} PolValue;

/**
 * PolLabel:
 * @POL_LABEL_IGNORED: the model does not learn from this image for the concept
 * @POL_LABEL_POSITIVE: the model learns that the image shows the concept
 * @POL_LABEL_NEGATIVE: the model learns that the image does not show the concept
 *
 * What a model reads for one concept of one image.
 */
typedef enum
{
  POL_LABEL_IGNORED,
  POL_LABEL_POSITIVE,
  POL_LABEL_NEGATIVE
} PolLabel;

/**
 * PolReason:
 * @POL_REASON_EXPLICIT: tagged so
 * @POL_REASON_IMPLICIT: untagged, and the scope has a positive
 * @POL_REASON_WIDENED: untagged, and the scope has negatives only
 * @POL_REASON_ASSUMED: untagged, and the scope has no tag
 * @POL_REASON_REVIEWED: untagged, on an image that is marked reviewed
 * @POL_REASON_UNTAGGED: untagged, the scope has a tag, and the policy ignores the rest
 * @POL_REASON_UNANNOTATED: untagged, and the scope has no tag
 * @POL_REASON_DISAGREEMENT: annotators disagree
 * @POL_REASON_UNSURE: every annotator who tagged it is unsure
 * @POL_REASON_EXCLUSIVE: more than one positive under an exclusive policy
 *
 * Why a model reads the label it reads.
 */
typedef enum
{
  POL_REASON_EXPLICIT,
  POL_REASON_IMPLICIT,
  POL_REASON_WIDENED,
  POL_REASON_ASSUMED,
  POL_REASON_REVIEWED,
  POL_REASON_UNTAGGED,
  POL_REASON_UNANNOTATED,
  POL_REASON_DISAGREEMENT,
  POL_REASON_UNSURE,
  POL_REASON_EXCLUSIVE
} PolReason;

#define POL_N_REASONS (POL_REASON_EXCLUSIVE + 1)

/**
 * PolSituation:
 * @POL_SITUATION_NO_TAGS: no positive and no negative tag
 * @POL_SITUATION_ONLY_NEGATIVES: at least one negative tag, no positive
 * @POL_SITUATION_WITH_POSITIVE: at least one positive tag
 *
 * What the tags of an image, or of one group on it, amount to.
 */
typedef enum
{
  POL_SITUATION_NO_TAGS,
  POL_SITUATION_ONLY_NEGATIVES,
  POL_SITUATION_WITH_POSITIVE
} PolSituation;

#define POL_N_SITUATIONS (POL_SITUATION_WITH_POSITIVE + 1)

/**
 * PolImageState:
 * @POL_IMAGE_STATE_NONE: unmarked
 * @POL_IMAGE_STATE_REVIEWED: someone finished with the image
 * @POL_IMAGE_STATE_SKIPPED: someone put the image off
 *
 * The mark on an image, apart from its tags.
 */
typedef enum
{
  POL_IMAGE_STATE_NONE,
  POL_IMAGE_STATE_REVIEWED,
  POL_IMAGE_STATE_SKIPPED
} PolImageState;

/**
 * PolDisagreement:
 * @POL_DISAGREEMENT_IGNORE: the concept is ignored
 * @POL_DISAGREEMENT_LATEST: the newest sure annotation counts
 * @POL_DISAGREEMENT_MAJORITY: the majority of the sure annotations counts, a tie is ignored
 * @POL_DISAGREEMENT_POSITIVE: the tag is positive
 * @POL_DISAGREEMENT_NEGATIVE: the tag is negative
 *
 * What becomes of a concept on which annotators disagree.
 */
typedef enum
{
  POL_DISAGREEMENT_IGNORE,
  POL_DISAGREEMENT_LATEST,
  POL_DISAGREEMENT_MAJORITY,
  POL_DISAGREEMENT_POSITIVE,
  POL_DISAGREEMENT_NEGATIVE
} PolDisagreement;

/**
 * PolScope:
 * @POL_SCOPE_ALL: a concept sees the tags of the whole image
 * @POL_SCOPE_GROUP: a concept sees the tags of its own group only
 *
 * Which tags of an image decide what an untagged concept becomes.
 */
typedef enum
{
  POL_SCOPE_ALL,
  POL_SCOPE_GROUP
} PolScope;

/**
 * PolAnnotation:
 * @at: when it was made, in milliseconds since 1970, UTC
 * @concept: the concept's index in the project
 * @annotator: the annotator's index in the project
 * @value: a [enum@Value], never `POL_VALUE_NONE`
 *
 * One annotator's explicit statement on one concept of an image.
 */
typedef struct
{
  gint64  at;
  guint32 concept;
  guint16 annotator;
  guint8  value;
} PolAnnotation;

#define POL_TYPE_ANNOTATION (pol_annotation_get_type ())

/**
 * POL_TIME_NOW:
 *
 * Stands for the time of the call where a time is asked for.
 */
#define POL_TIME_NOW (G_GINT64_CONSTANT (-9223372036854775807))

GType          pol_annotation_get_type      (void);

/* The words of the JSON formats, untranslated; the `_from_` functions return
 * FALSE and leave the result alone where the word is not one of them. */
const char    *pol_value_to_string          (PolValue         value);
gboolean       pol_value_from_string        (const char      *string,
                                             PolValue        *value);
const char    *pol_label_to_string          (PolLabel         label);
gboolean       pol_label_from_string        (const char      *string,
                                             PolLabel        *label);
const char    *pol_reason_to_string         (PolReason        reason);
const char    *pol_situation_to_string      (PolSituation     situation);
const char    *pol_image_state_to_string    (PolImageState    state);
gboolean       pol_image_state_from_string  (const char      *string,
                                             PolImageState   *state);
const char    *pol_disagreement_to_string   (PolDisagreement  disagreement);
gboolean       pol_disagreement_from_string (const char      *string,
                                             PolDisagreement *disagreement);
const char    *pol_scope_to_string          (PolScope         scope);
gboolean       pol_scope_from_string        (const char      *string,
                                             PolScope        *scope);

char          *pol_time_to_string           (gint64           time);
gboolean       pol_time_from_string         (const char      *string,
                                             gint64          *time);
gint64         pol_time_now                 (void);

G_END_DECLS
