#pragma once

#include <gio/gio.h>

#include "pol-concept-list.h"
#include "pol-edit.h"
#include "pol-labels.h"
#include "pol-policy-list.h"
#include "pol-policy.h"
#include "pol-totals.h"
#include "pol-types.h"

G_BEGIN_DECLS

#define POL_TYPE_PROJECT (pol_project_get_type ())

/* Properties: "saved" (gboolean, every change is in the file), "undo-text" and
 * "redo-text" (what the next undo or redo is about, NULL when there is none),
 * "annotator" (name of who is tagging, rw), "blind" (gboolean, rw: only that
 * annotator's tags are read), "scanning" (gboolean),
 * "checking" (gboolean, the sizes and times of files are being looked at),
 * "pending-text" (what change is being made on another thread, or NULL).
 *
 * Signals:
 *   images-changed (GArray *images of guint32, sorted)  tags or marks changed, or which are missing
 *   images-added   (guint first, guint n)               indexes first … first + n - 1 are new
 *   images-moved   (GArray *images of guint32, sorted)  their paths are others, and so is the order
 *                                                       by path; indexes, tags and marks stay
 *   files-changed  (GArray *images of guint32, sorted)  what their files show is, or may be, another
 *                                                       picture: changed, gone, back or moved
 *   suggestions-changed ()                              there are other suggestions, or none
 *   save-failed    (const char *message)                the store could not write; nothing is lost
 *                                                       in memory, and the next change tries again
 * Concepts that change: GListModel::items-changed of the concept list, and
 * notify on a PolConcept. Policies of its own that change: items-changed of their
 * list. */
G_DECLARE_FINAL_TYPE (PolProject, pol_project, POL, PROJECT, GObject)

typedef void (*PolEditFunc) (PolProject *project, PolEdit *edit, gpointer user_data,
                             GCancellable *cancellable);

char                *pol_project_path_for_folder     (GFile                *folder);

PolProject          *pol_project_create              (const char           *path,
                                                      GFile                *folder,
                                                      GError              **error);
PolProject          *pol_project_open                (const char           *path,
                                                      gboolean              writable,
                                                      GError              **error);
