/* test-label-row.c: rows say a label in a sign, in words and to assistive technology
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "label-fixture.h"
#include "pol-label-boxes.h"
#include "pol-label-row.h"
#include "pol-tag-row.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", NULL };

static void
set_up (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_set_up (fixture, 1, food);
}

static void
tear_down (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tear_down (fixture);
}

static PolConcept *
get_burger (LabelFixture *fixture)
{
  return pol_concept_list_get_concept (pol_project_get_concepts (fixture->project),
                                       label_fixture_find (fixture, "burger"));
}

static PolLabelRow *
make_row (LabelFixture *fixture)
{
  PolLabelRow *row = POL_LABEL_ROW (g_object_ref_sink (pol_label_row_new ()));

  pol_label_row_set_concept (row, get_burger (fixture));

  return row;
}

static PolLabelBoxes *
get_boxes (PolLabelRow *row)
{
  return POL_LABEL_BOXES (widget_tree_find (GTK_WIDGET (row), POL_TYPE_LABEL_BOXES, NULL));
}

static void
test_explicit (LabelFixture *fixture, gconstpointer data)
{
  PolLabelRow *row = make_row (fixture);

  pol_label_row_set_label (row, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "burger: positive, explicit");
  g_assert_cmpint (pol_label_boxes_get_value (get_boxes (row)), ==, POL_TAG_STATE_POSITIVE);
  g_assert_false (pol_label_boxes_get_outlined (get_boxes (row)));
  g_assert_finalize_object (row);
}

static void
test_implicit (LabelFixture *fixture, gconstpointer data)
{
  PolLabelRow *row = make_row (fixture);

  pol_label_row_set_label (row, POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "burger: negative, implicit");
  g_assert_cmpint (pol_label_boxes_get_value (get_boxes (row)), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_true (pol_label_boxes_get_outlined (get_boxes (row)));
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (row), "negative, implicit"));
  g_assert_finalize_object (row);
}

static void
test_ignored (LabelFixture *fixture, gconstpointer data)
{
  PolLabelRow *row = make_row (fixture);

  pol_label_row_set_label (row, POL_LABEL_IGNORED, POL_REASON_UNANNOTATED);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "burger: ignored, unannotated");
  g_assert_cmpint (pol_label_boxes_get_value (get_boxes (row)), ==, POL_TAG_STATE_NONE);
  g_assert_finalize_object (row);
}

static void
test_difference (LabelFixture *fixture, gconstpointer data)
{
  PolLabelRow *row = make_row (fixture);
  GtkWidget *mark;

  pol_label_row_set_label (row, POL_LABEL_NEGATIVE, POL_REASON_WIDENED);
  pol_label_row_set_difference (row, "No Widening", POL_LABEL_IGNORED, POL_REASON_UNTAGGED);
  mark = widget_tree_find_label (GTK_WIDGET (row), "≠ ignored, untagged");
  g_assert_nonnull (mark);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (mark)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Differs under No Widening: ignored, untagged");

  pol_label_row_clear_difference (row);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (mark)));
  g_assert_finalize_object (row);
}

static void
test_rename (LabelFixture *fixture, gconstpointer data)
{
  PolLabelRow *row = make_row (fixture);
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Rename");

  pol_label_row_set_label (row, POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT);
  pol_edit_rename_concept (edit, label_fixture_find (fixture, "burger"), "Hamburger");
  pol_project_apply (fixture->project, edit);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hamburger: negative, implicit");
  g_assert_finalize_object (row);
}

static void
take_box (PolTagRow *row, PolTagState box, PolTagState *taken)
{
  *taken = box;
}

static void
test_tagging (LabelFixture *fixture, gconstpointer data)
{
  GtkWidget *row = g_object_ref_sink (pol_tag_row_new ());
  PolTagState taken = POL_TAG_STATE_NONE;
  GtkWidget *box;

  pol_tag_row_set_concept (POL_TAG_ROW (row), get_burger (fixture));
  pol_tag_row_set_state (POL_TAG_ROW (row), POL_TAG_STATE_POSITIVE, NULL);
  g_signal_connect (row, "clicked", G_CALLBACK (take_box), &taken);

  box = widget_tree_find (row, GTK_TYPE_CHECK_BUTTON, "burger: tagged positive");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  box = widget_tree_find (row, GTK_TYPE_CHECK_BUTTON, "burger: tagged negative");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);

  g_assert_cmpint (taken, ==, POL_TAG_STATE_NEGATIVE);
  g_assert_finalize_object (row);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/label-row/explicit-is-filled", LabelFixture, NULL, set_up, test_explicit,
              tear_down);
  g_test_add ("/label-row/implicit-is-outlined", LabelFixture, NULL, set_up, test_implicit,
              tear_down);
  g_test_add ("/label-row/ignored-is-empty", LabelFixture, NULL, set_up, test_ignored, tear_down);
  g_test_add ("/label-row/difference-is-marked", LabelFixture, NULL, set_up, test_difference,
              tear_down);
  g_test_add ("/label-row/follows-a-rename", LabelFixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/tag-row/boxes-are-named-and-clicked", LabelFixture, NULL, set_up, test_tagging,
              tear_down);

  return g_test_run ();
}
