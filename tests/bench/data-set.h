#pragma once

#include <glib.h>

#include "pol-types.h"

G_BEGIN_DECLS

#define DATA_SET_ANNOTATORS 4

/* What a data set of a given size and seed consists of: the same at any time and
 * on any machine. Images are known by their number, which is in their path. */
typedef struct
{
  guint64  seed;
  guint    n_images;
  guint    n_concepts;
  guint    n_tags;
  gboolean nested;

  guint    n_touched;       /* images with at least one tag */
  double  *popularity;      /* running sum over the concepts, ends with 1 */
  guint64 *shares;          /* running sum over the images, of how much each is tagged */
} DataSet;

DataSet    *data_set_new              (guint64          seed,
                                       guint            n_images,
                                       guint            n_concepts,
                                       guint            n_tags,
                                       gboolean         nested);
void        data_set_free             (DataSet         *self);

char       *data_set_get_path         (DataSet         *self,
                                       guint            image);
guint       data_set_get_number       (const char      *path);
char       *data_set_get_concept      (guint            concept);
const char *data_set_get_annotator    (guint            annotator);
guint       data_set_choose_picture   (DataSet         *self,
                                       guint            image,
                                       guint            n_pictures);
void        data_set_get_annotations  (DataSet         *self,
                                       guint            image,
                                       GArray          *annotations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DataSet, data_set_free)

G_END_DECLS
