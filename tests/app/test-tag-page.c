/* test-tag-page.c: filters, keys and the way to the next image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-status-bar.h"
#include "pol-tag-page.h"
#include "pol-tagging.h"
#include "widget-tree.h"

typedef struct
{
  LabelFixture labels;
  PolImageList *images;
  PolImageSelection *selection;
  GtkWidget *window;
  PolTagPage *page;
} Fixture;

static const char *const food[] = { "burger", "pizza", NULL };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->selection = pol_image_selection_new (fixture->images);
  fixture->page = POL_TAG_PAGE (pol_tag_page_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  pol_tag_page_set_project (fixture->page, fixture->labels.project, fixture->images,
                            fixture->selection);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pol_tag_page_set_project (fixture->page, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->selection);
  g_clear_object (&fixture->images);
  label_fixture_tear_down (&fixture->labels);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  settle ();
}

static guint
get_current (Fixture *fixture)
{
  return pol_image_selection_get_current (fixture->selection);
}

static PolTagState
get_state (Fixture *fixture, guint32 image, const char *concept)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (image, 1);

  return pol_tagging_get_state (fixture->labels.project, images,
                                label_fixture_find (&fixture->labels, concept));
}

static void
test_first_image_is_selected (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (get_current (fixture), ==, pol_image_list_get_image (fixture->images, 0));
}

static void
test_next_untagged_passes_over_tagged (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_POSITIVE);
  activate (fixture, "tag.next-untagged");

  g_assert_cmpuint (get_current (fixture), ==, 2);
}

static void
test_filters_count (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  settle ();

  g_assert_nonnull (widget_tree_find_label (fixture->window, "All 4"));
  g_assert_nonnull (widget_tree_find_label (fixture->window, "Untagged 3"));
  g_assert_nonnull (widget_tree_find_label (fixture->window, "Only Negatives 1"));
}

static void
test_filter_narrows (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  pol_image_list_set_filter (fixture->images, POL_IMAGE_FILTER_ONLY_NEGATIVES);
  settle ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->images)), ==, 1);
  g_assert_cmpuint (pol_image_list_get_image (fixture->images, 0), ==, 1);
}

/* What a filter or another order does not hide stays selected, all of it. */
static void
test_selection_outlives_a_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolImageQuery) query = pol_image_query_new ();

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 1, 2, TRUE);
  query->descending = TRUE;
  pol_image_list_set_query (fixture->images, query);
  g_assert_cmpuint (pol_image_selection_get_n_selected (fixture->selection), ==, 2);

  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_NEGATIVE);
  pol_image_list_set_filter (fixture->images, POL_IMAGE_FILTER_UNTAGGED);
  g_assert_cmpuint (pol_image_selection_get_n_selected (fixture->selection), ==, 1);
  g_assert_cmpuint (get_current (fixture), ==, 2);
}

static void
test_tags_of_last_image_are_repeated (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  pol_image_selection_select_image (fixture->selection, 1);
  pol_image_selection_select_image (fixture->selection, 2);
  activate (fixture, "tag.repeat");

  g_assert_cmpint (get_state (fixture, 1, "burger"), ==, POL_TAG_STATE_NONE);
  g_assert_cmpint (get_state (fixture, 2, "burger"), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_rest_is_negative (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  activate (fixture, "tag.negative-rest");

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, "pizza"), ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_numbers_tag (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pol_tag_page_handle_key (fixture->page, GDK_KEY_KP_1, 0, 0));
  g_assert_true (pol_tag_page_handle_key (fixture->page, GDK_KEY_KP_2, 0, GDK_SHIFT_MASK));
  g_assert_false (pol_tag_page_handle_key (fixture->page, GDK_KEY_KP_3, 0, 0));
  g_assert_false (pol_tag_page_handle_key (fixture->page, GDK_KEY_KP_1, 0, GDK_ALT_MASK));

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, "pizza"), ==, POL_TAG_STATE_NEGATIVE);
}

static void
test_number_with_ctrl_is_unsure (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pol_tag_page_handle_key (fixture->page, GDK_KEY_KP_1, 0, GDK_CONTROL_MASK));
  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_UNSURE);
}

static void
set_advancing (gboolean advances)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.polarity_app.Polarity");

  g_settings_set_boolean (settings, "tag-and-advance", advances);
}

/* Any code that is not 0 does: what counts is which keys are down. */
static void
press (Fixture *fixture, guint keyval)
{
  g_assert_true (pol_tag_page_handle_key (fixture->page, keyval, keyval & 0xff, 0));
}

static void
let_go (Fixture *fixture, guint keyval)
{
  pol_tag_page_handle_release (fixture->page, keyval & 0xff);
}

static void
test_keys_held_together_are_of_one_image (Fixture *fixture, gconstpointer data)
{
  set_advancing (TRUE);
  press (fixture, GDK_KEY_KP_1);
  press (fixture, GDK_KEY_KP_2);
  let_go (fixture, GDK_KEY_KP_1);
  g_assert_cmpuint (get_current (fixture), ==, 0);
  let_go (fixture, GDK_KEY_KP_2);
  g_assert_cmpuint (get_current (fixture), ==, 1);
  set_advancing (FALSE);

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, "pizza"), ==, POL_TAG_STATE_POSITIVE);
}

/* A keyboard repeats a key that is held down. */
static void
test_key_held_down_tags_once (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_KP_1);
  press (fixture, GDK_KEY_KP_1);
  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);

  let_go (fixture, GDK_KEY_KP_1);
  press (fixture, GDK_KEY_KP_1);
  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_NONE);
}

