/* test-chart-view.c: charts follow the tags, lead to the images behind them, and can be saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "label-fixture.h"
#include "pol-agreement-view.h"
#include "pol-audit-page.h"
#include "pol-bar-chart.h"
#include "pol-chart-file.h"
#include "pol-chart-view.h"
#include "pol-column-chart.h"
#include "pol-heat-map.h"
#include "widget-tree.h"

#define N_IMAGES 5

typedef struct
{
  LabelFixture labels;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *window;
  GArray *shown; /* the images that were asked for last */
  char *title;
} Fixture;

static const char *const food[] = { "burger", "pizza", "taco", NULL };

static void
on_show_evidence (Fixture *fixture, GArray *images, const char *title)
{
  g_clear_pointer (&fixture->shown, g_array_unref);
  g_free (fixture->title);
  fixture->shown = g_array_ref (images);
  fixture->title = g_strdup (title);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
set_up_with (Fixture *fixture, const char *const *concepts)
{
  label_fixture_set_up (&fixture->labels, N_IMAGES, concepts);
  fixture->page = g_object_new (POL_TYPE_AUDIT_PAGE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  g_signal_connect_swapped (fixture->page, "show-evidence", G_CALLBACK (on_show_evidence), fixture);
  g_object_set (fixture->page, "view", "charts", NULL);
  fixture->view = find_type (fixture->page, POL_TYPE_CHART_VIEW);
  pol_audit_page_set_project (POL_AUDIT_PAGE (fixture->page), fixture->labels.project);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->view))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, food);
}

static void
set_up_bare (Fixture *fixture, gconstpointer data)
{
  static const char *const nothing[] = { NULL };

  set_up_with (fixture, nothing);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->shown, g_array_unref);
  g_clear_pointer (&fixture->title, g_free);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  label_fixture_tear_down (&fixture->labels);
}

static PolChart *
get_chart (Fixture *fixture, GType type)
{
  return POL_CHART (find_type (fixture->view, type));
}

static void
wait_for_value (PolChart *chart, guint row, guint column, guint value)
{
  while (pol_chart_get_model (chart) == NULL
         || row >= pol_chart_model_get_n_rows (pol_chart_get_model (chart))
         || column >= pol_chart_model_get_n_columns (pol_chart_get_model (chart))
         || pol_chart_get_value (chart, row, column) != value)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_label (Fixture *fixture, const char *text)
{
  GtkWidget *label = NULL;

  while (label == NULL || !gtk_widget_get_mapped (label))
    {
      g_main_context_iteration (NULL, TRUE);
      label = widget_tree_find_label (fixture->view, text);
    }
}

static void
open_value (Fixture *fixture, PolChart *chart, guint row, guint column)
{
  g_clear_pointer (&fixture->shown, g_array_unref);
  pol_chart_set_cursor (chart, row, column);
  gtk_widget_activate_action (GTK_WIDGET (chart), "chart.activate", NULL);
  while (fixture->shown == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_bars_follow_the_tags (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);

  wait_for_value (chart, 0, 4, N_IMAGES);
  label_fixture_tag (&fixture->labels, 0, "burger", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "pizza", "A", POL_VALUE_NEGATIVE);

  /* burger: one positive, one widened; pizza: one negative, one implicit */
  wait_for_value (chart, 0, 0, 1);
  wait_for_value (chart, 0, 3, 1);
  wait_for_value (chart, 0, 4, N_IMAGES - 2);
  wait_for_value (chart, 1, 1, 1);
  wait_for_value (chart, 1, 2, 1);
}

static void
test_bars_are_sorted (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);
  g_autofree char *name = NULL;
  g_autofree char *later = NULL;

  wait_for_value (chart, 0, 4, N_IMAGES);
  label_fixture_tag (&fixture->labels, 0, "taco", "A", POL_VALUE_POSITIVE);
  g_object_set (fixture->view, "order", "positives", NULL);
  name = pol_chart_model_get_row_name (pol_chart_get_model (chart), 0);
  g_assert_cmpstr (name, ==, "taco");

  g_object_set (fixture->view, "order", "negatives", NULL);
  label_fixture_tag (&fixture->labels, 1, "pizza", "A", POL_VALUE_NEGATIVE);
  wait_for_value (chart, 0, 1, 1);
  later = pol_chart_model_get_row_name (pol_chart_get_model (chart), 0);
  g_assert_cmpstr (later, ==, "pizza");
}

static void
test_bars_lead_to_images (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);

  label_fixture_tag (&fixture->labels, 2, "burger", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 4, "burger", "A", POL_VALUE_POSITIVE);
  wait_for_value (chart, 1, 2, 2);

  open_value (fixture, chart, 1, 2);
  g_assert_cmpuint (fixture->shown->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 0), ==, 2);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 1), ==, 4);
  g_assert_cmpstr (fixture->title, ==, "pizza: Untagged, and read as negative");
}

