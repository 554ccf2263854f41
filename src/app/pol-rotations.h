#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How pictures are turned on the screen, for as long as the program runs. The
 * files are never changed. */
guint pol_rotations_get (GFile *file);
void  pol_rotations_set (GFile *file,
                         guint  turns);

G_END_DECLS
