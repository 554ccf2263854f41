#pragma once

#include "pol-policy.h"
#include "pol-types.h"

G_BEGIN_DECLS

#define POL_TYPE_EDIT (pol_edit_get_type ())

/* A change of a project in the making, one step of undo. Made by
 * pol_project_begin_edit(), filled by these functions, carried out as a whole
 * by pol_project_apply(). A later setting of the same thing wins. */
typedef struct _PolEdit PolEdit;

GType     pol_edit_get_type       (void);
PolEdit  *pol_edit_ref            (PolEdit       *self);
void      pol_edit_unref          (PolEdit       *self);
void      pol_edit_clear          (PolEdit       *self);

void      pol_edit_set_tag        (PolEdit       *self,
                                   guint          image,
                                   guint          concept,
                                   guint          annotator,
                                   PolValue       value,
                                   gint64         at);
void      pol_edit_set_state      (PolEdit       *self,
                                   guint          image,
                                   PolImageState  state);

void      pol_edit_set_suggestion (PolEdit       *self,
                                   guint          image,
                                   guint          concept,
                                   double         score);
void      pol_edit_clear_suggestions
                                  (PolEdit       *self);

guint     pol_edit_add_annotator  (PolEdit       *self,
                                   const char    *name);

gboolean  pol_edit_find_concept   (PolEdit       *self,
                                   const char    *id,
                                   guint         *concept);
guint     pol_edit_add_concept    (PolEdit       *self,
                                   const char    *id,
                                   const char    *name,
                                   const char    *group,
                                   const char    *key,
                                   gboolean       archived);
void      pol_edit_rename_concept (PolEdit       *self,
                                   guint          concept,
                                   const char    *name);
void      pol_edit_set_group      (PolEdit       *self,
                                   guint          concept,
                                   const char    *group);
void      pol_edit_set_key        (PolEdit       *self,
                                   guint          concept,
                                   const char    *key);
void      pol_edit_set_archived   (PolEdit       *self,
                                   guint          concept,
                                   gboolean       archived);
void      pol_edit_set_note       (PolEdit       *self,
                                   guint          concept,
                                   const char    *note);
void      pol_edit_set_example    (PolEdit       *self,
                                   guint          concept,
                                   guint          image,
                                   gboolean       is_example);
gboolean  pol_edit_check_names    (PolEdit       *self,
                                   GError       **error);
void      pol_edit_move_concept   (PolEdit       *self,
                                   guint          concept,
                                   guint          position);
gboolean  pol_edit_merge_concepts (PolEdit       *self,
                                   guint          from,
                                   guint          into,
                                   GError       **error);

PolPolicy *pol_edit_find_policy   (PolEdit       *self,
                                   const char    *id);
void      pol_edit_set_policy     (PolEdit       *self,
                                   PolPolicy     *policy);
void      pol_edit_remove_policy  (PolEdit       *self,
                                   const char    *id);
PolPolicy *pol_edit_add_policy    (PolEdit       *self,
                                   PolPolicy     *policy);
gboolean  pol_edit_check_policies (PolEdit       *self,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolEdit, pol_edit_unref)

G_END_DECLS
