#pragma once

#include "pol-concept-list-private.h"
#include "pol-edit-private.h"
#include "pol-image-table.h"
#include "pol-project.h"
#include "pol-store.h"
#include "pol-tag-table.h"

G_BEGIN_DECLS

/* Shared by the files that make up a project: its life (pol-project.c), its
 * images (pol-project-images.c), its changes (pol-project-edit.c), its folder
 * (pol-project-scan.c) and its labels (pol-project-labels.c). */
struct _PolProject
{
  GObject parent_instance;

  char *path;
  GFile *folder;
  PolStore *store;

  PolImageTable *images;
  PolTagTable *tags;
  PolConceptList *concepts;
  GPtrArray *annotators;    /* char *, by index */
  char *annotator;

  GPtrArray *undo;          /* PolEdit */
  GPtrArray *redo;
  GPtrArray *resolvers;     /* PolResolver, as long as the concepts stay as they are */
  GPtrArray *totals;        /* PolTotals, unowned: those in use */

  gboolean saved;
  gboolean scanning;
};

void pol_project_set_saved         (PolProject *self,
                                    gboolean    saved);
void pol_project_set_scanning      (PolProject *self,
                                    gboolean    scanning);
void pol_project_images_changed    (PolProject *self,
                                    GArray     *images);
void pol_project_images_added      (PolProject *self,
                                    guint       first,
                                    guint       n);
void pol_project_undo_changed      (PolProject *self);

void pol_project_count_images      (PolProject *self,
                                    GArray     *images,
                                    int         sign);
void pol_project_concepts_changed  (PolProject *self);
void pol_project_totals_changed    (PolProject *self);
void pol_project_forget_totals     (PolProject *self);

G_END_DECLS
