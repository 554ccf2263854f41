#pragma once

#include "polarity.h"

/* A project on empty files, with concepts that tests tag as they need. */
typedef struct
{
  char *folder;
  PolProject *project;
} LabelFixture;

void  label_fixture_set_up    (LabelFixture       *fixture,
                               guint               n_images,
                               const char * const *concepts);
void  label_fixture_tear_down (LabelFixture       *fixture);

guint label_fixture_find      (LabelFixture       *fixture,
                               const char         *concept);
void  label_fixture_tag       (LabelFixture       *fixture,
                               guint               image,
                               const char         *concept,
                               const char         *annotator,
                               PolValue            value);
void  label_fixture_review    (LabelFixture       *fixture,
                               guint               image);
