#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define POL_TYPE_CONCEPT (pol_concept_get_type ())

G_DECLARE_FINAL_TYPE (PolConcept, pol_concept, POL, CONCEPT, GObject)

guint       pol_concept_get_index    (PolConcept *self);
const char *pol_concept_get_id       (PolConcept *self);
const char *pol_concept_get_name     (PolConcept *self);
const char *pol_concept_get_group    (PolConcept *self);
const char *pol_concept_get_key      (PolConcept *self);
gboolean    pol_concept_get_archived (PolConcept *self);
const char *pol_concept_get_note     (PolConcept *self);
GArray     *pol_concept_get_examples (PolConcept *self);

G_END_DECLS
