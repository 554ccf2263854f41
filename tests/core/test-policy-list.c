/* test-policy-list.c: policies of the user's own: saved, undone, named, compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <sqlite3.h>

#include "pol-label-changes.h"
#include "pol-policy-example.h"

static PolPolicy *
make_policy (const char *name,
             PolLabel only_negatives)
{
  return pol_policy_new (POL_POLICY_CUSTOM_ID, name, POL_LABEL_NEGATIVE, only_negatives,
                         POL_LABEL_IGNORED, TRUE, POL_SCOPE_GROUP, TRUE, POL_DISAGREEMENT_LATEST);
}

static char *
add_policy (PolProject *project,
            const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "New Policy");
  g_autoptr (PolPolicy) policy = make_policy (name, POL_LABEL_IGNORED);
  g_autoptr (GError) error = NULL;
  char *id = g_strdup (pol_policy_get_id (pol_edit_add_policy (edit, policy)));

  g_assert_true (pol_edit_check_policies (edit, &error));
  g_assert_no_error (error);
  pol_project_apply (project, edit);

  return id;
}

static void
rename_policy (PolProject *project,
               const char *id,
               const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Rename");
  g_autoptr (PolPolicy) policy = pol_policy_copy (pol_project_find_policy (project, id), id, name);

  pol_edit_set_policy (edit, policy);
  pol_project_apply (project, edit);
}

static void
remove_policy (PolProject *project,
               const char *id)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Remove");

  pol_edit_remove_policy (edit, id);
  pol_project_apply (project, edit);
}

static void
assert_names (PolProject *project,
              const char *expected)
{
  GListModel *policies = G_LIST_MODEL (pol_project_get_policies (project));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (policies); i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (policies, i);

      g_string_append_printf (names, "%s;", pol_policy_get_name (policy));
    }

  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_comes_back (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *id = add_policy (fixture->project, "Très strict");
  g_autoptr (PolPolicy) saved = g_object_ref (pol_project_find_policy (fixture->project, id));
  PolPolicy *read;

  g_assert_cmpstr (id, ==, "très-strict");
  project_fixture_reopen (fixture);
  read = pol_project_find_policy (fixture->project, id);
  g_assert_nonnull (read);
  g_assert_true (pol_policy_equal (read, saved));
  g_assert_cmpint (pol_policy_get_disagreement (read), ==, POL_DISAGREEMENT_LATEST);
  g_assert_true (pol_policy_get_exclusive (read));
  g_assert_true (pol_policy_get_reviewed_is_negative (read));
  g_assert_cmpint (pol_policy_get_scope (read), ==, POL_SCOPE_GROUP);
}

static void
test_every_step_is_undone (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *id = add_policy (fixture->project, "One");

  rename_policy (fixture->project, id, "Two");
  assert_names (fixture->project, "Two;");
  remove_policy (fixture->project, id);
  assert_names (fixture->project, "");

  pol_project_undo (fixture->project);
  assert_names (fixture->project, "Two;");
  pol_project_undo (fixture->project);
  assert_names (fixture->project, "One;");
  pol_project_undo (fixture->project);
  assert_names (fixture->project, "");
  g_assert_null (pol_project_get_undo_text (fixture->project));
  pol_project_redo (fixture->project);
  pol_project_redo (fixture->project);
  project_fixture_reopen (fixture);
  assert_names (fixture->project, "Two;");
}

static void
test_what_changes_nothing_leaves_no_step (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *id = add_policy (fixture->project, "One");

  rename_policy (fixture->project, id, "One");
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "New Policy");
  remove_policy (fixture->project, "nothing");
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "New Policy");
}

static void
assert_name (PolProject *project,
             const char *name,
             int code)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "New Policy");
  g_autoptr (PolPolicy) policy = make_policy (name, POL_LABEL_IGNORED);
  g_autoptr (GError) error = NULL;

  pol_edit_add_policy (edit, policy);
  g_assert_cmpint (pol_edit_check_policies (edit, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, POL_ERROR, code);
}

static void
test_names_are_unique (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *id = add_policy (fixture->project, "Über");

  assert_name (fixture->project, "über", POL_ERROR_EXISTS);
  assert_name (fixture->project, "U\xcc\x88" "ber", POL_ERROR_EXISTS);
  assert_name (fixture->project, " ÜBER ", POL_ERROR_EXISTS);
  assert_name (fixture->project, "clarifai", POL_ERROR_EXISTS);
  assert_name (fixture->project, "  ", POL_ERROR_INVALID);
  assert_name (fixture->project, "Uber", -1);

  /* One that goes gives its name to one that comes. */
  {
    g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Swap");
    g_autoptr (PolPolicy) policy = make_policy ("ÜBER", POL_LABEL_IGNORED);

    pol_edit_add_policy (edit, policy);
    g_assert_false (pol_edit_check_policies (edit, NULL));
    pol_edit_remove_policy (edit, id);
    g_assert_true (pol_edit_check_policies (edit, NULL));
  }
}

