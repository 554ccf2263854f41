#pragma once

#include "polarity.h"

G_BEGIN_DECLS

/* A folder of empty files named like images, and a project of it, in a
 * temporary folder that is removed afterwards. */
typedef struct
{
  char       *root;
  char       *path;      /* of the project file */
  GFile      *folder;
  PolProject *project;
} ProjectFixture;

ProjectFixture *project_fixture_new         (guint             n_images);
void            project_fixture_free        (ProjectFixture   *self);
void            project_fixture_reopen      (ProjectFixture   *self);
void            project_fixture_add_file    (ProjectFixture   *self,
                                             const char       *path);
guint           project_fixture_add_concept (ProjectFixture   *self,
                                             const char       *id,
                                             const char       *group);
void            project_fixture_tag         (ProjectFixture   *self,
                                             guint             image,
                                             guint             concept,
                                             const char       *annotator,
                                             PolValue          value);
void            project_fixture_suggest     (ProjectFixture   *self,
                                             guint             image,
                                             guint             concept,
                                             double            score);
gboolean        project_fixture_find_suggestion
                                            (PolProject       *project,
                                             guint             image,
                                             guint             concept,
                                             double           *score);
gboolean        labels_have_reason          (PolLabels        *labels,
                                             PolReason         wanted);
void            remove_tree                 (const char       *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProjectFixture, project_fixture_free)

G_END_DECLS
