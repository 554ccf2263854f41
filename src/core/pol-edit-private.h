#pragma once

#include "pol-concept-private.h"
#include "pol-edit.h"
#include "pol-image-table.h"
#include "pol-project.h"
#include "pol-suggestions.h"
#include "pol-tag-table.h"

G_BEGIN_DECLS

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

void pol_concept_change_free (PolConceptChange *self);

/* A policy that comes to be has nothing before, one that goes nothing after. */
typedef struct
{
  char      *id;
  PolPolicy *before;
  PolPolicy *after;
} PolPolicyChange;

void pol_policy_change_free (PolPolicyChange *self);

/* Concepts change in the order of their array and are taken back in the reverse
 * order. When an edit is applied, its tags and states are sorted by image, and
 * what was set twice is there once. From then on it is not changed any more: the
 * store's thread and the undo stack share it. */
struct _PolEdit
{
  gatomicrefcount ref_count;

  PolProject *project;          /* until it is applied */
  char       *description;
  GArray     *tags;             /* PolTagChange */
  GArray     *states;           /* PolStateChange */
  GArray     *suggested;        /* PolSuggestionChange, until it is applied */
  gboolean    clears_suggestions;
  PolSuggestions *suggestions_before;   /* NULL, and so is the other, if they stay */
  PolSuggestions *suggestions_after;
  GPtrArray  *concepts;         /* PolConceptChange */
  GHashTable *latest;           /* the last PolConceptChange of each concept index */
  GHashTable *new_ids;          /* the concept index of each id that the edit makes */
  GPtrArray  *policies;         /* PolPolicyChange, one an id */
  guint       first_annotator;
  GPtrArray  *annotators;       /* names that are new, indexes from first_annotator */
};

PolEdit                *pol_edit_new          (PolProject *project,
                                               const char *description);
gboolean                pol_edit_is_empty     (PolEdit    *self);
gboolean                pol_edit_is_small     (PolEdit    *self);
gboolean                pol_edit_changes_labels
                                              (PolEdit    *self);
void                    pol_edit_settle       (PolEdit    *self,
                                               PolTagTable    *tags,
                                               PolImageTable  *images,
                                               PolSuggestions *suggestions);
void                    pol_edit_settle_policies (PolEdit *self);
GArray                 *pol_edit_list_images  (PolEdit    *self);
const PolConceptFields *pol_edit_peek_concept (PolEdit    *self,
                                               guint       concept);

G_END_DECLS
