/* test-status-bar.c: what takes long is shown at the bottom of the window, and cancelled there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-status-bar.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", NULL };

typedef struct
{
  LabelFixture labels;
  PolImageList *images;
  GtkWidget *window;
  PolStatusBar *bar;
  gboolean ended;
  gboolean changed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 4, food);
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->bar = POL_STATUS_BAR (pol_status_bar_new ());
  pol_status_bar_set_project (fixture->bar, fixture->labels.project, fixture->images);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bar));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pol_status_bar_set_project (fixture->bar, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->images);
  while (G_OBJECT (fixture->labels.project)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  label_fixture_tear_down (&fixture->labels);
}

/* Takes until someone cancels it. */
static void
tag_slowly (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  pol_edit_set_tag (edit, 0, 0, pol_edit_add_annotator (edit, "Ana"), POL_VALUE_POSITIVE,
                    POL_TIME_NOW);
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->changed = pol_project_edit_finish (POL_PROJECT (source), result, NULL);
  fixture->ended = TRUE;
}

static GtkWidget *
find_shown (Fixture *fixture, const char *text)
{
  GtkWidget *label = widget_tree_find_label (fixture->window, text);

  return label != NULL && gtk_widget_get_mapped (label) ? label : NULL;
}

static void
test_a_long_change_is_told_and_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *button;

  pol_project_edit_async (fixture->labels.project, "burger on 4 images", tag_slowly, NULL, NULL,
                          cancellable, on_ended, fixture);
  g_assert_null (find_shown (fixture, "burger on 4 images"));
  while (find_shown (fixture, "burger on 4 images") == NULL)
    g_main_context_iteration (NULL, TRUE);

  button = widget_tree_find (fixture->window, GTK_TYPE_BUTTON, "Cancel");
  g_signal_emit_by_name (button, "clicked");
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (fixture->changed);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->labels.project), ==, 0);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->labels.project), ==, "Add concepts");
  g_assert_false (gtk_widget_get_mapped (button));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/status-bar/a-long-change-is-told-and-cancelled", Fixture, NULL, set_up,
              test_a_long_change_is_told_and_cancelled, tear_down);

  return g_test_run ();
}
