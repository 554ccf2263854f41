/* test-concept-search.c: concepts searched, ranked, and those used last on top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

/* A copy of the list that is changed by nothing but what the model tells. */
typedef struct
{
  ProjectFixture *project;
  PolConceptSearch *search;
  GPtrArray *mirror;
  guint n_told;
} Fixture;

static void
on_items_changed (Fixture *self,
                  guint position,
                  guint removed,
                  guint added,
                  GListModel *model)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->mirror, position + i, g_list_model_get_item (model, position + i));
  self->n_told++;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->project = project_fixture_new (1);
  self->search = pol_concept_search_new (pol_project_get_concepts (self->project->project));
  self->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->search, "items-changed", G_CALLBACK (on_items_changed), self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->search);
  g_ptr_array_unref (self->mirror);
  project_fixture_free (self->project);
}

static void
add (Fixture *self,
     const char *id,
     const char *name,
     const char *group)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project->project, "Add");

  pol_edit_add_concept (edit, id, name, group, NULL, FALSE);
  pol_project_apply (self->project->project, edit);
}

static void
add_many (Fixture *self,
          guint n)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project->project, "Add");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      pol_edit_add_concept (edit, id, NULL, NULL, NULL, FALSE);
    }
  pol_project_apply (self->project->project, edit);
}

static PolConceptList *
get_concepts (Fixture *self)
{
  return pol_project_get_concepts (self->project->project);
}

static void
tag (Fixture *self,
     const char *id)
{
  PolConcept *concept = pol_concept_list_find (get_concepts (self), id);

  project_fixture_tag (self->project, 0, pol_concept_get_index (concept), "Ana",
                       POL_VALUE_POSITIVE);
}

static void
archive (Fixture *self,
         const char *id)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (self->project->project, "Remove");

  pol_edit_set_archived (edit, pol_concept_get_index (pol_concept_list_find (get_concepts (self), id)),
                         TRUE);
  pol_project_apply (self->project->project, edit);
}

/* The names of the first concepts, and of how many there are. */
static char *
list (Fixture *self,
      guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (self->search)));
  for (guint i = 0; i < self->mirror->len; i++)
    {
      g_autoptr (PolConcept) concept = g_list_model_get_item (G_LIST_MODEL (self->search), i);

      g_assert_true (concept == self->mirror->pdata[i]);
      if (i < n)
        g_string_append_printf (names, i > 0 ? " %s" : "%s", pol_concept_get_name (concept));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->search), self->mirror->len));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_list (Fixture *self,
             guint n,
             const char *expected)
{
  g_autofree char *names = list (self, n);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_found (Fixture *self,
              const char *query,
              const char *expected)
{
  pol_concept_search_set_query (self->search, query);
  assert_list (self, G_MAXUINT, expected);
}

static void
test_ranked (Fixture *self,
             gconstpointer data)
{
  add (self, "1", "blue", "red");
  add (self, "red-2", "green", NULL);
  add (self, "3", "shredder", NULL);
  add (self, "4", "dark-red", NULL);
  add (self, "5", "redwood", NULL);
  add (self, "6", "red", NULL);
  add (self, "7", "yellow", NULL);

  assert_found (self, "RED", "red redwood dark-red shredder green blue");
  assert_found (self, "red-", "green");
  assert_found (self, "", "green shredder dark-red redwood red yellow blue");
}

static void
test_groups_stand_together (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (PolEdit) edit = NULL;

  add (self, "1", "burger", "food");
  add (self, "2", "car", "things");
  add (self, "3", "sky", NULL);
  add (self, "4", "pizza", "food");
  assert_list (self, 9, "sky burger pizza car");

  edit = pol_project_begin_edit (self->project->project, "Group");
  pol_edit_set_group (edit, 1, "food");
  pol_project_apply (self->project->project, edit);
  assert_list (self, 9, "sky burger car pizza");
  pol_project_undo (self->project->project);
  assert_list (self, 9, "sky burger pizza car");
}

static void
on_sections_changed (guint *n)
{
  (*n)++;
}

/* The list is the same, but where groups begin is not. */
static void
test_tells_that_a_group_begins_elsewhere (Fixture *self,
                                          gconstpointer data)
{
  g_autoptr (PolEdit) edit = NULL;
  guint n = 0;

  add (self, "1", "burger", "food");
  add (self, "2", "pizza", "food");
  g_signal_connect_swapped (self->search, "sections-changed", G_CALLBACK (on_sections_changed), &n);
  self->n_told = 0;
  edit = pol_project_begin_edit (self->project->project, "Group");
  pol_edit_set_group (edit, 1, "Italian");
  pol_project_apply (self->project->project, edit);

  assert_list (self, 9, "burger pizza");
  g_assert_cmpuint (self->n_told, ==, 0);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_neighbours (Fixture *self,
                 gconstpointer data)
{
  PolConcept *burger, *sky;

  add (self, "1", "burger", "food");
  add (self, "2", "sky", NULL);
  burger = pol_concept_list_find (get_concepts (self), "1");
  sky = pol_concept_list_find (get_concepts (self), "2");

  g_assert_true (pol_concept_search_get_neighbour (self->search, sky, 1) == burger);
  g_assert_true (pol_concept_search_get_neighbour (self->search, burger, -1) == sky);
  g_assert_null (pol_concept_search_get_neighbour (self->search, burger, 1));
  g_assert_null (pol_concept_search_get_neighbour (self->search, sky, -1));
}

static void
test_archived_ones_are_searched (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (PolConceptSearch) archive_search = NULL;

  add_many (self, 30);
  tag (self, "c12");
  archive (self, "c3");
  archive_search = g_object_new (POL_TYPE_CONCEPT_SEARCH, "archived", TRUE,
                                 "concepts", get_concepts (self), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive_search)), ==, 1);
  archive (self, "c12");
  archive (self, "c13");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive_search)), ==, 3);

  pol_concept_search_set_query (archive_search, "c1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive_search)), ==, 2);
  pol_project_undo (self->project->project);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive_search)), ==, 1);
}

