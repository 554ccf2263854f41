/* test-store.c: what is in a project file, and what is not one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pol-store-history.h"

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static char *
query (const char *path,
       const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL;
  g_autoptr (GString) result = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (row); i++)
        g_string_append_printf (result, i > 0 ? " %s" : "%s",
                                (const char *) sqlite3_column_text (row, i));
      g_string_append_c (result, ';');
    }
  sqlite3_finalize (row);
  sqlite3_close (db);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
assert_query (ProjectFixture *fixture,
              const char *sql,
              const char *expected)
{
  g_autofree char *result = query (fixture->path, sql);

  g_assert_cmpstr (result, ==, expected);
}

static void
assert_open_fails (const char *path,
                   PolError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (pol_project_open (path, TRUE, &error));
  g_assert_error (error, POL_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_all_comes_back (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", "food");
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "All");
  const PolAnnotation *annotations;
  PolConcept *concept;
  gsize n;

  pol_edit_set_tag (edit, 1, burger, pol_edit_add_annotator (edit, "Ü"), POL_VALUE_UNSURE, 1234);
  pol_edit_set_state (edit, 0, POL_IMAGE_STATE_SKIPPED);
  pol_edit_set_key (edit, burger, "b");
  pol_edit_rename_concept (edit, burger, "Burger");
  pol_project_apply (fixture->project, edit);
  project_fixture_reopen (fixture);

  annotations = pol_project_get_annotations (fixture->project, 1, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (annotations[0].value, ==, POL_VALUE_UNSURE);
  g_assert_cmpint (annotations[0].at, ==, 1234);
  g_assert_cmpstr (pol_project_get_annotator_name (fixture->project, annotations[0].annotator),
                   ==, "Ü");
  g_assert_cmpint (pol_project_get_image_state (fixture->project, 0), ==, POL_IMAGE_STATE_SKIPPED);
  concept = pol_concept_list_find (pol_project_get_concepts (fixture->project), "burger");
  g_assert_cmpstr (pol_concept_get_name (concept), ==, "Burger");
  g_assert_cmpstr (pol_concept_get_group (concept), ==, "food");
  g_assert_cmpstr (pol_concept_get_key (concept), ==, "b");
  g_assert_true (g_file_equal (pol_project_get_folder (fixture->project), fixture->folder));
}

static void
test_file_names_that_are_not_utf8 (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  guint image;

  project_fixture_add_file (fixture, "caf\xe9.jpg");
  g_assert_true (pol_project_scan (fixture->project, NULL, NULL, NULL));
  project_fixture_reopen (fixture);
  g_assert_true (pol_project_find_image (fixture->project, "caf\xe9.jpg", &image));
}

static void
test_history (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  pol_project_set_annotator (fixture->project, "Reviewer");
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_NEGATIVE);
  pol_project_undo (fixture->project);
  g_assert_true (pol_project_flush (fixture->project, NULL));

  assert_query (fixture,
                "SELECT who, image, concept, annotator, before, after FROM event"
                " WHERE what = 'tag' ORDER BY id",
                "Reviewer 0 0 0 0 1;Reviewer 0 0 0 1 2;Reviewer 0 0 0 2 1;");
  assert_query (fixture, "SELECT count(DISTINCT step) FROM event WHERE what = 'tag'", "3;");
}

/* More tags than make an edit a large one, and not a round number of them. */
#define MANY_IMAGES 40
#define MANY_CONCEPTS 27

static void
tag_many (ProjectFixture *fixture,
          PolValue value,
          gint64 at)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Many");
  guint annotator = pol_edit_add_annotator (edit, "A");

  for (guint image = 0; image < MANY_IMAGES; image++)
    for (guint concept = 0; concept < MANY_CONCEPTS; concept++)
      pol_edit_set_tag (edit, image, concept, annotator, value, at);
  pol_project_apply (fixture->project, edit);
}

typedef struct
{
  gboolean seen[3][MANY_IMAGES][MANY_CONCEPTS];      /* by step */
  guint n;                                           /* changes, each of another tag */
  guint n_right;                                     /* those that are what was done */
  gint64 since;
  gint64 last_step;
  int nth_step;
} History;

