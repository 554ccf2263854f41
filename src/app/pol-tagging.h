#pragma once

#include "pol-project.h"
#include "pol-tag-boxes.h"

G_BEGIN_DECLS

/* What a person does with tags, shared by the concept panel, the keys and the
 * Interpret page. Each verb is one step of undo, made in the name of the
 * project's annotator. */

PolTagState pol_tagging_state_from_labels
                                      (PolLabels     *labels,
                                       guint          concept);
PolTagState pol_tagging_get_state     (PolProject    *project,
                                       const guint32 *images,
                                       guint          n_images,
                                       guint          concept);
void        pol_tagging_toggle        (PolProject    *project,
                                       const guint32 *images,
                                       guint          n_images,
                                       guint          concept,
                                       PolValue       value);
gboolean    pol_tagging_repeat        (PolProject    *project,
                                       guint          source,
                                       const guint32 *images,
                                       guint          n_images);
gboolean    pol_tagging_negative_rest (PolProject    *project,
                                       const guint32 *images,
                                       guint          n_images,
                                       const guint32 *concepts,
                                       guint          n_concepts);

G_END_DECLS