static void
test_recent_are_left_out (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (PolConceptSearch) search = NULL;

  add_many (self, 30);
  tag (self, "c12");
  search = g_object_new (POL_TYPE_CONCEPT_SEARCH, "with-recent", FALSE,
                         "concepts", get_concepts (self), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, 30);
}

static void
test_same_accents_first (Fixture *self,
                         gconstpointer data)
{
  add (self, "1", "cafe", NULL);
  add (self, "2", "Café", NULL);

  assert_found (self, "café", "Café cafe");
  assert_found (self, "CAFE", "cafe Café");
}

static void
test_recent_first_among_equals (Fixture *self,
                                gconstpointer data)
{
  add_many (self, 5);
  tag (self, "c3");
  tag (self, "c1");

  assert_found (self, "c", "c1 c3 c0 c2 c4");
  assert_found (self, "c2", "c2");
}

static void
test_query_follows_concepts (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (PolEdit) edit = NULL;

  add (self, "1", "apple", NULL);
  add (self, "2", "pear", NULL);
  assert_found (self, "ap", "apple");

  edit = pol_project_begin_edit (self->project->project, "Rename");
  pol_edit_rename_concept (edit, 1, "apricot");
  pol_edit_set_group (edit, 0, "fruit");
  pol_project_apply (self->project->project, edit);
  assert_list (self, 9, "apple apricot");
  assert_found (self, "fru", "apple");

  pol_project_undo (self->project->project);
  assert_list (self, 9, "");
  assert_found (self, "ap", "apple");
  archive (self, "1");
  assert_list (self, 9, "");
}

static void
test_short_list_has_no_recent (Fixture *self,
                               gconstpointer data)
{
  add_many (self, 20);
  tag (self, "c3");
  pol_concept_search_update_recent (self->search);

  g_assert_cmpuint (pol_concept_search_get_n_recent (self->search), ==, 0);
  assert_list (self, 3, "c0 c1 c2");
}

static void
test_recent_on_top (Fixture *self,
                    gconstpointer data)
{
  add_many (self, 21);
  tag (self, "c3");
  tag (self, "c9");
  assert_list (self, 2, "c0 c1");

  pol_concept_search_update_recent (self->search);
  g_assert_cmpuint (pol_concept_search_get_n_recent (self->search), ==, 2);
  g_assert_cmpuint (self->mirror->len, ==, 23);
  assert_list (self, 4, "c9 c3 c0 c1");

  pol_concept_search_set_query (self->search, "c3");
  g_assert_cmpuint (pol_concept_search_get_n_recent (self->search), ==, 0);
  assert_list (self, 4, "c3");
}

static void
test_clearing_finds_recent (Fixture *self,
                            gconstpointer data)
{
  add_many (self, 30);
  pol_concept_search_set_query (self->search, "c1");
  tag (self, "c12");
  assert_list (self, 3, "c1 c10 c11");

  pol_concept_search_set_query (self->search, "");
  assert_list (self, 3, "c12 c0 c1");
}

