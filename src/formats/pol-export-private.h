#pragma once

#include "pol-export.h"

G_BEGIN_DECLS

/* An export under way, as formats see it. */
struct _PolExport
{
  PolProject            *project;
  PolPolicy             *policy;
  PolPolicy             *other;     /* for a comparison, or NULL */
  PolLayout              layout;
  GArray                *images;    /* guint32, in the order of their paths; NULL for all */
  guint                  n_images;
  GArray                *pictures;  /* PolPictureFact of each image, NULL for none */
  guint                  minimum;   /* of tags of a concept, for an audit */
  PolPictureFunc         load_picture;  /* for a report, or NULL */
  guint                  n_done;
  PolProgressFunc        progress;
  gpointer               user_data;
  GCancellable          *cancellable;
  guint                 *ranks;     /* by concept: its place in list order, archived ones last */
};

gboolean pol_export_next_image       (PolExport  *self,
                                      guint      *image);
GPtrArray *pol_export_list_archived  (PolExport  *self);

G_END_DECLS
