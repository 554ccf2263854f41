#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* Concepts that become one, and what is decided on images of which one annotator
 * said opposite things of them. It may be used by another thread while it is
 * carried out: nothing is to be decided meanwhile. */
typedef struct _PolConceptMerge PolConceptMerge;

PolConceptMerge *pol_concept_merge_new           (const guint         *from,
                                                  gsize                n_from,
                                                  guint                into);
PolConceptMerge *pol_concept_merge_ref           (PolConceptMerge     *self);
void             pol_concept_merge_unref         (PolConceptMerge     *self);

guint            pol_concept_merge_get_into      (PolConceptMerge     *self);
gboolean         pol_concept_merge_has           (PolConceptMerge     *self,
                                                  guint                concept);
void             pol_concept_merge_decide        (PolConceptMerge     *self,
                                                  guint                image,
                                                  PolValue             value);
void             pol_concept_merge_decide_all    (PolConceptMerge     *self,
                                                  PolValue             value);
PolValue         pol_concept_merge_get_decision  (PolConceptMerge     *self,
                                                  guint                image);
guint            pol_concept_merge_count_undecided
                                                 (PolConceptMerge     *self);
GArray          *pol_concept_merge_get_conflicts (PolConceptMerge     *self);

gboolean         pol_concept_merge_fill          (PolConceptMerge     *self,
                                                  PolProject          *project,
                                                  PolEdit             *edit,
                                                  GCancellable        *cancellable);
void             pol_concept_merge_apply_async   (PolConceptMerge     *self,
                                                  PolProject          *project,
                                                  const char          *description,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean         pol_concept_merge_apply_finish  (PolConceptMerge     *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptMerge, pol_concept_merge_unref)

G_END_DECLS