static void
test_keys_are_let_go_with_the_focus (Fixture *fixture, gconstpointer data)
{
  set_advancing (TRUE);
  press (fixture, GDK_KEY_KP_1);
  pol_tag_page_release_keys (fixture->page);
  g_assert_cmpuint (get_current (fixture), ==, 1);
  press (fixture, GDK_KEY_KP_1);
  set_advancing (FALSE);

  g_assert_cmpint (get_state (fixture, 1, "burger"), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_click_advances_if_wanted (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, "burger: positive");

  gtk_widget_activate (box);
  g_assert_cmpuint (get_current (fixture), ==, 0);

  set_advancing (TRUE);
  gtk_widget_activate (widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON,
                                         "pizza: positive"));
  set_advancing (FALSE);
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_several_images_stay_selected (Fixture *fixture, gconstpointer data)
{
  set_advancing (TRUE);
  activate (fixture, "tag.select-all");
  press (fixture, GDK_KEY_KP_1);
  let_go (fixture, GDK_KEY_KP_1);
  set_advancing (FALSE);

  g_assert_cmpuint (pol_image_selection_get_n_selected (fixture->selection), ==, 4);
}

static void
test_jumps_and_the_way_back (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "burger", "Ben", POL_VALUE_NEGATIVE);
  label_fixture_tag (&fixture->labels, 3, "burger", "Ana", POL_VALUE_UNSURE);
  settle ();

  activate (fixture, "tag.next-unsure");
  g_assert_cmpuint (get_current (fixture), ==, 3);
  activate (fixture, "tag.next-disagreement");
  g_assert_cmpuint (get_current (fixture), ==, 1);
  activate (fixture, "tag.go-back");
  g_assert_cmpuint (get_current (fixture), ==, 3);
  activate (fixture, "tag.go-back");
  g_assert_cmpuint (get_current (fixture), ==, 0);
  activate (fixture, "tag.go-forward");
  g_assert_cmpuint (get_current (fixture), ==, 3);
}

static void
test_marks_are_for_all_selected (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "tag.select-all");
  activate (fixture, "tag.mark-reviewed");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (pol_project_get_image_state (fixture->labels.project, i), ==,
                     POL_IMAGE_STATE_REVIEWED);

  pol_image_selection_select_image (fixture->selection, 2);
  activate (fixture, "tag.mark-skipped");
  pol_image_selection_select_image (fixture->selection, 0);
  activate (fixture, "tag.next-skipped");
  g_assert_cmpuint (get_current (fixture), ==, 2);

  activate (fixture, "tag.remove-mark");
  g_assert_cmpint (pol_project_get_image_state (fixture->labels.project, 2), ==,
                   POL_IMAGE_STATE_NONE);
}

static void
test_tags_are_copied_to_others (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  activate (fixture, "tag.copy");
  pol_image_selection_select_image (fixture->selection, 2);
  activate (fixture, "tag.paste");

  g_assert_cmpint (get_state (fixture, 2, "burger"), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_narrow_shows_one_pane (Fixture *fixture, gconstpointer data)
{
  GtkWidget *boxes = widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, "burger: positive");

  g_assert_true (gtk_widget_get_mapped (boxes));
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  g_assert_false (gtk_widget_get_mapped (boxes));
  g_object_set (fixture->page, "show-image", TRUE, NULL);
  g_assert_true (gtk_widget_get_mapped (boxes));
}

static void
test_status_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = g_object_ref_sink (pol_status_bar_new ());

  pol_status_bar_set_project (POL_STATUS_BAR (bar), fixture->labels.project, fixture->images);
  g_assert_nonnull (widget_tree_find_label (bar, "0 of 4 tagged"));

  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  g_assert_nonnull (widget_tree_find_label (bar, "Saving…"));
  while (!pol_project_get_saved (fixture->labels.project))
    g_main_context_iteration (NULL, TRUE);
  settle ();

  g_assert_nonnull (widget_tree_find_label (bar, "1 of 4 tagged"));
  g_assert_nonnull (widget_tree_find_label (bar, "Saved"));
  g_assert_finalize_object (bar);
}

#define ADD(path, func) g_test_add ("/tag-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("first-image-is-selected", test_first_image_is_selected);
  ADD ("next-untagged-passes-over-tagged", test_next_untagged_passes_over_tagged);
  ADD ("filters-count", test_filters_count);
  ADD ("filter-narrows", test_filter_narrows);
  ADD ("selection-outlives-a-query", test_selection_outlives_a_query);
  ADD ("tags-of-last-image-are-repeated", test_tags_of_last_image_are_repeated);
  ADD ("rest-is-negative", test_rest_is_negative);
  ADD ("numbers-tag", test_numbers_tag);
  ADD ("number-with-ctrl-is-unsure", test_number_with_ctrl_is_unsure);
  ADD ("keys-held-together-are-of-one-image", test_keys_held_together_are_of_one_image);
  ADD ("key-held-down-tags-once", test_key_held_down_tags_once);
  ADD ("keys-are-let-go-with-the-focus", test_keys_are_let_go_with_the_focus);
  ADD ("click-advances-if-wanted", test_click_advances_if_wanted);
  ADD ("several-images-stay-selected", test_several_images_stay_selected);
  ADD ("jumps-and-the-way-back", test_jumps_and_the_way_back);
  ADD ("marks-are-for-all-selected", test_marks_are_for_all_selected);
  ADD ("tags-are-copied-to-others", test_tags_are_copied_to_others);
  ADD ("narrow-shows-one-pane", test_narrow_shows_one_pane);
  ADD ("status-follows", test_status_follows);

  return g_test_run ();
}
