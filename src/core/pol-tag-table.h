#pragma once

#include "pol-types.h"

G_BEGIN_DECLS

/* The annotations of a project: for each image a run of them, sorted by concept
 * and annotator, in one pool. */
typedef struct _PolTagTable PolTagTable;

PolTagTable         *pol_tag_table_new        (void);
void                 pol_tag_table_free       (PolTagTable   *self);

guint                pol_tag_table_get_n      (PolTagTable   *self);
const PolAnnotation *pol_tag_table_get        (PolTagTable   *self,
                                               guint          image,
                                               gsize         *n_annotations);
PolAnnotation        pol_tag_table_set        (PolTagTable   *self,
                                               guint          image,
                                               PolAnnotation  annotation);
void                 pol_tag_table_append     (PolTagTable   *self,
                                               guint          image,
                                               PolAnnotation  annotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTagTable, pol_tag_table_free)

G_END_DECLS
