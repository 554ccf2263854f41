#pragma once

#include "polarity.h"

/* A project on a folder that grows as a test needs it. */
typedef struct
{
  char *folder;
  PolProject *project;
  GPtrArray *files;
} ImageFixture;

#define image_fixture_add(path, func) \
  g_test_add (path, ImageFixture, NULL, image_fixture_set_up, func, image_fixture_tear_down)

#define wait_until(condition) \
  while (!(condition)) \
    g_main_context_iteration (NULL, TRUE)

void  image_fixture_set_up       (ImageFixture  *fixture,
                                  gconstpointer  data);
void  image_fixture_tear_down    (ImageFixture  *fixture,
                                  gconstpointer  data);

void  image_fixture_write_empty  (ImageFixture  *fixture,
                                  const char    *format,
                                  guint          first,
                                  guint          n);
void  image_fixture_write_pixels (ImageFixture  *fixture,
                                  const char    *format,
                                  guint          first,
                                  guint          n,
                                  guint          width,
                                  guint          height);
void  image_fixture_scan         (ImageFixture  *fixture);

guint image_fixture_find         (ImageFixture  *fixture,
                                  const char    *path);
void  image_fixture_tag          (ImageFixture  *fixture,
                                  guint          image,
                                  const char    *annotator,
                                  PolValue       value);
