#pragma once

#include <polarity.h>

G_BEGIN_DECLS

/* A look at all pictures of a project, on other threads. */
typedef struct _PolPictureLooks PolPictureLooks;

/* @pictures: (nullable): PolPictureFact of each image. */
typedef void (*PolPictureLooksFunc) (GArray *pictures, gpointer user_data);

PolPictureLooks *pol_picture_looks_start        (PolProject          *project,
                                                 PolPictureLooksFunc  done,
                                                 gpointer             user_data);
PolPictureLooks *pol_picture_looks_remember     (PolProject          *project,
                                                 PolPictureLooksFunc  done,
                                                 gpointer             user_data);
double           pol_picture_looks_get_fraction (PolPictureLooks     *self);
void             pol_picture_looks_cancel       (PolPictureLooks     *self);

G_END_DECLS
