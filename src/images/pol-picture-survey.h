#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a survey found out of a file. */
typedef struct
{
  guint64  hash;            /* see pol_picture_hash(), where has_hash */
  guint32  original;        /* the first file with the same bytes; itself where there is none */
  guint    has_hash : 1;
  guint    unreadable : 1;  /* it is there, and a picture cannot be decoded, or not all of it */
} PolPictureLook;

typedef void (*PolSurveyFunc) (guint n_done, guint n, gpointer user_data);

GArray *pol_picture_survey (GPtrArray     *files,
                            PolSurveyFunc  progress,
                            gpointer       user_data,
                            GCancellable  *cancellable);

G_END_DECLS
