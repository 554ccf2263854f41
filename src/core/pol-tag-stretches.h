#pragma once

#include "pol-types.h"

G_BEGIN_DECLS

/* Tags of one annotator that are less than so many milliseconds apart were made by one
 * event, be it an import, a tag on many images at once or a script: no one answers ten
 * images a second. */
#define POL_TAG_STRETCHES_ONE_EVENT 100

/* A stretch is fast where so many images on end took less than half a second each: to
 * see what a picture shows and to press a key for it takes that long (Thorpe, Fize and
 * Marlot: Speed of processing in the human visual system, Nature 381, 1996). */
#define POL_TAG_STRETCHES_FAST_IMAGES 30
#define POL_TAG_STRETCHES_FAST_TIME 500

/* A stretch is uniform where so many images on end were given the same tags. */
#define POL_TAG_STRETCHES_UNIFORM_IMAGES 50

/* Finds the stretches of an annotator's work that are too fast, or too uniform, for the
 * pictures to have been looked at. What an annotator said of each image is added first,
 * as of the time of the last tag, and once more if that is asked for; then stretches are
 * found. */
typedef struct _PolTagStretches PolTagStretches;

/* Tells of an image in a stretch. */
typedef void (*PolTagStretchFunc) (guint annotator, guint32 image, gboolean fast, gpointer data);

PolTagStretches *pol_tag_stretches_new  (guint                n_annotators);
void             pol_tag_stretches_free (PolTagStretches     *self);

void             pol_tag_stretches_add  (PolTagStretches     *self,
                                         guint32              image,
                                         const PolAnnotation *annotations,
                                         gsize                n_annotations);
gboolean         pol_tag_stretches_add_again (PolTagStretches *self);
void             pol_tag_stretches_find (PolTagStretches     *self,
                                         PolTagStretchFunc    func,
                                         gpointer             data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTagStretches, pol_tag_stretches_free)

G_END_DECLS
