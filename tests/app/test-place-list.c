/* test-place-list.c: the places of a list stay when what is in them changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-place-list.h"

typedef struct
{
  guint n_told;
  guint position;
  guint removed;
  guint added;
} Told;

static void
on_items_changed (Told *told, guint position, guint removed, guint added)
{
  *told = (Told){ told->n_told + 1, position, removed, added };
}

static void
test_places (void)
{
  const char *const three[] = { "a", "b", "c", NULL };
  const char *const one[] = { "x", NULL };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (three);
  PolPlaceList *places = pol_place_list_new (G_LIST_MODEL (strings));
  Told told = { 0 };

  g_signal_connect_swapped (places, "items-changed", G_CALLBACK (on_items_changed), &told);
  gtk_string_list_splice (strings, 0, 1, one);
  g_assert_cmpuint (told.n_told, ==, 0);

  gtk_string_list_splice (strings, 0, 0, three);
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpuint (told.position, ==, 3);
  g_assert_cmpuint (told.added, ==, 3);

  gtk_string_list_splice (strings, 0, 5, NULL);
  g_assert_cmpuint (told.n_told, ==, 2);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.removed, ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (places)), ==, 1);
  g_assert_null (g_list_model_get_object (G_LIST_MODEL (places), 1));

  g_assert_finalize_object (places);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-list/places", test_places);

  return g_test_run ();
}