static void
check_event (const PolTagEvent *event,
             const char *who,
             gint64 at,
             gint64 step,
             gpointer user_data)
{
  static const PolValue values[] = { POL_VALUE_NONE, POL_VALUE_POSITIVE, POL_VALUE_NEGATIVE,
                                     POL_VALUE_POSITIVE };
  History *history = user_data;
  gboolean *seen;

  history->nth_step += step != history->last_step;
  history->last_step = step;
  g_assert_cmpint (history->nth_step, <, 3);
  g_assert_cmpuint (event->image, <, MANY_IMAGES);
  g_assert_cmpuint (event->concept, <, MANY_CONCEPTS);

  seen = &history->seen[history->nth_step][event->image][event->concept];
  history->n += !*seen;
  history->n_right += event->before == values[history->nth_step]
                      && event->after == values[history->nth_step + 1]
                      && event->annotator == 0 && g_str_equal (who, "Reviewer")
                      && at >= history->since && at <= pol_time_now ();
  *seen = TRUE;
}

/* Who changed what from what to what and when: all of it, in few rows. */
static void
test_history_of_large_steps (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (MANY_IMAGES);
  History history = { .since = pol_time_now (), .nth_step = -1 };
  sqlite3 *db = NULL;

  for (guint i = 0; i < MANY_CONCEPTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("concept-%u", i);

      project_fixture_add_concept (fixture, id, NULL);
    }
  pol_project_set_annotator (fixture->project, "Reviewer");
  tag_many (fixture, POL_VALUE_POSITIVE, 1000);
  tag_many (fixture, POL_VALUE_NEGATIVE, 2000);
  pol_project_undo (fixture->project);
  g_assert_true (pol_project_flush (fixture->project, NULL));

  assert_query (fixture, "SELECT count(*), count(DISTINCT step) FROM event WHERE what LIKE 'tag%'",
                "3 3;");
  assert_query (fixture, "SELECT count(*), min(polarity), max(polarity), min(at), max(at)"
                         " FROM annotation", "1080 1 1 1000 1000;");

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_true (pol_store_history_read_tags (db, check_event, &history));
  sqlite3_close (db);
  g_assert_cmpuint (history.n, ==, 3 * MANY_IMAGES * MANY_CONCEPTS);
  g_assert_cmpuint (history.n_right, ==, history.n);
}

/* A small step keeps a row for each tag, and the same reader reads it. */
static void
test_history_of_small_steps (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  History history = { .since = pol_time_now (), .nth_step = -1 };
  sqlite3 *db = NULL;

  pol_project_set_annotator (fixture->project, "Reviewer");
  project_fixture_tag (fixture, 0, project_fixture_add_concept (fixture, "burger", NULL), "A",
                       POL_VALUE_POSITIVE);
  g_assert_true (pol_project_flush (fixture->project, NULL));

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_true (pol_store_history_read_tags (db, check_event, &history));
  sqlite3_close (db);
  g_assert_cmpuint (history.n, ==, 1);
  g_assert_cmpuint (history.n_right, ==, 1);
}

static void
test_large_among_small_steps (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (MANY_IMAGES);

  for (guint i = 0; i < MANY_CONCEPTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("concept-%u", i);

      project_fixture_add_concept (fixture, id, NULL);
    }
  project_fixture_tag (fixture, 7, 7, "A", POL_VALUE_NEGATIVE);
  tag_many (fixture, POL_VALUE_POSITIVE, 1000);
  project_fixture_tag (fixture, 0, 0, "B", POL_VALUE_NEGATIVE);
  g_assert_true (pol_project_flush (fixture->project, NULL));
  assert_query (fixture, "SELECT polarity, count(*) FROM annotation GROUP BY polarity",
                "1 1080;2 1;");
  assert_query (fixture, "SELECT count(*) FROM pragma_foreign_key_check", "0;");

  pol_project_undo (fixture->project);
  pol_project_undo (fixture->project);
  g_assert_true (pol_project_flush (fixture->project, NULL));
  assert_query (fixture, "SELECT image, concept, polarity FROM annotation", "7 7 2;");
}

static void
test_settings_of_the_file (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);

  assert_query (fixture, "PRAGMA journal_mode", "wal;");
  assert_query (fixture, "PRAGMA application_id", "1349479521;");
  assert_query (fixture, "PRAGMA user_version", "5;");
}

