#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* The lengths of the spans of a history. Weeks begin on Mondays. */
typedef enum
{
  POL_TIME_UNIT_HOUR,
  POL_TIME_UNIT_DAY,
  POL_TIME_UNIT_WEEK,
  POL_TIME_UNIT_MONTH,
  POL_TIME_UNIT_YEAR
} PolTimeUnit;

/* How many of the tags that are there now were set from one time on and before another
 * one, both in milliseconds since 1970, UTC. */
typedef struct
{
  gint64 from;
  gint64 to;
  guint  positive;
  guint  negative;
  guint  unsure;
} PolTagSpan;

/* When the tags of a project's active concepts were set, in spans that follow one
 * another without a gap, so short that there are many and so long that there are not
 * too many to see. */
typedef struct _PolTagHistory PolTagHistory;

PolTagHistory    *pol_tag_history_count         (PolProject           *project,
                                                 GTimeZone            *zone,
                                                 GCancellable         *cancellable);
void              pol_tag_history_count_async   (PolProject           *project,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PolTagHistory    *pol_tag_history_count_finish  (GAsyncResult         *result,
                                                 GError              **error);
void              pol_tag_history_free          (PolTagHistory        *self);

PolTimeUnit       pol_tag_history_get_unit      (PolTagHistory        *self);
guint             pol_tag_history_get_n_spans   (PolTagHistory        *self);
const PolTagSpan *pol_tag_history_get_span      (PolTagHistory        *self,
                                                 guint                 nth);
guint             pol_tag_history_get_n_untimed (PolTagHistory        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTagHistory, pol_tag_history_free)

G_END_DECLS