static void
test_recent_keep_their_places (Fixture *self,
                               gconstpointer data)
{
  add_many (self, 30);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", 7 - i);

      tag (self, id);
    }
  pol_concept_search_update_recent (self->search);
  assert_list (self, 9, "c0 c1 c2 c3 c4 c5 c6 c7 c0");

  tag (self, "c20");
  tag (self, "c1");
  pol_concept_search_update_recent (self->search);
  assert_list (self, 9, "c0 c1 c2 c3 c4 c5 c6 c20 c0");
}

static void
test_undo_keeps_recent (Fixture *self,
                        gconstpointer data)
{
  add_many (self, 30);
  tag (self, "c20");
  pol_project_undo (self->project->project);
  pol_concept_search_update_recent (self->search);

  assert_list (self, 2, "c20 c0");
}

static void
test_archived_leaves_recent (Fixture *self,
                             gconstpointer data)
{
  add_many (self, 30);
  tag (self, "c20");
  tag (self, "c10");
  pol_concept_search_update_recent (self->search);

  archive (self, "c10");
  assert_list (self, 2, "c20 c0");
  pol_project_undo (self->project->project);
  pol_concept_search_update_recent (self->search);
  assert_list (self, 3, "c20 c10 c0");
}

static void
test_recent_come_back_with_the_project (Fixture *self,
                                        gconstpointer data)
{
  g_autoptr (PolConceptSearch) search = NULL;
  g_autoptr (PolConcept) first = NULL;

  add_many (self, 30);
  tag (self, "c20");
  g_usleep (2000);      /* times are told apart by milliseconds */
  tag (self, "c10");
  pol_concept_search_set_concepts (self->search, NULL);
  assert_list (self, 2, "");
  project_fixture_reopen (self->project);

  search = pol_concept_search_new (get_concepts (self));
  g_assert_cmpuint (pol_concept_search_get_n_recent (search), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (search), 0);
  g_assert_cmpstr (pol_concept_get_id (first), ==, "c10");
}

static void
test_another_project (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (ProjectFixture) other = project_fixture_new (0);

  add_many (self, 3);
  pol_concept_search_set_query (self->search, "c");
  project_fixture_add_concept (other, "cat", NULL);
  pol_concept_search_set_concepts (self->search, pol_project_get_concepts (other->project));
  assert_list (self, 9, "cat");
  pol_concept_search_set_concepts (self->search, NULL);
  assert_list (self, 9, "");
}

static void
test_narrowing_tells_of_what_goes (Fixture *self,
                                   gconstpointer data)
{
  add_many (self, 30);
  pol_concept_search_set_query (self->search, "c1");
  self->n_told = 0;

  pol_concept_search_set_query (self->search, "c1 ");
  pol_concept_search_set_query (self->search, "C1");
  g_assert_cmpuint (self->n_told, ==, 0);
}

static void
test_find_name (Fixture *self,
                gconstpointer data)
{
  add (self, "1", "Pizza", NULL);
  add (self, "2", "Crème brûlée", NULL);

  g_assert_cmpstr (pol_concept_get_id (pol_concept_list_find_name (get_concepts (self), "PIZZA")),
                   ==, "1");
  g_assert_null (pol_concept_list_find_name (get_concepts (self), "creme brulee"));
  g_assert_null (pol_concept_list_find_name (get_concepts (self), "pizz"));

  archive (self, "1");
  add (self, "3", "pizza", NULL);
  g_assert_cmpstr (pol_concept_get_id (pol_concept_list_find_name (get_concepts (self), "Pizza")),
                   ==, "3");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/concept-search/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("ranked", test_ranked);
  ADD ("groups-stand-together", test_groups_stand_together);
  ADD ("tells-that-a-group-begins-elsewhere", test_tells_that_a_group_begins_elsewhere);
  ADD ("neighbours", test_neighbours);
  ADD ("archived-ones-are-searched", test_archived_ones_are_searched);
  ADD ("recent-are-left-out", test_recent_are_left_out);
  ADD ("same-accents-first", test_same_accents_first);
  ADD ("recent-first-among-equals", test_recent_first_among_equals);
  ADD ("query-follows-concepts", test_query_follows_concepts);
  ADD ("short-list-has-no-recent", test_short_list_has_no_recent);
  ADD ("recent-on-top", test_recent_on_top);
  ADD ("clearing-finds-recent", test_clearing_finds_recent);
  ADD ("recent-keep-their-places", test_recent_keep_their_places);
  ADD ("undo-keeps-recent", test_undo_keeps_recent);
  ADD ("archived-leaves-recent", test_archived_leaves_recent);
  ADD ("recent-come-back-with-the-project", test_recent_come_back_with_the_project);
  ADD ("another-project", test_another_project);
  ADD ("narrowing-tells-of-what-goes", test_narrowing_tells_of_what_goes);
  ADD ("find-name", test_find_name);

  return g_test_run ();
}
