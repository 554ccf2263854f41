#pragma once

#include "pol-audit.h"

G_BEGIN_DECLS

/* What was found in the file of an image, true as long as the file has this size and time. */
typedef struct
{
  guint32 image;
  guint32 state;      /* a PolPictureState */
  guint64 hash;
  gint64  size;       /* in bytes; -1 for a file that is not there */
  gint64  mtime;      /* milliseconds since 1970 */
  char   *digest;     /* SHA-256 of all of it, in hexadecimal; NULL where nobody needed it */
} PolPictureLook;

GArray         *pol_picture_look_new_array (guint                 n);
PolPictureLook *pol_picture_look_nth       (GArray               *looks,
                                            guint                 nth);
void            pol_picture_look_append    (GArray               *looks,
                                            const PolPictureLook *look);

G_END_DECLS
