#pragma once

#include "pol-concept-list-private.h"
#include "pol-edit-private.h"
#include "pol-findings.h"
#include "pol-folder-watch.h"
#include "pol-image-table.h"
#include "pol-policy-list-private.h"
#include "pol-project.h"
#include "pol-store.h"
#include "pol-tag-table.h"
#include "pol-tally.h"

G_BEGIN_DECLS

/* Shared by the files that make up a project: its life (pol-project.c), its
 * images (pol-project-images.c), its changes (pol-project-edit.c), its folder
 * (pol-project-scan.c), their files (pol-project-files.c) and its labels
 * (pol-project-labels.c). */
struct _PolProject
{
  GObject parent_instance;

  char *path;
  GFile *folder;
  PolStore *store;

  PolImageTable *images;
  PolTagTable *tags;
  PolSuggestions *suggestions;
  guint n_suggested;        /* images with an open one */
  PolConceptList *concepts;
  PolPolicyList *policies;
  GPtrArray *annotators;    /* char *, by index */
  char *annotator;
  gboolean blind;           /* only that annotator's tags are seen */

  GPtrArray *undo;          /* PolEdit */
  GPtrArray *redo;
  GPtrArray *resolvers;     /* PolResolver, as long as the concepts stay as they are */
  GPtrArray *totals;        /* PolTotals, unowned: those in use */
  GPtrArray *kept_totals;   /* PolTotals, those that the project itself uses */

  PolConceptList *frozen_concepts;    /* for snapshots, until the concepts change */
  guint generation;         /* changes with all that work on a snapshot depends on */
  GQueue work;              /* the first piece is being done */
  GQueue after_work;        /* what waits until all of it is */
  gboolean recounting;      /* the totals are by concepts, or for eyes, that changed since */

  GQueue scans;             /* GTask, the first one is under way */
  GQueue checks;            /* GTask of looking at sizes and times, likewise */
  GAsyncQueue *findings;    /* PolFindings that they made */
  gboolean taking_findings; /* guarded by that queue's lock */
  PolFolderWatch *watch;    /* NULL if the folder is not watched */
  GCancellable *watching;

  gboolean saved;
  gboolean scanning;
};

/* Is called on another thread, with a snapshot that it may change. */
typedef void     (*PolWorkFunc)     (PolProject   *snapshot,
                                     gpointer      data,
                                     GCancellable *cancellable);
typedef gboolean (*PolWorkDoneFunc) (PolProject   *self,
                                     PolProject   *snapshot,
                                     gpointer      data);

void pol_project_set_saved         (PolProject *self,
                                    gboolean    saved);
void pol_project_set_scanning      (PolProject *self,
                                    gboolean    scanning);
void pol_project_checking_changed  (PolProject *self);
void pol_project_images_changed    (PolProject *self,
                                    GArray     *images);
void pol_project_images_added      (PolProject *self,
                                    guint       first,
                                    guint       n);
void pol_project_images_moved      (PolProject *self,
                                    GArray     *images);
void pol_project_files_changed     (PolProject *self,
                                    GArray     *images);
void pol_project_watch_folders     (PolProject *self,
                                    GPtrArray  *folders,
                                    gboolean    look_again);
void pol_project_rescan_renamed    (PolProject *self,
                                    const char *const *places,
                                    GHashTable *renamed,
                                    GCancellable *cancellable);
void pol_project_scan_ended        (PolProject *self,
                                    GTask      *scan);
void pol_project_take_findings     (PolProject  *self,
                                    PolFindings *findings);
void pol_project_check_files       (PolProject   *self,
                                    GCancellable *cancellable);
void pol_project_check_files_later (PolProject         *self,
                                    const char * const *places,
                                    GCancellable       *cancellable);
void pol_project_suggestions_changed
                                   (PolProject *self);
void pol_project_undo_changed      (PolProject *self);

void pol_project_pending_changed   (PolProject *self);

void pol_project_work              (PolProject          *self,
                                    const char          *description,
                                    PolWorkFunc          func,
                                    PolWorkDoneFunc      done,
                                    gpointer             data,
                                    GDestroyNotify       free_data,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean pol_project_is_working    (PolProject          *self);
void pol_project_run_after_work    (PolProject          *self,
                                    GTask               *task,
                                    GTaskThreadFunc      func);

guint
     pol_project_get_own_annotator (PolProject *self);
const PolAnnotation *
     pol_project_get_seen          (PolProject *self,
                                    guint       image,
                                    GArray    **own,
                                    gsize      *n);
PolProject *
     pol_project_snapshot_seen     (PolProject *self);
PolProject *
     pol_project_snapshot_to_change
                                   (PolProject *self);
void pol_project_rehearse          (PolProject *self,
                                    PolEdit    *edit);
void pol_project_count_images      (PolProject *self,
                                    PolTally   *tally,
                                    GArray     *images,
                                    int         sign);
void pol_project_count_new_images  (PolProject *self,
                                    GArray     *images);
void pol_project_count_default     (PolProject *self);
void pol_project_keep_totals       (PolProject *self,
                                    PolTotals  *totals);
void pol_project_take_totals       (PolProject *self,
                                    PolProject *snapshot);
void pol_project_concepts_changed  (PolProject *self,
                                    gboolean    relabels);
void pol_project_sight_changed     (PolProject *self);
void pol_project_totals_changed    (PolProject *self);
void pol_project_forget_totals     (PolProject *self);

G_END_DECLS
