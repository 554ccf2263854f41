#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What tells one version of an image's file from another. */
typedef struct
{
  guint32     image;
  const char *path;       /* as a PolImageTable has it: that of a moved image is another */
  gint64      size;       /* in bytes */
  gint64      mtime;      /* milliseconds since 1970 */
} PolImageFile;

/* The size of an image in pixels, as its file has it; 0 is not known. */
typedef struct
{
  guint32 image;
  guint32 width;
  guint32 height;
} PolImageDimensions;

gboolean pol_image_file_query (PolImageFile *self,
                               GFile        *folder,
                               const char   *path,
                               GCancellable *cancellable);
guint    pol_image_file_hash  (gconstpointer self);
gboolean pol_image_file_equal (gconstpointer self,
                               gconstpointer other);

G_END_DECLS
