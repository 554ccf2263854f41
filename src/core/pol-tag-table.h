#pragma once

#include "pol-types.h"

G_BEGIN_DECLS

/* The annotations of a project: those of an image lie side by side, sorted by
 * concept and annotator, and those of POL_TAG_BLOCK images in one block. A copy
 * shares the blocks, and each side makes a block its own before it changes it:
 * another thread may read a copy while the original changes. */
typedef struct _PolTagTable PolTagTable;

#define POL_TAG_BLOCK 256

/* The tag of one annotator on one image and concept; a value of none stands for
 * no tag. */
typedef struct
{
  gint64  before_at;
  gint64  after_at;
  guint32 image;
  guint32 concept;
  guint16 annotator;
  guint8  before;
  guint8  after;
} PolTagChange;

PolTagTable         *pol_tag_table_new         (void);
PolTagTable         *pol_tag_table_copy        (PolTagTable         *self);
void                 pol_tag_table_free        (PolTagTable         *self);

guint                pol_tag_table_get_n       (PolTagTable         *self);
const PolAnnotation *pol_tag_table_get         (PolTagTable         *self,
                                                guint                image,
                                                gsize               *n_annotations);
const PolAnnotation *pol_tag_table_get_block   (PolTagTable         *self,
                                                guint                block,
                                                const guint32      **ends);

void                 pol_tag_table_append      (PolTagTable         *self,
                                                guint                image,
                                                PolAnnotation        annotation);
void                 pol_tag_table_fill_before (PolTagTable         *self,
                                                PolTagChange        *changes,
                                                gsize                n_changes);
void                 pol_tag_table_change      (PolTagTable         *self,
                                                const PolTagChange  *changes,
                                                gsize                n_changes,
                                                gboolean             backwards);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTagTable, pol_tag_table_free)

G_END_DECLS
