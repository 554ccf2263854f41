#pragma once

#include <gtk/gtk.h>

#include "label-fixture.h"
#include "pol-sweep.h"

/* Four images and two concepts, and a sweep through them on a page in a window. */
typedef struct
{
  LabelFixture labels;
  PolImageList *images;
  PolSweep *sweep;
  GtkWidget *window;
  GtkWidget *page;
} SweepFixture;

void        settle                  (void);

void        sweep_fixture_set_up    (SweepFixture *fixture,
                                     GtkWidget    *page);
void        sweep_fixture_present   (SweepFixture *fixture);
void        sweep_fixture_tear_down (SweepFixture *fixture,
                                     gconstpointer data);

guint       get_current             (SweepFixture *fixture);
PolTagState get_state               (SweepFixture *fixture,
                                     guint         image);
void        activate                (SweepFixture *fixture,
                                     const char   *action);