static void
test_another_policy_reads_otherwise (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);

  label_fixture_tag (&fixture->labels, 0, "burger", "A", POL_VALUE_POSITIVE);
  wait_for_value (chart, 1, 2, 1);
  g_object_set (fixture->page, "policy", pol_policy_get_preset ("explicit"), NULL);
  wait_for_value (chart, 1, 2, 0);
  wait_for_value (chart, 0, 0, 1);
}

static void
tag_both (Fixture *fixture, guint image)
{
  label_fixture_tag (&fixture->labels, image, "burger", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, image, "taco", "A", POL_VALUE_POSITIVE);
}

static void
test_pairs_are_counted (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_HEAT_MAP);

  g_object_set (fixture->view, "kind", "pairs", NULL);
  wait_for_label (fixture, "No Two Concepts Yet");
  tag_both (fixture, 0);
  tag_both (fixture, 3);
  label_fixture_tag (&fixture->labels, 1, "burger", "A", POL_VALUE_POSITIVE);
  wait_for_value (chart, 0, 0, 3);
  wait_for_value (chart, 0, 1, 2);

  open_value (fixture, chart, 0, 1);
  g_assert_cmpuint (fixture->shown->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 1), ==, 3);
  g_assert_cmpstr (fixture->title, ==, "burger and taco");

  g_object_set (fixture->view, "measure", "share", NULL);
  wait_for_value (chart, 0, 1, 100);
}

static void
test_history_counts_tags (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_COLUMN_CHART);
  guint last;

  g_object_set (fixture->view, "kind", "history", NULL);
  wait_for_label (fixture, "No Tag Yet");
  label_fixture_tag (&fixture->labels, 0, "burger", "A", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 3, "burger", "A", POL_VALUE_UNSURE);
  while (pol_chart_get_model (chart) == NULL
         || pol_chart_model_get_n_rows (pol_chart_get_model (chart)) == 0)
    g_main_context_iteration (NULL, TRUE);

  /* at the turn of an hour there are two bars */
  last = pol_chart_model_get_n_rows (pol_chart_get_model (chart)) - 1;
  wait_for_value (chart, last, 2, 1);
  open_value (fixture, chart, last, 2);
  g_assert_cmpuint (fixture->shown->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 0), ==, 3);
}

static PolChart *
get_agreement_chart (Fixture *fixture)
{
  return pol_agreement_view_get_chart (
      POL_AGREEMENT_VIEW (find_type (fixture->view, POL_TYPE_AGREEMENT_VIEW)));
}

/* They are at one on the images 0, 2 and 3, and not on 1: a kappa of a half. */
static void
tag_by_two (Fixture *fixture)
{
  for (guint image = 0; image < 4; image++)
    {
      label_fixture_tag (&fixture->labels, image, "burger", "Ana",
                         image < 2 ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE);
      label_fixture_tag (&fixture->labels, image, "burger", "Ben",
                         image < 1 ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE);
    }
}

static void
test_agreement_needs_two_on_one_image (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->view, "kind", "agreement", NULL);
  wait_for_label (fixture, "Fewer Than Two Annotators");
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "burger", "Ben", POL_VALUE_POSITIVE);
  wait_for_label (fixture, "No Tag in Common");

  label_fixture_tag (&fixture->labels, 0, "burger", "Ben", POL_VALUE_POSITIVE);
  wait_for_value (get_agreement_chart (fixture), 0, 1, 0);
  wait_for_label (fixture, "No concept is disputed.");
}