static void
test_ids_stay (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *first = add_policy (fixture->project, "My rule!");
  g_autofree char *second = NULL;
  g_autofree char *preset = NULL;
  g_autofree char *plain = NULL;

  g_assert_cmpstr (first, ==, "my-rule");
  rename_policy (fixture->project, first, "Another");
  second = add_policy (fixture->project, "My – rule");
  g_assert_cmpstr (second, ==, "my-rule-2");
  preset = add_policy (fixture->project, "No-Widening!");
  g_assert_cmpstr (preset, ==, "no-widening-2");
  plain = add_policy (fixture->project, "?!");
  g_assert_cmpstr (plain, ==, "policy");
  g_assert_cmpstr (pol_policy_get_name (pol_project_find_policy (fixture->project, first)), ==,
                   "Another");
  g_assert_true (pol_project_find_policy (fixture->project, "no-widening")
                 == pol_policy_get_preset ("no-widening"));
  assert_names (fixture->project, "?!;Another;My – rule;No-Widening!;");
}

typedef struct
{
  guint n;
  guint n_found;
} Heard;

static void
on_items_changed (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  Heard *heard)
{
  heard->n++;
  heard->n_found += pol_policy_list_find (POL_POLICY_LIST (model), "m") != NULL;
}

/* Whoever follows a policy by its id never finds it gone when it only moved. */
static void
test_a_move_is_told_once (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *k = add_policy (fixture->project, "k");
  g_autofree char *m = add_policy (fixture->project, "m");
  Heard heard = { 0 };

  g_signal_connect (pol_project_get_policies (fixture->project), "items-changed",
                    G_CALLBACK (on_items_changed), &heard);
  rename_policy (fixture->project, m, "a");
  assert_names (fixture->project, "a;k;");
  g_assert_cmpuint (heard.n, ==, 1);
  pol_project_undo (fixture->project);
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_cmpuint (heard.n_found, ==, 2);
}

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_migration_from_version_3 (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autofree char *id = NULL;

  g_clear_object (&fixture->project);
  execute (fixture->path,
           "DROP TABLE policy;"
           "CREATE TABLE policy (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;"
           "ALTER TABLE image DROP COLUMN look;"
           "ALTER TABLE image DROP COLUMN digest;"
           "PRAGMA user_version = 3");
  fixture->project = pol_project_open (fixture->path, TRUE, NULL);
  g_assert_nonnull (fixture->project);
  id = add_policy (fixture->project, "One");
  project_fixture_reopen (fixture);
  assert_names (fixture->project, "One;");
}

static void
test_damaged_rows (void)
{
  static const char *const damages[] = {
    "UPDATE policy SET with_positive = 'positive'", "UPDATE policy SET no_tags = 'perhaps'",
    "UPDATE policy SET scope = ''",                 "UPDATE policy SET disagreement = 'fight'",
    "UPDATE policy SET name = ''",                  "UPDATE policy SET id = 'clarifai'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
      g_autofree char *id = add_policy (fixture->project, "One");
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->project);
      execute (fixture->path, damages[i]);
      g_assert_null (pol_project_open (fixture->path, TRUE, &error));
      g_assert_error (error, POL_ERROR, POL_ERROR_NOT_A_PROJECT);
    }
}

