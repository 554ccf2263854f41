/* test-filter-bar.c: chips and menus make the query of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-filter-bar.h"
#include "widget-tree.h"

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  GtkWidget *bar;
  PolImageList *images;
} Fixture;

static const char *const food[] = { "burger", "pizza", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->window = gtk_window_new ();
  fixture->bar = pol_filter_bar_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bar);
  pol_filter_bar_set_images (POL_FILTER_BAR (fixture->bar), fixture->images);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->images);
  label_fixture_tear_down (&fixture->labels);
}

static void
choose (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (fixture->bar, action, "s", target));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->images));
}

static gboolean
is_pressed (Fixture *fixture, const char *label)
{
  GtkWidget *chip = widget_tree_find_label (fixture->window, label);

  return gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (chip, GTK_TYPE_TOGGLE_BUTTON)));
}

static void
test_one_chip_is_pressed_at_most (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_pressed (fixture, "All 4"));

  choose (fixture, "images.filter", "untagged");
  g_assert_false (is_pressed (fixture, "All 4"));
  g_assert_true (is_pressed (fixture, "Untagged 4"));

  choose (fixture, "images.filter", "skipped");
  g_assert_false (is_pressed (fixture, "All 4"));
  g_assert_false (is_pressed (fixture, "Untagged 4"));
  g_assert_nonnull (widget_tree_find_label (fixture->window, "Skipped 0"));
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_conditions_combine (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  label_fixture_tag (&fixture->labels, 2, "burger", "Ana", POL_VALUE_POSITIVE);

  choose (fixture, "images.filter", "tagged");
  g_assert_cmpuint (count (fixture), ==, 2);
  choose (fixture, "images.sort", "changed");
  g_assert_cmpuint (count (fixture), ==, 2);
  choose (fixture, "images.filter", "only-negatives");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (pol_image_list_get_image (fixture->images, 0), ==, 1);
}

static void
test_order_is_reversed (Fixture *fixture, gconstpointer data)
{
  guint first = pol_image_list_get_image (fixture->images, 0);

  g_object_set (fixture->bar, "descending", TRUE, NULL);
  g_assert_cmpuint (pol_image_list_get_image (fixture->images, 3), ==, first);
  g_object_set (fixture->bar, "descending", FALSE, NULL);
  g_assert_cmpuint (pol_image_list_get_image (fixture->images, 0), ==, first);
}

static void
test_only_these_are_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 some[] = { 3, 1 };

  choose (fixture, "images.filter", "skipped");
  g_assert_cmpuint (count (fixture), ==, 0);

  g_array_append_vals (images, some, 2);
  pol_filter_bar_show_only (POL_FILTER_BAR (fixture->bar), images, "Some");
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpuint (pol_image_list_get_image (fixture->images, 0), ==, 1);
  g_assert_nonnull (widget_tree_find_label (fixture->window, "Some"));

  g_assert_true (gtk_widget_activate_action (fixture->bar, "images.show-others", NULL));
  g_assert_cmpuint (count (fixture), ==, 4);

  pol_filter_bar_show_only (POL_FILTER_BAR (fixture->bar), images, "Some");
  choose (fixture, "images.filter", "all");
  g_assert_cmpuint (count (fixture), ==, 4);
}

#define ADD(path, func) g_test_add ("/filter-bar/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("one-chip-is-pressed-at-most", test_one_chip_is_pressed_at_most);
  ADD ("conditions-combine", test_conditions_combine);
  ADD ("only-these-are-shown", test_only_these_are_shown);
  ADD ("order-is-reversed", test_order_is_reversed);

  return g_test_run ();
}