static void
test_closing_leaves_one_file (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *journal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (g_steal_pointer (&fixture->project));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_refuses_an_existing_file (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GError) error = NULL;

  g_assert_null (pol_project_create (fixture->path, fixture->folder, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_EXISTS);
}

static void
test_not_a_project (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *text = g_build_filename (fixture->root, "text.polarity", NULL);
  g_autofree char *empty = g_build_filename (fixture->root, "empty.polarity", NULL);
  g_autofree char *other = g_build_filename (fixture->root, "other.polarity", NULL);
  g_autofree char *nothing = g_build_filename (fixture->root, "nothing.polarity", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (text, "not a database, but long enough to look into it\n", -1, NULL);
  assert_open_fails (text, POL_ERROR_NOT_A_PROJECT);
  g_file_set_contents (empty, "", 0, NULL);
  assert_open_fails (empty, POL_ERROR_NOT_A_PROJECT);
  assert_open_fails (fixture->root, POL_ERROR_NOT_A_PROJECT);
  execute (other, "CREATE TABLE image (id)");
  assert_open_fails (other, POL_ERROR_NOT_A_PROJECT);

  g_assert_null (pol_project_open (nothing, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (nothing, G_FILE_TEST_EXISTS));
}

static void
test_newer (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);

  g_clear_object (&fixture->project);
  execute (fixture->path, "PRAGMA user_version = 99");
  assert_open_fails (fixture->path, POL_ERROR_TOO_NEW);
}

static void
test_damaged (void)
{
  static const char *const damages[] = {
    "UPDATE image SET id = 7 WHERE id = 0",
    "INSERT INTO annotation VALUES (0, 5, 0, 1, 0)",
    "INSERT INTO annotation VALUES (0, 0, 0, 9, 0)",
    "UPDATE image SET path = ''",
    "UPDATE image SET path = '../a.jpg'",
    "UPDATE image SET path = '/etc/a.jpg'",
    "DROP TABLE concept",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
      guint burger = project_fixture_add_concept (fixture, "burger", NULL);
      g_autoptr (GError) error = NULL;

      project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
      project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_NONE);
      g_clear_object (&fixture->project);
      execute (fixture->path, damages[i]);
      g_assert_null (pol_project_open (fixture->path, TRUE, &error));
      g_assert_nonnull (strstr (error->message, "test.polarity"));
    }
}

static void
test_read_only (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->project);
  g_chmod (fixture->path, 0444);
  assert_open_fails (fixture->path, POL_ERROR_READ_ONLY);

  fixture->project = pol_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pol_project_get_n_images (fixture->project), ==, 1);
}

static void
test_migration_from_version_1 (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "fixtures", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PolLabels) labels = NULL;
  PolReason reason;

  g_clear_object (&fixture->project);
  g_unlink (fixture->path);
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  execute (fixture->path, sql);
  g_chmod (fixture->path, 0444);
  fixture->project = pol_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->project));
  assert_query (fixture, "PRAGMA user_version", "1;");

  g_chmod (fixture->path, 0644);
  fixture->project = pol_project_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  assert_query (fixture, "PRAGMA user_version", "5;");
  g_assert_cmpuint (pol_project_get_n_images (fixture->project), ==, 3);
  g_assert_cmpint (pol_project_get_image_state (fixture->project, 2), ==, POL_IMAGE_STATE_REVIEWED);
  labels = pol_project_resolve (fixture->project, pol_policy_get_default (), 1);
  g_assert_cmpint (pol_labels_get (labels, 0, &reason), ==, POL_LABEL_NEGATIVE);
  g_assert_cmpint (reason, ==, POL_REASON_WIDENED);
  project_fixture_tag (fixture, 1, 0, "A", POL_VALUE_POSITIVE);
  g_assert_true (pol_project_flush (fixture->project, NULL));
  assert_query (fixture, "SELECT step FROM event ORDER BY id DESC LIMIT 1", "2;");
}

static void
test_changed_by_another_program (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolProject) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pol_project_flush (fixture->project, NULL));
  reader = pol_project_open (fixture->path, FALSE, NULL);
  g_assert_nonnull (reader);
  g_clear_object (&reader);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  g_assert_true (pol_project_flush (fixture->project, &error));
  g_assert_no_error (error);

  execute (fixture->path, "UPDATE image SET state = 1 WHERE id = 1");
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_NEGATIVE);
  g_assert_false (pol_project_flush (fixture->project, &error));
  g_assert_error (error, POL_ERROR, POL_ERROR_CHANGED);
  assert_query (fixture, "SELECT polarity FROM annotation", "1;");
}