static void
test_agreement_is_of_each_two (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_agreement_chart (fixture);
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;

  g_object_set (fixture->view, "kind", "agreement", NULL);
  tag_by_two (fixture);
  wait_for_value (chart, 0, 1, 151);
  wait_for_value (chart, 1, 0, 151);
  wait_for_value (chart, 0, 0, 0);
  value = pol_chart_model_format (pol_chart_get_model (chart), 151);
  g_assert_cmpstr (value, ==, "0.50");
  said = pol_chart_model_describe (pol_chart_get_model (chart), 0, 1);
  g_assert_cmpstr (said, ==, "Ana and Ben\nCohen’s kappa is 0.50\n1 of 4 items disputed");
  wait_for_label (fixture, "Annotators agree on 3 of 4 items: Krippendorff’s alpha is 0.53, and "
                           "Fleiss’ kappa is 0.47.");

  /* someone who has nothing in common with one of them */
  label_fixture_tag (&fixture->labels, 4, "taco", "Cleo", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 4, "taco", "Ana", POL_VALUE_POSITIVE);
  wait_for_value (chart, 2, 1, 0);
  g_free (said);
  said = pol_chart_model_describe (pol_chart_get_model (chart), 2, 1);
  g_assert_nonnull (strstr (said, "they are sure of nothing in common"));
}

static void
test_disagreement_leads_to_images (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_agreement_chart (fixture);
  GtkWidget *label;

  g_object_set (fixture->view, "kind", "agreement", NULL);
  tag_by_two (fixture);
  wait_for_value (chart, 0, 1, 151);
  open_value (fixture, chart, 0, 1);
  g_assert_cmpuint (fixture->shown->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 0), ==, 1);
  g_assert_cmpstr (fixture->title, ==, "disagreement of Ana and Ben");

  g_clear_pointer (&fixture->shown, g_array_unref);
  label = widget_tree_find_label (find_type (fixture->view, POL_TYPE_AGREEMENT_VIEW), "burger");
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  while (fixture->shown == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->shown->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->shown, guint32, 0), ==, 1);
  g_assert_cmpstr (fixture->title, ==, "disagreement on burger");
}

/* Where two agree, nothing is to be seen, and nobody is led to it. */
static void
test_agreement_leads_nowhere (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_agreement_chart (fixture);

  g_object_set (fixture->view, "kind", "agreement", NULL);
  tag_by_two (fixture);
  label_fixture_tag (&fixture->labels, 1, "burger", "Ben", POL_VALUE_POSITIVE);
  wait_for_value (chart, 0, 1, 201);
  g_assert_false (pol_chart_model_can_open (pol_chart_get_model (chart), 0, 1));
  g_assert_false (pol_chart_model_can_open (pol_chart_get_model (chart), 0, 0));
  wait_for_label (fixture, "No concept is disputed.");
}

static void
test_the_blind_see_no_agreement (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_agreement_chart (fixture);

  g_object_set (fixture->view, "kind", "agreement", NULL);
  tag_by_two (fixture);
  wait_for_value (chart, 0, 1, 151);
  pol_project_set_annotator (fixture->labels.project, "Ana");
  pol_project_set_blind (fixture->labels.project, TRUE);
  wait_for_label (fixture, "Tags of Others Are Hidden");
  g_assert_null (widget_tree_find_label (fixture->view, "burger"));

  pol_project_set_blind (fixture->labels.project, FALSE);
  wait_for_value (chart, 0, 1, 151);
}

/* What is not seen is not counted, and is right when it is seen again. */
static void
test_findings_are_a_view_of_their_own (Fixture *fixture, gconstpointer data)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);

  wait_for_value (chart, 0, 4, N_IMAGES);
  g_object_set (fixture->page, "view", "findings", NULL);
  g_assert_false (gtk_widget_get_mapped (fixture->view));
  while (widget_tree_find_label (fixture->page, "Concepts Without a Positive") == NULL)
    g_main_context_iteration (NULL, TRUE);

  label_fixture_tag (&fixture->labels, 0, "burger", "A", POL_VALUE_POSITIVE);
  g_object_set (fixture->page, "view", "charts", NULL);
  wait_for_value (chart, 0, 0, 1);
}

