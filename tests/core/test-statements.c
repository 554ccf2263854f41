/* test-statements.c: how much SQL is run for a change, and that it does not grow with the data set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "pol-image-query.h"
#include "project-fixture.h"

#define FEW 10
#define MANY 100000

static gint n_statements; /* begun by any connection of this process; atomic */

static int
on_statement (unsigned int kind,
              void *user_data,
              void *statement,
              void *text)
{
  g_atomic_int_inc (&n_statements);

  return 0;
}

static int
on_connection (sqlite3 *db,
               char **error,
               const void *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, on_statement, NULL);
}

static guint
take_n_statements (ProjectFixture *fixture)
{
  while (!pol_project_get_saved (fixture->project))
    g_main_context_iteration (NULL, TRUE);

  return (guint) g_atomic_int_exchange (&n_statements, 0);
}

typedef struct
{
  guint tag;
  guint undo;
  guint look;
} Costs;

static void
look_at_all (PolProject *project)
{
  g_autoptr (PolTotals) totals = pol_project_get_totals (project, pol_policy_get_default ());
  g_autoptr (PolImageQuery) query = pol_image_query_new ();
  g_autoptr (PolImageOrder) order = pol_image_order_new_by_path (project);
  g_autoptr (GArray) images = NULL;

  query->filter = POL_IMAGE_FILTER_UNTAGGED;
  images = pol_image_query_run (query, project, order, NULL);
  g_assert_cmpuint (images->len, ==, pol_project_get_n_images (project));
  g_assert_cmpuint (pol_totals_get_images (totals, POL_SITUATION_NO_TAGS), ==, images->len);
}

static Costs
measure (guint n_images)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (n_images);
  guint concept = project_fixture_add_concept (fixture, "burger", NULL);
  Costs costs;

  take_n_statements (fixture);
  project_fixture_tag (fixture, n_images / 2, concept, "A", POL_VALUE_POSITIVE);
  costs.tag = take_n_statements (fixture);
  pol_project_undo (fixture->project);
  costs.undo = take_n_statements (fixture);
  look_at_all (fixture->project);
  costs.look = take_n_statements (fixture);

  return costs;
}

static void
test_changes_cost_the_same_everywhere (void)
{
  Costs few = measure (FEW);
  Costs many = measure (MANY);

  g_test_message ("statements: %u for a tag, %u for its undo", many.tag, many.undo);
  g_assert_cmpuint (few.tag, >, 0);
  g_assert_cmpuint (many.tag, ==, few.tag);
  g_assert_cmpuint (many.tag, <=, 8);
  g_assert_cmpuint (many.undo, ==, few.undo);
  g_assert_cmpuint (many.undo, <=, 8);
}

static void
test_looking_needs_none (void)
{
  g_assert_cmpuint (measure (FEW).look, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void)) on_connection);

  g_test_add_func ("/statements/changes-cost-the-same-everywhere", test_changes_cost_the_same_everywhere);
  g_test_add_func ("/statements/looking-needs-none", test_looking_needs_none);

  return g_test_run ();
}
