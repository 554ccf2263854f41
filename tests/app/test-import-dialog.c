/* test-import-dialog.c: the window hears what was imported, or the dialog says why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "label-fixture.h"
#include "pol-import-dialog.h"
#include "pol-list-dialog.h"
#include "widget-tree.h"

#define HEAD "{\"format\": \"polarity-annotations\", \"version\": 1, \"concepts\": [], "

static const char *const food[] = { "burger", "pizza", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *window;
  GtkWidget *dialog;
  char *path;
  char *action;
  GVariant *parameter;
} Fixture;

static void
hear (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->action);
  fixture->action = g_strdup (g_action_get_name (G_ACTION (action)));
  fixture->parameter = g_variant_ref (parameter);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = {
    { .name = "notify-undo", .activate = hear, .parameter_type = "s" },
    { .name = "notify-list", .activate = hear, .parameter_type = "(ssas)" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  label_fixture_set_up (&fixture->labels, 3, food);
  fixture->path = g_build_filename (fixture->labels.folder, "in.json", NULL);
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_weak_pointer (&fixture->dialog);
  g_remove (fixture->path);
  g_free (fixture->path);
  g_free (fixture->action);
  g_clear_pointer (&fixture->parameter, g_variant_unref);
  label_fixture_tear_down (&fixture->labels);
}

static void
import (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_set_weak_pointer (&fixture->dialog, pol_import_dialog_new (GTK_WINDOW (fixture->window),
                                                               fixture->labels.project, file));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
test_tells_what_was_imported (Fixture *fixture, gconstpointer data)
{
  import (fixture, HEAD "\"images\": [{\"path\": \"000.jpg\", \"annotations\": ["
                        "{\"concept\": \"burger\", \"value\": \"positive\"}, "
                        "{\"concept\": \"pizza\", \"value\": \"negative\"}]}]}");
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (fixture->action, ==, "notify-undo");
  g_assert_cmpstr (g_variant_get_string (fixture->parameter, NULL), ==,
                   "2 tags imported");
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->labels.project), ==, 2);
  pol_project_undo (fixture->labels.project);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->labels.project), ==, 0);
}

static void
test_lists_images_that_are_lacking (Fixture *fixture, gconstpointer data)
{
  g_autofree const char **lines = NULL;
  const char *text;
  const char *title;

  import (fixture, HEAD "\"images\": [{\"path\": \"elsewhere.jpg\", \"annotations\": []}, "
                        "{\"path\": \"bad%FF.jpg\", \"encoding\": \"uri\", \"annotations\": []}]}");
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (fixture->action, ==, "notify-list");
  g_variant_get (fixture->parameter, "(&s&s^a&s)", &text, &title, &lines);
  g_assert_cmpstr (text, ==, "0 tags imported. 2 images of the file are not in this folder.");
  g_assert_cmpuint (g_strv_length ((char **)lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "elsewhere.jpg");
}

static void
test_says_why_nothing_was_imported (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  import (fixture, HEAD "\"images\": [{\"path\": \"000.jpg\", \"annotations\": 3}]}");
  dialog = ADW_MESSAGE_DIALOG (fixture->dialog);
  while (g_str_equal (adw_message_dialog_get_body (dialog), ""))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Nothing Was Imported");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "in.json"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "line 1"));
  g_assert_null (fixture->action);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->labels.project), !=, "Import");
}

static void
test_cancelled_imports_nothing (Fixture *fixture, gconstpointer data)
{
  import (fixture, HEAD "\"images\": [{\"path\": \"000.jpg\", \"annotations\": ["
                        "{\"concept\": \"burger\", \"value\": \"positive\"}]}]}");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (fixture->action);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->labels.project), ==, 0);
}

static void
test_list_can_be_read (void)
{
  static const char *const lines[] = { "a/1.jpg", "b/2.jpg", NULL };
  GtkWidget *dialog = pol_list_dialog_new (NULL, "Some Images", lines);
  GtkWidget *list = widget_tree_find (dialog, GTK_TYPE_TEXT_VIEW, "Some Images");
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (list)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "a/1.jpg\nb/2.jpg");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/import-dialog/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("tells-what-was-imported", test_tells_what_was_imported);
  ADD ("lists-images-that-are-lacking", test_lists_images_that_are_lacking);
  ADD ("says-why-nothing-was-imported", test_says_why_nothing_was_imported);
  ADD ("cancelled-imports-nothing", test_cancelled_imports_nothing);
  g_test_add_func ("/import-dialog/list-can-be-read", test_list_can_be_read);

  return g_test_run ();
}