static void
test_nothing_is_said_to_be_nothing (Fixture *fixture, gconstpointer data)
{
  wait_for_label (fixture, "No Concept Yet");
  g_object_set (fixture->view, "kind", "history", NULL);
  wait_for_label (fixture, "No Concept Yet");
}

typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} Saving;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;

  saving->saved = pol_chart_file_save_finish (result, &saving->error);
  saving->done = TRUE;
}

static Saving
save (Fixture *fixture, const char *path)
{
  PolChart *chart = get_chart (fixture, POL_TYPE_BAR_CHART);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GskRenderNode) drawing = NULL;
  Saving saving = { FALSE, FALSE, NULL };
  graphene_size_t size;

  wait_for_value (chart, 0, 4, N_IMAGES);
  drawing = pol_chart_draw_whole (chart, "Labels", NULL, &size);
  g_assert_nonnull (drawing);
  pol_chart_file_save_async (drawing, &size, file, NULL, on_saved, &saving);
  while (!saving.done)
    g_main_context_iteration (NULL, TRUE);

  return saving;
}

/* Lines and letters, no picture of them. */
static void
test_svg_is_made_of_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->labels.folder, "..", "chart.svg", NULL);
  g_autofree char *text = NULL;
  Saving saving = save (fixture, path);

  g_assert_no_error (saving.error);
  g_assert_true (saving.saved);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_nonnull (strstr (text, "</svg>"));
  g_assert_nonnull (strstr (text, "<path"));
  g_assert_null (strstr (text, "<image"));
  g_remove (path);
}

static void
test_png_has_two_pixels_for_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->labels.folder, "..", "chart.PNG", NULL);
  Saving saving = save (fixture, path);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  const guchar *pixels;

  g_assert_no_error (saving.error);
  pixbuf = gdk_pixbuf_new_from_file (path, &saving.error);
  g_assert_no_error (saving.error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 1800);
  pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_assert_cmpint (pixels[0], ==, 255);
  g_remove (path);
}

static void
test_what_cannot_be_written_is_said (Fixture *fixture, gconstpointer data)
{
  Saving saving = save (fixture, "/nowhere/chart.svg");

  g_assert_false (saving.saved);
  g_assert_nonnull (saving.error);
  g_assert_nonnull (strstr (saving.error->message, "chart.svg"));
  g_clear_error (&saving.error);
}

#define ADD(name, func) g_test_add ("/chart-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("bars-follow-the-tags", test_bars_follow_the_tags);
  ADD ("bars-are-sorted", test_bars_are_sorted);
  ADD ("bars-lead-to-images", test_bars_lead_to_images);
  ADD ("another-policy-reads-otherwise", test_another_policy_reads_otherwise);
  ADD ("pairs-are-counted", test_pairs_are_counted);
  ADD ("history-counts-tags", test_history_counts_tags);
  ADD ("agreement-needs-two-on-one-image", test_agreement_needs_two_on_one_image);
  ADD ("agreement-is-of-each-two", test_agreement_is_of_each_two);
  ADD ("disagreement-leads-to-images", test_disagreement_leads_to_images);
  ADD ("agreement-leads-nowhere", test_agreement_leads_nowhere);
  ADD ("the-blind-see-no-agreement", test_the_blind_see_no_agreement);
  ADD ("findings-are-a-view-of-their-own", test_findings_are_a_view_of_their_own);
  g_test_add ("/chart-view/nothing-is-said-to-be-nothing", Fixture, NULL, set_up_bare,
              test_nothing_is_said_to_be_nothing, tear_down);
  ADD ("svg-is-made-of-lines", test_svg_is_made_of_lines);
  ADD ("png-has-two-pixels-for-one", test_png_has_two_pixels_for_one);
  ADD ("what-cannot-be-written-is-said", test_what_cannot_be_written_is_said);

  return g_test_run ();
}
