/* test-window.c: the window opens folders and projects, or says why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "label-fixture.h"
#include "pol-list-dialog.h"
#include "pol-recent.h"
#include "pol-window.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", NULL };

typedef struct
{
  LabelFixture labels;
  AdwApplication *application;
  GtkWidget *window;
} Fixture;

static AdwMessageDialog *
find_message (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 3, food);
  fixture->application
      = adw_application_new ("io.github.polarity_app.Polarity.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, NULL);
  fixture->window = pol_window_new (fixture->application);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (find_message () != NULL)
    gtk_window_destroy (GTK_WINDOW (find_message ()));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->application);
  label_fixture_tear_down (&fixture->labels);
}

static void
open_path (Fixture *fixture, const char *path, const char *concepts)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (GFile) list = concepts != NULL ? g_file_new_for_path (concepts) : NULL;

  pol_window_open (POL_WINDOW (fixture->window), location, list);
  while (pol_window_is_opening (POL_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
}

static PolProject *
get_project (Fixture *fixture)
{
  return pol_window_get_project (POL_WINDOW (fixture->window));
}

static void
wait_for_scan (Fixture *fixture)
{
  gboolean scanning = TRUE;

  while (scanning)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (get_project (fixture), "scanning", &scanning, NULL);
    }
}

static gboolean
action_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

static void
test_begins_with_welcome (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pol_window_is_idle (POL_WINDOW (fixture->window)));
  g_assert_false (action_enabled (fixture, "export"));
  g_assert_true (action_enabled (fixture, "open-folder"));
}

static void
test_folder_opens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->labels.folder);

  open_path (fixture, fixture->labels.folder, NULL);
  g_assert_nonnull (get_project (fixture));
  g_assert_null (find_message ());
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, name);
  g_assert_true (action_enabled (fixture, "export"));

  wait_for_scan (fixture);
  g_assert_cmpuint (pol_project_get_n_images (get_project (fixture)), ==, 3);
}

static void
test_latest_comes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->labels.folder);
  g_autoptr (GPtrArray) recent = NULL;

  open_path (fixture, fixture->labels.folder, NULL);
  recent = pol_recent_list ();

  g_assert_cmpuint (recent->len, >, 0);
  g_assert_true (g_file_equal (recent->pdata[0], folder));
}

static void
test_project_opens_with_its_tags (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->labels.folder, ".polarity", NULL);
  g_autoptr (GError) error = NULL;

  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  pol_project_flush (fixture->labels.project, &error);
  g_assert_no_error (error);

  open_path (fixture, path, NULL);
  g_assert_nonnull (get_project (fixture));
  g_assert_cmpuint (pol_project_get_n_annotations (get_project (fixture)), ==, 1);
}

static void
test_concepts_are_added (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_strconcat (fixture->labels.folder, ".txt", NULL);
  g_autoptr (GError) error = NULL;
  PolConceptList *concepts;

  g_file_set_contents (list, "burger\ntaco\nburger\n", -1, &error);
  g_assert_no_error (error);
  open_path (fixture, fixture->labels.folder, list);
  g_unlink (list);

  concepts = pol_project_get_concepts (get_project (fixture));
  g_assert_cmpuint (pol_concept_list_get_n_active (concepts), ==, 2);
  g_assert_cmpstr (pol_concept_get_name (pol_concept_list_get_active (concepts, 1)), ==, "taco");
}

static void
assert_refused (Fixture *fixture, const char *path, const char *concepts)
{
  g_autofree char *name = g_path_get_basename (concepts != NULL ? concepts : path);

  open_path (fixture, path, concepts);
  g_assert_null (get_project (fixture));
  g_assert_nonnull (find_message ());
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_message ()), name));
}

static void
assert_no_project (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *path = pol_project_path_for_folder (file);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_missing_folder_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->labels.folder, "missing", NULL);

  assert_refused (fixture, path, NULL);
  assert_no_project (path);
}

static void
test_empty_folder_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->labels.folder, "empty", NULL);

  g_assert_no_errno (g_mkdir (path, 0700));
  assert_refused (fixture, path, NULL);
  assert_no_project (path);
  g_rmdir (path);
}

static void
test_other_file_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->labels.folder, "000.jpg", NULL);

  assert_refused (fixture, path, NULL);
}

static void
test_bad_concepts_leave_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_strconcat (fixture->labels.folder, ".txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (list, "burger\n\xff\n", -1, &error);
  g_assert_no_error (error);
  assert_refused (fixture, fixture->labels.folder, list);
  assert_no_project (fixture->labels.folder);
  g_unlink (list);
}

static void
test_refusal_keeps_what_was_open (Fixture *fixture, gconstpointer data)
{
  PolProject *project;

  open_path (fixture, fixture->labels.folder, NULL);
  project = get_project (fixture);
  open_path (fixture, "/nowhere", NULL);

  g_assert_nonnull (find_message ());
  g_assert_true (get_project (fixture) == project);
}

static void
test_undo_says_what (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo = widget_tree_find (fixture->window, GTK_TYPE_BUTTON, "Undo");
  g_autoptr (PolEdit) edit = NULL;

  open_path (fixture, fixture->labels.folder, NULL);
  g_assert_false (action_enabled (fixture, "undo"));

  edit = pol_project_begin_edit (get_project (fixture), "burger: positive");
  pol_edit_add_concept (edit, "burger", "burger", NULL, NULL, FALSE);
  pol_project_apply (get_project (fixture), edit);
  g_assert_true (action_enabled (fixture, "undo"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo burger: positive");

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_false (action_enabled (fixture, "undo"));
  g_assert_true (action_enabled (fixture, "redo"));
}

static void
set_setting (const char *key, GVariant *value)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.polarity_app.Polarity");

  g_settings_set_value (settings, key, value);
}

static void
test_comes_back_maximized (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  set_setting ("window-maximized", g_variant_new_boolean (TRUE));
  window = pol_window_new (fixture->application);

  g_assert_true (gtk_window_is_maximized (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  set_setting ("window-maximized", g_variant_new_boolean (FALSE));
}

/* Who is tagging is changed by the menu, and is kept. */
static void
test_menu_changes_annotator (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->labels.folder, NULL);
  g_assert_cmpstr (pol_project_get_annotator (get_project (fixture)), ==,
                   pol_project_get_default_annotator ());

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "annotator",
                                  g_variant_new_string ("Ana"));
  g_assert_cmpstr (pol_project_get_annotator (get_project (fixture)), ==, "Ana");

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "annotator",
                                  g_variant_new_string (""));
  g_assert_cmpstr (pol_project_get_annotator (get_project (fixture)), ==,
                   pol_project_get_default_annotator ());
}

