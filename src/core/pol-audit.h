#pragma once

#include "pol-audit-finding.h"
#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolPictureState:
 * @POL_PICTURE_STATE_UNKNOWN: nobody looked at it
 * @POL_PICTURE_STATE_HASHED: it has a perceptual hash
 * @POL_PICTURE_STATE_UNREADABLE: its file is there and cannot be decoded
 * @POL_PICTURE_STATE_PLAIN: it shows too little to be compared
 *
 * What is known of the picture in an image's file.
 */
typedef enum
{
  POL_PICTURE_STATE_UNKNOWN,
  POL_PICTURE_STATE_HASHED,
  POL_PICTURE_STATE_UNREADABLE,
  POL_PICTURE_STATE_PLAIN
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

GPtrArray   *pol_audit_run                  (PolProject      *project,
                                             PolPolicy       *policy,
                                             GArray          *pictures,
                                             guint            minimum,
                                             GCancellable    *cancellable);
void         pol_audit_run_async            (PolProject      *project,
                                             PolPolicy       *policy,
                                             GArray          *pictures,
                                             guint            minimum,
                                             GCancellable    *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer         user_data);
GPtrArray   *pol_audit_run_finish           (GAsyncResult    *result,
                                             GError         **error);

G_END_DECLS
