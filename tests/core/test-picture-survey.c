/* test-picture-survey.c: files are looked into once, and what is found is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <string.h>
#include <utime.h>

#include "pol-picture-survey.h"

static gint n_hashed;      /* atomic */

/* A file of these tests begins with "hash" and a letter, or with "plain"; others cannot be read. */
static gboolean
hash_file (GFile *file,
           gboolean *has_hash,
           guint64 *hash,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *content = NULL;

  g_atomic_int_inc (&n_hashed);
  if (!g_file_load_contents (file, cancellable, &content, NULL, NULL, error))
    return FALSE;

  *has_hash = g_str_has_prefix (content, "hash");
  if (*has_hash)
    *hash = ~(guint64) content[5];
  if (*has_hash || g_str_has_prefix (content, "plain"))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture");
  return FALSE;
}

static void
write_file (ProjectFixture *fixture,
            const char *path,
            const char *content,
            gint64 time)
{
  g_autofree char *file = g_build_filename (fixture->root, "images", path, NULL);
  struct utimbuf times = { time, time };

  g_assert_true (g_file_set_contents (file, content, -1, NULL));
  g_assert_cmpint (utime (file, &times), ==, 0);
}

/* Sizes and times are looked at after the images are there. */
static void
scan (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pol_project_scan (fixture->project, NULL, NULL, &error);
  g_assert_no_error (error);
  pol_project_flush (fixture->project, &error);
  g_assert_no_error (error);
}

static ProjectFixture *
make_project (void)
{
  ProjectFixture *fixture = project_fixture_new (0);

  write_file (fixture, "a.jpg", "hash A", 1000000000);
  write_file (fixture, "b.jpg", "hash B and more", 1000000000);
  write_file (fixture, "c.jpg", "hash A", 1000000001);
  write_file (fixture, "d.jpg", "plain", 1000000000);
  write_file (fixture, "e.jpg", "damaged file", 1000000000);
  scan (fixture);

  return fixture;
}

typedef struct
{
  ProjectFixture *fixture;
  guint n_done;
  guint n_kept;
} Survey;

static void
keep (GArray *looks,
      gpointer user_data)
{
  Survey *survey = user_data;

  survey->n_kept += looks->len;
  pol_project_keep_looks (survey->fixture->project, looks);
}

static void
note_progress (guint n_done,
               guint n,
               gpointer user_data)
{
  Survey *survey = user_data;

  g_assert_cmpuint (n_done, >=, survey->n_done);
  g_assert_cmpuint (n_done, <=, n);
  survey->n_done = n_done;
}

static const PolPictureSurvey surveyor = { hash_file, keep, note_progress };

/* Also says how many pictures it decodes. */
static void
survey (ProjectFixture *fixture,
        guint expected_hashed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) facts = NULL;
  const PolPictureFact *fact;
  Survey run = { fixture };

  g_atomic_int_set (&n_hashed, 0);
  facts = pol_picture_survey_run (&surveyor, fixture->project, &run, NULL);
  g_assert_cmpint (g_atomic_int_get (&n_hashed), ==, expected_hashed);
  g_assert_cmpuint (run.n_done, ==, 5);

  fact = (const PolPictureFact *) facts->data;
  g_assert_cmpuint (facts->len, ==, 5);
  g_assert_cmpuint (fact[0].state, ==, POL_PICTURE_STATE_HASHED);
  g_assert_cmpuint (fact[0].hash, ==, ~(guint64) 'A');
  g_assert_cmpuint (fact[1].hash, ==, ~(guint64) 'B');
  g_assert_cmpuint (fact[2].hash, ==, ~(guint64) 'A');
  g_assert_cmpuint (fact[3].state, ==, POL_PICTURE_STATE_PLAIN);
  g_assert_cmpuint (fact[4].state, ==, POL_PICTURE_STATE_UNREADABLE);
  for (guint i = 0; i < facts->len; i++)
    g_assert_cmpuint (fact[i].original, ==, i == 2 ? 0 : i);

  pol_project_flush (fixture->project, &error);
  g_assert_no_error (error);
}

/* But for the damaged one, which might be readable another time. */
static void
test_looked_at_once (void)
{
  g_autoptr (ProjectFixture) fixture = make_project ();

  survey (fixture, 5);
  survey (fixture, 1);
  project_fixture_reopen (fixture);
  survey (fixture, 1);
}

/* It is no matter whether the project has seen that already. */
static void
test_changed_files_are_looked_at_again (void)
{
  g_autoptr (ProjectFixture) fixture = make_project ();

  survey (fixture, 5);
  write_file (fixture, "b.jpg", "hash B and more", 1000000007);
  survey (fixture, 2);
  scan (fixture);
  survey (fixture, 2);
  survey (fixture, 1);
}

/* What was found in a file that became another one meanwhile is not kept for that. */
static void
test_late_finding_is_not_kept (void)
{
  g_autoptr (ProjectFixture) fixture = make_project ();
  g_autoptr (GArray) looks = pol_picture_look_new_array (0);
  PolPictureLook look = { 0, POL_PICTURE_STATE_HASHED, 77, 6, 999000, NULL };

  pol_picture_look_append (looks, &look);
  pol_project_keep_looks (fixture->project, looks);
  survey (fixture, 5);
}

static void
test_cancelled_knows_nothing (void)
{
  g_autoptr (ProjectFixture) fixture = make_project ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) facts = NULL;
  Survey run = { fixture };

  g_cancellable_cancel (cancellable);
  facts = pol_picture_survey_run (&surveyor, fixture->project, &run, cancellable);
  for (guint i = 0; i < facts->len; i++)
    g_assert_cmpuint (g_array_index (facts, PolPictureFact, i).state, ==, POL_PICTURE_STATE_UNKNOWN);
  g_assert_cmpuint (run.n_kept, ==, 0);
}

/* Only if all of it was kept, and is true still. */
static void
test_remembers_without_reading (void)
{
  g_autoptr (ProjectFixture) fixture = make_project ();
  g_autoptr (GArray) facts = pol_picture_survey_remember (fixture->project, NULL);

  g_assert_null (facts);
  survey (fixture, 5);
  g_assert_null (pol_picture_survey_remember (fixture->project, NULL));

  write_file (fixture, "e.jpg", "hash E, which can be read", 1000000009);
  scan (fixture);
  facts = pol_picture_survey_run (&surveyor, fixture->project, &(Survey) { fixture }, NULL);
  g_array_unref (g_steal_pointer (&facts));
  project_fixture_reopen (fixture);
  g_atomic_int_set (&n_hashed, 0);
  facts = pol_picture_survey_remember (fixture->project, NULL);
  g_assert_nonnull (facts);
  g_assert_cmpint (g_atomic_int_get (&n_hashed), ==, 0);
  g_assert_cmpuint (g_array_index (facts, PolPictureFact, 2).original, ==, 0);
  g_assert_cmpuint (g_array_index (facts, PolPictureFact, 4).state, ==, POL_PICTURE_STATE_HASHED);

  write_file (fixture, "b.jpg", "hash B and more", 1000000007);
  g_assert_null (pol_picture_survey_remember (fixture->project, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-survey/looked-at-once", test_looked_at_once);
  g_test_add_func ("/picture-survey/changed-files-are-looked-at-again",
                   test_changed_files_are_looked_at_again);
  g_test_add_func ("/picture-survey/late-finding-is-not-kept", test_late_finding_is_not_kept);
  g_test_add_func ("/picture-survey/remembers-without-reading", test_remembers_without_reading);
  g_test_add_func ("/picture-survey/cancelled-knows-nothing", test_cancelled_knows_nothing);

  return g_test_run ();
}
