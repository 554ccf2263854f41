/* test-tag-boxes.c: two boxes show one value, and a click is only told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-tag-boxes.h"
#include "widget-tree.h"

typedef struct
{
  PolTagBoxes *boxes;
  GtkCheckButton *positive;
  GtkCheckButton *negative;
  guint n_clicks;
  PolTagState clicked;
} Fixture;

static void
on_clicked (Fixture *fixture, PolTagState box)
{
  fixture->n_clicks++;
  fixture->clicked = box;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *boxes = g_object_ref_sink (pol_tag_boxes_new ());

  pol_tag_boxes_set_names (POL_TAG_BOXES (boxes), "burger: positive", "burger: negative");
  fixture->boxes = POL_TAG_BOXES (boxes);
  fixture->positive
      = GTK_CHECK_BUTTON (widget_tree_find (boxes, GTK_TYPE_CHECK_BUTTON, "burger: positive"));
  fixture->negative
      = GTK_CHECK_BUTTON (widget_tree_find (boxes, GTK_TYPE_CHECK_BUTTON, "burger: negative"));
  g_signal_connect_swapped (boxes, "clicked", G_CALLBACK (on_clicked), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->boxes);
}

static void
assert_shown (Fixture *fixture, gboolean positive, gboolean negative, gboolean neither)
{
  g_assert_cmpint (gtk_check_button_get_active (fixture->positive), ==, positive);
  g_assert_cmpint (gtk_check_button_get_active (fixture->negative), ==, negative);
  g_assert_cmpint (gtk_check_button_get_inconsistent (fixture->positive), ==, neither);
  g_assert_cmpint (gtk_check_button_get_inconsistent (fixture->negative), ==, neither);
}

static void
test_shows_value (Fixture *fixture, gconstpointer data)
{
  assert_shown (fixture, FALSE, FALSE, FALSE);
  pol_tag_boxes_set_value (fixture->boxes, POL_TAG_STATE_POSITIVE);
  assert_shown (fixture, TRUE, FALSE, FALSE);
  pol_tag_boxes_set_value (fixture->boxes, POL_TAG_STATE_NEGATIVE);
  assert_shown (fixture, FALSE, TRUE, FALSE);
  pol_tag_boxes_set_value (fixture->boxes, POL_TAG_STATE_MIXED);
  assert_shown (fixture, FALSE, FALSE, TRUE);
  pol_tag_boxes_set_value (fixture->boxes, POL_TAG_STATE_UNSURE);
  assert_shown (fixture, FALSE, FALSE, FALSE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->boxes), "unsure"));
  g_assert_cmpuint (fixture->n_clicks, ==, 0);
}

static void
test_click_is_told (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->negative, "activate");

  g_assert_cmpuint (fixture->n_clicks, ==, 1);
  g_assert_cmpint (fixture->clicked, ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_click_changes_nothing_by_itself (Fixture *fixture, gconstpointer data)
{
  pol_tag_boxes_set_value (fixture->boxes, POL_TAG_STATE_MIXED);
  g_signal_emit_by_name (fixture->positive, "activate");

  g_assert_cmpint (fixture->clicked, ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (pol_tag_boxes_get_value (fixture->boxes), ==, POL_TAG_STATE_MIXED);
  assert_shown (fixture, FALSE, FALSE, TRUE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/tag-boxes/shows-value", Fixture, NULL, set_up, test_shows_value, tear_down);
  g_test_add ("/tag-boxes/click-is-told", Fixture, NULL, set_up, test_click_is_told, tear_down);
  g_test_add ("/tag-boxes/click-changes-nothing-by-itself", Fixture, NULL, set_up,
              test_click_changes_nothing_by_itself, tear_down);

  return g_test_run ();
}
