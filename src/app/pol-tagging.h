#pragma once

#include <gtk/gtk.h>

#include "pol-project.h"
#include "pol-tag-boxes.h"

G_BEGIN_DECLS

/* What a person does with tags and marks, shared by the concept panel, the keys and the
 * Interpret page. Each verb is one step of undo, made in the name of the
 * project's annotator; for very many images it is made on another thread, see
 * pol_project_edit_async(). Images are a set of their indexes. */

/**
 * PolTag:
 * @concept: index of a concept
 * @value: positive, negative or unsure
 *
 * A tag that was copied from an image.
 */
typedef struct
{
  guint32  concept;
  PolValue value;
} PolTag;

PolTagState pol_tagging_state_from_labels (PolLabels  *labels,
                                           guint       concept);
PolTagState pol_tagging_state_from_label  (PolLabel    label);
PolTagState pol_tagging_state_from_totals (PolTotals  *totals,
                                           guint       concept);
PolTagState pol_tagging_get_state         (PolProject *project,
                                           GtkBitset  *images,
                                           guint       concept);
void        pol_tagging_toggle            (PolProject *project,
                                           GtkBitset  *images,
                                           guint       concept,
                                           PolValue    value);
GArray     *pol_tagging_copy              (PolProject *project,
                                           guint       image);
gboolean    pol_tagging_paste             (PolProject *project,
                                           GArray     *tags,
                                           GtkBitset  *images);
gboolean    pol_tagging_repeat            (PolProject *project,
                                           guint       source,
                                           GtkBitset  *images);
gboolean    pol_tagging_negative_rest     (PolProject *project,
                                           GtkBitset  *images,
                                           GArray     *concepts);
gboolean    pol_tagging_answer            (PolProject *project,
                                           GtkBitset  *images,
                                           guint       concept,
                                           PolValue    value);
gboolean    pol_tagging_answer_all        (PolProject *project,
                                           GtkBitset  *images,
                                           GArray     *concepts,
                                           PolValue    value);
gboolean    pol_tagging_negative_untagged (PolProject *project,
                                           GtkBitset  *images,
                                           guint       concept,
                                           guint       n_untagged);
gboolean    pol_tagging_mark              (PolProject    *project,
                                           GtkBitset     *images,
                                           PolImageState  mark_as);

G_END_DECLS
