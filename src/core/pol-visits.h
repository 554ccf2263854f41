#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an annotator said of an image. Two that are the same have the same answer; that
 * two others have is not to be expected of 64 bits. */
typedef struct
{
  gint64  at;             /* of the last tag */
  guint64 answer;
  guint32 image;
} PolVisit;

/* The visits of one annotator, one after another in the order of time, and the stretches
 * of them that are too fast or too uniform. It keeps no more than the last few visits. */
typedef struct _PolVisits PolVisits;

PolVisits     *pol_visits_new         (void);
void           pol_visits_free        (PolVisits      *self);

gboolean       pol_visits_add         (PolVisits      *self,
                                       const PolVisit *visit);
void           pol_visits_end         (PolVisits      *self);

const guint32 *pol_visits_get_fast    (PolVisits      *self,
                                       guint          *n_images);
const guint32 *pol_visits_get_uniform (PolVisits      *self,
                                       guint          *n_images);

gint           pol_visit_compare      (const PolVisit *first,
                                       const PolVisit *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolVisits, pol_visits_free)

G_END_DECLS
