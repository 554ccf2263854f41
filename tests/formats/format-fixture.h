#pragma once

#include <polarity.h>

G_BEGIN_DECLS

/* A folder of its own for each test, removed with all that is in it. */
typedef struct
{
  char       *folder;
  PolProject *project;
} FormatFixture;

void   format_fixture_set_up       (FormatFixture *fixture,
                                    gconstpointer  data);
void   format_fixture_tear_down    (FormatFixture *fixture,
                                    gconstpointer  data);
void   format_fixture_add_project  (FormatFixture *fixture,
                                    const char    *images);
GFile *format_fixture_get_file     (FormatFixture *fixture,
                                    const char    *name);
GFile *format_fixture_write        (FormatFixture *fixture,
                                    const char    *name,
                                    const char    *contents,
                                    gssize         length);
char  *format_fixture_read         (FormatFixture *fixture,
                                    const char    *name);

G_END_DECLS
