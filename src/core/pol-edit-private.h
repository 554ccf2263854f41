#pragma once

#include "pol-concept-private.h"
#include "pol-edit.h"
#include "pol-project.h"

G_BEGIN_DECLS

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

typedef struct
{
  guint32 image;
  guint8  before;
  guint8  after;
} PolStateChange;

typedef struct
{
  guint            concept;
  char            *new_id;    /* of a concept that the edit makes, or NULL */
  PolConceptFields before;
  PolConceptFields after;
} PolConceptChange;

/* Changes happen in the order of the arrays and are taken back in the reverse
 * order, so the same thing may be set twice. Once applied, an edit is not
 * changed any more: the store's thread and the undo stack share it. */
struct _PolEdit
{
  gatomicrefcount ref_count;

  PolProject *project;          /* until it is applied */
  char       *description;
  GArray     *tags;             /* PolTagChange */
  GArray     *states;           /* PolStateChange */
  GPtrArray  *concepts;         /* PolConceptChange */
  GHashTable *latest;           /* the last PolConceptChange of each concept index */
  GHashTable *new_ids;          /* the concept index of each id that the edit makes */
  guint       first_annotator;
  GPtrArray  *annotators;       /* names that are new, indexes from first_annotator */
};

PolEdit                *pol_edit_new          (PolProject *project,
                                               const char *description);
gboolean                pol_edit_is_empty     (PolEdit    *self);
const PolConceptFields *pol_edit_peek_concept (PolEdit    *self,
                                               guint       concept);

G_END_DECLS