void                 pol_project_open_async          (const char           *path,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
PolProject          *pol_project_open_finish         (GAsyncResult         *result,
                                                      GError              **error);
gboolean             pol_project_flush               (PolProject           *self,
                                                      GError              **error);
void                 pol_project_flush_async         (PolProject           *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean             pol_project_flush_finish        (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                 pol_project_save_copy_async     (PolProject           *self,
                                                      const char           *path,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean             pol_project_save_copy_finish    (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

const char          *pol_project_get_path            (PolProject           *self);
GFile               *pol_project_get_folder          (PolProject           *self);
char                *pol_project_dup_folder_name     (PolProject           *self);
void                 pol_project_set_folder          (PolProject           *self,
                                                      GFile                *folder);
gboolean             pol_project_get_saved           (PolProject           *self);
gboolean             pol_project_get_scanning        (PolProject           *self);
gboolean             pol_project_get_checking        (PolProject           *self);

gboolean             pol_project_scan                (PolProject           *self,
                                                      char               ***skipped,
                                                      GCancellable         *cancellable,
                                                      GError              **error);
void                 pol_project_scan_async          (PolProject           *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void                 pol_project_rescan_async        (PolProject           *self,
                                                      const char * const   *places,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean             pol_project_scan_finish         (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      char               ***skipped,
                                                      GError              **error);

void                 pol_project_set_watching        (PolProject           *self,
                                                      gboolean              watching);
gboolean             pol_project_is_watched          (PolProject           *self);

guint                pol_project_get_n_images        (PolProject           *self);
guint                pol_project_get_nth_image       (PolProject           *self,
                                                      guint                 position);
const char          *pol_project_get_image_path      (PolProject           *self,
                                                      guint                 image);
GFile               *pol_project_get_image_file      (PolProject           *self,
                                                      guint                 image);
gboolean             pol_project_find_image          (PolProject           *self,
                                                      const char           *path,
                                                      guint                *image);
PolImageState        pol_project_get_image_state     (PolProject           *self,
                                                      guint                 image);
gboolean             pol_project_get_image_missing   (PolProject           *self,
                                                      guint                 image);
guint                pol_project_get_n_missing       (PolProject           *self);
void                 pol_project_sort_images         (PolProject           *self,
                                                      GArray               *images);
gint64               pol_project_get_image_size      (PolProject           *self,
                                                      guint                 image);
gint64               pol_project_get_image_mtime     (PolProject           *self,
                                                      guint                 image);
gboolean             pol_project_get_image_dimensions
                                                     (PolProject           *self,
                                                      guint                 image,
                                                      guint                *width,
                                                      guint                *height);
void                 pol_project_set_dimensions      (PolProject           *self,
                                                      GArray               *dimensions);
void                 pol_project_keep_looks          (PolProject           *self,
                                                      GArray               *looks);
const PolAnnotation *pol_project_get_annotations     (PolProject           *self,
                                                      guint                 image,
                                                      gsize                *n_annotations);
guint                pol_project_get_n_annotations   (PolProject           *self);

guint                pol_project_get_n_suggestions   (PolProject           *self);
guint                pol_project_get_n_suggested     (PolProject           *self);

PolConceptList      *pol_project_get_concepts        (PolProject           *self);
PolPolicyList       *pol_project_get_policies        (PolProject           *self);
PolPolicy           *pol_project_find_policy         (PolProject           *self,
                                                      const char           *id);
guint                pol_project_get_n_annotators    (PolProject           *self);
const char          *pol_project_get_annotator_name  (PolProject           *self,
                                                      guint                 annotator);
const char          *pol_project_get_default_annotator
                                                     (void);
const char          *pol_project_get_annotator       (PolProject           *self);
void                 pol_project_set_annotator       (PolProject           *self,
                                                      const char           *name);
gboolean             pol_project_get_blind           (PolProject           *self);
void                 pol_project_set_blind           (PolProject           *self,
                                                      gboolean              blind);

PolProject          *pol_project_snapshot            (PolProject           *self);

PolEdit             *pol_project_begin_edit          (PolProject           *self,
                                                      const char           *description);
void                 pol_project_apply               (PolProject           *self,
                                                      PolEdit              *edit);
void                 pol_project_undo                (PolProject           *self);
void                 pol_project_redo                (PolProject           *self);
void                 pol_project_edit_async          (PolProject           *self,
                                                      const char           *description,
                                                      PolEditFunc           func,
                                                      gpointer              data,
                                                      GDestroyNotify        free_data,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void                 pol_project_step_async          (PolProject           *self,
                                                      gboolean              backwards,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean             pol_project_edit_finish         (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
const char          *pol_project_get_pending_text    (PolProject           *self);
void                 pol_project_cancel_pending      (PolProject           *self);
const char          *pol_project_get_undo_text       (PolProject           *self);
const char          *pol_project_get_redo_text       (PolProject           *self);

PolResolver         *pol_project_get_resolver        (PolProject           *self,
                                                      PolPolicy            *policy);
PolLabels           *pol_project_resolve             (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      guint                 image);
PolLabel             pol_project_read                (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      guint                 image,
                                                      guint                 concept,
                                                      PolReason            *reason);
PolTotals           *pol_project_count_labels        (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      GArray               *images);
PolTotals           *pol_project_get_totals          (PolProject           *self,
                                                      PolPolicy            *policy);
PolTotals           *pol_project_find_totals         (PolProject           *self,
                                                      PolPolicy            *policy);
void                 pol_project_count_totals_async  (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
PolTotals           *pol_project_count_totals_finish (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
guint64              pol_project_count_differences   (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      PolPolicy            *other);
void                 pol_project_count_differences_async
                                                     (PolProject           *self,
                                                      PolPolicy            *policy,
                                                      PolPolicy            *other,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean             pol_project_count_differences_finish
                                                     (PolProject           *self,
                                                      GAsyncResult         *result,
                                                      guint64              *count,
                                                      GError              **error);

G_END_DECLS
