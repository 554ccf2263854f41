#pragma once

#include <gio/gio.h>

#include "pol-project.h"
#include "pol-resolver-private.h"

G_BEGIN_DECLS

/* Reads what is said of images, one tag for each concept, of the annotators that are seen. */
typedef struct
{
  PolProject  *project;
  PolResolver *resolver;
  GArray      *own;           /* scratch of pol_project_get_seen() */
  GArray      *folded;        /* scratch: PolFoldedTag */
} PolFoldReader;

typedef void (*PolFoldFunc) (const PolFoldedTag *folded, gsize n, gpointer data);

void                 pol_fold_reader_init     (PolFoldReader *self,
                                               PolProject    *project,
                                               PolPolicy     *policy);
void                 pol_fold_reader_clear    (PolFoldReader *self);

const PolAnnotation *pol_fold_reader_get_seen (PolFoldReader *self,
                                               guint          image,
                                               gsize         *n);
const PolFoldedTag  *pol_fold_reader_read     (PolFoldReader *self,
                                               guint          image,
                                               gsize         *n);
gboolean             pol_fold_reader_for_each (PolFoldReader *self,
                                               GCancellable  *cancellable,
                                               PolFoldFunc    func,
                                               gpointer       data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PolFoldReader, pol_fold_reader_clear)

G_END_DECLS
