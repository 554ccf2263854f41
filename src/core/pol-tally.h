#pragma once

#include "pol-column.h"
#include "pol-concept-changes.h"
#include "pol-resolver-private.h"
#include "pol-tag-table.h"

G_BEGIN_DECLS

/* How often each label and reason occurs for each concept in a number of
 * images, under one policy. Images are added and taken away one by one, and a
 * whole data set is counted in one pass over its annotations. */
typedef struct _PolTally PolTally;

PolTally *pol_tally_new              (PolResolver         *resolver);
PolTally *pol_tally_copy             (PolTally            *self);
void      pol_tally_free             (PolTally            *self);

void      pol_tally_add              (PolTally            *self,
                                      const PolAnnotation *annotations,
                                      gsize                n_annotations,
                                      PolImageState        state);
void      pol_tally_remove           (PolTally            *self,
                                      const PolAnnotation *annotations,
                                      gsize                n_annotations,
                                      PolImageState        state);
void      pol_tally_add_all          (PolTally            *self,
                                      PolTagTable         *tags,
                                      const PolColumn     *states,
                                      guint                n_images,
                                      const guint         *annotator);

guint     pol_tally_get_n_images     (PolTally            *self,
                                      PolImageState        state);
guint     pol_tally_get_situation    (PolTally            *self,
                                      PolSituation         situation);
guint     pol_tally_get_unsure       (PolTally            *self);
guint     pol_tally_get_disagreement (PolTally            *self);
guint     pol_tally_get_count        (PolTally            *self,
                                      guint                concept,
                                      PolLabel             label,
                                      PolReason            reason);
gboolean  pol_tally_covers           (PolTally            *self,
                                      PolResolver         *other);
void      pol_tally_compare          (PolTally            *self,
                                      PolResolver         *other,
                                      guint                concept,
                                      PolReadingCounts    *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTally, pol_tally_free)

G_END_DECLS
