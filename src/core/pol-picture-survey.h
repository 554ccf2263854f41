#pragma once

#include "pol-picture-look.h"
#include "pol-project.h"

G_BEGIN_DECLS

/* Makes the perceptual hash of the picture in a file, if it shows enough for one. Returns FALSE
 * where it cannot be decoded. Called on many threads at once. */
typedef gboolean (*PolPictureHashFunc) (GFile         *file,
                                        gboolean      *has_hash,
                                        guint64       *hash,
                                        GCancellable  *cancellable,
                                        GError       **error);

/* Who looks. All but @hash are called on the thread that asked, and may be left out. */
typedef struct
{
  PolPictureHashFunc hash;
  void (*keep)     (GArray *looks, gpointer user_data);   /* PolPictureLook, of files just read */
  void (*progress) (guint n_done, guint n, gpointer user_data);
} PolPictureSurvey;

GArray *pol_picture_survey_run (const PolPictureSurvey *self,
                                PolProject             *project,
                                gpointer                user_data,
                                GCancellable           *cancellable);

GArray *pol_picture_survey_remember
                               (PolProject             *project,
                                GCancellable           *cancellable);

G_END_DECLS
