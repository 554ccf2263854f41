#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PolThumbnailSource:
 * @uri: the URI of a picture's file
 * @mtime: when it was last changed, in seconds since 1970
 * @size: its size in bytes
 *
 * What a thumbnail is of, and what tells whether it is still true.
 */
typedef struct
{
  char    *uri;
  gint64   mtime;
  guint64  size;
} PolThumbnailSource;

PolThumbnailSource *pol_thumbnail_source_query (GFile                     *file,
                                                GCancellable              *cancellable,
                                                GError                   **error);
PolThumbnailSource *pol_thumbnail_source_copy  (const PolThumbnailSource  *self);
void                pol_thumbnail_source_free  (PolThumbnailSource        *self);
gboolean            pol_thumbnail_source_equal (const PolThumbnailSource  *self,
                                                const PolThumbnailSource  *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolThumbnailSource, pol_thumbnail_source_free)

G_END_DECLS
