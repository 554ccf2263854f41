/* bench-search.c: searches a long list of concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <string.h>

#include "data-set.h"

#define N_CONCEPTS 10000

typedef struct
{
  PolConceptSearch *search;
  GPtrArray *names;
} Searching;

/* What somebody types who looks for a concept. */
static const char *const queries[] = { "c", "co", "con", "concept", "concept 7", "99", "42 con" };

static double
search_once (gpointer data)
{
  Searching *searching = data;
  double worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      double start = bench_now ();

      pol_concept_search_set_query (searching->search, queries[i]);
      worst = MAX (worst, bench_now () - start);
    }

  return worst;
}

static double
search_plainly (gpointer data)
{
  Searching *searching = data;
  double start = bench_now ();
  volatile guint n = 0;

  for (guint i = 0; i < searching->names->len; i++)
    n += strstr (g_ptr_array_index (searching->names, i), "concept 7") != NULL;

  return bench_now () - start;
}

static PolProject *
make_project (const Bench *self,
              GPtrArray *names)
{
  g_autofree char *path = g_build_filename (self->scratch, "search.polarity", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->data_set);
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = pol_project_create (path, folder, &error);
  g_autoptr (PolEdit) edit = NULL;

  if (project == NULL)
    g_error ("%s", error->message);
  edit = pol_project_begin_edit (project, "Concepts");
  for (guint i = 0; i < N_CONCEPTS; i++)
    {
      char *name = data_set_get_concept (i);

      pol_edit_add_concept (edit, name, name, NULL, NULL, FALSE);
      g_ptr_array_add (names, name);
    }
  pol_project_apply (project, edit);

  return g_steal_pointer (&project);
}

/* Once nothing is left to make ready: the longest that a key typed takes. */
void
bench_search (const Bench *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PolProject) project = make_project (self, names);
  g_autoptr (PolConceptSearch) search =
      pol_concept_search_new (pol_project_get_concepts (project));
  Searching searching = { search, names };

  while (g_main_context_iteration (NULL, FALSE))
    ;
  bench_compare_medians ("search", 9, search_once, search_plainly, &searching);
}