static void
test_tagging_blind_shows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *notice;

  open_path (fixture, fixture->labels.folder, NULL);
  notice = gtk_widget_get_parent (
      widget_tree_find_label (fixture->window, "The tags of other annotators are hidden."));
  g_assert_false (gtk_widget_get_visible (notice));

  set_setting ("hide-other-annotators", g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (notice));
  g_assert_true (pol_project_get_blind (get_project (fixture)));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "hide-other-annotators", NULL);
  g_assert_false (gtk_widget_get_visible (notice));
  g_assert_false (pol_project_get_blind (get_project (fixture)));
}

static GtkWindow *
find_list (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (toplevels, i);

      if (POL_IS_LIST_DIALOG (window))
        return GTK_WINDOW (window);
    }

  return NULL;
}

static void
test_notice_shows_its_list (Fixture *fixture, gconstpointer data)
{
  const char *const lines[] = { "a.jpg", "b.jpg", NULL };
  GtkWidget *label;

  open_path (fixture, fixture->labels.folder, NULL);
  g_assert_true (action_enabled (fixture, "import-annotations"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "notify-list",
                                  g_variant_new ("(ss^as)", "2 are missing", "Missing", lines));
  label = widget_tree_find_label (fixture->window, "Show");
  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_nonnull (find_list ());
  g_assert_cmpstr (gtk_window_get_title (find_list ()), ==, "Missing");
  gtk_window_destroy (find_list ());
}

#define ADD(path, func) g_test_add ("/window/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("begins-with-welcome", test_begins_with_welcome);
  ADD ("folder-opens", test_folder_opens);
  ADD ("latest-comes-first", test_latest_comes_first);
  ADD ("project-opens-with-its-tags", test_project_opens_with_its_tags);
  ADD ("concepts-are-added", test_concepts_are_added);
  ADD ("missing-folder-is-refused", test_missing_folder_is_refused);
  ADD ("empty-folder-leaves-nothing", test_empty_folder_leaves_nothing);
  ADD ("other-file-is-refused", test_other_file_is_refused);
  ADD ("bad-concepts-leave-nothing", test_bad_concepts_leave_nothing);
  ADD ("refusal-keeps-what-was-open", test_refusal_keeps_what_was_open);
  ADD ("undo-says-what", test_undo_says_what);
  ADD ("comes-back-maximized", test_comes_back_maximized);
  ADD ("menu-changes-annotator", test_menu_changes_annotator);
  ADD ("tagging-blind-shows", test_tagging_blind_shows);
  ADD ("notice-shows-its-list", test_notice_shows_its_list);

  return g_test_run ();
}