static void
test_labels_follow_a_change (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint taco = project_fixture_add_concept (fixture, "taco", NULL);
  g_autofree char *id = add_policy (fixture->project, "One");
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolPolicy) made = make_policy ("One", POL_LABEL_NEGATIVE);
  g_autoptr (PolPolicy) changed = pol_policy_copy (made, id, "One");
  PolReason reason;

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_NEGATIVE);
  g_assert_cmpint (pol_project_read (fixture->project,
                                     pol_project_find_policy (fixture->project, id), 0, taco,
                                     &reason),
                   ==, POL_LABEL_IGNORED);

  edit = pol_project_begin_edit (fixture->project, "Change");
  pol_edit_set_policy (edit, changed);
  pol_project_apply (fixture->project, edit);
  g_assert_cmpint (pol_project_read (fixture->project,
                                     pol_project_find_policy (fixture->project, id), 0, taco,
                                     &reason),
                   ==, POL_LABEL_NEGATIVE);
  g_assert_cmpint (reason, ==, POL_REASON_WIDENED);
}

static void
test_changes_by_direction (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  PolLabelChanges changes;

  project_fixture_add_concept (fixture, "pizza", NULL);
  project_fixture_add_concept (fixture, "taco", NULL);
  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, burger, "A", POL_VALUE_NEGATIVE);

  g_assert_true (pol_label_changes_count (&changes, fixture->project, pol_policy_get_default (),
                                          pol_policy_get_preset ("no-widening"), NULL));
  g_assert_cmpuint (changes.n[POL_LABEL_NEGATIVE][POL_LABEL_IGNORED], ==, 2);
  g_assert_cmpuint (changes.n[POL_LABEL_NEGATIVE][POL_LABEL_NEGATIVE], ==, 3);
  g_assert_cmpuint (changes.n[POL_LABEL_POSITIVE][POL_LABEL_POSITIVE], ==, 1);
  g_assert_cmpuint (changes.n[POL_LABEL_IGNORED][POL_LABEL_IGNORED], ==, 3);
  g_assert_cmpuint (pol_label_changes_sum (&changes), ==, 2);

  g_assert_true (pol_label_changes_count (&changes, fixture->project,
                                          pol_policy_get_preset ("no-widening"),
                                          pol_policy_get_preset ("assume-negative"), NULL));
  g_assert_cmpuint (changes.n[POL_LABEL_IGNORED][POL_LABEL_NEGATIVE], ==, 5);
  g_assert_cmpuint (pol_label_changes_sum (&changes), ==, 5);
}

static void
assert_example (const char *policy,
                PolSituation situation,
                PolLabel first,
                PolLabel second,
                PolLabel third)
{
  g_autoptr (PolLabels) labels
      = pol_policy_example_resolve (pol_policy_get_preset (policy), situation);
  PolReason reason;

  g_assert_cmpint (pol_labels_get (labels, 0, &reason), ==, first);
  g_assert_cmpint (pol_labels_get (labels, 1, &reason), ==, second);
  g_assert_cmpint (pol_labels_get (labels, 2, &reason), ==, third);
}

#define P POL_LABEL_POSITIVE
#define N POL_LABEL_NEGATIVE
#define I POL_LABEL_IGNORED

static void
test_example (void)
{
  assert_example ("clarifai", POL_SITUATION_WITH_POSITIVE, P, N, N);
  assert_example ("clarifai", POL_SITUATION_ONLY_NEGATIVES, N, N, N);
  assert_example ("clarifai", POL_SITUATION_NO_TAGS, I, I, I);
  assert_example ("explicit", POL_SITUATION_WITH_POSITIVE, P, I, I);
  assert_example ("no-widening", POL_SITUATION_ONLY_NEGATIVES, I, N, I);
  assert_example ("assume-negative", POL_SITUATION_NO_TAGS, N, N, N);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy-list/comes-back", test_comes_back);
  g_test_add_func ("/policy-list/every-step-is-undone", test_every_step_is_undone);
  g_test_add_func ("/policy-list/what-changes-nothing-leaves-no-step",
                   test_what_changes_nothing_leaves_no_step);
  g_test_add_func ("/policy-list/names-are-unique", test_names_are_unique);
  g_test_add_func ("/policy-list/ids-stay", test_ids_stay);
  g_test_add_func ("/policy-list/a-move-is-told-once", test_a_move_is_told_once);
  g_test_add_func ("/policy-list/migration-from-version-3", test_migration_from_version_3);
  g_test_add_func ("/policy-list/damaged-rows", test_damaged_rows);
  g_test_add_func ("/policy-list/labels-follow-a-change", test_labels_follow_a_change);
  g_test_add_func ("/policy-list/changes-by-direction", test_changes_by_direction);
  g_test_add_func ("/policy-list/example", test_example);

  return g_test_run ();
}
