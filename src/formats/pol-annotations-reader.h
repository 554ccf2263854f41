#pragma once

#include "pol-import-private.h"

G_BEGIN_DECLS

#define POL_ANNOTATIONS_FORMAT "polarity-annotations"
#define POL_ANNOTATIONS_VERSION 1

gboolean pol_annotations_read (PolImport     *import,
                               GInputStream  *stream,
                               GError       **error);

G_END_DECLS
