/* test-session.c: what was tagged in a session is counted, and how fast, without pauses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "label-fixture.h"
#include "pol-session.h"

#define MINUTE (60 * 1000)

static const char *const concepts[] = { "burger", "pizza", NULL };
static gint64 now;

static gint64
tell_time (void)
{
  return now;
}

typedef struct
{
  LabelFixture base;
  PolSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  now = G_GINT64_CONSTANT (1700000000000);
  label_fixture_set_up (&fixture->base, 10, concepts);
  pol_project_set_annotator (fixture->base.project, "Ana");
  fixture->session = pol_session_new (fixture->base.project, tell_time);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  label_fixture_tear_down (&fixture->base);
}

static void
tag_as (Fixture *fixture, const char *annotator, guint image, const char *concept, gint64 at)
{
  PolProject *project = fixture->base.project;
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Tag");

  pol_edit_set_tag (edit, image, label_fixture_find (&fixture->base, concept),
                    pol_edit_add_annotator (edit, annotator), POL_VALUE_POSITIVE, at);
  pol_project_apply (project, edit);
}

static void
tag (Fixture *fixture, guint image, const char *concept)
{
  tag_as (fixture, "Ana", image, concept, now);
}

static void
assert_counts (Fixture *fixture, guint images, guint tags)
{
  g_assert_cmpuint (pol_session_get_n_images (fixture->session), ==, images);
  g_assert_cmpuint (pol_session_get_n_tags (fixture->session), ==, tags);
}

static void
assert_rates (Fixture *fixture, guint images, guint tags)
{
  guint n_images, n_tags;

  g_assert_true (pol_session_get_rates (fixture->session, &n_images, &n_tags));
  g_assert_cmpuint (n_images, ==, images);
  g_assert_cmpuint (n_tags, ==, tags);
}

static void
test_counts_what_is_there (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "burger");
  tag (fixture, 0, "pizza");
  tag (fixture, 1, "burger");
  assert_counts (fixture, 2, 3);

  pol_project_undo (fixture->base.project);
  assert_counts (fixture, 1, 2);
  pol_project_redo (fixture->base.project);
  assert_counts (fixture, 2, 3);
}

static void
test_counts_ones_own_of_now (Fixture *fixture, gconstpointer data)
{
  tag_as (fixture, "Ben", 0, "burger", now);
  tag_as (fixture, "Ana", 1, "burger", now - 1);
  assert_counts (fixture, 0, 0);
}

static void
test_rates_are_of_an_hour (Fixture *fixture, gconstpointer data)
{
  guint images, tags;

  tag (fixture, 0, "burger");
  g_assert_false (pol_session_get_rates (fixture->session, &images, &tags));
  now += MINUTE;
  tag (fixture, 1, "burger");
  tag (fixture, 1, "pizza");
  assert_rates (fixture, 120, 180);

  now += MINUTE;
  assert_rates (fixture, 60, 90);
}

static void
test_pauses_are_left_out (Fixture *fixture, gconstpointer data)
{
  tag (fixture, 0, "burger");
  now += MINUTE;
  tag (fixture, 1, "burger");
  now += 30 * MINUTE;
  assert_rates (fixture, 120, 120);

  tag (fixture, 2, "burger");
  now += MINUTE;
  tag (fixture, 3, "burger");
  assert_rates (fixture, 120, 120);
}

static void
add (const char *path, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/session/counts-what-is-there", test_counts_what_is_there);
  add ("/session/counts-ones-own-of-now", test_counts_ones_own_of_now);
  add ("/session/rates-are-of-an-hour", test_rates_are_of_an_hour);
  add ("/session/pauses-are-left-out", test_pauses_are_left_out);

  return g_test_run ();
}
