/* test-policy-menu.c: the choice of a policy follows the project's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-policy-menu.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  GtkWidget *menu;
  guint n_gone;
} Fixture;

static void
on_gone (Fixture *fixture, PolPolicy *policy)
{
  g_assert_cmpstr (pol_policy_get_name (policy), ==, "Mine");
  fixture->n_gone++;
}

static void
set_up (Fixture *fixture, gconstpointer optional)
{
  label_fixture_set_up (&fixture->labels, 1, food);
  fixture->menu = g_object_new (POL_TYPE_POLICY_MENU, "optional", GPOINTER_TO_INT (optional),
                                "project", fixture->labels.project, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->menu);
  g_signal_connect_swapped (fixture->menu, "gone", G_CALLBACK (on_gone), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->menu);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (g_steal_pointer (&fixture->menu));
  label_fixture_tear_down (&fixture->labels);
}

static PolPolicyMenu *
get_menu (Fixture *fixture)
{
  return POL_POLICY_MENU (fixture->menu);
}

/* A policy of the project's own by the id "mine". */
static PolPolicy *
save (Fixture *fixture, const char *name)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, name);
  g_autoptr (PolPolicy) policy = pol_policy_copy (pol_policy_get_default (), "mine", name);

  pol_edit_set_policy (edit, policy);
  pol_project_apply (fixture->labels.project, edit);

  return pol_project_find_policy (fixture->labels.project, "mine");
}

static guint
count_choices (Fixture *fixture)
{
  GtkDropDown *drop_down
      = GTK_DROP_DOWN (widget_tree_find (fixture->menu, GTK_TYPE_DROP_DOWN, NULL));

  return g_list_model_get_n_items (gtk_drop_down_get_model (drop_down));
}

static void
test_offers_own (Fixture *fixture, gconstpointer optional)
{
  guint n = count_choices (fixture);
  PolPolicy *before = pol_policy_menu_get_policy (get_menu (fixture));

  save (fixture, "Mine");
  g_assert_cmpuint (count_choices (fixture), ==, n + 1);
  g_assert_true (pol_policy_menu_get_policy (get_menu (fixture)) == before);
  pol_project_undo (fixture->labels.project);
  g_assert_cmpuint (count_choices (fixture), ==, n);
  g_assert_cmpuint (fixture->n_gone, ==, 0);
}

static void
test_choice_follows_a_change (Fixture *fixture, gconstpointer optional)
{
  PolPolicy *renamed;

  pol_policy_menu_set_policy (get_menu (fixture), save (fixture, "Mine"));
  renamed = save (fixture, "Another");
  g_assert_true (pol_policy_menu_get_policy (get_menu (fixture)) == renamed);
  g_assert_nonnull (widget_tree_find_label (fixture->menu, "Another"));
  g_assert_cmpuint (fixture->n_gone, ==, 0);
}

static void
test_choice_is_gone (Fixture *fixture, gconstpointer optional)
{
  pol_policy_menu_set_policy (get_menu (fixture), save (fixture, "Mine"));
  pol_project_undo (fixture->labels.project);
  g_assert_true (pol_policy_menu_get_policy (get_menu (fixture))
                 == (GPOINTER_TO_INT (optional) ? NULL : pol_policy_get_default ()));
  g_assert_cmpuint (fixture->n_gone, ==, 1);
}

static void
test_closed_project (Fixture *fixture, gconstpointer optional)
{
  pol_policy_menu_set_policy (get_menu (fixture), save (fixture, "Mine"));
  g_object_set (fixture->menu, "project", NULL, NULL);
  g_assert_true (pol_policy_menu_get_policy (get_menu (fixture))
                 == (GPOINTER_TO_INT (optional) ? NULL : pol_policy_get_default ()));
  g_assert_cmpuint (fixture->n_gone, ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/policy-menu/" path, Fixture, GINT_TO_POINTER (FALSE), set_up, func, tear_down);    \
  g_test_add ("/policy-menu/optional/" path, Fixture, GINT_TO_POINTER (TRUE), set_up, func,        \
              tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("offers-own", test_offers_own);
  ADD ("choice-follows-a-change", test_choice_follows_a_change);
  ADD ("choice-is-gone", test_choice_is_gone);
  ADD ("closed-project", test_closed_project);

  return g_test_run ();
}
