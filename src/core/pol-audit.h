#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolSeverity:
 * @POL_SEVERITY_INFO: worth knowing
 * @POL_SEVERITY_WARNING: a model may learn something wrong
 * @POL_SEVERITY_ERROR: a model learns something wrong, or cannot be trained
 *
 * How bad what an audit found is.
 */
typedef enum
{
  POL_SEVERITY_INFO,
  POL_SEVERITY_WARNING,
  POL_SEVERITY_ERROR
} PolSeverity;

const char *pol_severity_to_string (PolSeverity severity);

/**
 * PolPictureState:
 * @POL_PICTURE_STATE_UNKNOWN: nobody looked at it, or it shows too little to be compared
 * @POL_PICTURE_STATE_HASHED: it has a perceptual hash
 * @POL_PICTURE_STATE_UNREADABLE: its file is there and cannot be decoded
 *
 * What is known of the picture in an image's file.
 */
typedef enum
{
  POL_PICTURE_STATE_UNKNOWN,
  POL_PICTURE_STATE_HASHED,
  POL_PICTURE_STATE_UNREADABLE
} PolPictureState;

/**
 * PolPictureFact:
 * @hash: its perceptual hash, if it has one: few bits differ where pictures look alike
 * @original: the first image whose file has the same bytes; the image itself where there is none
 * @state: what is known
 *
 * What is known of the picture in an image's file.
 */
typedef struct
{
  guint64 hash;
  guint32 original;
  guint32 state;      /* a PolPictureState */
} PolPictureFact;

#define POL_TYPE_AUDIT_FINDING (pol_audit_finding_get_type ())

/* One kind of weak spot, and where it is. Immutable. */
G_DECLARE_FINAL_TYPE (PolAuditFinding, pol_audit_finding, POL, AUDIT_FINDING, GObject)

const char  *pol_audit_finding_get_id       (PolAuditFinding *self);
PolSeverity  pol_audit_finding_get_severity (PolAuditFinding *self);
guint        pol_audit_finding_get_count    (PolAuditFinding *self);
GArray      *pol_audit_finding_get_concepts (PolAuditFinding *self);
GArray      *pol_audit_finding_get_images   (PolAuditFinding *self);

GPtrArray   *pol_audit_run                  (PolProject      *project,
                                             PolPolicy       *policy,
                                             GArray          *pictures,
                                             GCancellable    *cancellable);
void         pol_audit_run_async            (PolProject      *project,
                                             PolPolicy       *policy,
                                             GArray          *pictures,
                                             GCancellable    *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer         user_data);
GPtrArray   *pol_audit_run_finish           (GAsyncResult    *result,
                                             GError         **error);

G_END_DECLS
