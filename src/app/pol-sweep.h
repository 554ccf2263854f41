#pragma once

#include "pol-image-selection.h"
#include "pol-tag-boxes.h"

G_BEGIN_DECLS

#define POL_TYPE_SWEEP (pol_sweep_get_type ())

/* One concept that is asked about image by image: the images to be asked about,
 * which of them have been answered, and what comes next. An answered image
 * stays listed until someone goes on. Emits "changed" when any of that, or the
 * concept, is another. */
G_DECLARE_FINAL_TYPE (PolSweep, pol_sweep, POL, SWEEP, GObject)

PolSweep          *pol_sweep_new               (PolImageList      *order);

PolProject        *pol_sweep_get_project       (PolSweep          *self);
PolImageSelection *pol_sweep_get_selection     (PolSweep          *self);
PolConcept        *pol_sweep_get_concept       (PolSweep          *self);
PolImageMatch      pol_sweep_get_match         (PolSweep          *self);
void               pol_sweep_choose            (PolSweep          *self,
                                                PolConcept        *concept,
                                                PolImageMatch      match);

guint              pol_sweep_count_left        (PolSweep          *self);
GtkBitset         *pol_sweep_find_untagged     (PolSweep          *self,
                                                GtkBitset         *among);
PolTagState        pol_sweep_get_state         (PolSweep          *self,
                                                guint              image);
char              *pol_sweep_describe_last     (PolSweep          *self);
PolConcept        *pol_sweep_find_next_concept (PolSweep          *self);

gboolean           pol_sweep_answer            (PolSweep          *self,
                                                PolValue           value);
void               pol_sweep_answer_image      (PolSweep          *self,
                                                guint              image,
                                                PolValue           value);
void               pol_sweep_negative_among    (PolSweep          *self,
                                                GtkBitset         *images);
void               pol_sweep_negative_rest     (PolSweep          *self);

gboolean           pol_sweep_next              (PolSweep          *self);
gboolean           pol_sweep_previous          (PolSweep          *self);
void               pol_sweep_go_on             (PolSweep          *self);

G_END_DECLS
