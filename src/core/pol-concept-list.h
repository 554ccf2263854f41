#pragma once

#include <gio/gio.h>

#include "pol-concept.h"

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT_LIST (pol_concept_list_get_type ())

/* A GListModel of the active concepts in list order. Indexes ("index") are
 * stable numbers that annotations use; positions ("position") are places among
 * the active concepts. */
G_DECLARE_FINAL_TYPE (PolConceptList, pol_concept_list, POL, CONCEPT_LIST, GObject)

guint       pol_concept_list_get_n_active   (PolConceptList *self);
PolConcept *pol_concept_list_get_active     (PolConceptList *self,
                                             guint           position);
guint       pol_concept_list_get_n_concepts (PolConceptList *self);
PolConcept *pol_concept_list_get_concept    (PolConceptList *self,
                                             guint           index);
PolConcept *pol_concept_list_find           (PolConceptList *self,
                                             const char     *id);
PolConcept *pol_concept_list_find_name      (PolConceptList *self,
                                             const char     *name);
gboolean    pol_concept_list_get_position   (PolConceptList *self,
                                             PolConcept     *concept,
                                             guint          *position);
GPtrArray  *pol_concept_list_list_recent    (PolConceptList *self);

G_END_DECLS
