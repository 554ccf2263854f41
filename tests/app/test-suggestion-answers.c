/* test-suggestion-answers.c: suggestions are shown, accepted, rejected and cleared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-open-suggestions.h"
#include "pol-suggestion-answers.h"
#include "pol-suggestion-dialog.h"
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

static PolProject *
get_project (Fixture *fixture)
{
  return fixture->labels.project;
}

/* On image 0 both concepts, on the next two pizza, and on image 3 nothing. */
static void
suggest (Fixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (get_project (fixture), "Suggest");

  pol_edit_set_suggestion (edit, 0, label_fixture_find (&fixture->labels, "burger"), 0.87);
  pol_edit_set_suggestion (edit, 0, label_fixture_find (&fixture->labels, "pizza"), 0.31);
  pol_edit_set_suggestion (edit, 1, label_fixture_find (&fixture->labels, "pizza"), 0.5);
  pol_edit_set_suggestion (edit, 2, label_fixture_find (&fixture->labels, "pizza"), 0.9);
  pol_project_apply (get_project (fixture), edit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  suggest (fixture);
  fixture->images = pol_image_list_new (get_project (fixture));
  fixture->selection = pol_image_selection_new (fixture->images);
  fixture->page = POL_TAG_PAGE (pol_tag_page_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  pol_tag_page_set_project (fixture->page, get_project (fixture), fixture->images,
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

static PolTagState
get_state (Fixture *fixture, guint32 image, const char *concept)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (image, 1);

  return pol_tagging_get_state (get_project (fixture), images,
                                label_fixture_find (&fixture->labels, concept));
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  GtkWidget *label = widget_tree_find_label (fixture->window, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_rows_and_bar_show_them (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, "burger: positive");

  g_assert_true (shows (fixture, "suggested 87 % · 1 more"));
  g_assert_true (shows (fixture, "suggested 87 %"));
  g_assert_true (shows (fixture, "suggested 31 %"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "suggested, 87 percent");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
}

static void
test_answers_are_tags_of_the_annotator (Fixture *fixture, gconstpointer data)
{
  const PolAnnotation *tags;
  gsize n;

  pol_project_set_annotator (get_project (fixture), "Ana");
  activate (fixture, "tag.accept-suggestion");
  activate (fixture, "tag.reject-suggestion");

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, "pizza"), ==, POL_TAG_STATE_NEGATIVE);
  tags = pol_project_get_annotations (get_project (fixture), 0, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (pol_project_get_annotator_name (get_project (fixture), tags[0].annotator), ==,
                   "Ana");
  g_assert_true (shows (fixture, "Nothing suggested here"));
  g_assert_true (shows (fixture, "2 images left to answer"));
  g_assert_false (shows (fixture, "suggested 31 %"));

  activate (fixture, "tag.accept-suggestion");
  g_assert_cmpuint (pol_project_get_n_annotations (get_project (fixture)), ==, 2);
}

static void
test_undo_proposes_again (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "tag.accept-suggestion");
  g_assert_cmpstr (pol_project_get_undo_text (get_project (fixture)), ==, "burger: positive");
  pol_project_undo (get_project (fixture));
  settle ();

  g_assert_true (shows (fixture, "suggested 87 %"));
  g_assert_cmpuint (pol_project_get_n_annotations (get_project (fixture)), ==, 0);
}

static void
test_box_answers_too (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, "burger: negative");

  g_signal_emit_by_name (box, "activate");
  settle ();

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_false (shows (fixture, "suggested 87 %"));
}

static void
test_several_images_are_answered_where_it_is_suggested (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 1, 3, TRUE);
  settle ();
  g_assert_true (shows (fixture, "suggested on 2 images"));
  activate (fixture, "tag.accept-suggestion");

  g_assert_cmpint (get_state (fixture, 1, "pizza"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 2, "pizza"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 3, "pizza"), ==, POL_TAG_STATE_NONE);
}

static void
test_next_suggested_passes_over_answered (Fixture *fixture, gconstpointer data)
{
  label_fixture_tag (&fixture->labels, 1, "pizza", "Ben", POL_VALUE_UNSURE);
  activate (fixture, "tag.next-suggested");

  g_assert_cmpuint (pol_image_selection_get_current (fixture->selection), ==, 2);
}

static void
wait_for_edit (Fixture *fixture)
{
  while (pol_project_get_pending_text (get_project (fixture)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static GtkWidget *
open_dialog (Fixture *fixture, guint n_selected)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (0, n_selected);
  GtkWidget *dialog = pol_suggestion_dialog_new (GTK_WINDOW (fixture->window),
                                                 get_project (fixture), selected);

  gtk_window_present (GTK_WINDOW (dialog));
  while (!adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"))
    g_main_context_iteration (NULL, TRUE);

  return dialog;
}

static void
set_percent (GtkWidget *dialog, double percent)
{
  GtkWidget *spin = widget_tree_find (dialog, GTK_TYPE_SPIN_BUTTON, "Lowest Score in Percent");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), percent);
}

static void
test_dialog_says_how_many_and_accepts_them (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  pol_project_set_annotator (get_project (fixture), "Ana");
  dialog = open_dialog (fixture, 1);
  g_assert_nonnull (widget_tree_find_label (
      dialog, "1 suggestion on 1 image becomes a positive tag of Ana."));
  set_percent (dialog, 31);
  g_assert_nonnull (widget_tree_find_label (
      dialog, "4 suggestions on 3 images become positive tags of Ana."));
  set_percent (dialog, 50);
  g_assert_nonnull (widget_tree_find_label (
      dialog, "3 suggestions on 3 images become positive tags of Ana."));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  wait_for_edit (fixture);

  g_assert_cmpstr (pol_project_get_undo_text (get_project (fixture)), ==, "3 suggestions accepted");
  g_assert_cmpuint (pol_project_get_n_annotations (get_project (fixture)), ==, 3);
  g_assert_cmpint (get_state (fixture, 0, "pizza"), ==, POL_TAG_STATE_NONE);
  pol_project_undo (get_project (fixture));
  g_assert_cmpuint (pol_project_get_n_annotations (get_project (fixture)), ==, 0);
}

static void
test_dialog_keeps_to_the_selection (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  label_fixture_tag (&fixture->labels, 0, "pizza", "Ben", POL_VALUE_POSITIVE);
  pol_project_set_annotator (get_project (fixture), "Ana");
  g_assert_true (pol_open_suggestions_any (get_project (fixture), 2));
  dialog = open_dialog (fixture, 1);
  set_percent (dialog, 0);
  g_assert_nonnull (widget_tree_find_label (
      dialog, "3 suggestions on 3 images become positive tags of Ana."));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (widget_tree_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  wait_for_edit (fixture);

  g_assert_cmpint (get_state (fixture, 0, "burger"), ==, POL_TAG_STATE_POSITIVE);
  g_assert_true (pol_open_suggestions_any (get_project (fixture), 2));
}

static void
test_clearing_hides_all_of_it (Fixture *fixture, gconstpointer data)
{
  pol_suggestion_answers_clear (get_project (fixture));
  wait_for_edit (fixture);

  g_assert_false (shows (fixture, "suggested 87 %"));
  g_assert_false (shows (fixture, "Nothing suggested here"));
  g_assert_cmpstr (pol_project_get_undo_text (get_project (fixture)), ==, "Suggestions cleared");
  pol_project_undo (get_project (fixture));
  settle ();
  g_assert_true (shows (fixture, "suggested 87 %"));
}

static void
test_filter_and_orders_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PolImageQuery) query
      = pol_image_query_copy (pol_image_list_get_query (fixture->images));
  const char *const orders[] = { "1 0 2", "2 0 1" };

  query->filter = POL_IMAGE_FILTER_SUGGESTED;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *order = NULL;

      query->sort = POL_IMAGE_SORT_DOUBT + i;
      pol_image_list_set_query (fixture->images, query);
      settle ();
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->images)), ==, 3);
      order = g_strdup_printf ("%u %u %u", pol_image_list_get_image (fixture->images, 0),
                               pol_image_list_get_image (fixture->images, 1),
                               pol_image_list_get_image (fixture->images, 2));
      g_assert_cmpstr (order, ==, orders[i]);
    }
  g_assert_cmpuint (pol_image_list_get_count (fixture->images, POL_IMAGE_FILTER_SUGGESTED), ==, 3);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/suggestion-answers/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("rows-and-bar-show-them", test_rows_and_bar_show_them);
  ADD ("answers-are-tags-of-the-annotator", test_answers_are_tags_of_the_annotator);
  ADD ("undo-proposes-again", test_undo_proposes_again);
  ADD ("box-answers-too", test_box_answers_too);
  ADD ("several-images-are-answered-where-it-is-suggested",
       test_several_images_are_answered_where_it_is_suggested);
  ADD ("next-suggested-passes-over-answered", test_next_suggested_passes_over_answered);
  ADD ("dialog-says-how-many-and-accepts-them", test_dialog_says_how_many_and_accepts_them);
  ADD ("dialog-keeps-to-the-selection", test_dialog_keeps_to_the_selection);
  ADD ("clearing-hides-all-of-it", test_clearing_hides_all_of_it);
  ADD ("filter-and-orders-follow", test_filter_and_orders_follow);

  return g_test_run ();
}