static void
test_full_disk_loses_nothing (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  const struct rlimit none = { 0, RLIM_INFINITY };
  const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
  g_autoptr (GError) error = NULL;

  g_assert_true (pol_project_flush (fixture->project, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  g_assert_false (pol_project_flush (fixture->project, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &all), ==, 0);
  g_assert_error (error, POL_ERROR, POL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "test.polarity"));
  g_assert_false (pol_project_get_saved (fixture->project));

  project_fixture_tag (fixture, 1, burger, "A", POL_VALUE_NEGATIVE);
  project_fixture_reopen (fixture);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, 2);
}

/* A process is killed right after a flush, without closing anything. */
static void
test_kill_loses_nothing_saved (void)
{
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (round + 1);
      guint burger = project_fixture_add_concept (fixture, "burger", NULL);
      g_autoptr (GError) error = NULL;
      pid_t child;
      int status;

      g_assert_true (pol_project_flush (fixture->project, NULL));
      g_clear_object (&fixture->project);
      child = fork ();
      if (child == 0)
        {
          fixture->project = pol_project_open (fixture->path, TRUE, NULL);
          for (guint i = 0; i <= round; i++)
            project_fixture_tag (fixture, i, burger, "A", POL_VALUE_POSITIVE);
          pol_project_flush (fixture->project, NULL);
          kill (getpid (), SIGKILL);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));

      fixture->project = pol_project_open (fixture->path, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pol_project_get_n_annotations (fixture->project), ==, round + 1);
    }
}

static void
on_copied (GObject *project,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pol_project_save_copy_finish (POL_PROJECT (project), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
test_save_copy (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *copy_path = g_build_filename (fixture->root, "copy.polarity", NULL);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (PolProject) copy = NULL;

  g_file_set_contents (copy_path, "old", -1, NULL);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  pol_project_save_copy_async (fixture->project, copy_path, NULL, on_copied, loop);
  g_main_loop_run (loop);

  copy = pol_project_open (copy_path, TRUE, NULL);
  g_assert_nonnull (copy);
  g_assert_cmpuint (pol_project_get_n_annotations (copy), ==, 1);
}

static void
on_saved (PolProject *project,
          GParamSpec *pspec,
          GMainLoop *loop)
{
  if (pol_project_get_saved (project))
    g_main_loop_quit (loop);
}

static void
test_saved_is_told (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);

  g_signal_connect (fixture->project, "notify::saved", G_CALLBACK (on_saved), loop);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  g_assert_false (pol_project_get_saved (fixture->project));
  g_main_loop_run (loop);
  assert_query (fixture, "SELECT count(*) FROM annotation", "1;");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/all-comes-back", test_all_comes_back);
  g_test_add_func ("/store/file-names-that-are-not-utf8", test_file_names_that_are_not_utf8);
  g_test_add_func ("/store/history", test_history);
  g_test_add_func ("/store/history-of-large-steps", test_history_of_large_steps);
  g_test_add_func ("/store/history-of-small-steps", test_history_of_small_steps);
  g_test_add_func ("/store/large-among-small-steps", test_large_among_small_steps);
  g_test_add_func ("/store/settings-of-the-file", test_settings_of_the_file);
  g_test_add_func ("/store/closing-leaves-one-file", test_closing_leaves_one_file);
  g_test_add_func ("/store/refuses-an-existing-file", test_refuses_an_existing_file);
  g_test_add_func ("/store/not-a-project", test_not_a_project);
  g_test_add_func ("/store/newer", test_newer);
  g_test_add_func ("/store/damaged", test_damaged);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/migration-from-version-1", test_migration_from_version_1);
  g_test_add_func ("/store/changed-by-another-program", test_changed_by_another_program);
  g_test_add_func ("/store/full-disk-loses-nothing", test_full_disk_loses_nothing);
  g_test_add_func ("/store/kill-loses-nothing-saved", test_kill_loses_nothing_saved);
  g_test_add_func ("/store/save-copy", test_save_copy);
  g_test_add_func ("/store/saved-is-told", test_saved_is_told);

  return g_test_run ();
}
