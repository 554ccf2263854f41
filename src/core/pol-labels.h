#pragma once

#include "pol-types.h"

G_BEGIN_DECLS

#define POL_TYPE_LABELS (pol_labels_get_type ())

/* What a model reads for one image: the tagged concepts one by one, and one
 * "rest" for all the others (one for each group under POL_SCOPE_GROUP). Its
 * size follows the tags of the image, not the number of concepts. */
typedef struct _PolLabels PolLabels;

GType         pol_labels_get_type      (void);
PolLabels    *pol_labels_ref           (PolLabels  *self);
void          pol_labels_unref         (PolLabels  *self);

PolLabel      pol_labels_get           (PolLabels  *self,
                                        guint       concept,
                                        PolReason  *reason);
PolSituation  pol_labels_get_situation (PolLabels  *self);

guint         pol_labels_get_n_tagged  (PolLabels  *self);
guint         pol_labels_get_tagged    (PolLabels  *self,
                                        guint       nth,
                                        PolLabel   *label,
                                        PolReason  *reason);
guint         pol_labels_get_n_rests   (PolLabels  *self);
const char   *pol_labels_get_rest      (PolLabels  *self,
                                        guint       nth,
                                        PolLabel   *label,
                                        PolReason  *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolLabels, pol_labels_unref)

G_END_DECLS
