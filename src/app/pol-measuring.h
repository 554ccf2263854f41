#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/* Finds out how large the pictures of a project are, in the background, and
 * tells the project. */
typedef struct _PolMeasuring PolMeasuring;

PolMeasuring *pol_measuring_new  (PolProject   *project);
void          pol_measuring_free (PolMeasuring *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolMeasuring, pol_measuring_free)

G_END_DECLS
